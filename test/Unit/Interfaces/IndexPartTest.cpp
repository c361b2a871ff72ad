//===- IndexPartTest.cpp - Tests of parts of boxes ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random parts of small boxes, compared with looking at every point.
//
//===----------------------------------------------------------------------===//

#include "BoxPoints.h"

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::test;
using llvm::DynamicAPInt;

namespace {

struct RandomParts : RandomNumbers {
  RandomParts() : RandomNumbers(7) {}

  SmallVector<int64_t> getBox(unsigned rank) {
    SmallVector<int64_t> box;
    for (unsigned dim = 0; dim < rank; ++dim)
      box.push_back(get(1, 7));
    return box;
  }
  std::vector<int64_t> getNumbers(int64_t count, bool areRising) {
    std::vector<int64_t> numbers;
    for (int64_t i = 0; i < count; ++i)
      numbers.push_back(areRising && i > 0 ? numbers.back() + get(0, 3)
                                           : get(-3, 3));
    return numbers;
  }
  /// A sum over the indices of a box, each as it is or looked up.
  IndexFunction getFunction(ArrayRef<int64_t> box, bool areRising) {
    IndexFunction sum =
        IndexFunction::getConstant(box.size(), DynamicAPInt(get(-4, 4)));
    for (auto [index, extent] : llvm::enumerate(box)) {
      IndexFunction part = IndexFunction::getIndex(box.size(), index);
      if (get(0, 2)) {
        std::vector<int64_t> numbers = getNumbers(extent, areRising);
        // Or falling.
        if (get(0, 1))
          std::reverse(numbers.begin(), numbers.end());
        part = *IndexFunction::getLookup(box.size(), index, numbers);
      }
      EXPECT_TRUE(sum.add(part, get(-2, 2)));
    }
    return sum;
  }
  /// A condition on index 1, or on the difference of the first two.
  HalfSpace getCondition(unsigned rank) {
    HalfSpace part = HalfSpace::getEverywhere(rank);
    part.function.constant = get(-6, 6);
    int64_t step = get(0, 1) ? 1 : -1;
    part.function.coefficients[1] = step * get(1, 2);
    if (get(0, 2)) {
      part.function.coefficients[0] = -part.function.coefficients[1];
    }
    return part;
  }
};

TEST(IndexPart, CountsEveryPoint) {
  RandomParts random;
  for (int i = 0; i < 3000; ++i) {
    SmallVector<int64_t> box = random.getBox(random.get(2, 3));
    IndexPart part;
    for (int64_t number = random.get(0, 3); number > 0; --number)
      part.add(random.getCondition(box.size()));
    int64_t expected = 0;
    forEachPoint(
        box, [&](ArrayRef<int64_t> point) { expected += holds(part, point); });
    EXPECT_EQ(part.count(box), expected);
  }
}

/// Where what is looked up rises, every condition counts; else at least one of
/// two, and none that is not there.
TEST(IndexPart, CountsWhatIsLookedUp) {
  RandomParts random;
  for (int i = 0; i < 3000; ++i) {
    SmallVector<int64_t> box = random.getBox(2);
    bool areRising = random.get(0, 1);
    IndexPart part, first;
    for (int64_t number = 0, end = random.get(1, 3); number < end; ++number) {
      HalfSpace condition{random.getFunction(box, areRising)};
      part.add(condition);
      if (number == 0)
        first.add(condition);
    }
    int64_t expected = 0, atMost = 0;
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      expected += holds(part, point);
      atMost += holds(first, point);
    });
    if (areRising) {
      EXPECT_EQ(part.count(box), expected);
    } else {
      EXPECT_GE(part.count(box), expected);
      EXPECT_EQ(first.count(box), atMost);
    }
  }
}

/// Conditions on the second of three indices and each of the others.
TEST(IndexPart, CountsStars) {
  RandomParts random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(3);
    IndexPart part;
    for (unsigned other : {0, 2, 2}) {
      IndexFunction sum = random.getFunction(box, /*areRising=*/true);
      sum.coefficients[2 - other] = 0;
      part.add({sum});
    }
    int64_t expected = 0;
    forEachPoint(
        box, [&](ArrayRef<int64_t> point) { expected += holds(part, point); });
    EXPECT_EQ(part.count(box), expected);
  }
}

TEST(IndexPart, UnionHoldsBoth) {
  RandomParts random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(2);
    IndexPart a, b;
    a.add(random.getCondition(2));
    a.add(random.getCondition(2));
    b.add(random.getCondition(2));
    IndexPart both = a;
    both.unite(b);
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_GE(holds(both, point), holds(a, point) || holds(b, point));
    });
  }
}

TEST(IndexPart, ComplementIsTheRest) {
  RandomParts random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(3);
    HalfSpace part = random.getCondition(3), rest = part.getComplement();
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_NE(holds(part, point), holds(rest, point));
    });
  }
}

/// Sums of sums, and what remains of them seen through a map, number by number.
TEST(IndexFunction, AddsAndComposes) {
  RandomParts random;
  MLIRContext ctx;
  AffineExpr i = getAffineDimExpr(0, &ctx), j = getAffineDimExpr(1, &ctx);
  for (int round = 0; round < 1000; ++round) {
    SmallVector<int64_t> box = {7, 7};
    IndexFunction a = random.getFunction(box, false);
    IndexFunction b = random.getFunction(box, false), sum = a;
    int64_t factor = random.get(-2, 2);
    ASSERT_TRUE(sum.add(b, factor));
    // (i, j) -> (6 - 2 * j, i + 1), or -> (3, j).
    bool isSliced = random.get(0, 1);
    AffineMap map =
        isSliced
            ? AffineMap::get(2, 0, {j * -2 + 6, i + 1}, &ctx)
            : AffineMap::get(2, 0, {getAffineConstantExpr(3, &ctx), j}, &ctx);
    std::optional<IndexFunction> composed = sum.compose(map);
    ASSERT_TRUE(composed);
    forEachPoint({4, 4}, [&](ArrayRef<int64_t> point) {
      EXPECT_EQ(evaluate(sum, point),
                evaluate(a, point) + evaluate(b, point) * factor);
      SmallVector<int64_t> read = map.compose(point);
      EXPECT_EQ(evaluate(*composed, point), evaluate(sum, read));
    });
    auto [least, most] = sum.getRange(box);
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_LE(least, evaluate(sum, point));
      EXPECT_GE(most, evaluate(sum, point));
    });
  }
}

TEST(IndexFunction, LooksTheSameHoweverItIsMade) {
  // 4 * (i floordiv 2) - 3, the same as a sum of two, and twice an index.
  IndexFunction blocks = *IndexFunction::getLookup(2, 1, {-3, -3, 1, 1, 5, 5});
  EXPECT_EQ(blocks.coefficients[1], 4);
  EXPECT_EQ(blocks.constant, -3);
  IndexFunction half = *IndexFunction::getLookup(2, 1, {0, 0, 1, 1, 2, 2});
  EXPECT_TRUE(half.differsByConstant(
      *IndexFunction::getLookup(2, 1, {5, 5, 6, 6, 7, 7})));
  half.scale(DynamicAPInt(4));
  EXPECT_TRUE(blocks.differsByConstant(half));
  // i - 2 * (i floordiv 2) + 2 * (i floordiv 2).
  IndexFunction odd = *IndexFunction::getLookup(2, 1, {0, 1, 0, 1, 0, 1});
  half = *IndexFunction::getLookup(2, 1, {0, 0, 2, 2, 4, 4});
  ASSERT_TRUE(odd.add(half, 1));
  EXPECT_EQ(odd, IndexFunction::getIndex(2, 1));
}

TEST(HalfSpace, BothAreWhereTwoMeet) {
  RandomParts random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(2);
    HalfSpace a{random.getFunction(box, false)};
    std::vector<bool> where;
    for (int64_t value = 0; value < box[1]; ++value)
      where.push_back(random.get(0, 1));
    HalfSpace b = *HalfSpace::getWhere(2, 1, where);
    // A condition that is the same everywhere depends on no index.
    if (!b.function.getOnlyIndex())
      continue;
    std::optional<HalfSpace> both = HalfSpace::getBoth(a, b, box);
    ASSERT_TRUE(both);
    EXPECT_TRUE(a.contains(*both));
    EXPECT_TRUE(b.contains(*both));
    HalfSpace rest = both->getComplement();
    EXPECT_FALSE(b.contains(rest));
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_EQ(holds(*both, point), holds(a, point) && holds(b, point));
      EXPECT_NE(holds(*both, point), holds(rest, point));
    });
  }
}

/// i + 1 - j of a matrix, read as (j, k) -> (2 * k, j): the points with
/// 2 * k + 1 - j >= 0.
TEST(HalfSpace, Preimage) {
  MLIRContext ctx;
  AffineExpr j = getAffineDimExpr(0, &ctx), k = getAffineDimExpr(1, &ctx);
  HalfSpace part = HalfSpace::getEverywhere(2);
  part.function.coefficients = {DynamicAPInt(1), DynamicAPInt(-1)};
  part.function.constant = 1;
  std::optional<HalfSpace> found =
      part.getPreimage(AffineMap::get(2, 0, {k * 2, j}, &ctx));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->function.coefficients[0], -1);
  EXPECT_EQ(found->function.coefficients[1], 2);
  EXPECT_EQ(found->function.constant, 1);
  EXPECT_FALSE(
      part.getPreimage(AffineMap::get(2, 0, {k.floorDiv(2), j}, &ctx)));
}

/// Elements (6 - j, i + 2) of iterations (i, j) with 2 * i - 3 * j >= 1, point
/// by point.
TEST(HalfSpace, ImageThatIsMovedAndReversed) {
  MLIRContext ctx;
  AffineExpr i = getAffineDimExpr(0, &ctx), j = getAffineDimExpr(1, &ctx);
  AffineMap map = AffineMap::get(2, 0, {-j + 6, i + 2}, &ctx);
  HalfSpace part = HalfSpace::getEverywhere(2);
  part.function.coefficients = {DynamicAPInt(2), DynamicAPInt(-3)};
  part.function.constant = -1;
  std::optional<HalfSpace> found = part.getImage(map);
  ASSERT_TRUE(found);
  forEachPoint({7, 7}, [&](ArrayRef<int64_t> point) {
    SmallVector<int64_t> element = map.compose(point);
    EXPECT_EQ(holds(part, point), holds(*found, element));
  });
}

/// Elements (k, i) of iterations (i, j, k) with i >= k; of those with j >= k
/// nothing is said, for other j may touch the same.
TEST(HalfSpace, Image) {
  MLIRContext ctx;
  AffineMap map = AffineMap::get(
      3, 0, {getAffineDimExpr(2, &ctx), getAffineDimExpr(0, &ctx)}, &ctx);
  HalfSpace part = HalfSpace::getEverywhere(3);
  part.function.coefficients = {DynamicAPInt(1), DynamicAPInt(0),
                                DynamicAPInt(-1)};
  std::optional<HalfSpace> found = part.getImage(map);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->function.coefficients[0], -1);
  EXPECT_EQ(found->function.coefficients[1], 1);
  part.function.coefficients = {DynamicAPInt(0), DynamicAPInt(1),
                                DynamicAPInt(-1)};
  EXPECT_FALSE(part.getImage(map));
}

} // namespace
