//===- PartCount.cpp - How many points a part of a box has ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conditions of one index say which of its values are left. Those of two count
// where one of both is always the same: where all are on the difference of two
// there is a closed form, else every value of that one is looked at, a row.
// Sets of points are counted for each value of that one, too.
//
//===----------------------------------------------------------------------===//

#include "PointCounter.h"

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

#include <map>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Leaves what a condition on this index alone does.
static void cut(Left &left, const IndexFunction &function, unsigned index,
                int64_t extent) {
  const DynamicAPInt &step = function.coefficients[index];
  if (function.tables[index].isIndex()) {
    if (step > 0)
      left.range.setFirst(llvm::ceilDiv(-function.constant, step));
    else
      left.range.setLast(llvm::floorDiv(function.constant, -step));
    return;
  }
  std::optional<std::vector<int64_t>> numbers =
      function.getNumbers(index, extent);
  if (!numbers)
    return;
  if (left.alive.empty())
    left.alive.assign(extent, true);
  for (auto [value, number] : llvm::enumerate(*numbers))
    if (number < 0)
      left.alive[value] = false;
}

/// The indices that a condition depends on.
static SmallVector<unsigned, 2> getIndices(const IndexFunction &function) {
  SmallVector<unsigned, 2> indices;
  for (unsigned index = 0; index < function.getNumIndices(); ++index)
    if (function.dependsOn(index))
      indices.push_back(index);
  return indices;
}

//===----------------------------------------------------------------------===//
// Differences
//===----------------------------------------------------------------------===//

static bool isDifference(const IndexFunction &function, unsigned a,
                         unsigned b) {
  return function.isLinear() &&
         function.coefficients[a] == -function.coefficients[b];
}

/// How many pairs of 0 <= i < `numRows` and 0 <= j < `numColumns` there are
/// with i - j <= `limit`. Row i has the columns from i - limit on: all while
/// that is at most 0, then fewer by one in each row.
static DynamicAPInt countBelow(const DynamicAPInt &numRows,
                               const DynamicAPInt &numColumns,
                               const DynamicAPInt &limit) {
  Interval full = {DynamicAPInt(0), std::min(numRows - 1, limit)};
  Interval partial = {std::max(limit + 1, DynamicAPInt(0)),
                      std::min(numRows - 1, limit + numColumns - 1)};
  DynamicAPInt rows = partial.getSize();
  // The first of them has numColumns - (first - limit) columns.
  DynamicAPInt missing = rows * (partial.first - limit) + rows * (rows - 1) / 2;
  return full.getSize() * numColumns + rows * numColumns - missing;
}

/// Pairs of two ranges that keep all conditions on their difference; others are
/// left alone.
static DynamicAPInt
countDifferences(const Interval &rows, const Interval &columns, unsigned a,
                 unsigned b, ArrayRef<const IndexFunction *> conditions) {
  Interval difference = {rows.first - columns.last, rows.last - columns.first};
  for (const IndexFunction *function : conditions) {
    if (!isDifference(*function, a, b))
      continue;
    const DynamicAPInt &step = function->coefficients[a];
    if (step > 0)
      difference.setFirst(llvm::ceilDiv(-function->constant, step));
    else
      difference.setLast(llvm::floorDiv(function->constant, -step));
  }
  if (rows.getSize() == 0 || columns.getSize() == 0 ||
      difference.getSize() == 0)
    return DynamicAPInt(0);
  // Relative to the first row and column.
  DynamicAPInt shift = rows.first - columns.first;
  auto below = [&](const DynamicAPInt &limit) {
    return countBelow(rows.getSize(), columns.getSize(), limit - shift);
  };
  return below(difference.last) - below(difference.first - 1);
}

//===----------------------------------------------------------------------===//
// Stars
//===----------------------------------------------------------------------===//

namespace {
/// Conditions on the same indices, two at least; if there is a set of points
/// among them, on some of its indices.
struct Cluster {
  /// Ascending.
  SmallVector<unsigned, 2> indices;
  /// One with a set of all these indices first, if there is one.
  SmallVector<const IndexFunction *, 2> conditions;

  bool hasPoints() const { return conditions.front()->points.set != nullptr; }
  bool has(unsigned index) const { return llvm::is_contained(indices, index); }
  unsigned getOther(unsigned index) const {
    return indices[0] == index ? indices[1] : indices[0];
  }
};
using Clusters = SmallVector<Cluster, 4>;

/// Conditions on one index and each time others.
struct Star {
  unsigned center;
  Clusters rays;
};
} // namespace

/// Puts conditions on several indices together. What is of more than two and in
/// no set cannot be counted.
static Clusters getClusters(ArrayRef<const IndexFunction *> conditions,
                            ArrayRef<int64_t> extents) {
  Clusters clusters;
  auto place = [&](const IndexFunction *function) {
    SmallVector<unsigned, 2> indices = getIndices(*function);
    const PointTerm &points = function->points;
    for (Cluster &cluster : clusters)
      if (indices == cluster.indices ||
          (cluster.hasPoints() && llvm::all_of(indices, [&](unsigned each) {
             return cluster.has(each);
           })))
        return cluster.conditions.push_back(function);
    if (points.set ? indices.size() == points.indices.size()
                   : indices.size() == 2)
      clusters.push_back({std::move(indices), {function}});
  };
  SmallVector<const IndexFunction *> sets;
  for (const IndexFunction *function : conditions)
    if (function->points.set && function->points.covers(extents))
      sets.push_back(function);
  // Those of most indices first, in which others may have their place.
  llvm::stable_sort(sets, [](const auto *a, const auto *b) {
    return a->points.indices.size() > b->points.indices.size();
  });
  llvm::for_each(sets, place);
  for (const IndexFunction *function : conditions)
    if (!function->points.set)
      place(function);
  return clusters;
}

/// Takes a star out of conditions on several indices, around the index that
/// most others depend on, and drops what shares an index with it otherwise.
static Star takeStar(Clusters &clusters) {
  std::map<unsigned, unsigned> uses;
  for (const Cluster &cluster : clusters)
    for (unsigned index : cluster.indices)
      ++uses[index];
  // Of the first condition, where two are alike.
  Star star = {clusters.front().indices[0], {}};
  for (auto [index, count] : uses)
    if (count > uses[star.center])
      star.center = index;
  llvm::SmallBitVector taken(uses.rbegin()->first + 1);
  auto isTaken = [&](unsigned index) { return taken.test(index); };
  for (Cluster &cluster : clusters)
    if (cluster.has(star.center) &&
        llvm::none_of(cluster.indices, [&](unsigned index) {
          return index != star.center && isTaken(index);
        })) {
      for (unsigned index : cluster.indices)
        taken.set(index);
      star.rays.push_back(cluster);
    }
  llvm::erase_if(clusters, [&](const Cluster &cluster) {
    return llvm::any_of(cluster.indices, isTaken);
  });
  return star;
}

/// What is left of a ray for each value of the center.
static std::vector<int64_t> countRay(const Cluster &ray, unsigned center,
                                     ArrayRef<Left> left,
                                     ArrayRef<int64_t> extents) {
  if (ray.hasPoints()) {
    PointCounter counter(ray.conditions.front()->points.indices, left, extents);
    for (const IndexFunction *function : ray.conditions)
      counter.add(*function);
    return counter.count(center);
  }
  unsigned other = ray.getOther(center);
  RowCounter counter(left[other], extents[center], extents[other]);
  for (const IndexFunction *function : ray.conditions)
    counter.add(*function, center, other);
  return counter.count();
}

/// Without a look at each value of the center: of all rays but the first
/// whatever is left of their indices.
static DynamicAPInt countFirstRay(const Star &star, ArrayRef<Left> left,
                                  ArrayRef<int64_t> extents) {
  const Cluster &first = star.rays.front();
  DynamicAPInt product(0);
  if (first.hasPoints()) {
    for (int64_t count : countRay(first, star.center, left, extents))
      product += count;
  } else {
    unsigned other = first.getOther(star.center);
    product = countDifferences(left[star.center].range, left[other].range,
                               star.center, other, first.conditions);
  }
  for (const Cluster &ray : ArrayRef(star.rays).drop_front())
    for (unsigned index : ray.indices)
      if (index != star.center)
        product *= left[index].getSize();
  return product;
}

/// Points of the center and of all rays that keep the conditions of a star.
static DynamicAPInt countStar(const Star &star, ArrayRef<Left> left,
                              ArrayRef<int64_t> extents) {
  const Left &rows = left[star.center];
  // With one ray, in closed form if possible, or where there is no other.
  const Cluster &first = star.rays.front();
  bool isClosed =
      star.rays.size() == 1 && !first.hasPoints() && rows.alive.empty() &&
      left[first.getOther(star.center)].alive.empty() &&
      llvm::all_of(first.conditions, [&](const auto *each) {
        return isDifference(*each, first.indices[0], first.indices[1]);
      });
  bool isTooLarge = false;
  for (const Cluster &ray : star.rays)
    for (unsigned index : ray.indices)
      isTooLarge |= extents[index] > IndexFunction::maxExtent;
  if (isClosed || isTooLarge)
    return countFirstRay(star, left, extents);
  SmallVector<std::vector<int64_t>, 2> counts;
  for (const Cluster &ray : star.rays)
    counts.push_back(countRay(ray, star.center, left, extents));
  DynamicAPInt sum(0);
  for (int64_t row = 0; row < extents[star.center]; ++row) {
    if (!rows.isAlive(row))
      continue;
    DynamicAPInt product(1);
    for (const std::vector<int64_t> &ofRay : counts)
      product *= ofRay[row];
    sum += product;
  }
  return sum;
}

DynamicAPInt IndexPart::count(ArrayRef<int64_t> extents) const {
  SmallVector<Left> left;
  for (int64_t extent : extents)
    left.push_back({{DynamicAPInt(0), DynamicAPInt(extent) - 1}, {}});
  SmallVector<const IndexFunction *> ofSeveral;
  for (const HalfSpace &condition : conditions) {
    const IndexFunction &function = condition.function;
    SmallVector<unsigned, 2> indices = getIndices(function);
    if (indices.empty())
      return DynamicAPInt(0);
    if (indices.size() > 1)
      ofSeveral.push_back(&function);
    else if (!function.points.set)
      cut(left[indices[0]], function, indices[0], extents[indices[0]]);
  }
  Clusters clusters = getClusters(ofSeveral, extents);
  DynamicAPInt product(1);
  llvm::SmallBitVector counted(extents.size());
  while (!clusters.empty()) {
    Star star = takeStar(clusters);
    product *= countStar(star, left, extents);
    for (const Cluster &ray : star.rays)
      for (unsigned index : ray.indices)
        counted.set(index);
  }
  for (auto [index, one] : llvm::enumerate(left))
    if (!counted.test(index))
      product *= one.getSize();
  return product;
}
