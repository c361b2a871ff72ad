//===- EnergyModelTest.cpp - Tests of energy from work and traffic --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One operation's energy, with round figures: a million operations of 1 pJ are
// 1 uJ, and so are a million bytes at 1 pJ each.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/EnergyModel.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

#include <limits>

using namespace mlir;
using namespace mlir::roofline;

namespace {

constexpr int64_t million = 1000000;
constexpr double microjoule = 1e-6;

class EnergyModelTest : public testing::Test {
protected:
  EnergyModelTest() : builder(&context) {
    context.loadDialect<RooflineDialect>();
    f16 = builder.getF16Type();
    bf16 = builder.getBF16Type();
    f32 = builder.getF32Type();
    i8 = builder.getIntegerType(8);
    i32 = builder.getIntegerType(32);
  }

  /// A machine with a matrix unit for f16 and i8, with or without one for
  /// transcendentals, and `entries` as its energy.
  EnergyModel getModel(StringRef entries, bool hasSpecialUnit = true) {
    std::string text =
        "#roofline.target<\"t\", units = ["
        "<matrix, count = 1, clock_hz = 1e9, rates = [<f16 = 1>, <i8 = 1>]>, "
        "<vector, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>";
    if (hasSpecialUnit)
      text += ", <special, count = 1, clock_hz = 1e9, rates = [<f32 = 1>]>";
    text += "], memory = [<\"DRAM\", bandwidth_bytes_per_s = 1e9>, <\"L2\">], "
            "energy = <\"e\"" +
            entries.str() + ">>";
    return EnergyModel(
        MachineModel(cast<TargetAttr>(parseAttribute(text, &context))));
  }

  static OpCost getWork(WorkClass workClass, Type type,
                        Quantity count = million) {
    OpCost cost;
    cost.work.add(workClass, type, count);
    return cost;
  }

  /// A million macs: the product of two `operand`s, cast if it must be, is
  /// added to an `accumulator`.
  static OpCost getMacs(Type operand, Type accumulator, bool isFused = false) {
    OpCost cost;
    cost.macs = million;
    cost.macOperandType = operand;
    cost.macAccumulatorType = accumulator;
    if (operand != accumulator)
      cost.work.add(WorkClass::convert, accumulator, 2 * million);
    if (isFused) {
      cost.work.add(WorkClass::fma, accumulator, million);
    } else {
      cost.work.add(WorkClass::mul, accumulator, million);
      cost.work.add(WorkClass::add, accumulator, million);
    }
    return cost;
  }

  static OpCost getTraffic(Quantity read, Quantity written) {
    OpCost cost;
    OperandTraffic traffic;
    traffic.bytesRead = read;
    traffic.bytesWritten = written;
    cost.traffic.push_back(traffic);
    return cost;
  }

  /// `missing` are the names of the entries that lack, with spaces between.
  static void expectEnergy(const std::optional<Energy> &energy,
                           double computeMicrojoules, double memoryMicrojoules,
                           double staticMicrojoules, StringRef missing = "") {
    ASSERT_TRUE(energy.has_value());
    EXPECT_NEAR(energy->computeJoules / microjoule, computeMicrojoules, 1e-9);
    EXPECT_NEAR(energy->memoryJoules / microjoule, memoryMicrojoules, 1e-9);
    EXPECT_NEAR(energy->staticJoules / microjoule, staticMicrojoules, 1e-9);
    EXPECT_NEAR(energy->getJoules() / microjoule,
                computeMicrojoules + memoryMicrojoules + staticMicrojoules,
                1e-9);
    std::string names;
    for (StringAttr entry : energy->missing)
      names += (names.empty() ? "" : " ") + entry.getValue().str();
    EXPECT_EQ(names, missing);
    // Static power is drawn for as long as the program really takes.
    bool isWhole = missing.empty() && staticMicrojoules == 0;
    EXPECT_EQ(energy->status,
              isWhole ? CountStatus::exact : CountStatus::lower);
  }

  MLIRContext context;
  Builder builder;
  Type f16, bf16, f32, i8, i32;
};

TEST_F(EnergyModelTest, ComponentsAddUp) {
  EnergyModel model =
      getModel(", pj_per_op = [<add, f32 = 2>], static_w = 50, "
               "pj_per_byte = [<\"DRAM\" = 100>, <\"L2\" = 10>]");
  OpCost cost = getTraffic(/*read=*/million, /*written=*/million);
  cost.work.add(WorkClass::add, f32, 3 * million);
  // 3e6 * 2 pJ; 2e6 bytes * (100 + 10) pJ; 50 W * 4 us.
  expectEnergy(model.getEnergy(cost, /*seconds=*/4e-6), 6, 220, 200);
  expectEnergy(model.getEnergy(cost), 6, 220, 0);
}

TEST_F(EnergyModelTest, TheClassWinsOverTheUnit) {
  EnergyModel model = getModel(
      ", pj_per_op = [<vector, f32 = 2>, <mul, f32 = 7>, <mul, f16 = 100>]");
  expectEnergy(model.getEnergy(getWork(WorkClass::mul, f32)), 7, 0, 0);
  for (WorkClass workClass :
       {WorkClass::add, WorkClass::div, WorkClass::compare, WorkClass::convert,
        WorkClass::bit})
    expectEnergy(model.getEnergy(getWork(workClass, f32)), 2, 0, 0);
}

TEST_F(EnergyModelTest, FusedMultiplyAdds) {
  auto expectFma = [&](StringRef entries, double microjoules,
                       StringRef missing = "") {
    SCOPED_TRACE(entries.str());
    EnergyModel model = getModel((", pj_per_op = [" + entries + "]").str());
    expectEnergy(model.getEnergy(getWork(WorkClass::fma, f32)), microjoules, 0,
                 0, missing);
  };
  expectFma("<fma, f32 = 5>, <mul, f32 = 3>, <add, f32 = 1>", 5);
  expectFma("<mul, f32 = 3>, <add, f32 = 1>, <vector, f32 = 7>", 4);
  // 2 operations of the unit.
  expectFma("<mul, f32 = 3>, <vector, f32 = 7>", 14);
  expectFma("<mul, f32 = 3>", 0, "fma.f32");
}

TEST_F(EnergyModelTest, TranscendentalsAreDoneByTheUnitThatIsThere) {
  StringRef unit = ", pj_per_op = [<vector, f32 = 2>]";
  OpCost cost = getWork(WorkClass::special, f32);
  expectEnergy(getModel(unit).getEnergy(cost), 0, 0, 0, "special.f32");
  expectEnergy(getModel(unit, /*hasSpecialUnit=*/false).getEnergy(cost), 2, 0,
               0);
  expectEnergy(
      getModel(", pj_per_op = [<vector, f32 = 2>, <special, f32 = 30>]")
          .getEnergy(cost),
      30, 0, 0);
}

TEST_F(EnergyModelTest, MacsOnTheMatrixUnit) {
  EnergyModel model = getModel(
      ", pj_per_op = [<matrix, f16 = 0.5>, <vector, f32 = 3>, <mul, f16 = 9>]");
  // 2 operations of the unit each; the casts of the factors go with them.
  for (bool isFused : {false, true})
    expectEnergy(model.getEnergy(getMacs(f16, f32, isFused)), 1, 0, 0);
  // What is more than the macs stays on the vector unit.
  OpCost cost = getMacs(f16, f32);
  cost.work.add(WorkClass::add, f32, 2 * million);
  cost.work.add(WorkClass::convert, f32, 4 * million);
  expectEnergy(model.getEnergy(cost), 1 + 2 * 3 + 4 * 3, 0, 0);
}

TEST_F(EnergyModelTest, MacsOfAMatrixUnitWithoutAnEntry) {
  // A multiplication of the operands, an addition to the accumulator. The entry
  // of the vector unit is none for what the matrix unit does.
  StringRef parts = ", pj_per_op = [<mul, i8 = 0.25>, <add, i32 = 0.5>, "
                    "<mul, i32 = 9>, <vector, i32 = 9>]";
  expectEnergy(getModel(parts).getEnergy(getMacs(i8, i32)), 0.75, 0, 0);
  expectEnergy(getModel(", pj_per_op = [<vector, f32 = 3>]")
                   .getEnergy(getMacs(f16, f32)),
               0, 0, 0, "matrix.f16");
  expectEnergy(getModel(", pj_per_op = [<fma, f16 = 2>, <mul, f16 = 1.5>, "
                        "<add, f16 = 1>]")
                   .getEnergy(getMacs(f16, f16)),
               2, 0, 0);
}

TEST_F(EnergyModelTest, MacsWithoutAMatrixUnit) {
  // There is none for bf16: a mul, an add and two casts, all of them f32.
  EnergyModel model =
      getModel(", pj_per_op = [<matrix, f16 = 0.5>, <matrix, bf16 = 0.5>, "
               "<mul, f32 = 3>, <add, f32 = 1>]");
  expectEnergy(model.getEnergy(getMacs(bf16, f32)), 4, 0, 0, "convert.f32");
}

TEST_F(EnergyModelTest, OnlyTheVeryTypeCounts) {
  EnergyModel model =
      getModel(", pj_per_op = [<add, f32 = 1>, <add, i8 = 1>, <add, f16 = 1>]");
  OpCost cost = getWork(WorkClass::add, i32);
  cost.work.add(WorkClass::add, bf16, million);
  cost.work.add(WorkClass::add, f32, million);
  expectEnergy(model.getEnergy(cost), 1, 0, 0, "add.i32 add.bf16");
  // Signs make a type another one.
  expectEnergy(model.getEnergy(getWork(
                   WorkClass::add,
                   IntegerType::get(&context, 8, IntegerType::Unsigned))),
               0, 0, 0, "add.ui8");
}

TEST_F(EnergyModelTest, IndexWorkIsFree) {
  EnergyModel model = getModel("");
  expectEnergy(
      model.getEnergy(getWork(WorkClass::index, builder.getIndexType())), 0, 0,
      0);
}

TEST_F(EnergyModelTest, TheOutermostLevelMustHaveAnEntry) {
  OpCost cost = getTraffic(million, 0);
  expectEnergy(getModel(", pj_per_byte = [<\"L2\" = 10>]").getEnergy(cost), 0,
               10, 0, "DRAM");
  expectEnergy(getModel(", pj_per_byte = [<\"DRAM\" = 10>]").getEnergy(cost), 0,
               10, 0);
  // What moves nothing needs none.
  expectEnergy(getModel("").getEnergy(getTraffic(0, 0)), 0, 0, 0);
}

TEST_F(EnergyModelTest, StaticPowerIsMissingOnlyWhereTimePasses) {
  EnergyModel model = getModel("");
  expectEnergy(model.getEnergy(OpCost(), /*seconds=*/1), 0, 0, 0, "static_w");
  expectEnergy(model.getEnergy(OpCost(), /*seconds=*/0), 0, 0, 0);
  // None is a figure as well.
  expectEnergy(getModel(", static_w = 0").getEnergy(OpCost(), 1), 0, 0, 0);
}

TEST_F(EnergyModelTest, SymbolicCountsHaveNoEnergy) {
  EnergyModel model = getModel("");
  Quantity symbol = Quantity::symbol("n");
  EXPECT_FALSE(model.getEnergy(getWork(WorkClass::add, f32, symbol)));
  EXPECT_FALSE(model.getEnergy(getTraffic(symbol, 0)));
  EXPECT_FALSE(model.getEnergy(getTraffic(0, symbol)));
  OpCost cost = getMacs(f16, f32);
  cost.macs = symbol;
  EXPECT_FALSE(model.getEnergy(cost));
}

TEST_F(EnergyModelTest, StatusOfTheCost) {
  EnergyModel model = getModel(", pj_per_op = [<add, f32 = 2>]");
  OpCost cost = getWork(WorkClass::add, f32);
  cost.workStatus = CountStatus::upper;
  EXPECT_EQ(model.getEnergy(cost)->status, CountStatus::upper);
  // Too much of one part and nothing of another: no bound.
  cost.work.add(WorkClass::mul, f32, 1);
  EXPECT_EQ(model.getEnergy(cost)->status, CountStatus::estimate);
  EXPECT_EQ(model.getEnergy(OpCost::unknown("why"))->status,
            CountStatus::lower);
}

TEST_F(EnergyModelTest, Carbon) {
  // 7.2 MJ are 2 kWh, for which a site with an effectiveness of 1.5 draws 3; at
  // 100 g each.
  EXPECT_DOUBLE_EQ(getCarbonGrams(7.2e6, 100, 1.5), 300);
  EXPECT_DOUBLE_EQ(getCarbonGrams(0, 100, 1.5), 0);
}

//===----------------------------------------------------------------------===//
// Values that have no text form
//===----------------------------------------------------------------------===//

TEST_F(EnergyModelTest, TheVerifierSeesWhatNoTextSays) {
  std::string diagnostics;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    diagnostics += diagnostic.str() + "\n";
    return success();
  });
  auto emit = [&] { return emitError(builder.getUnknownLoc()); };
  auto check = [&](std::optional<WorkClass> workClass,
                   std::optional<UnitKind> unit, double picojoules) {
    return OpEnergyAttr::getChecked(emit, &context, workClass, unit, f32,
                                    builder.getF64FloatAttr(picojoules),
                                    StringAttr());
  };
  EXPECT_TRUE(check(WorkClass::mul, std::nullopt, 1));
  EXPECT_FALSE(check(std::nullopt, std::nullopt, 1));
  EXPECT_FALSE(check(WorkClass::mul, UnitKind::vector, 1));
  EXPECT_FALSE(check(WorkClass::index, std::nullopt, 1));
  EXPECT_FALSE(check(std::nullopt, UnitKind::special, 1));
  EXPECT_FALSE(check(WorkClass::mul, std::nullopt,
                     std::numeric_limits<double>::quiet_NaN()));
  EXPECT_EQ(diagnostics,
            "expected a work class or a unit, found none\n"
            "expected a work class or a unit, found both\n"
            "expected a work class that takes energy, found index\n"
            "expected a work class in place of the special unit\n"
            "expected pj_per_op to be finite and not negative, found nan\n");
}

} // namespace
