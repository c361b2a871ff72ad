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

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/MLIRContext.h"
#include "gtest/gtest.h"

#include <random>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

namespace {

bool holds(const HalfSpace &part, ArrayRef<int64_t> point) {
  DynamicAPInt value = part.function.constant;
  for (auto [step, index] : llvm::zip_equal(part.function.coefficients, point))
    value += step * index;
  return value >= 0;
}

bool holds(const IndexPart &part, ArrayRef<int64_t> point) {
  return llvm::all_of(part.getConditions(), [&](const HalfSpace &condition) {
    return holds(condition, point);
  });
}

void forEachPoint(ArrayRef<int64_t> box,
                  llvm::function_ref<void(ArrayRef<int64_t>)> visit) {
  SmallVector<int64_t> point(box.size(), 0);
  while (true) {
    visit(point);
    size_t index = 0;
    while (index < box.size() && ++point[index] == box[index])
      point[index++] = 0;
    if (index == box.size())
      return;
  }
}

struct Random {
  std::mt19937 engine{7};

  int64_t get(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(engine);
  }
  SmallVector<int64_t> getBox(unsigned rank) {
    SmallVector<int64_t> box;
    for (unsigned dim = 0; dim < rank; ++dim)
      box.push_back(get(1, 7));
    return box;
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
  Random random;
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

TEST(IndexPart, UnionHoldsBoth) {
  Random random;
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
  Random random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(3);
    HalfSpace part = random.getCondition(3), rest = part.getComplement();
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_NE(holds(part, point), holds(rest, point));
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
