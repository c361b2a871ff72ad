//===- InterpolationTest.cpp ----------------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Interpolation.h"

#include "FormulaText.h"

using namespace mlir::roofline;
using llvm::ArrayRef;
using llvm::DynamicAPInt;

/// The polynomial through the values of `formula`, which mentions n and m.
static std::optional<Quantity> findAgain(const Quantity &formula,
                                         ArrayRef<Quantity> symbols,
                                         ArrayRef<int64_t> first,
                                         unsigned degree, unsigned &numValues) {
  static const char *const names[] = {"n", "m"};
  numValues = 0;
  return interpolate(symbols, first, degree, [&](ArrayRef<unsigned> steps) {
    std::map<std::string, int64_t> values;
    for (size_t number = 0; number < steps.size(); ++number)
      values[names[number]] = first[number] + steps[number];
    ++numValues;
    return std::optional(evaluate(formula, values).getConstant());
  });
}

TEST(Interpolation, OneSymbol) {
  Quantity n = Quantity::symbol("n");
  unsigned numValues;
  // The triangle below a diagonal.
  Quantity triangle = Quantity::floorDiv(n * n + n, 2);
  EXPECT_EQ(findAgain(triangle, {n}, {61}, 2, numValues), triangle);
  EXPECT_EQ(numValues, 3u);
  // A higher degree than it has.
  EXPECT_EQ(findAgain(triangle, {n}, {1}, 4, numValues), triangle);
  EXPECT_EQ(findAgain(7, {n}, {5}, 0, numValues), Quantity(7));
  EXPECT_EQ(numValues, 1u);
}

TEST(Interpolation, TwoSymbols) {
  // Of n queries and m keys, those that are not behind: with n <= m,
  // n*m - n (n - 1) / 2.
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  Quantity left = n * m - Quantity::floorDiv(n * n - n, 2);
  unsigned numValues;
  EXPECT_EQ(findAgain(left, {n, m}, {61, 67}, 2, numValues), left);
  // (2 + 2) over 2.
  EXPECT_EQ(numValues, 6u);
}

TEST(Interpolation, LowerDegreeIsAnotherPolynomial) {
  // Through 1, 4 goes 3*n - 2.
  Quantity n = Quantity::symbol("n");
  unsigned numValues;
  EXPECT_EQ(findAgain(n * n, {n}, {1}, 1, numValues), 3 * n - 2);
}

TEST(Interpolation, NoSymbols) {
  unsigned numValues;
  EXPECT_EQ(findAgain(12, {}, {}, 3, numValues), Quantity(12));
}

TEST(Interpolation, MissingValue) {
  Quantity n = Quantity::symbol("n");
  EXPECT_FALSE(interpolate({n}, {1}, 2, [](ArrayRef<unsigned> steps) {
    return steps.front() == 2 ? std::nullopt : std::optional(DynamicAPInt(1));
  }));
}

/// Of n by m points, those whose difference `holds` accepts, in symbols.
static std::optional<Quantity>
countDifferences(ArrayRef<Quantity> extents,
                 llvm::function_ref<bool(int64_t)> holds) {
  return interpolateCount(extents, [&](ArrayRef<int64_t> box) {
    // Differences from -(m - 1) to n - 1, each on a diagonal.
    int64_t n = box[0], m = box[1], points = 0;
    for (int64_t difference = 1 - m; difference < n; ++difference)
      if (holds(difference))
        points +=
            std::min(n, m + difference) - std::max<int64_t>(0, difference);
    return DynamicAPInt(points);
  });
}

TEST(InterpolateCount, OfOneSize) {
  Quantity n = Quantity::symbol("n");
  auto isBelow = [](int64_t difference) { return difference >= 0; };
  EXPECT_EQ(countDifferences({n, n}, isBelow),
            Quantity::floorDiv(n * n + n, 2));
  // A constant box.
  EXPECT_EQ(countDifferences({4, 4}, isBelow), Quantity(10));
  EXPECT_FALSE(countDifferences({0, 4}, isBelow));
}

TEST(InterpolateCount, NoPolynomial) {
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  // Every second diagonal: n^2 / 2, rounded up for odd n.
  EXPECT_FALSE(countDifferences(
      {n, n}, [](int64_t difference) { return difference % 2 == 0; }));
  // A window of 3 is 3*n - 3 from n = 2 on, and 1 for n = 1.
  EXPECT_FALSE(countDifferences({n, n}, [](int64_t difference) {
    return difference >= 0 && difference < 3;
  }));
  // Below the diagonal lies another polynomial for n <= m than for n > m.
  EXPECT_FALSE(countDifferences(
      {n, m}, [](int64_t difference) { return difference >= 0; }));
  SymbolFacts facts;
  facts.min = 2;
  Quantity large = Quantity::symbol("n", facts);
  EXPECT_EQ(countDifferences({large, large},
                             [](int64_t difference) {
                               return difference >= 0 && difference < 3;
                             }),
            3 * large - 3);
}

TEST(InterpolateCount, OfSums) {
  // n queries behind m others: n*m + n (n + 1) / 2.
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  EXPECT_EQ(interpolateCount({n, n + m},
                             [](ArrayRef<int64_t> box) {
                               int64_t past = box[1] - box[0], points = 0;
                               for (int64_t i = 0; i < box[0]; ++i)
                                 points += past + i + 1;
                               return DynamicAPInt(points);
                             }),
            n * m + Quantity::floorDiv(n * n + n, 2));
}
