//===- ExtendingTest.cpp - A cost for somebody else's operation -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The worked examples of docs/Extending.md: a dialect that knows nothing of
// this project, an external model for its operation, an operation that
// implements the interface itself, and the analysis over all of them. A
// declared cost is text alone: test/Program/declared-cost.mlir.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Program/ModuleCost.h"

#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// The other dialect
//===----------------------------------------------------------------------===//

namespace {
/// gelu(x * w), with gelu(y) = y * 0.5 * (1 + erf(y * 0.7071)).
class LinearGeluOp
    : public Op<LinearGeluOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                OpTrait::NOperands<2>::Impl> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(LinearGeluOp)

  using Op::Op;
  static StringRef getOperationName() { return "acme.linear_gelu"; }
  static ArrayRef<StringRef> getAttributeNames() { return {}; }
};

/// x * x, with a cost of its own: what ODS generates for
/// DeclareOpInterfaceMethods<CostModelOpInterface>.
class SquareOp
    : public Op<SquareOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                OpTrait::OneOperand, OpTrait::SameOperandsAndResultType,
                CostModelOpInterface::Trait> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(SquareOp)

  using Op::Op;
  static StringRef getOperationName() { return "acme.square"; }
  static ArrayRef<StringRef> getAttributeNames() { return {}; }

  OpCost getOpCost(SizeProvider &sizes) {
    return getElementwiseCost(*this, sizes, WorkClass::mul, /*count=*/1);
  }
};

class AcmeDialect : public Dialect {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(AcmeDialect)

  explicit AcmeDialect(MLIRContext *ctx)
      : Dialect(getDialectNamespace(), ctx, TypeID::get<AcmeDialect>()) {
    addOperations<LinearGeluOp, SquareOp>();
  }
  static StringRef getDialectNamespace() { return "acme"; }
};
} // namespace

//===----------------------------------------------------------------------===//
// The model
//===----------------------------------------------------------------------===//

namespace {
struct LinearGeluModel
    : CostModelOpInterface::ExternalModel<LinearGeluModel, LinearGeluOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Value x = op->getOperand(0), w = op->getOperand(1);
    Quantity rows = sizes.getDim(x, 0);
    Quantity inner = sizes.getDim(x, 1);
    Quantity columns = sizes.getDim(w, 1);
    Type type = getElementTypeOrSelf(op->getResult(0).getType());

    builder.addMacs(getElementTypeOrSelf(x.getType()), type,
                    rows * columns * inner);
    builder.addWork(WorkClass::mul, type, 3 * rows * columns);
    builder.addWork(WorkClass::add, type, rows * columns);
    builder.addWork(WorkClass::special, type, rows * columns);

    builder.readOperand(0);
    builder.readOperand(1);
    builder.writeResult(0, rows * columns);
    return builder.take();
  }
};
} // namespace

static void registerAcmeCostModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, AcmeDialect *) {
    LinearGeluOp::attachInterface<LinearGeluModel>(*ctx);
  });
}

//===----------------------------------------------------------------------===//
// The analysis
//===----------------------------------------------------------------------===//

static constexpr StringLiteral ownCost = R"(
  func.func @f(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
    %y = "acme.square"(%x) : (tensor<?x64xf32>) -> tensor<?x64xf32>
    return %y : tensor<?x64xf32>
  }
)";

static constexpr StringLiteral program = R"(
  func.func @f(%x: tensor<?x64xf32>, %w: tensor<64x32xf32>) -> tensor<?x32xf32> {
    %y = "acme.linear_gelu"(%x, %w)
        : (tensor<?x64xf32>, tensor<64x32xf32>) -> tensor<?x32xf32>
    return %y : tensor<?x32xf32>
  }
)";

namespace {
struct Extending : testing::Test {
  OwningOpRef<ModuleOp> parse(bool withModel, StringRef text = program) {
    DialectRegistry registry;
    registry.insert<AcmeDialect, func::FuncDialect>();
    registerAllCostModels(registry);
    if (withModel)
      registerAcmeCostModels(registry);
    context.appendDialectRegistry(registry);
    return parseSourceString<ModuleOp>(text, &context);
  }

  MLIRContext context;
};

TEST_F(Extending, ExternalModel) {
  OwningOpRef<ModuleOp> module = parse(/*withModel=*/true);
  ASSERT_TRUE(module);
  ModuleCost cost(*module);
  const Totals &totals = cost.getTotals();
  EXPECT_EQ(cost.getCoverage().numUnknownOps, 0u);
  EXPECT_EQ(totals.workStatus, CountStatus::exact);
  // 64 macs for each of 32 columns; 2 flops each and 4 more per output.
  EXPECT_EQ(totals.macs.value.str(), "2048*arg0.d0");
  EXPECT_EQ(totals.flops.value.str(), "4224*arg0.d0");
  EXPECT_EQ(totals.transcendentals.value.str(), "32*arg0.d0");
  // x: 64 * 4 B a row, w: 64 * 32 * 4 B; the result 32 * 4 B a row.
  EXPECT_EQ(totals.bytesRead.value.str(), "256*arg0.d0 + 8192");
  EXPECT_EQ(totals.bytesWritten.value.str(), "128*arg0.d0");
}

TEST_F(Extending, InterfaceOfTheOperation) {
  OwningOpRef<ModuleOp> module = parse(/*withModel=*/false, ownCost);
  ASSERT_TRUE(module);
  ModuleCost cost(*module);
  EXPECT_EQ(cost.getCoverage().numUnknownOps, 0u);
  // 64 products a row, of 4 bytes read and 4 written each.
  EXPECT_EQ(cost.getTotals().flops.value.str(), "64*arg0.d0");
  EXPECT_EQ(cost.getTotals().bytes.value.str(), "512*arg0.d0");
}

TEST_F(Extending, WithoutModelUnknown) {
  OwningOpRef<ModuleOp> module = parse(/*withModel=*/false);
  ASSERT_TRUE(module);
  ModuleCost cost(*module);
  EXPECT_EQ(cost.getCoverage().numUnknownOps, 1u);
  ASSERT_EQ(cost.getCoverage().unknown.size(), 1u);
  EXPECT_EQ(cost.getCoverage().unknown.front().op, "acme.linear_gelu");
  EXPECT_NE(cost.getTotals().workStatus, CountStatus::exact);
}
} // namespace
