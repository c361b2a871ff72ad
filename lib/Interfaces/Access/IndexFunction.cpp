//===- IndexFunction.cpp - Sums of functions of one index -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/IndexFunction.h"

#include "mlir/IR/AffineMap.h"
#include "llvm/ADT/STLExtras.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Sums of a few numbers that are no larger do not wrap.
static constexpr int64_t maxNumber = int64_t(1) << 48;

static bool isSmall(const DynamicAPInt &number) {
  return abs(number) <= maxNumber;
}

IndexFunction IndexFunction::getConstant(unsigned numIndices,
                                         const DynamicAPInt &constant) {
  IndexFunction function;
  function.coefficients.assign(numIndices, DynamicAPInt(0));
  function.tables.resize(numIndices);
  function.constant = constant;
  return function;
}

IndexFunction IndexFunction::getIndex(unsigned numIndices, unsigned index) {
  IndexFunction function = getConstant(numIndices, DynamicAPInt(0));
  function.coefficients[index] = 1;
  return function;
}

std::optional<IndexFunction>
IndexFunction::getLookup(unsigned numIndices, unsigned index,
                         ArrayRef<int64_t> numbers) {
  if (numbers.empty() || numbers.size() > maxExtent)
    return std::nullopt;
  int64_t common = 0;
  for (int64_t number : numbers) {
    if (std::abs(number) > maxNumber)
      return std::nullopt;
    int64_t step = number - numbers.front();
    // The sign of the first of them.
    common = common == 0 ? step
                         : (common < 0 ? -1 : 1) *
                               std::gcd(std::abs(common), std::abs(step));
  }
  IndexFunction function =
      getConstant(numIndices, DynamicAPInt(numbers.front()));
  if (common == 0)
    return function;
  function.coefficients[index] = common;
  std::vector<int64_t> steps;
  bool isIndex = true;
  for (int64_t number : numbers) {
    steps.push_back((number - numbers.front()) / common);
    isIndex &= steps.back() == static_cast<int64_t>(steps.size()) - 1;
  }
  if (!isIndex)
    function.tables[index] = IndexTable(std::move(steps));
  return function;
}

IndexFunction IndexFunction::getMembership(unsigned numIndices,
                                           ArrayRef<unsigned> indices,
                                           PointSet set) {
  // Less is compared where what does not matter is left out.
  SmallVector<PointSet::Cut> cuts;
  SmallVector<unsigned, 2> dependent;
  for (auto [index, depends] : llvm::zip_equal(indices, set.findDependent())) {
    cuts.push_back({0, depends});
    if (depends)
      dependent.push_back(index);
  }
  if (dependent.empty())
    return getConstant(numIndices, DynamicAPInt(set.contains(0, 0)));
  if (dependent.size() < indices.size())
    set = *set.cut(cuts);
  if (dependent.size() == 1 && set.getRowLength() <= maxExtent) {
    std::vector<int64_t> numbers;
    numbers.reserve(set.getRowLength());
    for (int64_t value = 0; value < set.getRowLength(); ++value)
      numbers.push_back(set.contains(0, value));
    return *getLookup(numIndices, dependent.front(), numbers);
  }
  IndexFunction function = getConstant(numIndices, DynamicAPInt(0));
  function.points = {std::make_shared<const PointSet>(std::move(set)),
                     std::move(dependent), DynamicAPInt(1)};
  return function;
}

bool IndexFunction::isConstant() const {
  return !points.set &&
         llvm::all_of(coefficients,
                      [](const DynamicAPInt &step) { return step == 0; });
}

bool IndexFunction::isLinear() const {
  return !points.set && llvm::all_of(tables, [](const IndexTable &table) {
    return table.isIndex();
  });
}

std::optional<unsigned> IndexFunction::getOnlyIndex() const {
  std::optional<unsigned> found;
  for (unsigned index = 0; index < getNumIndices(); ++index) {
    if (!dependsOn(index))
      continue;
    if (found)
      return std::nullopt;
    found = index;
  }
  return found;
}

std::optional<std::vector<int64_t>>
IndexFunction::getNumbers(unsigned index, int64_t extent) const {
  const IndexTable &table = tables[index];
  if (extent > maxExtent || points.set || !isSmall(coefficients[index]) ||
      !isSmall(constant) ||
      (!table.isIndex() &&
       extent > static_cast<int64_t>(table.getNumbers().size())))
    return std::nullopt;
  std::vector<int64_t> numbers;
  numbers.reserve(extent);
  for (int64_t i = 0; i < extent; ++i) {
    DynamicAPInt number = coefficients[index] * table.at(i) + constant;
    if (!isSmall(number))
      return std::nullopt;
    numbers.push_back(int64_t(number));
  }
  return numbers;
}

std::pair<DynamicAPInt, DynamicAPInt>
IndexFunction::getRange(ArrayRef<int64_t> extents) const {
  DynamicAPInt least = constant, most = constant;
  if (points.set)
    (points.step < 0 ? least : most) += points.step;
  for (auto [step, table, extent] :
       llvm::zip_equal(coefficients, tables, extents)) {
    if (step == 0)
      continue;
    int64_t low = 0, high = extent > 0 ? extent - 1 : 0;
    if (!table.isIndex()) {
      auto [first, last] = std::minmax_element(table.getNumbers().begin(),
                                               table.getNumbers().end());
      low = *first;
      high = *last;
    }
    least += step * (step < 0 ? high : low);
    most += step * (step < 0 ? low : high);
  }
  return {least, most};
}

void IndexFunction::scale(const DynamicAPInt &factor) {
  constant *= factor;
  points.step *= factor;
  if (points.step == 0)
    points = {};
  for (auto [step, table] : llvm::zip_equal(coefficients, tables)) {
    step *= factor;
    if (step == 0)
      table = IndexTable();
  }
}

/// `factor` times what stands for an index in `part`, added to that in `sum`.
static bool addIndex(IndexFunction &sum, const IndexFunction &part,
                     unsigned index, int64_t factor) {
  DynamicAPInt &step = sum.coefficients[index];
  IndexTable &table = sum.tables[index];
  DynamicAPInt added = part.coefficients[index] * factor;
  const IndexTable &other = part.tables[index];
  if (added == 0)
    return true;
  if (step == 0 || table == other) {
    step += added;
    table = step == 0 ? IndexTable() : other;
    return true;
  }
  if (!isSmall(step) || !isSmall(added))
    return false;
  size_t extent = (table.isIndex() ? other : table).getNumbers().size();
  if (!other.isIndex())
    extent = std::min(extent, other.getNumbers().size());
  std::vector<int64_t> numbers;
  for (size_t i = 0; i < extent; ++i) {
    DynamicAPInt number = step * table.at(i) + added * other.at(i);
    if (!isSmall(number))
      return false;
    numbers.push_back(int64_t(number));
  }
  std::optional<IndexFunction> joined =
      IndexFunction::getLookup(sum.getNumIndices(), index, numbers);
  if (!joined)
    return false;
  step = joined->coefficients[index];
  table = joined->tables[index];
  sum.constant += joined->constant;
  return true;
}

/// Of one set alone.
static bool addPoints(PointTerm &sum, const PointTerm &part, int64_t factor) {
  if (!part.set || factor == 0)
    return true;
  if (sum.set && !sum.hasSamePoints(part))
    return false;
  DynamicAPInt step = sum.step + part.step * factor;
  sum = step == 0 ? PointTerm() : PointTerm{part.set, part.indices, step};
  return true;
}

bool IndexFunction::add(const IndexFunction &other, int64_t factor) {
  IndexFunction sum = *this;
  sum.constant += other.constant * factor;
  if (!addPoints(sum.points, other.points, factor))
    return false;
  for (unsigned index = 0; index < getNumIndices(); ++index)
    if (!addIndex(sum, other, index, factor))
      return false;
  *this = std::move(sum);
  return true;
}

/// `table` at what `position` says, one of the loops at a steady pace, or none.
static std::optional<IndexFunction> lookUp(const IndexTable &table,
                                           const LinearFunction &position,
                                           unsigned numLoops) {
  ArrayRef<int64_t> numbers = table.getNumbers();
  DynamicAPInt at = position.constant;
  std::optional<unsigned> loop;
  for (auto [index, step] : llvm::enumerate(position.coefficients)) {
    if (step == 0)
      continue;
    if (loop)
      return std::nullopt;
    loop = index;
  }
  DynamicAPInt end(static_cast<int64_t>(numbers.size()));
  if (at < 0 || at >= end)
    return std::nullopt;
  if (!loop)
    return IndexFunction::getConstant(numLoops,
                                      DynamicAPInt(numbers[int64_t(at)]));
  const DynamicAPInt &step = position.coefficients[*loop];
  if (at == 0 && step == 1) {
    IndexFunction same = IndexFunction::getIndex(numLoops, *loop);
    same.tables[*loop] = table;
    return same;
  }
  std::vector<int64_t> read;
  for (; at >= 0 && at < end; at += step)
    read.push_back(numbers[int64_t(at)]);
  return IndexFunction::getLookup(numLoops, *loop, read);
}

/// Points of a set at what `map` says: of every index one of the loops at a
/// steady pace, or none.
static std::optional<IndexFunction> lookUp(const PointTerm &points,
                                           AffineMap map) {
  unsigned numLoops = map.getNumDims();
  SmallVector<PointSet::Cut> cuts;
  SmallVector<unsigned, 2> loops;
  bool isWhole = true;
  for (auto [index, extent] :
       llvm::zip_equal(points.indices, points.set->getShape())) {
    std::optional<LinearFunction> at =
        getLinearFunction(map.getResult(index), numLoops);
    if (!at || at->constant < 0 || at->constant >= extent)
      return std::nullopt;
    PointSet::Cut cut = {int64_t(at->constant), 0};
    for (auto [loop, step] : llvm::enumerate(at->coefficients)) {
      if (step == 0)
        continue;
      if (cut.step != 0 || llvm::is_contained(loops, loop) ||
          abs(step) > maxNumber)
        return std::nullopt;
      cut.step = int64_t(step);
      loops.push_back(loop);
    }
    isWhole &= cut.first == 0 && cut.step == 1;
    cuts.push_back(cut);
  }
  IndexFunction result = IndexFunction::getConstant(numLoops, DynamicAPInt(0));
  if (isWhole) {
    result.points = {points.set, std::move(loops), DynamicAPInt(1)};
  } else if (std::optional<PointSet> set = points.set->cut(cuts)) {
    result = IndexFunction::getMembership(numLoops, loops, std::move(*set));
  } else {
    int64_t row = 0;
    for (auto [cut, extent] :
         llvm::drop_end(llvm::zip_equal(cuts, points.set->getShape())))
      row = row * extent + cut.first;
    result.constant = points.set->contains(row, cuts.back().first);
  }
  result.scale(points.step);
  return result;
}

std::optional<IndexFunction> IndexFunction::compose(AffineMap map) const {
  unsigned numLoops = map.getNumDims();
  IndexFunction result = getConstant(numLoops, constant);
  if (points.set) {
    std::optional<IndexFunction> read = lookUp(points, map);
    if (!read || !result.add(*read, 1))
      return std::nullopt;
  }
  for (auto [expr, step, table] :
       llvm::zip_equal(map.getResults(), coefficients, tables)) {
    if (step == 0)
      continue;
    std::optional<LinearFunction> position = getLinearFunction(expr, numLoops);
    if (!position)
      return std::nullopt;
    IndexFunction part = getConstant(numLoops, position->constant);
    if (table.isIndex()) {
      part.coefficients.assign(position->coefficients);
    } else {
      std::optional<IndexFunction> read = lookUp(table, *position, numLoops);
      if (!read)
        return std::nullopt;
      part = *read;
    }
    part.scale(step);
    if (!result.add(part, 1))
      return std::nullopt;
  }
  return result;
}
