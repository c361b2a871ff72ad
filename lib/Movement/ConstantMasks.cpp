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
//
//===----------------------------------------------------------------------===//

#include "ConstantMasks.h"

#include "MaskNumbers.h"

#include <limits>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

namespace {
/// For each value of an index, the first and the last of another at which
/// something is; `last < first` where nothing is.
struct Hull {
  size_t index, other;
  std::vector<int64_t> first, last;

  bool isEmpty(int64_t value) const { return last[value] < first[value]; }
};

/// Where the elements are that are not one number.
class Elsewhere {
public:
  explicit Elsewhere(ArrayRef<int64_t> shape);

  /// Adds the elements [begin, end) of the row with these indices. The elements
  /// of a row have to come in order.
  void add(ArrayRef<int64_t> row, int64_t begin, int64_t end);
  /// Of each value of an index, whether there are none.
  std::vector<bool> getFree(size_t index) const;

  ArrayRef<Hull> getHulls() const { return hulls; }

private:
  ArrayRef<int64_t> shape;
  /// Of every index but the last, where something is.
  SmallVector<std::vector<bool>> found;
  /// Of the last, how many rows more have something than at the value before.
  std::vector<int64_t> changes;
  SmallVector<Hull> hulls;
};
} // namespace

Elsewhere::Elsewhere(ArrayRef<int64_t> shape) : shape(shape) {
  for (size_t index = 0; index + 1 < shape.size(); ++index) {
    found.emplace_back(shape[index], false);
    for (size_t other = index + 1; other < shape.size(); ++other)
      hulls.push_back({index, other,
                       std::vector<int64_t>(shape[index], shape[other]),
                       std::vector<int64_t>(shape[index], -1)});
  }
  changes.assign(shape.back() + 1, 0);
}

void Elsewhere::add(ArrayRef<int64_t> row, int64_t begin, int64_t end) {
  for (size_t index = 0; index + 1 < shape.size(); ++index)
    found[index][row[index]] = true;
  ++changes[begin];
  --changes[end];
  for (Hull &hull : hulls) {
    bool isLast = hull.other + 1 == shape.size();
    int64_t &first = hull.first[row[hull.index]];
    int64_t &last = hull.last[row[hull.index]];
    first = std::min(first, isLast ? begin : row[hull.other]);
    last = std::max(last, isLast ? end - 1 : row[hull.other]);
  }
}

std::vector<bool> Elsewhere::getFree(size_t index) const {
  std::vector<bool> free;
  if (index + 1 < shape.size()) {
    free = found[index];
    free.flip();
    return free;
  }
  int64_t rows = 0;
  for (int64_t value = 0; value < shape[index]; ++value)
    free.push_back((rows += changes[value]) == 0);
  return free;
}

/// Shows the stretches of elements that are not one of the numbers, of each of
/// them. False if there are too many.
static bool findElsewhere(const ConstantElements &elements,
                          ArrayRef<MaskNumber> numbers, ArrayRef<int64_t> shape,
                          MutableArrayRef<Elsewhere> elsewhere) {
  // Beyond the few that masks have in a row.
  int64_t length = shape.back(), numRows = elements.size() / length;
  int64_t left = (int64_t(1) << 20) + 16 * numRows;
  SmallVector<int64_t> row(shape.size() - 1);
  for (int64_t number = 0; number < numRows; ++number) {
    int64_t start = number * length;
    for (int64_t begin = 0; begin < length;) {
      uint64_t bits = elements.getBits(start + begin);
      int64_t end = elements.getRunEnd(start + begin, start + length) - start;
      for (auto [each, places] : llvm::zip_equal(numbers, elsewhere))
        if (!each.contains(bits))
          places.add(row, begin, end);
      begin = end;
      if (--left < 0)
        return false;
    }
    for (size_t dim = row.size(); dim-- > 0;) {
      if (++row[dim] < shape[dim])
        break;
      row[dim] = 0;
    }
  }
  return true;
}

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

/// Where nothing is, in a box without dimensions of extent 1.
static SmallVector<HalfSpace, 4> getConditions(const Elsewhere &elsewhere,
                                               size_t rank) {
  SmallVector<HalfSpace, 4> conditions;
  SmallVector<std::vector<bool>> free;
  for (size_t index = 0; index < rank; ++index) {
    free.push_back(elsewhere.getFree(index));
    // The number alone, or nowhere between the others.
    if (!llvm::is_contained(free.back(), false))
      return {HalfSpace::getEverywhere(rank)};
    addIndex(rank, index, free.back(), conditions);
  }
  for (const Hull &hull : elsewhere.getHulls())
    addPair(rank, hull, free[hull.other], conditions);
  return conditions;
}

/// The dimensions with several values.
static SmallVector<unsigned> getLongDims(ArrayRef<int64_t> shape) {
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
  return moved;
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
  SmallVector<Elsewhere, 0> elsewhere(numbers.size(), Elsewhere(box));
  if (numbers.empty() || !findElsewhere(*constant, numbers, box, elsewhere))
    return {};
  SmallVector<SmallVector<HalfSpace, 4>, 4> conditions;
  size_t most = 0;
  for (const Elsewhere &each : elsewhere) {
    conditions.push_back(getConditions(each, box.size()));
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
