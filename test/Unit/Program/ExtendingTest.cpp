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

#include "mlir-roofline/Interfaces/SizeOpInterface.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/InferTypeOpInterface.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Support/DebugStringHelper.h"
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

/// Every second row, with sizes of its own.
class HalveOp : public Op<HalveOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                          OpTrait::OneOperand, SizeOpInterface::Trait> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(HalveOp)

  using Op::Op;
  static StringRef getOperationName() { return "acme.halve"; }
  static ArrayRef<StringRef> getAttributeNames() { return {}; }

  std::optional<Quantity> getResultDim(unsigned, unsigned dim,
                                       SizeProvider &sizes) {
    Quantity extent = sizes.getDim(getOperand(), dim);
    return dim == 0 ? Quantity::ceilDiv(extent, 2) : extent;
  }
};

/// A row more than there were, by MLIR's own interface for shapes.
class ExtendOp
    : public Op<ExtendOp, OpTrait::ZeroRegions, OpTrait::OneResult,
                OpTrait::OneOperand, ReifyRankedShapedTypeOpInterface::Trait> {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ExtendOp)

  using Op::Op;
  static StringRef getOperationName() { return "acme.extend"; }
  static ArrayRef<StringRef> getAttributeNames() { return {}; }

  LogicalResult reifyResultShapes(OpBuilder &builder,
                                  ReifiedRankedShapedTypeDims &shapes) {
    Location loc = getLoc();
    Value rows = tensor::DimOp::create(builder, loc, getOperand(), 0);
    Value one = arith::ConstantIndexOp::create(builder, loc, 1);
    Value sum = arith::AddIOp::create(builder, loc, rows, one);
    shapes.push_back({sum, builder.getIndexAttr(64)});
    return success();
  }
};

class AcmeDialect : public Dialect {
public:
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(AcmeDialect)

  explicit AcmeDialect(MLIRContext *ctx)
      : Dialect(getDialectNamespace(), ctx, TypeID::get<AcmeDialect>()) {
    addOperations<LinearGeluOp, SquareOp, HalveOp, ExtendOp>();
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
    registry.insert<AcmeDialect, affine::AffineDialect, arith::ArithDialect,
                    func::FuncDialect, memref::MemRefDialect,
                    tensor::TensorDialect>();
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

static constexpr StringLiteral ownSizes = R"(
  func.func @f(%x: tensor<?x64xf32>) -> tensor<?x64xf32> {
    %h = "acme.halve"(%x) : (tensor<?x64xf32>) -> tensor<?x64xf32>
    %e = "acme.extend"(%h) : (tensor<?x64xf32>) -> tensor<?x64xf32>
    %y = "acme.square"(%e) : (tensor<?x64xf32>) -> tensor<?x64xf32>
    return %y : tensor<?x64xf32>
  }
)";

TEST_F(Extending, SizesOfTheOperation) {
  OwningOpRef<ModuleOp> module = parse(/*withModel=*/false, ownSizes);
  ASSERT_TRUE(module);
  for (StringRef dialect : {"affine", "arith", "memref", "tensor"})
    context.getOrLoadDialect(dialect);
  std::string before = debugString(**module);
  ModuleCost cost(*module);
  // 64 products in each of half the rows, rounded up, and one.
  EXPECT_EQ(cost.getTotals().flops.value.str(), "64*ceildiv(arg0.d0, 2) + 64");
  // Shapes are written beside the program, not into it.
  EXPECT_EQ(debugString(**module), before);
  cost.getRoot()->walk([](Operation *op) {
    if (op->getName().getStringRef() == "acme.halve") {
      EXPECT_TRUE(op->hasOneUse());
    }
  });
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
