//===- ProgramTest.cpp - Tests of programs and what they cost -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/ModuleCost.h"

#include "mlir-roofline/Models/CostModels.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class ProgramTest : public testing::Test {
protected:
  ProgramTest() {
    DialectRegistry registry;
    registry.insert<arith::ArithDialect, func::FuncDialect, scf::SCFDialect,
                    tensor::TensorDialect>();
    registerAllCostModels(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
  }

  ModuleOp parse(StringRef text) {
    module = parseSourceString<ModuleOp>(text, &context);
    EXPECT_TRUE(module);
    return *module;
  }

  static std::string getFlops(const ModuleCost &cost) {
    return cost.getTotals().flops.value.str();
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
};

/// @main doubles n numbers and calls @layer with them and with 4; @layer
/// doubles as many as it is given.
constexpr StringLiteral twoSizes = R"(
  func.func @main(%a: tensor<?xf32>, %b: tensor<4xf32>) {
    %0 = arith.addf %a, %a : tensor<?xf32>
    %1 = tensor.cast %b : tensor<4xf32> to tensor<?xf32>
    call @layer(%a) : (tensor<?xf32>) -> ()
    call @layer(%1) : (tensor<?xf32>) -> ()
    return
  }
  func.func private @layer(%a: tensor<?xf32>) {
    %0 = arith.addf %a, %a : tensor<?xf32>
    return
  })";

TEST_F(ProgramTest, BindingsShareTheProgram) {
  ModuleCost cost(parse(twoSizes));
  ASSERT_EQ(cost.getSymbols().size(), 1u);
  std::string name = cost.getSymbols().front().name;
  SizeBindings values;
  values[name] = 10;
  ModuleCost bound = cost.bind(values);
  EXPECT_EQ(&bound.getProgram(), &cost.getProgram());
  // 2*n + 4 and 2*10 + 4.
  EXPECT_EQ(getFlops(cost), "2*" + name + " + 4");
  EXPECT_EQ(getFlops(bound), "24");
  // The sizes that can be bound are those of the program as it is.
  EXPECT_EQ(bound.getSymbols().size(), 1u);
  // Sizes that differed may be equal now: one row of @layer instead of two.
  values[name] = 4;
  EXPECT_EQ(cost.getOps().size(), 3u);
  EXPECT_EQ(cost.bind(values).getOps().size(), 2u);
  EXPECT_EQ(getFlops(cost.bind(values)), "12");
  // What is bound stays bound.
  EXPECT_EQ(getFlops(bound.bind(values)), "24");
}

TEST_F(ProgramTest, BindingOnConstruction) {
  SizeBindings values;
  values["nobody"] = 1;
  ModuleCost cost(parse(twoSizes), values);
  values.clear();
  values[cost.getSymbols().front().name] = 10;
  EXPECT_EQ(getFlops(ModuleCost(*module, values)), "24");
}

TEST_F(ProgramTest, OtherCostsAreBoundToo) {
  ModuleCost cost(parse(twoSizes));
  SizeBindings values;
  values[cost.getSymbols().front().name] = 10;
  // Twice as much of everything.
  ModuleCost doubled = cost.bind(values).withCosts([](const CostedOp &op) {
    return op.cost.transformed([](const Quantity &count) { return count * 2; });
  });
  EXPECT_EQ(getFlops(doubled), "48");
  EXPECT_EQ(&doubled.getProgram(), &cost.getProgram());
}

TEST_F(ProgramTest, EveryOperationIsAnnotatedOnce) {
  ModuleCost cost(parse(twoSizes));
  std::vector<std::string> flops;
  cost.forEachCost([&](Operation *, const OpCost &opCost) {
    flops.push_back(opCost.work.getFlops().str());
  });
  // Of @layer, which is called with two sizes, in its own size.
  ASSERT_EQ(flops.size(), 3u);
  EXPECT_EQ(flops[1], flops[2]);
}

TEST_F(ProgramTest, OneEntryOfSeveral) {
  ModuleCost cost(parse(R"(
    func.func @prefill(%a: tensor<128xf32>) {
      %0 = arith.addf %a, %a : tensor<128xf32>
      call @part(%a) : (tensor<128xf32>) -> ()
      return
    }
    func.func @decode(%a: tensor<1xf32>) {
      %0 = arith.addf %a, %a : tensor<1xf32>
      return
    }
    func.func private @part(%a: tensor<128xf32>) {
      %0 = arith.addf %a, %a : tensor<128xf32>
      return
    })"));
  EXPECT_EQ(getFlops(cost), "257");
  ArrayRef<ProgramFunction> functions = cost.getProgram().getFunctions();
  ASSERT_EQ(functions.size(), 4u);
  EXPECT_TRUE(functions[1].isEntry);
  EXPECT_TRUE(functions[2].isEntry);
  EXPECT_FALSE(functions[3].isEntry);
  EXPECT_EQ(getFlops(cost.withEntry(1)), "256");
  EXPECT_EQ(cost.withEntry(1).getFunctions().size(), 2u);
  EXPECT_EQ(getFlops(cost.withEntry(2)), "1");
  // The addition and the terminator.
  EXPECT_EQ(cost.withEntry(2).getCoverage().numOps, 2u);
  EXPECT_EQ(getFlops(cost.withEntry(3)), "128");
}

TEST_F(ProgramTest, AFunctionAloneLooksAtNothingElse) {
  ModuleOp op = parse(twoSizes);
  auto main = op.lookupSymbol<func::FuncOp>("main");
  ModuleCost cost(main);
  ASSERT_EQ(cost.getOps().size(), 3u);
  EXPECT_EQ(cost.getOps()[1].cost.workStatus, CountStatus::unknown);
  EXPECT_EQ(cost.getOps()[1].cost.reason,
            "the callee is outside of what is analysed");
  EXPECT_EQ(cost.getTotals().workStatus, CountStatus::lower);
  ModuleCost layer(op.lookupSymbol<func::FuncOp>("layer"));
  EXPECT_EQ(layer.getTotals().workStatus, CountStatus::exact);
  ASSERT_EQ(layer.getSymbols().size(), 1u);
  EXPECT_TRUE(StringRef(layer.getSymbols().front().name).ends_with("arg0.d0"));
}

TEST_F(ProgramTest, NothingHasNoCoverage) {
  ModuleCost cost(parse("module {}"));
  EXPECT_FALSE(cost.getCoverage().getOps().has_value());
  EXPECT_FALSE(cost.getCoverage().bytes.has_value());
}

TEST_F(ProgramTest, ACopyOutlivesTheOriginal) {
  std::optional<ModuleCost> cost(ModuleCost(parse(twoSizes)));
  ModuleCost copy = *cost;
  cost.reset();
  EXPECT_EQ(copy.getOps().front().cost.workStatus, CountStatus::exact);
}

} // namespace
