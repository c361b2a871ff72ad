//===- PointCounter.h - Points of sets --------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_POINTCOUNTER_H
#define MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_POINTCOUNTER_H

#include "RowCounter.h"

namespace mlir::roofline {

/// Which points of two or more indices keep conditions on these indices.
class PointCounter {
public:
  /// Of all indices of the box, what is left of each and how many values it
  /// has. `indices`: best in the order of most sets.
  PointCounter(ArrayRef<unsigned> indices, ArrayRef<Left> left,
               ArrayRef<int64_t> extents);

  /// Takes a condition on these indices; false, and it does not count, if
  /// numbers are too large. Its set, if it has one, covers the box.
  bool add(const IndexFunction &condition);
  /// For each value of one of the indices. Linear in the words of a set; in its
  /// points where numbers of the last index rise and fall.
  std::vector<int64_t> count(unsigned center) const;
  /// All of them; the box has to fit.
  PointSet getPoints() const;

private:
  /// At least 0: the sum of a number for each index, and one at the points.
  struct Condition {
    std::shared_ptr<const PointSet> set;
    /// By index of the set its place here.
    SmallVector<unsigned, 2> places;
    int64_t step = 0;
    int64_t constant;
    /// By index; empty: 0.
    SmallVector<std::vector<int64_t>, 2> numbers;
    /// 1 or -1 if the numbers of the last index rise or fall, 0 if they do
    /// both.
    int direction = 0;
  };

  /// Leaves of the columns of a row those that keep a condition.
  void cutRow(const Condition &condition, ArrayRef<int64_t> row,
              MutableArrayRef<uint64_t> columns) const;
  bool isAlive(ArrayRef<int64_t> row) const;
  /// The columns of a row that are in the set of a condition; `made` holds them
  /// if they are not in a row of the set.
  ArrayRef<uint64_t> getPoints(const Condition &condition,
                               ArrayRef<int64_t> row,
                               std::vector<uint64_t> &made) const;
  /// Shows the columns that are left of each row that has some.
  void forEachRow(
      llvm::function_ref<void(ArrayRef<int64_t>, ArrayRef<uint64_t>)> visit)
      const;

  SmallVector<unsigned, 2> indices;
  ArrayRef<Left> left;
  SmallVector<int64_t, 2> shape;
  SmallVector<Condition, 2> conditions;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_INTERFACES_ACCESS_POINTCOUNTER_H
