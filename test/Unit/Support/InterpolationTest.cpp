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
  return interpolate(symbols, first, degree, [&](ArrayRef<int64_t> point) {
    std::map<std::string, int64_t> values;
    for (size_t number = 0; number < point.size(); ++number)
      values[names[number]] = point[number];
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
  EXPECT_FALSE(interpolate({n}, {1}, 2, [](ArrayRef<int64_t> point) {
    return point.front() == 3 ? std::nullopt : std::optional(DynamicAPInt(1));
  }));
}

/// Of n by m points, those on the diagonal or below it.
static DynamicAPInt countBelow(ArrayRef<int64_t> box) {
  int64_t n = box[0], m = box[1], least = std::min(n, m);
  return DynamicAPInt(least * (least + 1) / 2 + (n - least) * m);
}

/// Of n by n points, those on the diagonal and on two more below it.
static DynamicAPInt countWindow(ArrayRef<int64_t> box) {
  return DynamicAPInt(box[0] == 1 ? 1 : 3 * box[0] - 3);
}

TEST(InterpolateCount, OfOneSize) {
  Quantity n = Quantity::symbol("n");
  EXPECT_EQ(interpolateCount({n, n}, countBelow),
            Quantity::floorDiv(n * n + n, 2));
  // A constant box.
  EXPECT_EQ(interpolateCount({4, 4}, countBelow), Quantity(10));
  EXPECT_FALSE(interpolateCount({0, 4}, countBelow));
}

TEST(InterpolateCount, NoPolynomial) {
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  // Every second diagonal: n^2 / 2, rounded up for odd n.
  EXPECT_FALSE(interpolateCount({n, n}, [](ArrayRef<int64_t> box) {
    return DynamicAPInt((box[0] * box[0] + 1) / 2);
  }));
  EXPECT_FALSE(interpolateCount({n, n}, countWindow));
  // Another polynomial for n <= m than for n > m.
  EXPECT_FALSE(interpolateCount({n, m}, countBelow));
  // What begins to matter far away does.
  EXPECT_FALSE(interpolateCount({n}, [](ArrayRef<int64_t> box) {
    return DynamicAPInt(std::min<int64_t>(box[0], 100000));
  }));
  SymbolFacts facts;
  facts.min = 2;
  Quantity large = Quantity::symbol("n", facts);
  EXPECT_EQ(interpolateCount({large, large}, countWindow), 3 * large - 3);
}

TEST(InterpolateCount, OfSums) {
  // n queries behind m others: n*m + n (n + 1) / 2.
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  EXPECT_EQ(interpolateCount({n, n + m},
                             [](ArrayRef<int64_t> box) {
                               int64_t past = box[1] - box[0];
                               return DynamicAPInt(box[0]) * past +
                                      box[0] * (box[0] + 1) / 2;
                             }),
            n * m + Quantity::floorDiv(n * n + n, 2));
}
