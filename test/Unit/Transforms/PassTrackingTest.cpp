//===- PassTrackingTest.cpp - Tests of tracked pass managers --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Transforms/PassTracking.h"

#include "Transforms/Track/Fingerprint.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/Builders.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Transforms/Passes.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Two equal products of 8 elements, and their sum: 24 flops, of which 8 are
/// not needed.
constexpr char program[] = R"(
  func.func @f(%x: tensor<8xf32>) -> tensor<8xf32> {
    %0 = arith.mulf %x, %x : tensor<8xf32>
    %1 = arith.mulf %x, %x : tensor<8xf32>
    %2 = arith.addf %0, %1 : tensor<8xf32>
    return %2 : tensor<8xf32>
  })";

struct PassTrackingTest : testing::Test {
  PassTrackingTest() {
    context
        .loadDialect<arith::ArithDialect, func::FuncDialect, scf::SCFDialect>();
  }

  OwningOpRef<ModuleOp> parse(StringRef text) {
    return parseSourceString<ModuleOp>(text, &context);
  }

  MLIRContext context;
};

int64_t getCount(const std::optional<MetricValue> &value) {
  return std::get<Quantity>(value->value).getInt64().value();
}

/// Does what it is told.
struct EditPass : PassWrapper<EditPass, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(EditPass)
  explicit EditPass(std::function<void(ModuleOp)> edit)
      : edit(std::move(edit)) {}
  void runOnOperation() override { edit(getOperation()); }
  std::function<void(ModuleOp)> edit;
};

TEST_F(PassTrackingTest, EachRunOfAManagerIsReported) {
  std::vector<PassReport> reports;
  {
    PassManager manager(&context);
    registerRooflineTracking(manager, [&](ArrayRef<PassReport> added) {
      reports.assign(added.begin(), added.end());
    });
    manager.addPass(createCSEPass());
    // The second module may be at the addresses of the first.
    for (int i = 0; i < 2; ++i) {
      OwningOpRef<ModuleOp> module = parse(program);
      ASSERT_TRUE(succeeded(manager.run(*module)));
      EXPECT_TRUE(reports.empty());
    }
    // Nothing is left to do here.
    OwningOpRef<ModuleOp> module = parse("func.func @f() { return }");
    ASSERT_TRUE(succeeded(manager.run(*module)));
  }
  ASSERT_EQ(reports.size(), 3u);
  for (const PassReport &report : ArrayRef(reports).take_front(2)) {
    ASSERT_EQ(report.metrics.size(), 3u);
    EXPECT_EQ(report.metrics[1]->name, "flops");
    EXPECT_EQ(getCount(report.before.values[1]), 24);
    EXPECT_EQ(getCount(report.after->values[1]), 16);
    ASSERT_EQ(report.passes.size(), 1u);
    EXPECT_EQ(report.passes[0].numChanged, 1u);
    EXPECT_EQ(getCount(report.passes[0].changes[1]), -8);
    EXPECT_TRUE(report.passes[0].changesWork);
  }
  EXPECT_EQ(getCount(reports[2].before.values[1]), 0);
  EXPECT_EQ(reports[2].passes[0].numChanged, 0u);
}

/// Functions that a pass erases and makes may share addresses: what is known of
/// one must not be taken for the other.
TEST_F(PassTrackingTest, NewFunctionsAreCountedAnew) {
  std::vector<PassReport> reports;
  {
    PassManager manager(&context);
    registerRooflineTracking(manager, [&](ArrayRef<PassReport> added) {
      reports.assign(added.begin(), added.end());
    });
    manager.addNestedPass<func::FuncOp>(createCSEPass());
    manager.addPass(std::make_unique<EditPass>([&](ModuleOp module) {
      (*module.getOps<func::FuncOp>().begin()).erase();
      OwningOpRef<ModuleOp> other = parse(program);
      Operation *function = *other->getOps<func::FuncOp>().begin();
      function->remove();
      module.push_back(function);
    }));
    manager.addNestedPass<func::FuncOp>(createCSEPass());
    OwningOpRef<ModuleOp> module = parse(program);
    ASSERT_TRUE(succeeded(manager.run(*module)));
  }
  ASSERT_EQ(reports.size(), 1u);
  // func.func, cse, the edit, func.func, cse.
  ArrayRef<PassReport::Pass> passes = reports[0].passes;
  ASSERT_EQ(passes.size(), 5u);
  EXPECT_EQ(getCount(passes[1].changes[1]), -8);
  EXPECT_EQ(getCount(passes[2].changes[1]), 8);
  EXPECT_EQ(getCount(passes[4].changes[1]), -8);
  EXPECT_EQ(getCount(reports[0].after->values[1]), 16);
}

/// Whatever is changed, and how: the fingerprint is another.
TEST_F(PassTrackingTest, FingerprintSeesEveryChange) {
  OwningOpRef<ModuleOp> module = parse(R"(
    func.func @f(%a: f32, %b: f32, %n: index) -> f32 {
      %c = arith.constant 1 : i32
      %0 = arith.subf %a, %b : f32
      %1 = arith.addf %0, %0 : f32
      scf.for %i = %n to %n step %n {
        %2 = arith.mulf %a, %b : f32
      }
      return %1 : f32
    })");
  auto function = *module->getOps<func::FuncOp>().begin();
  Block &body = function.getBody().front();
  auto find = [&](StringRef name) {
    Operation *found = nullptr;
    module->walk([&](Operation *op) {
      if (op->getName().getStringRef() == name)
        found = op;
    });
    return found;
  };
  Operation *sub = find("arith.subf"), *add = find("arith.addf");
  Operation *mul = find("arith.mulf"), *constant = find("arith.constant");
  Operation *loop = find("scf.for");
  Builder builder(&context);

  std::function<void()> edits[] = {
      [&] { sub->setOperand(1, body.getArgument(0)); },
      [&] { add->setAttr("note", builder.getUnitAttr()); },
      [&] { cast<arith::AddFOp>(add).setFastmath(arith::FastMathFlags::fast); },
      [&] {
        cast<arith::ConstantOp>(constant).setValueAttr(
            builder.getI32IntegerAttr(2));
      },
      [&] { constant->moveBefore(add); },
      [&] { mul->moveAfter(loop); },
      [&] { loop->erase(); },
      [&] { mul->getResult(0).setType(builder.getF16Type()); },
      [&] {
        function.getBody().front().addArgument(builder.getF32Type(),
                                               builder.getUnknownLoc());
      },
      [&] { mul->erase(); },
  };
  uint64_t before = getFingerprint(*module);
  for (auto [number, edit] : llvm::enumerate(edits)) {
    EXPECT_EQ(getFingerprint(*module), before) << number;
    edit();
    uint64_t after = getFingerprint(*module);
    EXPECT_NE(after, before) << number;
    before = after;
  }
  // Where it comes from does not matter.
  sub->setLoc(NameLoc::get(builder.getStringAttr("elsewhere")));
  EXPECT_EQ(getFingerprint(*module), before);
}
} // namespace
