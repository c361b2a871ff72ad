//===- PartCount.cpp - How many points a part of a box has ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Conditions of one index say which of its values are left. Of those of two
// indices the first pair counts: where all are on the difference of both there
// is a closed form, else every row is looked at. Once the columns are in the
// order of what stands for them, each condition leaves a stretch of a row.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/IndexPart.h"

#include "llvm/ADT/STLExtras.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

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

/// What is left of an index: all of a range, less what is not `alive` where
/// that is looked up.
struct Left {
  Range range;
  std::vector<bool> alive;

  bool isAlive(int64_t value) const {
    return range.first <= value && range.last >= value &&
           (alive.empty() || alive[value]);
  }
  DynamicAPInt getSize() const;
};
} // namespace

DynamicAPInt Left::getSize() const {
  if (alive.empty())
    return range.getSize();
  int64_t size = 0;
  for (size_t value = 0; value < alive.size(); ++value)
    size += isAlive(value);
  return DynamicAPInt(size);
}

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
// Rows
//===----------------------------------------------------------------------===//

namespace {
/// A condition on a row and a column, in which a column counts by what `keys`
/// say, which rise.
struct RowCondition {
  /// Of each row, without the column.
  std::vector<int64_t> rows;
  std::vector<int64_t> keys;
  bool isFromAbove;

  /// Leaves of the places [first, last) those that hold in a row.
  void cut(int64_t row, int64_t &first, int64_t &last) const {
    // A key is at least -rows[row], or at most that.
    if (isFromAbove)
      last = std::min<int64_t>(
          last,
          std::upper_bound(keys.begin(), keys.end(), rows[row]) - keys.begin());
    else
      first = std::max<int64_t>(
          first, std::lower_bound(keys.begin(), keys.end(), -rows[row]) -
                     keys.begin());
  }
};

/// The pairs of rows and columns that are left.
class RowCounter {
public:
  RowCounter(const Left &rows, int64_t numRows, const Left &columns,
             int64_t numColumns)
      : rows(rows), columns(columns), numRows(numRows), numColumns(numColumns) {
  }

  /// Takes conditions on these two indices, of those that need different
  /// orders of the columns the first.
  void add(const IndexFunction &condition, unsigned row, unsigned column);
  DynamicAPInt count() const;

private:
  const Left &rows, &columns;
  int64_t numRows, numColumns;
  /// The columns in the order in which they are counted.
  std::vector<int64_t> order;
  SmallVector<RowCondition, 2> conditions;
};
} // namespace

void RowCounter::add(const IndexFunction &condition, unsigned row,
                     unsigned column) {
  IndexFunction ofRow = condition, ofColumn = condition;
  ofRow.coefficients[column] = 0;
  ofColumn.coefficients[row] = 0;
  ofColumn.constant = 0;
  bool isFromAbove = condition.coefficients[column] < 0;
  if (isFromAbove)
    ofColumn.scale(DynamicAPInt(-1));
  std::optional<std::vector<int64_t>> ofRows = ofRow.getNumbers(row, numRows);
  std::optional<std::vector<int64_t>> keys =
      ofColumn.getNumbers(column, numColumns);
  if (!ofRows || !keys)
    return;
  if (order.empty()) {
    order.resize(numColumns);
    std::iota(order.begin(), order.end(), 0);
    llvm::stable_sort(
        order, [&](int64_t a, int64_t b) { return (*keys)[a] < (*keys)[b]; });
  }
  std::vector<int64_t> sorted;
  sorted.reserve(numColumns);
  for (int64_t place : order)
    sorted.push_back((*keys)[place]);
  if (llvm::is_sorted(sorted))
    conditions.push_back({std::move(*ofRows), std::move(sorted), isFromAbove});
}

DynamicAPInt RowCounter::count() const {
  if (conditions.empty())
    return rows.getSize() * columns.getSize();
  // How many of the columns before a place are left.
  std::vector<int64_t> before = {0};
  for (int64_t column : order)
    before.push_back(before.back() + columns.isAlive(column));
  int64_t sum = 0;
  for (int64_t row = 0; row < numRows; ++row) {
    if (!rows.isAlive(row))
      continue;
    int64_t first = 0, last = numColumns;
    for (const RowCondition &condition : conditions)
      condition.cut(row, first, last);
    if (first < last)
      sum += before[last] - before[first];
  }
  return DynamicAPInt(sum);
}

/// Pairs of what is left of two indices that keep the conditions.
static DynamicAPInt countPairs(const Left &rows, const Left &columns,
                               unsigned a, unsigned b,
                               ArrayRef<int64_t> extents,
                               ArrayRef<const IndexFunction *> conditions) {
  bool isPlain = rows.alive.empty() && columns.alive.empty();
  bool isTooLarge = extents[a] > IndexFunction::maxExtent ||
                    extents[b] > IndexFunction::maxExtent;
  if (isTooLarge || (isPlain && llvm::all_of(conditions, [&](auto *function) {
                       return isDifference(*function, a, b);
                     })))
    return countDifferences(rows.range, columns.range, a, b, conditions);
  RowCounter counter(rows, extents[a], columns, extents[b]);
  for (const IndexFunction *function : conditions)
    counter.add(*function, a, b);
  return counter.count();
}

DynamicAPInt IndexPart::count(ArrayRef<int64_t> extents) const {
  SmallVector<Left> left;
  for (int64_t extent : extents)
    left.push_back({{DynamicAPInt(0), DynamicAPInt(extent) - 1}, {}});
  SmallVector<const IndexFunction *> pairs;
  SmallVector<unsigned, 2> pair;
  for (const HalfSpace &condition : conditions) {
    const IndexFunction &function = condition.function;
    SmallVector<unsigned, 2> indices = getIndices(function);
    if (indices.empty())
      return DynamicAPInt(0);
    if (indices.size() == 1)
      cut(left[indices[0]], function, indices[0], extents[indices[0]]);
    else if (indices.size() == 2 && (pair.empty() || pair == indices)) {
      pair = indices;
      pairs.push_back(&function);
    }
  }
  DynamicAPInt product(1);
  for (auto [index, one] : llvm::enumerate(left))
    if (!llvm::is_contained(pair, index))
      product *= one.getSize();
  if (pairs.empty())
    return product;
  return product * countPairs(left[pair[0]], left[pair[1]], pair[0], pair[1],
                              extents, pairs);
}
