//===- IndexPart.cpp - Parts of a box of indices --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "PointCounter.h"

#include "mlir/IR/AffineMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// HalfSpace
//===----------------------------------------------------------------------===//

HalfSpace HalfSpace::getEverywhere(unsigned numIndices) {
  return {IndexFunction::getConstant(numIndices, DynamicAPInt(0))};
}

std::optional<HalfSpace> HalfSpace::getWhere(unsigned numIndices,
                                             unsigned index,
                                             const std::vector<bool> &holds) {
  // What holds up to a value, or from one on, is linear.
  size_t changes = 0, change = 0;
  for (size_t value = 1; value < holds.size(); ++value)
    if (holds[value] != holds[value - 1]) {
      ++changes;
      change = value;
    }
  if (changes > 1) {
    std::vector<int64_t> numbers(holds.begin(), holds.end());
    std::optional<IndexFunction> lookup =
        IndexFunction::getLookup(numIndices, index, numbers);
    if (!lookup)
      return std::nullopt;
    lookup->constant -= 1;
    return HalfSpace{std::move(*lookup)};
  }
  HalfSpace part = getEverywhere(numIndices);
  if (changes == 0) {
    if (!holds.empty() && !holds.front())
      part.function.constant = -1;
    return part;
  }
  part.function.coefficients[index] = holds.front() ? -1 : 1;
  part.function.constant =
      DynamicAPInt(static_cast<int64_t>(change)) * (holds.front() ? 1 : -1);
  if (holds.front())
    part.function.constant -= 1;
  return part;
}

/// The indices of a set and any others that a condition depends on.
static SmallVector<unsigned, 2> getPointsFirst(const IndexFunction &function) {
  SmallVector<unsigned, 2> indices = function.points.indices;
  for (unsigned index = 0; index < function.getNumIndices(); ++index)
    if (function.coefficients[index] != 0 &&
        !llvm::is_contained(indices, index))
      indices.push_back(index);
  return indices;
}

/// Where two conditions hold of which one depends on all indices that the other
/// does, point by point.
static std::optional<IndexFunction> getBothPoints(const IndexFunction &a,
                                                  const IndexFunction &b,
                                                  ArrayRef<int64_t> extents) {
  SmallVector<unsigned, 2> indices = getPointsFirst(a), ofB = getPointsFirst(b);
  if (ofB.size() > indices.size() ||
      (ofB.size() == indices.size() && !a.points.set))
    std::swap(indices, ofB);
  auto isNew = [&](unsigned index) {
    return !llvm::is_contained(indices, index);
  };
  SmallVector<int64_t> shape;
  SmallVector<Left> left;
  for (unsigned index : indices)
    shape.push_back(extents[index]);
  for (int64_t extent : extents)
    left.push_back({{DynamicAPInt(0), DynamicAPInt(extent) - 1}, {}});
  if (indices.size() < 2 || llvm::any_of(ofB, isNew) || !PointSet::fits(shape))
    return std::nullopt;
  PointCounter counter(indices, left, extents);
  for (const IndexFunction *each : {&a, &b})
    if ((each->points.set && !each->points.covers(extents)) ||
        !counter.add(*each))
      return std::nullopt;
  IndexFunction both = IndexFunction::getMembership(a.getNumIndices(), indices,
                                                    counter.getPoints());
  both.constant -= 1;
  return both;
}

std::optional<HalfSpace> HalfSpace::getBoth(const HalfSpace &a,
                                            const HalfSpace &b,
                                            ArrayRef<int64_t> extents) {
  std::optional<unsigned> index = b.function.getOnlyIndex();
  if (!index) {
    auto both = getBothPoints(a.function, b.function, extents);
    return both ? std::optional(HalfSpace{std::move(*both), {a, b}})
                : std::nullopt;
  }
  std::optional<std::vector<int64_t>> numbers =
      b.function.getNumbers(*index, extents[*index]);
  DynamicAPInt most = a.function.getRange(extents).second;
  if (!numbers || most > IndexFunction::maxExtent * IndexFunction::maxExtent)
    return std::nullopt;
  // Where the second does not hold, less than nothing is left of the first.
  int64_t far = std::max<int64_t>(int64_t(most), 0) + 1;
  for (int64_t &number : *numbers)
    number = number < 0 ? -far : 0;
  std::optional<IndexFunction> taken =
      IndexFunction::getLookup(a.getNumIndices(), *index, *numbers);
  HalfSpace both{a.function, {a, b}};
  if (!taken || !both.function.add(*taken, 1))
    return std::nullopt;
  return both;
}

bool HalfSpace::isEverywhere() const {
  return function.constant >= 0 && function.isConstant();
}

HalfSpace HalfSpace::getComplement() const {
  HalfSpace other{function};
  other.function.scale(DynamicAPInt(-1));
  other.function.constant -= 1;
  return other;
}

bool HalfSpace::contains(const HalfSpace &other) const {
  return isEverywhere() ||
         (function.constant >= other.function.constant &&
          function.differsByConstant(other.function)) ||
         llvm::any_of(other.within, [&](const HalfSpace &larger) {
           return contains(larger);
         });
}

std::optional<HalfSpace> HalfSpace::getPreimage(AffineMap map) const {
  std::optional<IndexFunction> composed = function.compose(map);
  return composed ? std::optional(HalfSpace{std::move(*composed)})
                  : std::nullopt;
}

namespace {
/// Result number `position` of a map: an index, or its opposite, and a
/// constant.
struct Shifted {
  unsigned position;
  int64_t shift = 0;
  bool isReversed = false;

  bool isMoved() const { return shift != 0 || isReversed; }
};
} // namespace

static std::optional<Shifted> findShifted(AffineMap map, unsigned dim) {
  AffineExpr index = getAffineDimExpr(dim, map.getContext());
  if (std::optional<unsigned> position = map.getResultPosition(index))
    return Shifted{*position};
  for (auto [position, expr] : llvm::enumerate(map.getResults())) {
    Shifted shifted = {static_cast<unsigned>(position)};
    AffineExpr moved = expr;
    if (auto sum = dyn_cast<AffineBinaryOpExpr>(expr);
        sum && sum.getKind() == AffineExprKind::Add)
      if (auto shift = dyn_cast<AffineConstantExpr>(sum.getRHS())) {
        shifted.shift = shift.getValue();
        moved = sum.getLHS();
      }
    shifted.isReversed = moved == -index;
    if (moved == index || shifted.isReversed)
      return shifted;
  }
  return std::nullopt;
}

std::optional<HalfSpace> HalfSpace::getImage(AffineMap map) const {
  HalfSpace result = getEverywhere(map.getNumResults());
  result.function.constant = function.constant;
  result.function.points = function.points;
  // As what is looked up, points are not where an index is shifted to.
  if (!result.function.points.relabel([&](unsigned dim) {
        return map.getResultPosition(getAffineDimExpr(dim, map.getContext()));
      }))
    return std::nullopt;
  for (auto [dim, coefficient] : llvm::enumerate(function.coefficients)) {
    if (coefficient == 0)
      continue;
    auto found = findShifted(map, dim);
    if (!found)
      return std::nullopt;
    // What is looked up at an index is not where that is moved to.
    if (found->isMoved() && !function.tables[dim].isIndex())
      return std::nullopt;
    auto moved = found->isReversed ? -coefficient : coefficient;
    result.function.coefficients[found->position] = moved;
    result.function.tables[found->position] = function.tables[dim];
    result.function.constant -= moved * found->shift;
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
