//===- EnergyTablesTest.cpp - Tests of the known energy tables ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Targets/EnergyTables.h"

#include "mlir-roofline/Targets/GridIntensity.h"
#include "mlir-roofline/Targets/TargetRegistry.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class EnergyTablesTest : public testing::Test {
protected:
  EnergyTablesTest() { context.loadDialect<RooflineDialect>(); }

  EnergyAttr getTable(StringRef name) {
    FailureOr<EnergyAttr> table =
        getEnergyTable(name, UnknownLoc::get(&context));
    return succeeded(table) ? *table : EnergyAttr();
  }

  /// The picojoules that a table gives for a name.
  static double get(EnergyAttr table, StringRef name) {
    FailureOr<Attribute> value =
        table.query(StringAttr::get(table.getContext(), name));
    if (failed(value)) {
      ADD_FAILURE() << name.str();
      return 0;
    }
    return cast<FloatAttr>(*value).getValueAsDouble();
  }

  MLIRContext context;
};

TEST_F(EnergyTablesTest, EveryDataFileIsSourced) {
  EXPECT_FALSE(getKnownEnergyNames().empty());
  EXPECT_TRUE(llvm::is_sorted(getKnownEnergyNames()));
  for (StringRef name : getKnownEnergyNames()) {
    SCOPED_TRACE(name.str());
    EnergyAttr table = getTable(name);
    ASSERT_TRUE(table);
    EXPECT_EQ(table.getName().getValue(), name);
    EXPECT_TRUE(table.getSource());
    EXPECT_TRUE(getKnownEnergyText(name).starts_with("//"));
  }
}

// What the paper's figures say at equal width; the often-quoted "100 times
// SRAM, 200 times an addition" is neither of them.
TEST_F(EnergyTablesTest, RatiosIn45Nanometres) {
  EnergyAttr table = getTable("horowitz-45nm");
  ASSERT_TRUE(table);
  double dram = get(table, "dram");
  // 64 bits: 1300 / 10.
  EXPECT_NEAR(dram / get(table, "sram_8kib"), 130, 1e-9);
  // 32 bits: (1300 / 2) / 3.1 = 209.7 and (1300 / 2) / 0.9 = 722.2.
  EXPECT_NEAR(4 * dram / get(table, "mul.i32"), 209.7, 0.05);
  EXPECT_NEAR(4 * dram / get(table, "add.f32"), 722.2, 0.05);
  // The larger memories: 1300 / 20 and 1300 / 100.
  EXPECT_NEAR(dram / get(table, "sram_32kib"), 65, 1e-9);
  EXPECT_NEAR(dram / get(table, "sram_1mib"), 13, 1e-9);
}

TEST_F(EnergyTablesTest, UnknownNamesListTheKnownOnes) {
  std::string message;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    message = diagnostic.str();
    return success();
  });
  EXPECT_FALSE(getTable("horowitz-7nm"));
  EXPECT_EQ(message, "unknown energy table 'horowitz-7nm': expected a file or "
                     "one of horowitz-45nm, did you mean horowitz-45nm?");
  EXPECT_TRUE(getKnownEnergyText("horowitz-7nm").empty());
}

TEST_F(EnergyTablesTest, Files) {
  llvm::SmallString<64> path;
  int file;
  ASSERT_FALSE(
      llvm::sys::fs::createTemporaryFile("energy", "mlir", file, path));
  std::string message;
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    auto place = cast<FileLineColLoc>(diagnostic.getLocation());
    message = std::to_string(place.getLine()) + ":" +
              std::to_string(place.getColumn()) + ": " + diagnostic.str();
    return success();
  });
  auto read = [&](StringRef text) {
    std::error_code error;
    llvm::raw_fd_ostream(path, error) << text;
    EXPECT_FALSE(error);
    return getTable(path);
  };
  EXPECT_EQ(get(read("// Mine.\n#roofline.energy<\"mine\", static_w = 7>"),
                "static_w"),
            7);
  EXPECT_FALSE(read("#roofline.energy<\"mine\", static_w = -7>"));
  EXPECT_EQ(message,
            "1:17: expected static_w to be finite and not negative, found -7");
  EXPECT_FALSE(read("#roofline.rate<f32 = 1>"));
  EXPECT_EQ(message, "1:1: expected a #roofline.energy attribute, found "
                     "#roofline.rate<f32 = 1>");
  llvm::raw_fd_ostream(file, /*shouldClose=*/true).flush();
  llvm::sys::fs::remove(path);
}

TEST_F(EnergyTablesTest, TablesForAnyTarget) {
  auto getTarget = [&](StringRef levels) {
    return cast<TargetAttr>(parseAttribute(
        ("#roofline.target<\"t\", vendor = \"v\", units = [<vector, count = 1, "
         "clock_hz = 1, rates = [<f32 = 1>]>], memory = [" +
         levels +
         "], efficiency = [<movement>], energy = <\"own\", static_w = 9>, "
         "extra = {tdp_w = 1.0}>")
            .str(),
        &context));
  };
  auto table = cast<EnergyAttr>(parseAttribute(
      "#roofline.energy<\"table\", pj_per_op = [<add, f32 = 1>], pj_per_byte = "
      "[<\"dram\" = 160, source = \"a\">, <\"L2\" = 10>, <\"HBM\" = 120>], "
      "source = \"b\">",
      &context));
  // `dram` is for the outermost level, if that has no entry of its own, and for
  // no other; what the target had is gone.
  struct {
    const char *levels, *memory;
  } const expected[] = {
      {"<\"DDR\", bandwidth_bytes_per_s = 1>, <\"L3\">, <\"L2\">",
       "<\"DDR\" = 160, source = \"a\">, <\"L2\" = 10>"},
      {"<\"HBM\", bandwidth_bytes_per_s = 1>, <\"L3\">", "<\"HBM\" = 120>"},
      {"<\"L2\", bandwidth_bytes_per_s = 1>, <\"SRAM\">", "<\"L2\" = 10>"},
  };
  for (const auto &[levels, memory] : expected) {
    SCOPED_TRACE(levels);
    TargetAttr before = getTarget(levels), after = withEnergy(before, table);
    EXPECT_EQ(after.getEnergy(),
              parseAttribute("#roofline.energy<\"table\", pj_per_op = [<add, "
                             "f32 = 1>], pj_per_byte = [" +
                                 std::string(memory) + "], source = \"b\">",
                             &context));
    EXPECT_EQ(withEnergy(after, before.getEnergy()), before);
  }
}

//===----------------------------------------------------------------------===//
// Grids
//===----------------------------------------------------------------------===//

TEST(GridIntensity, EveryRegionIsSourced) {
  EXPECT_GE(getKnownGrids().size(), 30u);
  for (const GridIntensity &grid : getKnownGrids()) {
    SCOPED_TRACE(grid.region);
    EXPECT_FALSE(grid.region.empty());
    EXPECT_FALSE(grid.name.empty());
    EXPECT_FALSE(grid.source.empty());
    // Nothing emits more than coal.
    EXPECT_GE(grid.gramsPerKilowattHour, 0);
    EXPECT_LE(grid.gramsPerKilowattHour, 995);
    EXPECT_TRUE(grid.basis == "lifecycle" || grid.basis == "combustion" ||
                grid.basis.empty());
    EXPECT_EQ(
        llvm::count_if(
            getKnownGrids(),
            [&](const GridIntensity &other) {
              return StringRef(other.region).equals_insensitive(grid.region);
            }),
        1);
  }
}

TEST(GridIntensity, RegionsAndNumbers) {
  llvm::Expected<GridIntensity> france = getGridIntensity("fra");
  ASSERT_TRUE(static_cast<bool>(france));
  EXPECT_EQ(france->region, "FRA");
  EXPECT_EQ(france->name, "France");
  EXPECT_EQ(france->gramsPerKilowattHour, 56);
  EXPECT_EQ(france->basis, "lifecycle");
  EXPECT_EQ(france->year, "2023");
  EXPECT_EQ(france->source, "third_party: Our World in Data (Ember), in "
                            "mlco2/codecarbon global_energy_mix.json");
  for (auto [text, grams] : {std::pair("0", 0.0), {"123.5", 123.5}}) {
    llvm::Expected<GridIntensity> number = getGridIntensity(text);
    ASSERT_TRUE(static_cast<bool>(number));
    EXPECT_EQ(number->gramsPerKilowattHour, grams);
    EXPECT_TRUE(number->region.empty() && number->source.empty());
  }
}

TEST(GridIntensity, WhatIsNeither) {
  for (const char *text : {"Atlantis", "-1", "nan", "inf", "", "5 g"}) {
    SCOPED_TRACE(text);
    llvm::Expected<GridIntensity> grid = getGridIntensity(text);
    ASSERT_FALSE(static_cast<bool>(grid));
    std::string message = llvm::toString(grid.takeError());
    EXPECT_TRUE(StringRef(message).starts_with(
        "expected grams of CO2 per kilowatt hour (a number >= 0) or one of "
        "world, world-lifecycle, AUS, "))
        << message;
    EXPECT_TRUE(StringRef(message).contains(", hydro, found '" +
                                            std::string(text) + "'"))
        << message;
  }
}

TEST(GridIntensity, PowerUsageEffectiveness) {
  llvm::Expected<double> value = parsePowerUsageEffectiveness("1.1");
  ASSERT_TRUE(static_cast<bool>(value));
  EXPECT_EQ(*value, 1.1);
  for (const char *text : {"0.99", "nan", "good"}) {
    llvm::Expected<double> wrong = parsePowerUsageEffectiveness(text);
    ASSERT_FALSE(static_cast<bool>(wrong));
    EXPECT_EQ(llvm::toString(wrong.takeError()),
              "expected a power usage effectiveness (a number >= 1), found '" +
                  std::string(text) + "'");
  }
}

} // namespace
