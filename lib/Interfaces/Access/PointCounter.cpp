//===- PointCounter.cpp - Points of sets ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Rows of the set are cut word by word where a condition says the same of all
// columns that are in the set, and of all that are not.
//
//===----------------------------------------------------------------------===//

#include "PointCounter.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

PointCounter::PointCounter(ArrayRef<unsigned> indices, ArrayRef<Left> left,
                           ArrayRef<int64_t> extents)
    : indices(indices), left(left) {
  for (unsigned index : indices)
    shape.push_back(extents[index]);
}

/// As a machine integer, if sums of a few such do not wrap.
static std::optional<int64_t> getFarFromOverflow(const DynamicAPInt &number) {
  constexpr int64_t most = int64_t(1) << 56;
  return number <= most && -number <= most ? std::optional(int64_t(number))
                                           : std::nullopt;
}

bool PointCounter::add(const IndexFunction &condition) {
  std::optional<int64_t> step = getFarFromOverflow(condition.points.step);
  std::optional<int64_t> constant = getFarFromOverflow(condition.constant);
  if (!step || !constant)
    return false;
  Condition added;
  added.set = condition.points.set;
  added.step = *step;
  added.constant = *constant;
  for (unsigned index : condition.points.indices)
    added.places.push_back(llvm::find(indices, index) - indices.begin());
  for (auto [index, extent] : llvm::zip_equal(indices, shape)) {
    added.numbers.emplace_back();
    if (condition.coefficients[index] == 0)
      continue;
    IndexFunction alone = condition;
    alone.points = {};
    alone.constant = 0;
    std::optional<std::vector<int64_t>> numbers =
        alone.getNumbers(index, extent);
    if (!numbers)
      return false;
    added.numbers.back() = std::move(*numbers);
  }
  const std::vector<int64_t> &ofColumns = added.numbers.back();
  if (llvm::is_sorted(ofColumns))
    added.direction = 1;
  else if (std::is_sorted(ofColumns.rbegin(), ofColumns.rend()))
    added.direction = -1;
  conditions.push_back(std::move(added));
  return true;
}

bool PointCounter::isAlive(ArrayRef<int64_t> row) const {
  return llvm::all_of(llvm::zip(row, indices), [&](auto each) {
    auto [value, index] = each;
    return left[index].isAlive(value);
  });
}

/// Which of a set's rows has these values of its indices but the last.
static int64_t getNumber(ArrayRef<int64_t> row, ArrayRef<int64_t> shape) {
  int64_t number = 0;
  for (auto [value, extent] : llvm::zip(row, shape))
    number = number * extent + value;
  return number;
}

ArrayRef<uint64_t> PointCounter::getPoints(const Condition &condition,
                                           ArrayRef<int64_t> row,
                                           std::vector<uint64_t> &made) const {
  const PointSet &set = *condition.set;
  SmallVector<int64_t, 3> point(row), at(condition.places.size());
  point.push_back(0);
  auto getSetRow = [&]() {
    for (auto [value, place] : llvm::zip_equal(at, condition.places))
      value = point[place];
    return getNumber(ArrayRef(at).drop_back(), set.getShape());
  };
  if (condition.places.back() == row.size())
    return set.getRow(getSetRow());
  PointSet found(shape.back());
  for (int64_t &column = point.back(); column < shape.back(); ++column)
    if (int64_t number = getSetRow(); set.contains(number, at.back()))
      found.add(0, column, column + 1);
  return made = found.getRow(0).vec();
}

/// Leaves of the columns those of [first, last).
static void keepRange(MutableArrayRef<uint64_t> columns, int64_t first,
                      int64_t last) {
  for (auto [place, word] : llvm::enumerate(columns)) {
    int64_t begin = 64 * static_cast<int64_t>(place);
    int64_t low = std::clamp<int64_t>(first - begin, 0, 64);
    int64_t high = std::clamp<int64_t>(last - begin, 0, 64);
    word &= low < high ? llvm::maskTrailingOnes<uint64_t>(high) &
                             ~llvm::maskTrailingOnes<uint64_t>(low)
                       : 0;
  }
}

void PointCounter::cutRow(const Condition &condition, ArrayRef<int64_t> row,
                          MutableArrayRef<uint64_t> columns) const {
  int64_t base = condition.constant;
  for (auto [value, numbers] : llvm::zip(row, condition.numbers))
    base += numbers.empty() ? 0 : numbers[value];
  ArrayRef<uint64_t> points;
  std::vector<uint64_t> made;
  ArrayRef<int64_t> numbers = condition.numbers.back();
  if (condition.set) {
    points = getPoints(condition, row, made);
  } else if (!numbers.empty() && condition.direction != 0) {
    bool isRising = condition.direction > 0;
    int64_t split =
        llvm::partition_point(
            numbers,
            [&](int64_t number) { return (base + number < 0) == isRising; }) -
        numbers.begin();
    return isRising ? keepRange(columns, split, numbers.size())
                    : keepRange(columns, 0, split);
  }
  for (auto [place, word] : llvm::enumerate(columns)) {
    uint64_t inside = condition.set ? points[place] : 0;
    if (numbers.empty()) {
      word &=
          (base + condition.step >= 0 ? inside : 0) | (base >= 0 ? ~inside : 0);
      continue;
    }
    for (uint64_t rest = word; rest != 0; rest &= rest - 1) {
      unsigned bit = llvm::countr_zero(rest);
      int64_t value = base + numbers[64 * place + bit] +
                      (inside >> bit & 1 ? condition.step : 0);
      if (value < 0)
        word &= ~(uint64_t(1) << bit);
    }
  }
}

void PointCounter::forEachRow(
    llvm::function_ref<void(ArrayRef<int64_t>, ArrayRef<uint64_t>)> visit)
    const {
  PointSet alive(shape.back());
  for (int64_t column = 0; column < shape.back(); ++column)
    if (left[indices.back()].isAlive(column))
      alive.add(0, column, column + 1);
  SmallVector<int64_t, 2> row(shape.size() - 1, 0);
  std::vector<uint64_t> columns;
  size_t dim;
  do {
    if (isAlive(row)) {
      columns.assign(alive.getRow(0).begin(), alive.getRow(0).end());
      for (const Condition &condition : conditions)
        cutRow(condition, row, columns);
      visit(row, columns);
    }
    for (dim = row.size(); dim > 0; --dim) {
      if (++row[dim - 1] < shape[dim - 1])
        break;
      row[dim - 1] = 0;
    }
  } while (dim > 0);
}

std::vector<int64_t> PointCounter::count(unsigned center) const {
  size_t place = llvm::find(indices, center) - indices.begin();
  bool isColumn = place + 1 == indices.size();
  std::vector<int64_t> counts(shape[place], 0);
  forEachRow([&](ArrayRef<int64_t> row, ArrayRef<uint64_t> columns) {
    for (auto [number, word] : llvm::enumerate(columns)) {
      if (!isColumn)
        counts[row[place]] += llvm::popcount(word);
      else
        for (uint64_t rest = word; rest != 0; rest &= rest - 1)
          ++counts[64 * number + llvm::countr_zero(rest)];
    }
  });
  return counts;
}

PointSet PointCounter::getPoints() const {
  PointSet points(shape);
  forEachRow([&](ArrayRef<int64_t> row, ArrayRef<uint64_t> columns) {
    points.add(getNumber(row, shape), columns);
  });
  return points;
}
