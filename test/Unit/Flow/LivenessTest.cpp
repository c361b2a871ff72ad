//===- LivenessTest.cpp - What is live when -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Peaks/Liveness.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

using Timeline = std::vector<std::pair<unsigned, Quantity>>;

/// 10 B in 1 to 3, 5 B in 2: the call in 3 has 7 B instead of the 10 that it is
/// handed, and behind it there is nothing.
TEST(Liveness, CallsAtTheEnd) {
  LiveInterval intervals[] = {{0, 10, 1, 3}, {1, 5, 2, 2}};
  LiveCall calls[] = {{3, 7, 10}};
  EXPECT_EQ(sweep(intervals, calls),
            (Timeline{{1, 10}, {2, 15}, {3, 7}, {4, 0}}));
}

/// Beside 10 B in 1 to 9, that of the call in 3 comes on top, and goes again.
TEST(Liveness, CallsInBetween) {
  LiveInterval intervals[] = {{0, 10, 1, 9}};
  LiveCall calls[] = {{3, 7, 0}};
  EXPECT_EQ(sweep(intervals, calls),
            (Timeline{{1, 10}, {3, 17}, {4, 10}, {10, 0}}));
}

/// Where it is first reached; of open ones, nobody knows.
TEST(Liveness, LargestQuantity) {
  LargestQuantity largest;
  EXPECT_EQ(largest.get(), Quantity(0));
  EXPECT_FALSE(largest.getPosition());
  largest.add(3, 1);
  largest.add(5, 2);
  largest.add(5, 4);
  EXPECT_EQ(largest.get(), Quantity(5));
  EXPECT_EQ(largest.getPosition(), 2u);
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  largest.add(n + 5, 6);
  EXPECT_EQ(largest.get(), n + 5);
  EXPECT_EQ(largest.getPosition(), 6u);
  largest.add(m, 7);
  EXPECT_EQ(largest.get(), Quantity::max(n + 5, m));
  EXPECT_FALSE(largest.getPosition());
}

/// What follows one another is listed once, so that 18 sizes of which none is
/// known to be the largest are no more than that, however often they come.
TEST(Liveness, RepeatedOpenQuantities) {
  LargestQuantity largest;
  SmallVector<Quantity> all;
  for (unsigned i = 0; i < 18; ++i) {
    all.push_back(Quantity::symbol("n" + std::to_string(i)));
    unsigned times = i == 17 ? budget::maxTerms + 1 : 1;
    for (unsigned time = 0; time < times; ++time)
      largest.add(all.back(), i);
  }
  EXPECT_EQ(largest.get(), Quantity::max(all));
}

} // namespace
