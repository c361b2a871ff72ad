//===- PointSetTest.cpp - Tests of sets of points -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RandomConditions sets of small boxes, compared with looking at every point.
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

struct RandomConditions : RandomNumbers {
  RandomConditions() : RandomNumbers(11) {}

  /// Of some indices of a box, in any order; one may need several words.
  IndexFunction getMembership(ArrayRef<int64_t> box,
                              SmallVectorImpl<unsigned> &indices) {
    indices.resize(box.size());
    std::iota(indices.begin(), indices.end(), 0);
    std::shuffle(indices.begin(), indices.end(), engine);
    indices.truncate(get(2, box.size()));
    SmallVector<int64_t> shape;
    for (unsigned index : indices)
      shape.push_back(box[index]);
    PointSet set(shape);
    for (int64_t row = 0; row < set.getNumRows(); ++row)
      for (int64_t column = 0; column < shape.back(); ++column)
        if (get(0, 1))
          set.add(row, column, column + 1);
    return IndexFunction::getMembership(box.size(), indices, std::move(set));
  }
  SmallVector<int64_t> getBox(unsigned rank) {
    SmallVector<int64_t> box;
    for (unsigned dim = 0; dim < rank; ++dim)
      box.push_back(get(1, 5));
    box[get(0, rank - 1)] += get(0, 1) * 64;
    return box;
  }
  /// On one or two of some indices, each as it is or looked up.
  HalfSpace getCondition(ArrayRef<int64_t> box, ArrayRef<unsigned> indices) {
    HalfSpace part = HalfSpace::getEverywhere(box.size());
    part.function.constant = get(-3, 3);
    for (int64_t number = get(1, 2); number > 0; --number) {
      unsigned index = indices[get(0, indices.size() - 1)];
      std::vector<int64_t> numbers;
      for (int64_t value = 0; value < box[index]; ++value)
        numbers.push_back(get(-3, 3));
      IndexFunction added =
          get(0, 1) ? IndexFunction::getIndex(box.size(), index)
                    : *IndexFunction::getLookup(box.size(), index, numbers);
      EXPECT_TRUE(part.function.add(added, get(0, 1) ? 1 : -1));
    }
    return part;
  }
};

/// A set, its complement or a sum with it, and conditions on its indices.
TEST(PointSet, CountsEveryPoint) {
  RandomConditions random;
  for (int i = 0; i < 1000; ++i) {
    SmallVector<int64_t> box = random.getBox(random.get(2, 3));
    SmallVector<unsigned> indices;
    HalfSpace member{random.getMembership(box, indices)};
    member.function.constant -= 1;
    // Without those that happen not to matter.
    if (member.function.points.set)
      indices.assign(member.function.points.indices.begin(),
                     member.function.points.indices.end());
    if (random.get(0, 1))
      member = member.getComplement();
    if (random.get(0, 3) == 0) {
      IndexFunction more = random.getCondition(box, indices).function;
      EXPECT_TRUE(member.function.add(more, 1));
    }
    IndexPart part;
    part.add(member);
    SmallVector<HalfSpace> conditions = {member};
    for (int64_t number = random.get(0, 2); number > 0; --number) {
      conditions.push_back(random.getCondition(box, indices));
      part.add(conditions.back());
    }
    int64_t expected = 0;
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      expected += llvm::all_of(conditions, [&](const HalfSpace &each) {
        return holds(each, point);
      });
    });
    if (member.function.points.set)
      EXPECT_EQ(part.count(box), expected);
    else
      EXPECT_GE(part.count(box), expected);
  }
}

/// Two sets around one index, as of queries and keys and of queries and values.
TEST(PointSet, CountsStars) {
  RandomConditions random;
  for (int i = 0; i < 200; ++i) {
    SmallVector<int64_t> box = random.getBox(3);
    IndexPart part;
    SmallVector<HalfSpace> conditions;
    for (unsigned other : {0, 2}) {
      SmallVector<unsigned> indices;
      IndexFunction member =
          random.getMembership({box[1], box[other]}, indices);
      HalfSpace condition{IndexFunction::getConstant(3, DynamicAPInt(-1))};
      if (!member.points.set)
        continue;
      condition.function.points = member.points;
      for (unsigned &index : condition.function.points.indices)
        index = index == 0 ? 1 : other;
      conditions.push_back(condition);
      part.add(condition);
    }
    int64_t expected = 0;
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      expected += llvm::all_of(conditions, [&](const HalfSpace &each) {
        return holds(each, point);
      });
    });
    EXPECT_EQ(part.count(box), expected);
  }
}

TEST(PointSet, IsSeenThroughMaps) {
  RandomConditions random;
  MLIRContext ctx;
  AffineExpr i = getAffineDimExpr(0, &ctx), j = getAffineDimExpr(1, &ctx);
  AffineExpr three = getAffineConstantExpr(3, &ctx);
  for (int round = 0; round < 500; ++round) {
    SmallVector<unsigned> indices;
    IndexFunction member = random.getMembership({7, 70}, indices);
    AffineMap map = AffineMap::get(
        2, 0,
        SmallVector<SmallVector<AffineExpr>>{{j, i},
                                             {j * -2 + 6, i + 1},
                                             {three, j * 3},
                                             {j, three},
                                             {three, three}}[random.get(0, 4)],
        &ctx);
    std::optional<IndexFunction> composed = member.compose(map);
    ASSERT_TRUE(composed);
    forEachPoint({4, 4}, [&](ArrayRef<int64_t> point) {
      EXPECT_EQ(evaluate(*composed, point),
                evaluate(member, map.compose(point)));
    });
  }
}

TEST(PointSet, MeetsOtherConditions) {
  RandomConditions random;
  for (int i = 0; i < 500; ++i) {
    SmallVector<int64_t> box = {random.get(2, 6), random.get(2, 70)};
    SmallVector<unsigned> indices;
    HalfSpace a{random.getMembership(box, indices)};
    a.function.constant -= 1;
    HalfSpace b = random.getCondition(box, indices);
    if (b.function.isConstant() || a.function.getOnlyIndex())
      continue;
    std::optional<HalfSpace> both = HalfSpace::getBoth(a, b, box);
    ASSERT_TRUE(both);
    forEachPoint(box, [&](ArrayRef<int64_t> point) {
      EXPECT_EQ(holds(*both, point), holds(a, point) && holds(b, point));
    });
  }
}

/// What does not matter is no index of the set; one index is looked up.
TEST(PointSet, DependsOnWhatMatters) {
  PointSet rows({2, 3, 4});
  for (int64_t row : {0, 3})
    rows.add(row, 0, 4);
  IndexFunction first = IndexFunction::getMembership(4, {2, 0, 1}, rows);
  EXPECT_EQ(first.getOnlyIndex(), 0u);
  EXPECT_FALSE(first.points.set);
  rows.add(1, 1, 2);
  rows.add(4, 1, 2);
  IndexFunction pair = IndexFunction::getMembership(4, {2, 0, 1}, rows);
  EXPECT_EQ(pair.points.indices, (SmallVector<unsigned, 2>{0, 1}));
  EXPECT_EQ(pair.points.set->count(), 5);
}

TEST(PointSet, HasRoomForMasks) {
  EXPECT_TRUE(PointSet::fits({4096, 4096}));
  EXPECT_FALSE(PointSet::fits({4096, 4097}));
  EXPECT_FALSE(PointSet::fits({int64_t(1) << 40, int64_t(1) << 40}));
  EXPECT_FALSE(PointSet::fits({0, 3}));
}

} // namespace
