//===- RowCounter.h - Pairs of indices, row by row --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_ROWCOUNTER_H
#define MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_ROWCOUNTER_H

#include "mlir-roofline/Interfaces/Access/IndexFunction.h"

namespace mlir::roofline {

/// The values of an index, or of a difference of two; both ends belong to it.
struct Interval {
  llvm::DynamicAPInt first, last;

  void setFirst(const llvm::DynamicAPInt &value) {
    first = std::max(first, value);
  }
  void setLast(const llvm::DynamicAPInt &value) {
    last = std::min(last, value);
  }
  llvm::DynamicAPInt getSize() const {
    return last < first ? llvm::DynamicAPInt(0) : last - first + 1;
  }
};

/// What is left of an index: all of a range, less what is not `alive` where
/// that is looked up.
struct Left {
  Interval range;
  std::vector<bool> alive;

  bool isAlive(int64_t value) const {
    return range.first <= value && range.last >= value &&
           (alive.empty() || alive[value]);
  }
  llvm::DynamicAPInt getSize() const;
};

/// A condition on a row and a column: the key of a column is at least minus
/// that of the row, or where it counts from above, at most that.
struct RowCondition {
  std::vector<int64_t> rows, columns;
  bool isFromAbove;

  /// What a column is in all rows together; nothing if that depends on the row.
  std::optional<bool> holdsAlways(int64_t column, int64_t least,
                                  int64_t most) const;
};

/// How many columns are left in each row.
class RowCounter {
public:
  RowCounter(const Left &columns, int64_t numRows, int64_t numColumns)
      : columns(columns), numRows(numRows), numColumns(numColumns) {}

  /// Takes a condition on these two indices, unless numbers are too large.
  void add(const IndexFunction &condition, unsigned row, unsigned column);
  std::vector<int64_t> count() const;

private:
  void addGroup(ArrayRef<unsigned> dependent, std::vector<int64_t> group,
                std::vector<int64_t> &counts) const;

  const Left &columns;
  int64_t numRows, numColumns;
  SmallVector<RowCondition, 2> conditions;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_ROWCOUNTER_H
