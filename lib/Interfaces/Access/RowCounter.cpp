//===- RowCounter.cpp - Pairs of indices, row by row ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Once the columns are in the order of what stands for them, each condition
// leaves a stretch of a row. Columns that it leaves in every row, or in none,
// need no order.
//
//===----------------------------------------------------------------------===//

#include "RowCounter.h"

#include "llvm/ADT/STLExtras.h"

#include <map>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

DynamicAPInt Left::getSize() const {
  if (alive.empty())
    return range.getSize();
  int64_t size = 0;
  for (size_t value = 0; value < alive.size(); ++value)
    size += isAlive(value);
  return DynamicAPInt(size);
}

std::optional<bool> RowCondition::holdsAlways(int64_t column, int64_t least,
                                              int64_t most) const {
  int64_t key = columns[column];
  if (isFromAbove)
    return key <= least ? std::optional(true)
                        : (key > most ? std::optional(false) : std::nullopt);
  return key >= -least ? std::optional(true)
                       : (key < -most ? std::optional(false) : std::nullopt);
}

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
  if (ofRows && keys)
    conditions.push_back({std::move(*ofRows), std::move(*keys), isFromAbove});
}

namespace {
/// A condition whose keys rise with the place of a column.
struct PlacedCondition {
  ArrayRef<int64_t> rows;
  std::vector<int64_t> keys;
  bool isFromAbove;

  /// With the keys of these columns, turned round where they fall; false if
  /// they rise and fall.
  bool place(const RowCondition &condition, ArrayRef<int64_t> columns) {
    rows = condition.rows;
    isFromAbove = condition.isFromAbove;
    for (int64_t column : columns)
      keys.push_back(condition.columns[column]);
    if (llvm::is_sorted(keys))
      return true;
    isFromAbove = !isFromAbove;
    for (int64_t &key : keys)
      key = -key;
    return llvm::is_sorted(keys);
  }
  /// Leaves of the places [first, last) those that hold in a row.
  void cut(int64_t row, int64_t &first, int64_t &last) const {
    if (isFromAbove)
      last = std::min<int64_t>(last, llvm::upper_bound(keys, rows[row]) -
                                         keys.begin());
    else
      first = std::max<int64_t>(first, llvm::lower_bound(keys, -rows[row]) -
                                           keys.begin());
  }
};
} // namespace

/// Adds, to the count of each row, the columns of a group that keep these
/// conditions; of those that would need another order of the columns the first.
void RowCounter::addGroup(ArrayRef<unsigned> dependent,
                          std::vector<int64_t> group,
                          std::vector<int64_t> &counts) const {
  if (!dependent.empty()) {
    const RowCondition &first = conditions[dependent.front()];
    if (PlacedCondition natural; !natural.place(first, group))
      llvm::stable_sort(group, [&](int64_t a, int64_t b) {
        return first.columns[a] < first.columns[b];
      });
  }
  SmallVector<PlacedCondition, 2> placed;
  for (unsigned number : dependent)
    if (PlacedCondition one; one.place(conditions[number], group))
      placed.push_back(std::move(one));
  for (int64_t row = 0; row < numRows; ++row) {
    int64_t first = 0, last = group.size();
    for (const PlacedCondition &condition : placed)
      condition.cut(row, first, last);
    counts[row] += std::max<int64_t>(last - first, 0);
  }
}

std::vector<int64_t> RowCounter::count() const {
  SmallVector<std::pair<int64_t, int64_t>, 2> ranges;
  for (const RowCondition &condition : conditions) {
    auto [least, most] =
        std::minmax_element(condition.rows.begin(), condition.rows.end());
    ranges.emplace_back(*least, *most);
  }
  // By the conditions that depend on the row.
  std::map<SmallVector<unsigned, 2>, std::vector<int64_t>> groups;
  for (int64_t column = 0; column < numColumns; ++column) {
    bool isLeft = columns.isAlive(column);
    SmallVector<unsigned, 2> dependent;
    for (unsigned number = 0; number < conditions.size() && isLeft; ++number) {
      auto [least, most] = ranges[number];
      std::optional<bool> holds =
          conditions[number].holdsAlways(column, least, most);
      isLeft = holds.value_or(true);
      if (!holds)
        dependent.push_back(number);
    }
    if (isLeft)
      groups[dependent].push_back(column);
  }
  // Each is looked at in every row. Where there are many, one condition is left
  // of each, with which more is counted.
  constexpr size_t maxGroups = 32;
  if (groups.size() > maxGroups) {
    decltype(groups) merged;
    for (auto &[dependent, group] : groups)
      llvm::append_range(
          merged[SmallVector<unsigned, 2>(ArrayRef(dependent).take_front(1))],
          group);
    groups = std::move(merged);
  }
  std::vector<int64_t> counts(numRows, 0);
  for (auto &[dependent, group] : groups)
    addGroup(dependent, std::move(group), counts);
  return counts;
}
