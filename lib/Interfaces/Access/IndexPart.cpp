//===- IndexPart.cpp - Parts of a box of indices --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "mlir/IR/AffineMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// HalfSpace
//===----------------------------------------------------------------------===//

HalfSpace HalfSpace::getEverywhere(unsigned numIndices) {
  HalfSpace all;
  all.function.coefficients.assign(numIndices, DynamicAPInt(0));
  return all;
}

static bool isZero(const DynamicAPInt &value) { return value == 0; }

bool HalfSpace::isEverywhere() const {
  return function.constant >= 0 && llvm::all_of(function.coefficients, isZero);
}

HalfSpace HalfSpace::getComplement() const {
  HalfSpace other = *this;
  for (DynamicAPInt &coefficient : other.function.coefficients)
    coefficient = -coefficient;
  other.function.constant = -function.constant - 1;
  return other;
}

bool HalfSpace::contains(const HalfSpace &other) const {
  return isEverywhere() ||
         (function.coefficients == other.function.coefficients &&
          function.constant >= other.function.constant);
}

std::optional<HalfSpace> HalfSpace::getPreimage(AffineMap map) const {
  HalfSpace result = getEverywhere(map.getNumDims());
  result.function.constant = function.constant;
  for (auto [expr, coefficient] :
       llvm::zip_equal(map.getResults(), function.coefficients)) {
    if (isZero(coefficient))
      continue;
    std::optional<LinearFunction> index =
        getLinearFunction(expr, map.getNumDims());
    if (!index)
      return std::nullopt;
    result.function.constant += coefficient * index->constant;
    for (auto [sum, part] :
         llvm::zip_equal(result.function.coefficients, index->coefficients))
      sum += coefficient * part;
  }
  return result;
}

std::optional<HalfSpace> HalfSpace::getImage(AffineMap map) const {
  HalfSpace result = getEverywhere(map.getNumResults());
  result.function.constant = function.constant;
  for (auto [dim, coefficient] : llvm::enumerate(function.coefficients)) {
    if (isZero(coefficient))
      continue;
    std::optional<unsigned> position =
        map.getResultPosition(getAffineDimExpr(dim, map.getContext()));
    if (!position)
      return std::nullopt;
    result.function.coefficients[*position] = coefficient;
  }
  return result;
}

//===----------------------------------------------------------------------===//
// IndexPart
//===----------------------------------------------------------------------===//

void IndexPart::add(const HalfSpace &condition) {
  if (condition.isEverywhere())
    return;
  for (HalfSpace &known : conditions) {
    if (known.contains(condition))
      known = condition;
    if (condition.contains(known))
      return;
  }
  // Masks have one or two, and a chain of many shall not cost its square.
  constexpr size_t maxConditions = 16;
  if (conditions.size() < maxConditions)
    conditions.push_back(condition);
}

bool IndexPart::isNothing() const {
  return llvm::any_of(conditions, [](const HalfSpace &condition) {
    return condition.getComplement().isEverywhere();
  });
}

void IndexPart::unite(const IndexPart &other) {
  if (other.isNothing())
    return;
  if (isNothing()) {
    conditions = other.conditions;
    return;
  }
  SmallVector<HalfSpace, 2> common;
  for (const HalfSpace &mine : conditions)
    for (const HalfSpace &theirs : other.conditions) {
      if (mine.contains(theirs))
        common.push_back(mine);
      else if (theirs.contains(mine))
        common.push_back(theirs);
    }
  conditions = std::move(common);
}

namespace {
/// The values of an index, or of a difference of two; both ends belong to it.
struct Range {
  DynamicAPInt first, last;

  void setFirst(const DynamicAPInt &value) { first = std::max(first, value); }
  void setLast(const DynamicAPInt &value) { last = std::min(last, value); }
  DynamicAPInt getSize() const {
    return last < first ? DynamicAPInt(0) : last - first + 1;
  }
};

/// The indices a < b of which `i_a - i_b` is in a range.
struct Band {
  unsigned a, b;
  Range difference;
};
} // namespace

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

/// The indices that a condition depends on.
static SmallVector<unsigned, 2> getIndices(const LinearFunction &function) {
  SmallVector<unsigned, 2> indices;
  for (auto [index, coefficient] : llvm::enumerate(function.coefficients))
    if (!isZero(coefficient))
      indices.push_back(index);
  return indices;
}

/// Takes the points off a range of `step * x + constant >= 0`.
static void cut(Range &range, const DynamicAPInt &step,
                const DynamicAPInt &constant) {
  if (step > 0)
    range.setFirst(llvm::ceilDiv(-constant, step));
  else
    range.setLast(llvm::floorDiv(constant, -step));
}

/// Adds a condition on the difference of two indices; false if it is of another
/// kind, or of other indices.
static bool addToBand(std::optional<Band> &band, const LinearFunction &function,
                      ArrayRef<unsigned> indices, ArrayRef<Range> box) {
  unsigned a = indices[0], b = indices[1];
  const DynamicAPInt &step = function.coefficients[a];
  if (step != -function.coefficients[b] ||
      (band && (band->a != a || band->b != b)))
    return false;
  if (!band)
    band = Band{a, b, {box[a].first - box[b].last, box[a].last - box[b].first}};
  cut(band->difference, step, function.constant);
  return true;
}

DynamicAPInt IndexPart::count(ArrayRef<int64_t> extents) const {
  SmallVector<Range> box;
  for (int64_t extent : extents)
    box.push_back({DynamicAPInt(0), DynamicAPInt(extent) - 1});
  for (const HalfSpace &condition : conditions) {
    SmallVector<unsigned, 2> indices = getIndices(condition.function);
    if (indices.empty())
      return DynamicAPInt(0);
    if (indices.size() == 1)
      cut(box[indices[0]], condition.function.coefficients[indices[0]],
          condition.function.constant);
  }
  std::optional<Band> band;
  for (const HalfSpace &condition : conditions) {
    SmallVector<unsigned, 2> indices = getIndices(condition.function);
    if (indices.size() == 2)
      addToBand(band, condition.function, indices, box);
  }
  DynamicAPInt product(1);
  for (auto [index, range] : llvm::enumerate(box))
    if (!band || (index != band->a && index != band->b))
      product *= range.getSize();
  if (!band)
    return product;
  const Range &rows = box[band->a], &columns = box[band->b];
  const Range &difference = band->difference;
  if (rows.getSize() == 0 || columns.getSize() == 0 ||
      difference.getSize() == 0)
    return DynamicAPInt(0);
  // Relative to the first row and column.
  DynamicAPInt shift = rows.first - columns.first;
  auto below = [&](const DynamicAPInt &limit) {
    return countBelow(rows.getSize(), columns.getSize(), limit - shift);
  };
  return product * (below(difference.last) - below(difference.first - 1));
}
