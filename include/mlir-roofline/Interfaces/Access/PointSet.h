//===- PointSet.h - Points of a box, a bit each -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What no sum over indices describes: every second key of every second query,
// blocks that were drawn at random.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_POINTSET_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_POINTSET_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DynamicAPInt.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <memory>
#include <optional>
#include <vector>

namespace mlir::roofline {

/// Some points of a box of indices. Points that differ in the last index alone
/// are a row, which begins in a word of its own.
class PointSet {
public:
  /// Words of 64 points: 2 MiB, a mask of 4096 by 4096. Larger boxes have no
  /// sets.
  static constexpr int64_t maxWords = int64_t(1) << 18;

  /// Whether a set has room for the points of a box with these extents.
  static bool fits(ArrayRef<int64_t> shape);
  /// Without any point. `shape` fits and has an index at least.
  explicit PointSet(ArrayRef<int64_t> shape);

  /// Adds the points [begin, end) of a row; rows are in the order of their
  /// points.
  void add(int64_t row, int64_t begin, int64_t end);
  /// Adds the points of a row that are in these words.
  void add(int64_t row, ArrayRef<uint64_t> points);

  ArrayRef<int64_t> getShape() const { return shape; }
  int64_t getNumRows() const { return words.size() / wordsPerRow; }
  int64_t getRowLength() const { return shape.back(); }
  /// Bits beyond the end of the row are 0.
  ArrayRef<uint64_t> getRow(int64_t row) const {
    return ArrayRef(words).slice(row * wordsPerRow, wordsPerRow);
  }
  bool contains(int64_t row, int64_t column) const {
    return words[row * wordsPerRow + column / 64] >> (column % 64) & 1;
  }
  int64_t count() const;
  /// Of each index, whether the set is not the same at all of its values.
  SmallVector<bool> findDependent() const;

  /// Where an index of a set is looked at: at `first + step * i` for each i
  /// while that is in the box; at `first` alone with a step of 0.
  struct Cut {
    int64_t first, step;
  };
  /// What is left, of the indices of which not one value alone is looked at;
  /// nothing if none is left. A cut per index, each of which begins in the box.
  std::optional<PointSet> cut(ArrayRef<Cut> cuts) const;

  friend bool operator==(const PointSet &a, const PointSet &b) {
    return a.shape == b.shape && a.words == b.words;
  }

private:
  SmallVector<int64_t, 2> shape;
  int64_t wordsPerRow;
  std::vector<uint64_t> words;
};

/// A number at the points of a set, 0 elsewhere, as a part of a sum over
/// indices; nothing without a set.
struct PointTerm {
  std::shared_ptr<const PointSet> set;
  /// Which index each of the set's is; all differ.
  SmallVector<unsigned, 2> indices;
  /// The number; not 0 with a set.
  llvm::DynamicAPInt step;

  /// Whether it says something of all values of its indices, in a box with
  /// these extents.
  bool covers(ArrayRef<int64_t> extents) const;
  /// With other numbers for its indices; false if one has none, or two have the
  /// same.
  bool relabel(llvm::function_ref<std::optional<unsigned>(unsigned)> getTarget);
  bool hasSamePoints(const PointTerm &other) const {
    return set == other.set ? !set || indices == other.indices
                            : set && other.set && indices == other.indices &&
                                  *set == *other.set;
  }
  friend bool operator==(const PointTerm &a, const PointTerm &b) {
    return a.hasSamePoints(b) && (!a.set || a.step == b.step);
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_POINTSET_H
