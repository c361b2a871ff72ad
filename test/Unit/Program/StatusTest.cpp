//===- StatusTest.cpp - How far sums are to be trusted --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/Totals.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
constexpr CountStatus exact = CountStatus::exact;
constexpr CountStatus declared = CountStatus::declared;
constexpr CountStatus lower = CountStatus::lower;
constexpr CountStatus upper = CountStatus::upper;
constexpr CountStatus estimate = CountStatus::estimate;
constexpr CountStatus unknown = CountStatus::unknown;
constexpr CountStatus all[] = {exact, declared, lower,
                               upper, estimate, unknown};

class StatusTest : public ::testing::Test {
protected:
  /// The totals of an operation with 10 flops and 40 B that are read.
  Totals getTotals(CountStatus status) {
    OpCost cost;
    cost.workStatus = cost.trafficStatus = status;
    if (status != unknown) {
      cost.work.add(WorkClass::add, Builder(&context).getF32Type(), 10);
      OperandTraffic &traffic = cost.traffic.emplace_back();
      traffic.bytesRead = 40;
      traffic.status = status;
    }
    return Totals::get(cost);
  }

  MLIRContext context;
};
} // namespace

// The table of docs/CostModel.md, cell by cell.
TEST_F(StatusTest, OfSums) {
  constexpr CountStatus table[6][6] = {
      {exact, declared, lower, upper, estimate, lower},
      {declared, declared, lower, upper, estimate, lower},
      {lower, lower, lower, estimate, estimate, lower},
      {upper, upper, estimate, upper, estimate, estimate},
      {estimate, estimate, estimate, estimate, estimate, estimate},
      {lower, lower, lower, estimate, estimate, unknown},
  };
  for (unsigned row = 0; row < 6; ++row)
    for (unsigned column = 0; column < 6; ++column)
      EXPECT_EQ(combine(all[row], all[column]), table[row][column])
          << stringifyCountStatus(all[row]).str() << " + "
          << stringifyCountStatus(all[column]).str();
}

TEST_F(StatusTest, WhatEntersABound) {
  for (CountStatus status : all) {
    EXPECT_EQ(isCertain(status),
              status == exact || status == declared || status == lower);
    EXPECT_EQ(isGuess(status), status == estimate || status == unknown);
  }
}

// Of 10 flops and 40 B each: what is certain, and whether there is an end.
TEST_F(StatusTest, RangesOfSums) {
  for (CountStatus a : all)
    for (CountStatus b : all) {
      Totals sum = getTotals(a);
      sum += getTotals(b);
      int64_t certain = isCertain(a) + isCertain(b);
      EXPECT_EQ(sum.flops.lower, Quantity(10 * certain));
      EXPECT_EQ(sum.bytes.lower, Quantity(40 * certain));
      auto isOpen = [](CountStatus status) {
        return status == lower || isGuess(status);
      };
      EXPECT_EQ(sum.isWorkUnbounded(), isOpen(a) || isOpen(b));
      EXPECT_EQ(sum.isTrafficUnbounded(), isOpen(a) || isOpen(b));
    }
}

// Of something that is repeated, the least number of repetitions is certain.
TEST_F(StatusTest, RepeatedGuesses) {
  Multiplicity guess{/*value=*/8, /*lower=*/2, /*isEstimate=*/true};
  Totals repeated = getTotals(exact).scaled(guess);
  EXPECT_EQ(repeated.workStatus, estimate);
  EXPECT_EQ(repeated.flops.value, Quantity(80));
  EXPECT_EQ(repeated.flops.lower, Quantity(20));
  EXPECT_TRUE(repeated.isWorkUnbounded());
  Totals never = getTotals(upper).scaled(guess);
  EXPECT_EQ(never.workStatus, estimate);
  EXPECT_EQ(never.flops.lower, Quantity(0));
}

// Either is executed: the smaller lower end, and what is open stays so.
TEST_F(StatusTest, Alternatives) {
  Totals either = Totals::choose(getTotals(exact), getTotals(unknown));
  EXPECT_EQ(either.workStatus, estimate);
  EXPECT_EQ(either.flops.lower, Quantity(0));
  EXPECT_TRUE(either.isWorkUnbounded());
  Totals same = Totals::choose(getTotals(exact), getTotals(exact));
  EXPECT_EQ(same.workStatus, exact);
  EXPECT_EQ(same.flops.lower, Quantity(10));
}

// Effective work has a status of its own: half of what is an upper bound may be
// certain.
TEST_F(StatusTest, EffectiveWork) {
  OpCost cost;
  cost.workStatus = upper;
  cost.work.add(WorkClass::add, Builder(&context).getF32Type(), 10);
  cost.effective = {0, 5, 0};
  Totals totals = Totals::get(cost);
  EXPECT_EQ(totals.flops.lower, Quantity(0));
  EXPECT_EQ(totals.effectiveFlops.value, Quantity(5));
  EXPECT_EQ(totals.effectiveFlops.lower, Quantity(5));
  totals += getTotals(exact);
  EXPECT_EQ(totals.effectiveFlops.value, Quantity(15));
  EXPECT_EQ(totals.flops.value, Quantity(20));
  Totals doubled = totals.scaled({2, 2});
  EXPECT_EQ(doubled.effectiveFlops.value, Quantity(30));
}
