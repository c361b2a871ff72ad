//===- NumberFormatTest.cpp - Tests of numbers for people -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/NumberFormat.h"

#include "gtest/gtest.h"

#include <cmath>
#include <cstdlib>
#include <limits>

using namespace mlir::roofline;

namespace {

TEST(NumberFormat, SIPrefixesStepByThousand) {
  // The right-hand column is 10^(3k) by the definition of the prefix.
  EXPECT_EQ(formatSI(1e3), "1.00 k");
  EXPECT_EQ(formatSI(1e6), "1.00 M");
  EXPECT_EQ(formatSI(1e9), "1.00 G");
  EXPECT_EQ(formatSI(1e12), "1.00 T");
  EXPECT_EQ(formatSI(1e15), "1.00 P");
  EXPECT_EQ(formatSI(1e18), "1.00 E");
  EXPECT_EQ(formatSI(1e21), "1.00 Z");
  EXPECT_EQ(formatSI(1e24), "1.00 Y");
  EXPECT_EQ(formatSI(1e27), "1.00 R");
  EXPECT_EQ(formatSI(1e30), "1.00 Q");
  EXPECT_EQ(formatSI(1e-3, "s"), "1.00 ms");
  EXPECT_EQ(formatSI(1e-6, "s"), "1.00 us");
  EXPECT_EQ(formatSI(1e-9, "s"), "1.00 ns");
  EXPECT_EQ(formatSI(1e-12, "s"), "1.00 ps");
  EXPECT_EQ(formatSI(1e-15, "s"), "1.00 fs");
}

TEST(NumberFormat, SIRoundsToThreeDigits) {
  EXPECT_EQ(formatSI(1814073344), "1.81 G");
  EXPECT_EQ(formatSI(68719476736), "68.7 G");
  EXPECT_EQ(formatSI(300774272), "301 M");
  EXPECT_EQ(formatSI(989.4e12, "FLOP/s"), "989 TFLOP/s");
  EXPECT_EQ(formatSI(-3000), "-3.00 k");
  EXPECT_EQ(formatSI(0.0833), "83.3 m");
}

TEST(NumberFormat, WholeNumbersBelowThousandAreExact) {
  EXPECT_EQ(formatSI(0), "0");
  EXPECT_EQ(formatSI(1), "1");
  EXPECT_EQ(formatSI(512), "512");
  EXPECT_EQ(formatSI(999), "999");
  EXPECT_EQ(formatSI(0, "s"), "0 s");
  EXPECT_EQ(formatSI(5, "B"), "5 B");
}

TEST(NumberFormat, RoundingUpMovesToTheNextPrefix) {
  EXPECT_EQ(formatSI(999.6), "1.00 k");
  EXPECT_EQ(formatSI(999949), "1.00 M");
  EXPECT_EQ(formatSI(999400), "999 k");
  EXPECT_EQ(formatSI(9.996), "10.0");
  EXPECT_EQ(formatSI(99.96), "100");
  EXPECT_EQ(formatSI(0.9996, "s"), "1.00 s");
}

TEST(NumberFormat, BeyondThePrefixesScientific) {
  EXPECT_EQ(formatSI(1e34), "1.00e+04 Q");
  EXPECT_EQ(formatSI(1e-18, "s"), "1.00e-03 fs");
}

TEST(NumberFormat, CountsKeepTheirPolynomial) {
  Quantity b = Quantity::symbol("B");
  EXPECT_EQ(formatCount(1536 * b), "1536*B");
  EXPECT_EQ(formatCount(1536 * b, "FLOP"), "1536*B FLOP");
  EXPECT_EQ(formatCount(137438953472), "137 G");
}

TEST(NumberFormat, CapacitiesUsePowersOf1024) {
  EXPECT_EQ(formatCapacity(200), "200 B");
  EXPECT_EQ(formatCapacity(1024), "1.00 KiB");
  EXPECT_EQ(formatCapacity(1536), "1.50 KiB");
  // 1000 to 1023 of a unit are still below the next.
  EXPECT_EQ(formatCapacity(1000), "1000 B");
  EXPECT_EQ(formatCapacity(1023), "1023 B");
  EXPECT_EQ(formatCapacity(1008 * 1024), "1008 KiB");
  EXPECT_EQ(formatCapacity(1024 * 1024 - 1), "1.00 MiB");
  EXPECT_EQ(formatCapacity(Quantity(1) * 1024 * 1024), "1.00 MiB");
  // 80 GiB = 80 * 2^30.
  EXPECT_EQ(formatCapacity(Quantity(80) * (1 << 30)), "80.0 GiB");
  // ResNet-18's weights: 4 * 11689512 B / 2^20 = 44.59 MiB.
  EXPECT_EQ(formatCapacity(Quantity(4) * 11689512), "44.6 MiB");
  EXPECT_EQ(formatCapacity(4 * Quantity::symbol("N")), "4*N B");
}

TEST(NumberFormat, Percent) {
  EXPECT_EQ(formatPercent(0.203), "20.3 %");
  EXPECT_EQ(formatPercent(1), "100.0 %");
  EXPECT_EQ(formatPercent(0), "0.0 %");
  EXPECT_EQ(formatPercent(0.0001), "<0.1 %");
  EXPECT_EQ(formatPercent(0.0006), "0.1 %");
}

TEST(NumberFormat, Ratio) {
  EXPECT_EQ(formatRatio(0), "0");
  EXPECT_EQ(formatRatio(2), "2");
  EXPECT_EQ(formatRatio(1.0 / 12), "0.0833");
  EXPECT_EQ(formatRatio(0.9999), "1.00");
  EXPECT_EQ(formatRatio(36.7449), "36.7");
  EXPECT_EQ(formatRatio(1365), "1365");
  EXPECT_EQ(formatRatio(1365.33), "1365");
  EXPECT_EQ(formatRatio(0.00012345), "1.23e-04");
  EXPECT_EQ(formatRatio(12345678.9), "1.23e+07");
}

TEST(NumberFormat, GroupedDigits) {
  EXPECT_EQ(formatGrouped(0), "0");
  EXPECT_EQ(formatGrouped(999), "999");
  EXPECT_EQ(formatGrouped(1000), "1,000");
  EXPECT_EQ(formatGrouped(1814073344), "1,814,073,344");
  EXPECT_EQ(formatGrouped(-100), "-100");
  EXPECT_EQ(formatGrouped(-1000), "-1,000");
  // 2^64
  EXPECT_EQ(formatGrouped(Quantity(int64_t(1) << 62) * 4),
            "18,446,744,073,709,551,616");
  EXPECT_EQ(formatGrouped(Quantity::symbol("S") * 4096), "4096*S");
}

TEST(NumberFormat, ExactTextReadsBackAsTheSameDouble) {
  for (double value : {1.5e-05, 0.1, 1.0 / 3, 3.35e12, 1e300, 5e-324, 2.0,
                       123456789.0, std::numeric_limits<double>::max()}) {
    std::string text = formatExact(value);
    EXPECT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
    EXPECT_LE(text.size(), 25u) << text;
  }
}

} // namespace
