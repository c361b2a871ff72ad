//===- FootprintTest.cpp - Tests of elements touched ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Footprints of random maps on small boxes, compared with touching every point.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/Footprint.h"

#include "mlir/IR/MLIRContext.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

#include <random>
#include <set>

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// The distinct points of `map` on the box, by walking over all of it.
int64_t countPoints(AffineMap map, ArrayRef<int64_t> box) {
  std::set<std::vector<int64_t>> points;
  SmallVector<int64_t> iteration(box.size(), 0);
  if (llvm::is_contained(box, 0))
    return 0;
  while (true) {
    SmallVector<int64_t> point = map.compose(iteration);
    points.emplace(point.begin(), point.end());
    size_t loop = 0;
    while (loop < box.size() && ++iteration[loop] == box[loop])
      iteration[loop++] = 0;
    if (loop == box.size())
      return points.size();
  }
}

class FootprintTest : public testing::Test {
protected:
  int64_t draw(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  }

  AffineExpr drawLinear(unsigned numLoops) {
    AffineExpr sum = getAffineConstantExpr(draw(0, 3), &context);
    for (unsigned loop = 0; loop < numLoops; ++loop)
      if (draw(0, 2) == 0)
        sum = sum + getAffineDimExpr(loop, &context) * draw(-4, 6);
    return sum;
  }

  AffineExpr drawExpr(unsigned numLoops) {
    AffineExpr loop = getAffineDimExpr(draw(0, numLoops - 1), &context);
    switch (draw(0, 9)) {
    case 0:
      return loop.floorDiv(draw(1, 4));
    case 1:
      return loop % draw(1, 4);
    case 2:
      return loop.ceilDiv(draw(1, 4));
    case 3:
      return drawLinear(numLoops).floorDiv(draw(2, 3));
    case 4:
      return loop;
    default:
      return drawLinear(numLoops);
    }
  }

  /// A random map and the box of its loops.
  AffineMap drawMap(SmallVectorImpl<int64_t> &box, int64_t smallest) {
    unsigned numLoops = draw(1, 4);
    for (unsigned loop = 0; loop < numLoops; ++loop)
      box.push_back(draw(smallest, 6));
    SmallVector<AffineExpr> results;
    for (int64_t i = draw(1, 3); i > 0; --i)
      results.push_back(drawExpr(numLoops));
    return AffineMap::get(numLoops, 0, results, &context);
  }

  MLIRContext context;
  std::mt19937 random{20261124};
};

std::string describe(AffineMap map, ArrayRef<int64_t> box) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << map << " on ";
  llvm::interleaveComma(box, os);
  return text;
}

/// With the extents of the box for the symbols n0, n1, …
Quantity bindLoops(const Quantity &count, ArrayRef<int64_t> box) {
  return count.substitute([&](StringRef name) {
    unsigned loop;
    name.drop_front().getAsInteger(10, loop);
    return std::optional<Quantity>(box[loop]);
  });
}

SmallVector<Quantity> getExtents(ArrayRef<int64_t> box) {
  return SmallVector<Quantity>(box.begin(), box.end());
}

TEST_F(FootprintTest, isExactOnSmallBoxes) {
  for (int round = 0; round < 5000; ++round) {
    SmallVector<int64_t> box;
    AffineMap map = drawMap(box, /*smallest=*/1);
    Footprint footprint = getFootprint(map, getExtents(box));
    EXPECT_TRUE(footprint.isExact) << describe(map, box);
    EXPECT_EQ(footprint.elements, Quantity(countPoints(map, box)))
        << describe(map, box);
  }
}

/// Quotients and remainders that the constant extents decide leave a closed
/// form for the open ones.
TEST_F(FootprintTest, knownQuotientsLeaveLinearMaps) {
  AffineExpr d0 = getAffineDimExpr(0, &context),
             d1 = getAffineDimExpr(1, &context);
  Quantity n = Quantity::symbol("n", {/*min=*/1});
  auto get = [&](ArrayRef<AffineExpr> results, int64_t extent) {
    return getFootprint(AffineMap::get(2, 0, results, &context), {extent, n});
  };
  // d0 is 0, 1, 2: d1 + d0 has n + 2 values, and its third is 0.
  Footprint window = get({d0.floorDiv(3), d1 + d0}, 3);
  EXPECT_TRUE(window.isExact);
  EXPECT_EQ(window.elements, n + 2);
  // (d0 + 4) mod 8 is d0 + 4 below 4, and ceildiv(d0 + 1, 5) is 1.
  window = get({(d0 + 1).ceilDiv(5), d1 + (d0 + 4) % 8}, 4);
  EXPECT_TRUE(window.isExact);
  EXPECT_EQ(window.elements, n + 3);
  // A fourth d0 is in another third.
  EXPECT_FALSE(get({d0.floorDiv(3), d1 + d0}, 4).isExact);
}

/// With some extents open, what is exact must be, and the rest must bound it.
TEST_F(FootprintTest, holdsWithSomeSizesOpen) {
  for (int round = 0; round < 5000; ++round) {
    SmallVector<int64_t> box;
    AffineMap map = drawMap(box, /*smallest=*/1);
    SmallVector<Quantity> extents;
    for (size_t loop = 0; loop < box.size(); ++loop)
      extents.push_back(draw(0, 1)
                            ? Quantity(box[loop])
                            : Quantity::symbol("n" + std::to_string(loop)));
    Footprint footprint = getFootprint(map, extents);
    Quantity found = bindLoops(footprint.elements, box);
    ASSERT_TRUE(found.getInt64()) << describe(map, box);
    if (footprint.isExact)
      EXPECT_EQ(*found.getInt64(), countPoints(map, box)) << describe(map, box);
    else
      EXPECT_GE(*found.getInt64(), countPoints(map, box)) << describe(map, box);
  }
}

/// With every extent a symbol nothing can be enumerated: what is called exact
/// must be, once the sizes are put in, and the rest must bound it.
TEST_F(FootprintTest, closedFormsHoldForAllSizes) {
  unsigned numExact = 0;
  for (int round = 0; round < 5000; ++round) {
    SmallVector<int64_t> box;
    AffineMap map = drawMap(box, /*smallest=*/1);
    SmallVector<Quantity> extents;
    for (size_t loop = 0; loop < box.size(); ++loop)
      extents.push_back(Quantity::symbol("n" + std::to_string(loop)));
    Footprint footprint = getFootprint(map, extents);
    Quantity found = bindLoops(footprint.elements, box);
    ASSERT_TRUE(found.getInt64()) << describe(map, box);
    int64_t expected = countPoints(map, box);
    numExact += footprint.isExact;
    if (footprint.isExact)
      EXPECT_EQ(*found.getInt64(), expected) << describe(map, box);
    else
      EXPECT_GE(*found.getInt64(), expected) << describe(map, box);
  }
  // The closed forms are what most maps take.
  EXPECT_GT(numExact, 2500u);
}

/// Too large to walk over: linear maps still have a closed form.
TEST_F(FootprintTest, coversLargeBoxes) {
  AffineExpr i = getAffineDimExpr(0, &context),
             j = getAffineDimExpr(1, &context);
  int64_t large = int64_t(1) << 40;
  // Windows of 3 at every other element: 2*(2^40 - 1) + 3.
  Footprint windows = getFootprint(AffineMap::get(2, 0, {i * 2 + j}, &context),
                                   {Quantity(large), Quantity(3)});
  EXPECT_TRUE(windows.isExact);
  EXPECT_EQ(windows.elements, Quantity(2 * large + 1));
  // A square of 2^40: no point twice, more of them than 64 bits hold.
  Footprint square = getFootprint(AffineMap::get(2, 0, {j, i}, &context),
                                  {Quantity(large), Quantity(large)});
  EXPECT_TRUE(square.isExact);
  EXPECT_EQ(square.elements, Quantity(large) * Quantity(large));
}

} // namespace
