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
//
//===----------------------------------------------------------------------===//

#include "RowCounter.h"

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallBitVector.h"

#include <map>
#include <set>

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
  for (auto [index, coefficient] : llvm::enumerate(function.coefficients))
    if (coefficient != 0)
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
  Range full = {DynamicAPInt(0), std::min(numRows - 1, limit)};
  Range partial = {std::max(limit + 1, DynamicAPInt(0)),
                   std::min(numRows - 1, limit + numColumns - 1)};
  DynamicAPInt rows = partial.getSize();
  // The first of them has numColumns - (first - limit) columns.
  DynamicAPInt missing = rows * (partial.first - limit) + rows * (rows - 1) / 2;
  return full.getSize() * numColumns + rows * numColumns - missing;
}

/// Pairs of two ranges that keep all conditions on their difference; others are
/// left alone.
static DynamicAPInt
countDifferences(const Range &rows, const Range &columns, unsigned a,
                 unsigned b, ArrayRef<const IndexFunction *> conditions) {
  Range difference = {rows.first - columns.last, rows.last - columns.first};
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
/// Conditions on one index and each of several others.
struct Star {
  unsigned center;
  /// By the other index.
  std::map<unsigned, SmallVector<const IndexFunction *, 2>> rays;
};
using Pairs =
    SmallVector<std::pair<SmallVector<unsigned, 2>, const IndexFunction *>, 4>;
} // namespace

/// Takes a star out of conditions on pairs of indices, around the index that
/// most others depend on, and drops what shares an index with it otherwise.
static Star takeStar(Pairs &pairs) {
  std::map<unsigned, std::set<unsigned>> partners;
  for (const auto &[indices, function] : pairs) {
    partners[indices[0]].insert(indices[1]);
    partners[indices[1]].insert(indices[0]);
  }
  // Of the first condition, where two are alike.
  Star star = {pairs.front().first[0], {}};
  for (const auto &[index, others] : partners)
    if (others.size() > partners[star.center].size())
      star.center = index;
  for (const auto &[indices, function] : pairs)
    if (llvm::is_contained(indices, star.center))
      star.rays[indices[0] == star.center ? indices[1] : indices[0]].push_back(
          function);
  llvm::erase_if(pairs, [&](const auto &pair) {
    return llvm::any_of(pair.first, [&](unsigned index) {
      return index == star.center || star.rays.count(index);
    });
  });
  return star;
}

/// Points of the center and of all rays that keep the conditions of a star.
static DynamicAPInt countStar(const Star &star, ArrayRef<Left> left,
                              ArrayRef<int64_t> extents) {
  const Left &rows = left[star.center];
  auto isLarge = [&](unsigned index) {
    return extents[index] > IndexFunction::maxExtent;
  };
  // With one ray, in closed form if possible, or where there is no other.
  unsigned other = star.rays.begin()->first;
  bool isClosed =
      star.rays.size() == 1 && rows.alive.empty() &&
      left[other].alive.empty() &&
      llvm::all_of(star.rays.begin()->second, [&](const IndexFunction *each) {
        return isDifference(*each, star.center, other);
      });
  bool isTooLarge = isLarge(star.center);
  for (const auto &[index, functions] : star.rays)
    isTooLarge |= isLarge(index);
  if (isClosed || isTooLarge) {
    DynamicAPInt product =
        countDifferences(rows.range, left[other].range, star.center, other,
                         star.rays.begin()->second);
    for (const auto &[index, functions] : star.rays)
      if (index != other)
        product *= left[index].getSize();
    return product;
  }
  SmallVector<std::vector<int64_t>, 2> counts;
  for (const auto &[index, functions] : star.rays) {
    RowCounter counter(left[index], extents[star.center], extents[index]);
    for (const IndexFunction *function : functions)
      counter.add(*function, star.center, index);
    counts.push_back(counter.count());
  }
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
  Pairs pairs;
  for (const HalfSpace &condition : conditions) {
    const IndexFunction &function = condition.function;
    SmallVector<unsigned, 2> indices = getIndices(function);
    if (indices.empty())
      return DynamicAPInt(0);
    if (indices.size() == 1)
      cut(left[indices[0]], function, indices[0], extents[indices[0]]);
    else if (indices.size() == 2)
      pairs.emplace_back(indices, &function);
  }
  DynamicAPInt product(1);
  llvm::SmallBitVector counted(extents.size());
  while (!pairs.empty()) {
    Star star = takeStar(pairs);
    product *= countStar(star, left, extents);
    counted.set(star.center);
    for (const auto &[index, functions] : star.rays)
      counted.set(index);
  }
  for (auto [index, one] : llvm::enumerate(left))
    if (!counted.test(index))
      product *= one.getSize();
  return product;
}
