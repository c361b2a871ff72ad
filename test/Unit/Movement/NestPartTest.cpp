//===- NestPartTest.cpp - Values that loops take --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/LoopNest.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = NestPart::Kind;

namespace {

/// i and j take 0 to 7 and 0 to 2: i + j takes 0 to 9, i + 3*j 0 to 13, and
/// i + 8*j another value for each of 24 pairs.
TEST(NestPart, Windows) {
  EXPECT_EQ((NestPart{Kind::chain, {0, 1}, {1, 1}}.count({8, 3})), 10);
  EXPECT_EQ((NestPart{Kind::chain, {0, 1}, {3, 1}}.count({8, 3})), 14);
  EXPECT_EQ((NestPart{Kind::chain, {0, 1}, {8, 1}}.count({8, 3})), 24);
}

/// No more than the iterations, nor than what lies between the smallest and the
/// largest value: 2*i + 3*j goes from 0 to 13 with 3 and 4 iterations, from 0
/// to 5 with 2 and 2, i + 2*j from 0 to 21 with 8 and 8; with i beside i + j, 4
/// times 7 pairs could be.
TEST(NestPart, Spans) {
  NestPart part{Kind::spanned, {0, 1}, {2, 3}};
  EXPECT_EQ(part.count({3, 4}), 12);
  EXPECT_EQ(part.count({2, 2}), 4);
  EXPECT_EQ((NestPart{Kind::spanned, {0, 1}, {1, 2}}.count({8, 8})), 22);
  EXPECT_EQ((NestPart{Kind::spanned, {0, 1}, {1, 0, 1, 1}}.count({4, 4})), 16);
  EXPECT_EQ((NestPart{Kind::spanned, {0, 1}, {1, 0, 0, 0}}.count({4, 4})), 4);
}

/// 8 iterations are two of 4; 6, which may start anywhere, meet three. Of
/// remainders there are 4 at most.
TEST(NestPart, Quotients) {
  EXPECT_EQ((NestPart{Kind::quotient, {0}, {}, 4}.count({8})), 2);
  EXPECT_EQ((NestPart{Kind::quotient, {0}, {}, 4}.count({6})), 3);
  EXPECT_EQ((NestPart{Kind::quotient, {0}, {}, 4}.count({2})), 1);
  EXPECT_EQ((NestPart{Kind::remainder, {0}, {}, 4}.count({6})), 4);
  EXPECT_EQ((NestPart{Kind::remainder, {0}, {}, 4}.count({3})), 3);
}

/// How many iterations share one value: windows of 3 do by threes, 4 have one
/// quotient, 6 have two of each remainder.
TEST(NestPart, Multiplicities) {
  EXPECT_EQ((NestPart{Kind::chain, {0, 1}, {1, 1}}.getMultiplicity({8, 3})), 3);
  EXPECT_EQ((NestPart{Kind::quotient, {0}, {}, 4}.getMultiplicity({6})), 4);
  EXPECT_EQ((NestPart{Kind::remainder, {0}, {}, 4}.getMultiplicity({6})), 2);
  EXPECT_EQ((NestPart{Kind::spanned, {0, 1}, {2, 3}}.getMultiplicity({3, 4})),
            3);
  EXPECT_EQ((NestPart{Kind::any, {0, 1}, {}}.getMultiplicity({3, 4})), 12);
}

} // namespace
