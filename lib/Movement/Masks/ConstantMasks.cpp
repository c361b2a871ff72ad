//===- ConstantMasks.cpp - Masks that are constants -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Exporters evaluate a mask and write what comes out. Of a number is kept where
// all others are: at which values of an index, and between which two values of
// an index for each value of another. Elsewhere there is this number alone.
// Where that is not all, as between the blocks of a random pattern, its places
// are kept one by one.
//
//===----------------------------------------------------------------------===//

#include "ConstantMasks.h"

#include "Elsewhere.h"

#include <limits>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Batch, head, and blocks of queries and keys.
static constexpr size_t maxMaskIndices = 6;

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

/// Where `sign * (index - other)` is `least` or more.
static HalfSpace getBeyond(size_t rank, size_t index, size_t other,
                           int64_t sign, int64_t least) {
  HalfSpace where = HalfSpace::getEverywhere(rank);
  where.function.coefficients[index] = sign;
  where.function.coefficients[other] = -sign;
  where.function.constant = -DynamicAPInt(least);
  return where;
}

/// How many of the first and the last values of an index are free.
static std::pair<int64_t, int64_t> getEnds(const std::vector<bool> &free) {
  auto first = llvm::find(free, false);
  auto last = std::find(free.rbegin(), free.rend(), false);
  return {first - free.begin(), last - free.rbegin()};
}

/// Where an index says that nothing is: up to a value and from one on, and
/// where that is not all, at each value that is free.
static void addIndex(size_t rank, size_t index, const std::vector<bool> &free,
                     SmallVectorImpl<HalfSpace> &conditions) {
  auto [low, high] = getEnds(free);
  std::vector<bool> inFront(free.size()), behind(free.size());
  for (size_t value = 0; value < free.size(); ++value) {
    inFront[value] = static_cast<int64_t>(value) < low;
    behind[value] =
        static_cast<int64_t>(value + high) >= static_cast<int64_t>(free.size());
  }
  auto add = [&](const std::vector<bool> &holds) {
    if (std::optional<HalfSpace> where =
            HalfSpace::getWhere(rank, index, holds))
      conditions.push_back(std::move(*where));
  };
  if (low > 0)
    add(inFront);
  if (high > 0)
    add(behind);
  if (llvm::count(free, true) > low + high)
    add(free);
}

/// Where two indices say that nothing is, beyond what each of them says alone:
/// beyond a difference of both, and where that is not all, beyond a place for
/// each value of the first.
static void addPair(size_t rank, const Hull &hull,
                    const std::vector<bool> &freeOther,
                    SmallVectorImpl<HalfSpace> &conditions) {
  int64_t size = hull.first.size(), otherSize = freeOther.size();
  auto [low, high] = getEnds(freeOther);
  // Of index - other, where something is.
  int64_t least = std::numeric_limits<int64_t>::max(), most = -otherSize;
  for (int64_t value = 0; value < size; ++value) {
    if (hull.isEmpty(value))
      continue;
    least = std::min(least, value - hull.last[value]);
    most = std::max(most, value - hull.first[value]);
  }
  bool reachesLow = false, reachesHigh = false, leavesLow = false,
       leavesHigh = false;
  for (int64_t value = 0; value < size; ++value) {
    if (hull.isEmpty(value))
      continue;
    // Others below value - most, and above value - least, are free.
    int64_t below = value - most, above = value - least;
    reachesLow |= below > low;
    reachesHigh |= above < otherSize - 1 - high;
    leavesLow |= hull.first[value] > std::max(low, below);
    leavesHigh |= hull.last[value] < std::min(otherSize - 1 - high, above);
  }
  if (reachesLow)
    conditions.push_back(getBeyond(rank, hull.index, hull.other, 1, most + 1));
  if (reachesHigh)
    conditions.push_back(
        getBeyond(rank, hull.index, hull.other, -1, 1 - least));
  auto addTable = [&](ArrayRef<int64_t> places, int64_t sign) {
    std::optional<IndexFunction> place =
        IndexFunction::getLookup(rank, hull.index, places);
    if (!place || !place->add(IndexFunction::getIndex(rank, hull.other), -1))
      return;
    place->scale(DynamicAPInt(sign));
    place->constant -= 1;
    conditions.push_back({std::move(*place)});
  };
  if (leavesLow)
    addTable(hull.first, 1);
  if (leavesHigh)
    addTable(hull.last, -1);
}

/// Where one index of a row comes before or behind all that is, but for values
/// of it that are `full`.
static void addBetween(size_t rank, const Hull &hull, const Hull &all,
                       const std::vector<bool> &full,
                       SmallVectorImpl<HalfSpace> &conditions) {
  // Beyond all indices.
  constexpr int64_t far = IndexFunction::maxExtent + 1;
  auto add = [&](ArrayRef<int64_t> places, int64_t sign) {
    std::vector<int64_t> keys;
    keys.reserve(full.size());
    for (size_t value = 0; value < full.size(); ++value)
      keys.push_back(full[value] ? sign * far : static_cast<int64_t>(value));
    std::optional<IndexFunction> place =
        IndexFunction::getLookup(rank, hull.index, places);
    std::optional<IndexFunction> key =
        IndexFunction::getLookup(rank, hull.other, keys);
    if (!place || !key || !place->add(*key, -1))
      return;
    place->scale(DynamicAPInt(sign));
    place->constant -= 1;
    conditions.push_back({std::move(*place)});
  };
  bool hasLow = false, hasHigh = false;
  for (size_t value = 0; value < hull.first.size(); ++value) {
    hasLow |= hull.first[value] > all.first[value] + 1;
    hasHigh |= hull.last[value] < all.last[value] - 1;
  }
  if (hasLow)
    add(hull.first, 1);
  if (hasHigh)
    add(hull.last, -1);
}

/// Adds where nothing is between values of the last index at which something
/// is in every row: tokens that all others see.
static void addBetween(const ConstantElements &constant,
                       const MaskNumber &number, const Elsewhere &elsewhere,
                       ArrayRef<int64_t> box,
                       SmallVectorImpl<HalfSpace> &conditions) {
  std::vector<bool> full = elsewhere.getFull();
  if (box.size() < 2 || !llvm::is_contained(full, true) ||
      !llvm::is_contained(full, false))
    return;
  Elsewhere rest(box);
  rest.leaveOut(full);
  if (!findElsewhere(constant, number, box, rest))
    return;
  for (auto [hull, all] :
       llvm::zip_equal(rest.getHulls(), elsewhere.getHulls()))
    if (hull.other + 1 == box.size())
      addBetween(box.size(), hull, all, full, conditions);
}

/// Where nothing is, in a box without dimensions of extent 1: what indices say,
/// then what pairs of them do.
static SmallVector<HalfSpace, 4> getConditions(const Elsewhere &elsewhere,
                                               size_t rank) {
  SmallVector<HalfSpace, 4> conditions;
  SmallVector<std::vector<bool>> free;
  for (size_t index = 0; index < rank; ++index) {
    free.push_back(elsewhere.getFree(index));
    // What holds one number is a parameter, whose data nobody knows yet.
    if (!llvm::is_contained(free.back(), false))
      return {};
    addIndex(rank, index, free.back(), conditions);
  }
  for (const Hull &hull : elsewhere.getHulls())
    addPair(rank, hull, free[hull.other], conditions);
  return conditions;
}

SmallVector<unsigned> mlir::roofline::getLongDims(ArrayRef<int64_t> shape) {
  SmallVector<unsigned> dims;
  for (auto [dim, extent] : llvm::enumerate(shape))
    if (extent != 1)
      dims.push_back(dim);
  return dims;
}

static HalfSpace moveToDims(const HalfSpace &part, ArrayRef<unsigned> dims,
                            unsigned rank) {
  HalfSpace moved = HalfSpace::getEverywhere(rank);
  moved.function.constant = part.function.constant;
  for (auto [index, dim] : llvm::enumerate(dims)) {
    moved.function.coefficients[dim] = part.function.coefficients[index];
    moved.function.tables[dim] = part.function.tables[index];
  }
  moved.function.points = part.function.points;
  moved.function.points.relabel([&](unsigned index) { return dims[index]; });
  return moved;
}

/// The places of a number, each of them; nothing if there are too many.
static std::optional<HalfSpace> getPlaces(const ConstantElements &constant,
                                          const MaskNumber &number,
                                          ArrayRef<int64_t> box) {
  if (number.isOfMany || box.size() < 2 || !PointSet::fits(box))
    return std::nullopt;
  PointSet places(box);
  int64_t length = box.back();
  for (int64_t row = 0; row < places.getNumRows(); ++row)
    for (int64_t column = 0; column < length; ++column)
      if (number.contains(constant.getBits(row * length + column)))
        places.add(row, column, column + 1);
  IndexFunction function = IndexFunction::getMembership(
      box.size(), llvm::to_vector(llvm::seq<unsigned>(0, box.size())),
      std::move(places));
  // What holds one number is a parameter, whose data nobody knows yet.
  if (function.isConstant())
    return std::nullopt;
  function.constant -= 1;
  return HalfSpace{std::move(function)};
}

/// Puts all places of a number in front of what pairs of indices say, where
/// that is not all.
static void addPlaces(const ConstantElements &constant,
                      const MaskNumber &number, int64_t numPlaces,
                      ArrayRef<int64_t> box,
                      SmallVectorImpl<HalfSpace> &conditions) {
  IndexPart left;
  for (const HalfSpace &condition : conditions)
    left.add(condition.getComplement());
  if (constant.size() - left.count(box) == numPlaces)
    return;
  std::optional<HalfSpace> places = getPlaces(constant, number, box);
  if (!places)
    return;
  llvm::erase_if(conditions, [](const HalfSpace &condition) {
    return !condition.function.getOnlyIndex();
  });
  conditions.insert(conditions.begin(), std::move(*places));
}

/// Where a number, of which it is known where all others are, is in a box
/// without dimensions of extent 1.
static SmallVector<HalfSpace, 4> getConditions(const ConstantElements &constant,
                                               const MaskNumber &number,
                                               const Elsewhere &elsewhere,
                                               ArrayRef<int64_t> box) {
  SmallVector<HalfSpace, 4> conditions = getConditions(elsewhere, box.size());
  addBetween(constant, number, elsewhere, box, conditions);
  addPlaces(constant, number, constant.size() - elsewhere.count(), box,
            conditions);
  return conditions;
}

SmallVector<ConstantMask, 2>
mlir::roofline::getConstantMasks(ElementsAttr elements,
                                 ArrayRef<int64_t> shape) {
  std::optional<ConstantElements> constant = ConstantElements::get(elements);
  SmallVector<unsigned> dims = getLongDims(shape);
  if (!constant || dims.empty())
    return {};
  SmallVector<int64_t> box;
  for (unsigned dim : dims)
    box.push_back(shape[dim]);
  SmallVector<MaskNumber, 4> numbers = getMaskNumbers(*constant, box.back());
  if (numbers.empty())
    return {};
  SmallVector<Elsewhere, 0> elsewhere(numbers.size(), Elsewhere(box));
  // Of more indices than masks have, too many pairs would be looked at.
  bool isFound = box.size() <= maxMaskIndices &&
                 findElsewhere(*constant, numbers, box, elsewhere);
  SmallVector<SmallVector<HalfSpace, 4>, 4> conditions;
  size_t most = 0;
  for (auto [number, each] : llvm::zip_equal(numbers, elsewhere)) {
    if (isFound)
      conditions.push_back(getConditions(*constant, number, each, box));
    else if (auto places = getPlaces(*constant, number, box))
      conditions.push_back({std::move(*places)});
    else
      conditions.emplace_back();
    most = std::max(most, conditions.back().size());
  }
  // The first of every number come first: not all may be looked at.
  SmallVector<ConstantMask, 2> masks;
  for (size_t place = 0; place < most; ++place)
    for (auto [number, parts] : llvm::zip_equal(numbers, conditions))
      if (place < parts.size())
        masks.push_back(
            {moveToDims(parts[place], dims, shape.size()), number.number});
  return masks;
}

std::optional<IndexFunction>
mlir::roofline::getConstantFunction(ElementsAttr elements) {
  ArrayRef<int64_t> shape = elements.getShapedType().getShape();
  SmallVector<unsigned> dims = getLongDims(shape);
  if (dims.size() != 1 || shape[dims.front()] > IndexFunction::maxExtent)
    return std::nullopt;
  std::optional<ConstantElements> constant = ConstantElements::get(elements);
  if (!constant || constant->getType().isInteger(1))
    return std::nullopt;
  std::vector<int64_t> numbers;
  for (int64_t position = 0; position < constant->size(); ++position) {
    std::optional<int64_t> number =
        constant->getInteger(constant->getBits(position));
    if (!number)
      return std::nullopt;
    numbers.push_back(*number);
  }
  return IndexFunction::getLookup(shape.size(), dims.front(), numbers);
}
