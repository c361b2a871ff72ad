//===- LoopNestTest.cpp - Nests from spaces of iterations -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of a nest in which nothing is padding: i and k take 0, 1, ... and
// what they make an index of is cut off at both ends of the tensor.
//
//===----------------------------------------------------------------------===//

#include "NestText.h"

#include "mlir/AsmParser/AsmParser.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class LoopNestTest : public testing::Test {
protected:
  /// The extents inside of `size` elements of a nest of i and k, read by
  /// `index`, text in terms of both.
  Extents getInside(Quantity i, Quantity k, StringRef index, int64_t size) {
    auto type = RankedTensorType::get({size}, Float32Type::get(&context));
    std::string map = "affine_map<(i, k) -> (" + index.str() + ")>";
    IterationSpace space;
    space.addLoop(i);
    space.addLoop(k);
    space.accesses.push_back(
        {block.addArgument(type, UnknownLoc::get(&context)),
         cast<AffineMapAttr>(parseAttribute(map, &context)).getValue()});
    std::optional<LoopNest> nest = getLoopNest(space, test::getOwnType);
    if (!nest)
      return {};
    isAlwaysInside = nest->operands.front().isAlwaysInside;
    return nest->inside;
  }

  MLIRContext context;
  Block block;
  bool isAlwaysInside = false;
};

/// From -1 to 10 of 8 elements: one i is left out in front, three behind.
TEST_F(LoopNestTest, BothEnds) {
  EXPECT_EQ(getInside(10, 3, "i + k - 1", 8), (Extents{6, 3}));
  EXPECT_TRUE(isAlwaysInside);
}

/// From 0 to 7: all of it.
TEST_F(LoopNestTest, NoPadding) {
  EXPECT_EQ(getInside(6, 3, "i + k", 8), (Extents{6, 3}));
  EXPECT_TRUE(isAlwaysInside);
}

/// From -1 to 11 in steps of 2: one i in front, and two for the four behind.
TEST_F(LoopNestTest, Steps) {
  EXPECT_EQ(getInside(6, 3, "2 * i + k - 1", 8), (Extents{3, 3}));
}

/// From -3 to 3 of 4, where both are as long: the first is cut.
TEST_F(LoopNestTest, Ties) {
  EXPECT_EQ(getInside(4, 4, "i + k - 3", 4), (Extents{1, 4}));
}

/// The longer one is cut, also if it comes second or counts down: from -1 to 8.
TEST_F(LoopNestTest, Longest) {
  EXPECT_EQ(getInside(3, 8, "i + k - 1", 8), (Extents{3, 6}));
  EXPECT_EQ(getInside(3, 8, "i - k + 6", 8), (Extents{3, 6}));
}

/// From -4 to -1 of 4, nothing is inside.
TEST_F(LoopNestTest, NothingInside) {
  EXPECT_EQ(getInside(2, 3, "i + k - 4", 4), (Extents{2, 3}));
  EXPECT_FALSE(isAlwaysInside);
}

} // namespace
