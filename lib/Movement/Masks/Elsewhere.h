//===- Elsewhere.h - Where constants are not one number ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_ELSEWHERE_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_ELSEWHERE_H

#include "MaskNumbers.h"

namespace mlir::roofline {

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
  /// Of each value of the last index, whether nothing else is there.
  std::vector<bool> getFull() const;
  /// Begins anew, without these values of the last index.
  void leaveOut(std::vector<bool> values);

  ArrayRef<Hull> getHulls() const { return hulls; }
  /// How many elements there are.
  int64_t count() const { return numElements; }

private:
  ArrayRef<int64_t> shape;
  /// Of every index but the last, where something is.
  SmallVector<std::vector<bool>> found;
  /// Of the last, how many rows more have something than at the value before.
  std::vector<int64_t> changes;
  SmallVector<Hull> hulls;
  int64_t numElements = 0;
  /// Of each value of the last index and the one behind it, the first from
  /// there on that counts, and the last before; empty: all count.
  std::vector<int64_t> next, previous;
};

/// Shows the stretches of elements that are not one of the numbers, of each of
/// them. False if there are too many.
bool findElsewhere(const ConstantElements &elements,
                   ArrayRef<MaskNumber> numbers, ArrayRef<int64_t> shape,
                   MutableArrayRef<Elsewhere> elsewhere);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_ELSEWHERE_H
