//===- MachineModelTest.cpp - Tests of time from work and traffic ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The choice of the unit, with round figures: matrix f16 2e12 and f64 2e11,
// vector f32 2e11, special f32 2e10 operations per second, memory 1e11 bytes
// per second.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MachineModel.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class MachineModelTest : public testing::Test {
protected:
  MachineModelTest() : builder(&context) {
    context.loadDialect<RooflineDialect>();
    f16 = builder.getF16Type();
    bf16 = builder.getBF16Type();
    f32 = builder.getF32Type();
    f64 = builder.getF64Type();
  }

  MachineModel getMachine(StringRef units = defaultUnits,
                          StringRef cache = defaultCache,
                          MachineOptions options = {}) {
    std::string text =
        "#roofline.target<\"t\", units = [" + units.str() +
        "], memory = [<\"DRAM\", bandwidth_bytes_per_s = 1e11>, " +
        cache.str() + "]>";
    return MachineModel(cast<TargetAttr>(parseAttribute(text, &context)),
                        options);
  }

  /// A contraction of `macs` multiplications, as mul and add or as fma.
  static OpCost getContraction(Type operand, Type accumulator, int64_t macs,
                               bool isFused = false) {
    OpCost cost;
    cost.macs = macs;
    cost.macOperandType = operand;
    cost.macAccumulatorType = accumulator;
    if (isFused) {
      cost.work.add(WorkClass::fma, accumulator, macs);
    } else {
      cost.work.add(WorkClass::mul, accumulator, macs);
      cost.work.add(WorkClass::add, accumulator, macs);
    }
    return cost;
  }

  static OpCost getWork(WorkClass workClass, Type type, Quantity count) {
    OpCost cost;
    cost.work.add(workClass, type, count);
    return cost;
  }

  static OpCost withBytes(OpCost cost, Quantity bytes) {
    OperandTraffic traffic;
    traffic.bytesRead = bytes;
    cost.traffic.push_back(traffic);
    return cost;
  }

  static void expectTime(const MachineModel &machine, const OpCost &cost,
                         double seconds, StringRef resource,
                         CountStatus status = CountStatus::exact) {
    std::optional<OpTime> time = machine.getTime(cost);
    ASSERT_TRUE(time.has_value());
    EXPECT_NEAR(time->seconds, seconds, 1e-9 * seconds);
    EXPECT_EQ(time->resource ? time->resource.getValue() : "", resource);
    EXPECT_EQ(time->status, status);
  }

  /// The resources that a cost needs, and how long.
  static SmallVector<ResourceTime> getUsed(const MachineModel &machine,
                                           const OpCost &cost) {
    SmallVector<ResourceTime> used;
    std::optional<Demand<double>> demand =
        getDemand(cost, machine.getResources());
    if (demand)
      for (auto [number, seconds] :
           llvm::enumerate(machine.getSeconds(*demand)))
        if (seconds > 0)
          used.push_back(machine.getResource(number, seconds));
    return used;
  }

  static constexpr StringLiteral defaultCache =
      "<\"L2\", bandwidth_bytes_per_s = 1e15>";
  static constexpr StringLiteral defaultUnits =
      "<matrix, count = 2, clock_hz = 1e9, rates = [<f16 = 1000>, <f64 = 100>]>"
      ", <vector, count = 2, clock_hz = 1e9, rates = [<f32 = 100>]>"
      ", <special, count = 2, clock_hz = 1e9, rates = [<f32 = 10>]>";

  MLIRContext context;
  Builder builder;
  Type f16, bf16, f32, f64;
};

TEST_F(MachineModelTest, MacsRunOnTheMatrixUnit) {
  MachineModel machine = getMachine();
  // 2 * 1e6 / 2e12, nothing is left for the vector unit.
  for (bool isFused : {false, true}) {
    OpCost cost = getContraction(f16, f32, 1000000, isFused);
    expectTime(machine, cost, 1e-6, "matrix.f16");
    EXPECT_EQ(getUsed(machine, cost).size(), 1u);
  }
}

TEST_F(MachineModelTest, CoresShareTheInnermostLevel) {
  // 4096 B for two units of each kind; for four where one kind has four.
  StringRef shared =
      "<\"L2\", bandwidth_bytes_per_s = 1e15, capacity_bytes = 4096>";
  EXPECT_EQ(
      getMachine(defaultUnits, shared).getResources().getCoreMemoryBytes(),
      2048);
  StringRef units =
      "<vector, count = 2, clock_hz = 1e9, rates = [<f32 = 100>]>"
      ", <matrix, count = 4, clock_hz = 1e9, rates = [<f16 = 1>]>";
  EXPECT_EQ(getMachine(units, shared).getResources().getCoreMemoryBytes(),
            1024);
  // Eight of them are 512 B each, whoever uses them.
  StringRef own = "<\"L1\", bandwidth_bytes_per_s = 1e15, capacity_bytes = "
                  "4096, instances = 8>";
  EXPECT_EQ(getMachine(units, own).getResources().getCoreMemoryBytes(), 512);
  // Of two the inner one.
  std::string both = shared.str() + ", " + own.str();
  EXPECT_EQ(getMachine(units, both).getResources().getCoreMemoryBytes(), 512);
  EXPECT_EQ(getMachine().getResources().getCoreMemoryBytes(),
            MachineResources::defaultCoreMemoryBytes);
}

TEST_F(MachineModelTest, WorkThatIsNoMacStaysOnTheVectorUnit) {
  MachineModel machine = getMachine();
  OpCost cost = getContraction(f16, f32, 1000000);
  cost.work.add(WorkClass::add, f32, 400000);
  // The casts of both factors go with the macs; these are some more.
  cost.work.add(WorkClass::convert, f32, 2 * 1000000 + 1000000);
  SmallVector<ResourceTime> times = getUsed(machine, withBytes(cost, 5000));
  ASSERT_EQ(times.size(), 4u);
  EXPECT_EQ(times[0].resource, "matrix.f16");
  EXPECT_NEAR(times[0].seconds, 1e-6, 1e-15);
  // 1.4e6 / 2e11.
  EXPECT_EQ(times[1].resource, "vector.f32");
  EXPECT_NEAR(times[1].seconds, 7e-6, 1e-15);
  // 5000 / 1e11, at the bandwidth of the outermost level.
  EXPECT_EQ(times[2].resource, "DRAM");
  EXPECT_EQ(times[2].kind, BoundKind::memory);
  EXPECT_NEAR(times[2].seconds, 5e-8, 1e-17);
  // The same bytes pass the cache.
  EXPECT_EQ(times[3].resource, "L2");
  EXPECT_NEAR(times[3].seconds, 5e-12, 1e-21);
  std::optional<OpTime> time = machine.getTime(withBytes(cost, 5000));
  EXPECT_NEAR(*time->getSlack(), 7.0, 1e-9);
}

TEST_F(MachineModelTest, TypesWithoutMatrixRateRunOnTheVectorUnit) {
  MachineModel machine = getMachine();
  // f64 would hold f32 but is no faster than the vector unit (2e11 both); f16
  // does not hold bf16.
  expectTime(machine, getContraction(f32, f32, 1000000), 1e-5, "vector.f32");
  // Products of narrow factors in wide arithmetic: a machine may have better.
  expectTime(machine, getContraction(bf16, f32, 1000000), 1e-5, "vector.f32",
             CountStatus::upper);
}

TEST_F(MachineModelTest, NarrowTypeUsesWiderMatrixRateWhereFaster) {
  MachineModel machine = getMachine();
  Type f8 = Float8E4M3FNType::get(&context);
  expectTime(machine, getContraction(f8, f32, 1000000), 1e-6, "matrix.f16",
             CountStatus::upper);
}

TEST_F(MachineModelTest, AccumulatorSelectsTheRate) {
  MachineModel machine = getMachine(
      "<matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 2000, accumulate = "
      "f16>, <f16 = 1000, accumulate = f32>]>, <vector, count = 1, clock_hz = "
      "1e9, rates = [<f64 = 1>]>");
  expectTime(machine, getContraction(f16, f16, 1000000), 1e-6,
             "matrix.f16.f16");
  expectTime(machine, getContraction(f16, f32, 1000000), 2e-6,
             "matrix.f16.f32");
  // 2e6 / 1e9.
  expectTime(machine, getContraction(f16, f64, 1000000), 2e-3, "vector.f64",
             CountStatus::upper);
}

TEST_F(MachineModelTest, VectorTypesAndFallback) {
  MachineModel machine = getMachine();
  expectTime(machine, getWork(WorkClass::mul, f32, 200), 1e-9, "vector.f32");
  expectTime(machine, getWork(WorkClass::fma, f32, 200), 2e-9, "vector.f32");
  expectTime(machine, getWork(WorkClass::div, bf16, 200), 1e-9, "vector.f32",
             CountStatus::upper);
  // Where something else decides, what stands in does not: 200 / 1e11.
  expectTime(machine, withBytes(getWork(WorkClass::div, bf16, 200), 200), 2e-9,
             "DRAM");
  // Neither f64 nor integers can be timed: a lower bound.
  expectTime(machine, getWork(WorkClass::mul, f64, 200), 0, "",
             CountStatus::lower);
  OpCost cost = getWork(WorkClass::add, builder.getI32Type(), 200);
  cost.work.add(WorkClass::add, f32, 200);
  expectTime(machine, cost, 1e-9, "vector.f32", CountStatus::lower);
}

TEST_F(MachineModelTest, IntegersUseTheNarrowestThatIsWideEnough) {
  MachineModel machine = getMachine(
      "<vector, count = 1, clock_hz = 1e9, rates = [<i64 = 1>, <i32 = 2>, "
      "<f32 = 8>]>");
  expectTime(machine, getWork(WorkClass::add, builder.getI8Type(), 1000), 5e-7,
             "vector.i32", CountStatus::upper);
  expectTime(machine, getWork(WorkClass::add, builder.getIntegerType(48), 1000),
             1e-6, "vector.i64", CountStatus::upper);
}

TEST_F(MachineModelTest, WideIntegersAreSeveralNarrowOnes) {
  MachineModel machine = getMachine(
      "<vector, count = 1, clock_hz = 1e9, rates = [<i32 = 2>, <i8 = 8>]>");
  Type i64 = builder.getI64Type();
  // Two additions, four products: 2000 / 2e9, 4000 / 2e9; of 96 bits 3 and 9.
  expectTime(machine, getWork(WorkClass::add, i64, 1000), 1e-6, "vector.i32");
  expectTime(machine, getWork(WorkClass::mul, i64, 1000), 2e-6, "vector.i32");
  Type i96 = builder.getIntegerType(96);
  expectTime(machine, getWork(WorkClass::compare, i96, 1000), 1.5e-6,
             "vector.i32");
  expectTime(machine, getWork(WorkClass::mul, i96, 1000), 4.5e-6, "vector.i32");
  SmallVector<StandIn, 1> standIns =
      getStandIns(getWork(WorkClass::add, i64, 1), machine.getResources());
  ASSERT_EQ(standIns.size(), 1u);
  EXPECT_TRUE(standIns[0].isSplit);
  // What no rate is for takes a cycle each, at most.
  EXPECT_EQ(machine.getTime(getWork(WorkClass::add, f32, 50))->missingSeconds,
            5e-8);
}

TEST_F(MachineModelTest, TranscendentalsRunOnTheSpecialUnit) {
  MachineModel machine = getMachine();
  expectTime(machine, getWork(WorkClass::special, f32, 200), 1e-8,
             "special.f32");
  expectTime(machine, getWork(WorkClass::special, f16, 200), 1e-8,
             "special.f32", CountStatus::upper);
  MachineModel plain =
      getMachine("<vector, count = 2, clock_hz = 1e9, rates = [<f32 = 100>]>");
  expectTime(plain, getWork(WorkClass::special, f32, 200), 1e-9, "vector.f32");
}

TEST_F(MachineModelTest, IndexWorkIsFree) {
  MachineModel machine = getMachine();
  OpCost cost = getWork(WorkClass::add, builder.getIndexType(), 1000);
  expectTime(machine, cost, 0, "");
  EXPECT_EQ(machine.getTime(cost)->kind, BoundKind::none);
}

TEST_F(MachineModelTest, TieGoesToCompute) {
  // 200 / 2e11 = 100 / 1e11.
  OpCost cost = withBytes(getWork(WorkClass::add, f32, 200), 100);
  expectTime(getMachine(), cost, 1e-9, "vector.f32");
  EXPECT_EQ(getMachine().getTime(cost)->getSlack(), 1.0);
}

TEST_F(MachineModelTest, MemoryBound) {
  OpCost cost = withBytes(getWork(WorkClass::add, f32, 200), 300);
  expectTime(getMachine(), cost, 3e-9, "DRAM");
  EXPECT_EQ(getMachine().getTime(cost)->kind, BoundKind::memory);
  // Without DRAM's limit the cache is one: 300 / 1e15.
  std::optional<OpTime> copy = getMachine().getTime(withBytes(OpCost(), 300));
  ASSERT_TRUE(copy->next.has_value());
  EXPECT_EQ(copy->next->resource, "L2");
  EXPECT_NEAR(copy->next->seconds, 3e-13, 1e-22);
  EXPECT_NEAR(*copy->getSlack(), 1e4, 1e-5);
  // 200 / 2e11 is what the addition would take.
  EXPECT_EQ(getMachine().getTime(cost)->next->resource, "vector.f32");
  EXPECT_NEAR(getMachine().getTime(cost)->next->seconds, 1e-9, 1e-18);
  EXPECT_FALSE(getMachine().getTime(getWork(WorkClass::add, f32, 1))->next);
}

TEST_F(MachineModelTest, HotCacheHoldsWhatFits) {
  // 1000 bytes of L2: of 1500 read, 500 come from DRAM; what fits does not.
  MachineModel hot = getMachine(defaultUnits,
                                "<\"L2\", capacity_bytes = 1000, "
                                "bandwidth_bytes_per_s = 1e12>",
                                {CacheState::hot, /*allowTf32=*/false});
  OpCost cost = withBytes(withBytes(OpCost(), 1500), 900);
  // 500 / 1e11 in DRAM, 2400 / 1e12 in L2.
  expectTime(hot, cost, 5e-9, "DRAM");
  EXPECT_NEAR(hot.getTime(cost)->next->seconds, 2.4e-9, 1e-18);
  // 900 / 1e12.
  expectTime(hot, withBytes(OpCost(), 900), 9e-10, "L2");
  // An accumulator that fits is there when it is read and when it is written.
  OpCost accumulator;
  OperandTraffic traffic;
  traffic.bytesRead = traffic.bytesWritten = 1000;
  accumulator.traffic.push_back(traffic);
  expectTime(hot, accumulator, 2e-9, "L2");
  // Nothing is known of a cache without a capacity.
  expectTime(getMachine(defaultUnits, "<\"L2\">", {CacheState::hot, false}),
             withBytes(OpCost(), 900), 9e-9, "DRAM");
}

TEST_F(MachineModelTest, Tf32WhereItIsAllowed) {
  StringRef units = "<matrix, count = 1, clock_hz = 1e9, "
                    "rates = [<tf32 = 1000>]>, "
                    "<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 10>]>";
  OpCost cost = getContraction(f32, f32, 1000000);
  // 2e6 / 1e10, and 2e6 / 1e12.
  expectTime(getMachine(units), cost, 2e-4, "vector.f32");
  MachineModel rounding =
      getMachine(units, defaultCache, {CacheState::cold, /*allowTf32=*/true});
  expectTime(rounding, cost, 2e-6, "matrix.tf32");
  // Not what is no product of f32.
  expectTime(rounding, getContraction(f64, f64, 1), 0, "", CountStatus::lower);
}

TEST_F(MachineModelTest, StandInsAreTold) {
  MachineModel machine = getMachine();
  EXPECT_TRUE(getStandIns(getContraction(f16, f32, 10), machine.getResources())
                  .empty());
  // bf16 runs as f32 on the vector unit, an integer nowhere.
  OpCost cost = getWork(WorkClass::add, bf16, 10);
  Type i32 = builder.getI32Type();
  cost.work.add(WorkClass::add, i32, 10);
  cost.work.add(WorkClass::mul, i32, 10);
  SmallVector<StandIn, 1> standIns = getStandIns(cost, machine.getResources());
  ASSERT_EQ(standIns.size(), 2u);
  EXPECT_EQ(standIns[0].type, bf16);
  EXPECT_EQ(standIns[0].unit, UnitKind::vector);
  EXPECT_EQ(standIns[0].resource, "vector.f32");
  EXPECT_EQ(standIns[1].type, i32);
  EXPECT_FALSE(standIns[1].resource);
}

TEST_F(MachineModelTest, SymbolicCountsHaveNoTime) {
  MachineModel machine = getMachine();
  Quantity n = Quantity::symbol("n");
  EXPECT_FALSE(machine.getTime(getWork(WorkClass::add, f32, n)));
  EXPECT_FALSE(machine.getTime(withBytes(OpCost(), n)));
  OpCost cost = getContraction(f16, f32, 1);
  cost.macs = n;
  EXPECT_FALSE(machine.getTime(cost));
  EXPECT_FALSE(getDemand(cost, machine.getResources()));
}

TEST_F(MachineModelTest, UnknownPartsLeaveALowerBound) {
  MachineModel machine = getMachine();
  OpCost unknown = OpCost::unknown("no cost model");
  expectTime(machine, unknown, 0, "", CountStatus::lower);
  OpCost withTraffic = withBytes(unknown, 300);
  withTraffic.trafficStatus = CountStatus::exact;
  expectTime(machine, withTraffic, 3e-9, "DRAM", CountStatus::lower);
  OpCost upper = withBytes(getWork(WorkClass::add, f32, 200), 300);
  upper.trafficStatus = CountStatus::upper;
  expectTime(machine, upper, 3e-9, "DRAM", CountStatus::upper);
}

TEST_F(MachineModelTest, GuessesTakeNoTime) {
  MachineModel machine = getMachine();
  // 300 B for certain, and a guess beside them.
  OpCost cost = withBytes(getWork(WorkClass::add, f32, 200), 300);
  cost.traffic.push_back(cost.traffic.front());
  cost.traffic.back().bytesRead = 1000000;
  cost.traffic.back().status = CountStatus::estimate;
  cost.trafficStatus = CountStatus::estimate;
  expectTime(machine, cost, 3e-9, "DRAM", CountStatus::lower);
  // The rest may be too much: with a part that is left out, no bound.
  cost.traffic.front().status = CountStatus::upper;
  expectTime(machine, cost, 3e-9, "DRAM", CountStatus::estimate);
  // An open size that only a guess has is no matter.
  cost.traffic.front().status = CountStatus::exact;
  cost.traffic.back().bytesRead = Quantity::symbol("n");
  expectTime(machine, cost, 3e-9, "DRAM", CountStatus::lower);
  // Nor is work that is a guess, as much as it may be.
  OpCost work = withBytes(getWork(WorkClass::add, f32, 1000000000), 300);
  work.workStatus = CountStatus::estimate;
  expectTime(machine, work, 3e-9, "DRAM", CountStatus::lower);
}

TEST_F(MachineModelTest, RidgePointsInOrder) {
  SmallVector<RidgePoint> ridge = getMachine().getResources().getRidgePoints();
  ASSERT_EQ(ridge.size(), 8u);
  EXPECT_EQ(ridge[0].resource, "matrix.f16");
  EXPECT_EQ(ridge[0].memory, "DRAM");
  EXPECT_NEAR(ridge[0].opsPerByte, 20.0, 1e-9);
  // 2e12 / 1e15.
  EXPECT_EQ(ridge[1].resource, "matrix.f16");
  EXPECT_EQ(ridge[1].memory, "L2");
  EXPECT_NEAR(ridge[1].opsPerByte, 0.002, 1e-12);
  EXPECT_EQ(ridge[2].resource, "matrix.f64");
  EXPECT_NEAR(ridge[4].opsPerByte, 2.0, 1e-9);
  EXPECT_NEAR(ridge[6].opsPerByte, 0.2, 1e-9);
}

} // namespace
