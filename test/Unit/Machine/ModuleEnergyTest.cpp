//===- ModuleEnergyTest.cpp - Tests of the energy of programs -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every operation is on 16 f32 values: with two inputs it moves 192 bytes, with
// one 128. An addition takes 2 pJ, a comparison 5, a byte 100.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/ModuleEnergy.h"

#include "mlir-roofline/Models/CostModels.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class ModuleEnergyTest : public testing::Test {
protected:
  ModuleEnergyTest() {
    DialectRegistry registry;
    registry.insert<RooflineDialect, arith::ArithDialect, func::FuncDialect,
                    linalg::LinalgDialect, math::MathDialect,
                    memref::MemRefDialect, scf::SCFDialect>();
    registerAllCostModels(registry);
    context.appendDialectRegistry(registry);
    context.allowUnregisteredDialects();
    context.loadAllAvailableDialects();
    target = cast<TargetAttr>(parseAttribute(
        R"(#roofline.target<"t",
          units = [<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>],
          memory = [<"DRAM", bandwidth_bytes_per_s = 1e9>],
          energy = <"e", pj_per_op = [<add, f32 = 2>, <compare, f32 = 5>],
                    pj_per_byte = [<"DRAM" = 100>], static_w = 3>>)",
        &context));
  }

  ModuleEnergy getEnergy(StringRef program,
                         std::optional<double> latencySeconds = 0) {
    module = parseSourceString<ModuleOp>(program, &context);
    EXPECT_TRUE(module);
    return ModuleEnergy(ModuleCost(*module), EnergyModel(MachineModel(target)),
                        latencySeconds);
  }

  static void expectTotal(const ModuleEnergy &energy, double computePicojoules,
                          double memoryPicojoules, CountStatus status,
                          ArrayRef<StringRef> missing = {}) {
    ASSERT_TRUE(energy.getTotal().has_value());
    EXPECT_NEAR(energy.getTotal()->computeJoules * 1e12, computePicojoules,
                1e-6);
    EXPECT_NEAR(energy.getTotal()->memoryJoules * 1e12, memoryPicojoules, 1e-6);
    EXPECT_EQ(energy.getTotal()->status, status);
    ASSERT_EQ(energy.getTotal()->missing.size(), missing.size());
    for (auto [entry, name] : llvm::zip(energy.getTotal()->missing, missing))
      EXPECT_EQ(entry.getValue(), name);
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
  TargetAttr target;
};

TEST_F(ModuleEnergyTest, CallsAndLoops) {
  ModuleEnergy energy = getEnergy(R"(
    func.func private @layer(%x: tensor<16xf32>) -> tensor<16xf32> {
      %0 = arith.addf %x, %x : tensor<16xf32>
      %1 = arith.maximumf %0, %x : tensor<16xf32>
      return %1 : tensor<16xf32>
    }
    func.func @main(%x: tensor<16xf32>) -> tensor<16xf32> {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %c3 = arith.constant 3 : index
      %0 = scf.for %i = %c0 to %c3 step %c1 iter_args(%y = %x) -> tensor<16xf32> {
        %1 = func.call @layer(%y) : (tensor<16xf32>) -> tensor<16xf32>
        scf.yield %1 : tensor<16xf32>
      }
      %2 = call @layer(%0) : (tensor<16xf32>) -> tensor<16xf32>
      return %2 : tensor<16xf32>
    })",
                                  /*latencySeconds=*/1e-6);
  // 3 times in the loop and once more: 4 * 16 * (2 + 5), 4 * (128 + 192) * 100:
  // what is added to itself is read once.
  // 3 W * 1 us at least, for as long as the program really takes.
  expectTotal(energy, 448, 128000, CountStatus::lower);
  EXPECT_DOUBLE_EQ(energy.getTotal()->staticJoules, 3e-6);
  // Of one execution, without static power.
  ASSERT_EQ(energy.getOps().size(), 2u);
  EXPECT_NEAR(energy.getOps()[0]->getJoules() * 1e12, 16 * 2 + 12800, 1e-6);
  EXPECT_NEAR(energy.getOps()[1]->getJoules() * 1e12, 16 * 5 + 19200, 1e-6);
}

TEST_F(ModuleEnergyTest, TheAlternativeThatTakesMore) {
  // 16 * 5 + 128 * 100 for one comparison with a splat that needs no memory;
  // two additions: 2 * (16 * 2 + 192 * 100).
  expectTotal(getEnergy(R"(
    func.func @main(%c: i1, %x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
      %0 = scf.if %c -> tensor<16xf32> {
        %zero = arith.constant dense<0.0> : tensor<16xf32>
        %1 = arith.maximumf %x, %zero : tensor<16xf32>
        scf.yield %1 : tensor<16xf32>
      } else {
        %1 = arith.addf %x, %y : tensor<16xf32>
        %2 = arith.addf %1, %y : tensor<16xf32>
        scf.yield %2 : tensor<16xf32>
      }
      return %0 : tensor<16xf32>
    })"),
              64, 38400, CountStatus::upper);
}

TEST_F(ModuleEnergyTest, MissingEntriesAreNamedOnce) {
  // The additions: 2 * 16 * 2 pJ. All bytes: 4 * 192 + 128 of the exponential.
  expectTotal(getEnergy(R"(
    func.func @main(%x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
      %0 = arith.addf %x, %y : tensor<16xf32>
      %1 = arith.mulf %0, %y : tensor<16xf32>
      %2 = math.exp %1 : tensor<16xf32>
      %3 = arith.mulf %2, %y : tensor<16xf32>
      %4 = arith.addf %3, %y : tensor<16xf32>
      return %4 : tensor<16xf32>
    })"),
              64, 89600, CountStatus::lower, {"mul.f32", "special.f32"});
}

TEST_F(ModuleEnergyTest, UnknownOperationsMakeALowerBound) {
  // The types of the unknown one say 128 bytes, which is a guess and left out.
  expectTotal(getEnergy(R"(
    func.func @main(%x: tensor<16xf32>, %y: tensor<16xf32>) -> tensor<16xf32> {
      %0 = arith.addf %x, %y : tensor<16xf32>
      %1 = "mystery.op"(%0) : (tensor<16xf32>) -> tensor<16xf32>
      return %1 : tensor<16xf32>
    })"),
              32, 19200, CountStatus::lower);
}

TEST_F(ModuleEnergyTest, NoTotalOfOpenSizesOrTimes) {
  StringRef dynamic = R"(
    func.func @main(%x: tensor<?xf32>, %y: tensor<16xf32>) -> tensor<?xf32> {
      %0 = arith.addf %y, %y : tensor<16xf32>
      %1 = arith.addf %x, %x : tensor<?xf32>
      return %1 : tensor<?xf32>
    })";
  ModuleEnergy open = getEnergy(dynamic);
  EXPECT_FALSE(open.getTotal());
  ASSERT_EQ(open.getOps().size(), 2u);
  EXPECT_TRUE(open.getOps()[0]);
  EXPECT_FALSE(open.getOps()[1]);
  EXPECT_FALSE(getEnergy("func.func private @f()", std::nullopt).getTotal());
}

TEST_F(ModuleEnergyTest, OperationsWhoseCostDependsOnTheIteration) {
  // The slice grows from 0 to 3 rows of 16: 6 rows of additions in all, 96 * 2
  // pJ, and 96 * 2 * 4 bytes; copies and slices of tensors that grow would move
  // bytes too, so the operands are made where they are.
  ModuleEnergy energy = getEnergy(R"(
    func.func @main(%x: memref<4x16xf32>) {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %c4 = arith.constant 4 : index
      scf.for %i = %c0 to %c4 step %c1 {
        %s = memref.subview %x[0, 0] [%i, 16] [1, 1]
          : memref<4x16xf32> to memref<?x16xf32, strided<[16, 1]>>
        linalg.add ins(%s, %s : memref<?x16xf32, strided<[16, 1]>>, memref<?x16xf32, strided<[16, 1]>>)
                   outs(%s : memref<?x16xf32, strided<[16, 1]>>)
      }
      return
    })");
  expectTotal(energy, 192, 76800, CountStatus::exact);
  // The mean of 4 executions.
  ASSERT_EQ(energy.getOps().size(), 1u);
  EXPECT_NEAR(energy.getOps()[0]->computeJoules * 1e12, 48, 1e-6);
}

} // namespace
