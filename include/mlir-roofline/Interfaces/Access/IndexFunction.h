//===- IndexFunction.h - Sums of functions of one index ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What masks compare is a sum over indices, each of them as it is or looked up
// in a table of its own: `i - j`, `i floordiv 4 - j floordiv 4`, the segment of
// token i less that of token j. What depends on several indices in any other
// way is a set of their points.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXFUNCTION_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXFUNCTION_H

#include "mlir-roofline/Interfaces/Access/LinearImage.h"
#include "mlir-roofline/Interfaces/Access/PointSet.h"

#include <memory>
#include <vector>

namespace mlir::roofline {

/// What stands for an index: the index itself, or a number for each of its
/// values. Such numbers are 0 at 0, the next one that is not 0 is positive, and
/// nothing divides all of them: functions that are the same look the same.
class IndexTable {
public:
  /// The index itself.
  IndexTable() = default;
  explicit IndexTable(std::vector<int64_t> numbers)
      : numbers(
            std::make_shared<const std::vector<int64_t>>(std::move(numbers))) {}

  bool isIndex() const { return !numbers; }
  /// Empty for the index itself.
  ArrayRef<int64_t> getNumbers() const {
    return numbers ? ArrayRef<int64_t>(*numbers) : ArrayRef<int64_t>();
  }
  int64_t at(int64_t index) const {
    return numbers ? (*numbers)[index] : index;
  }

  friend bool operator==(const IndexTable &a, const IndexTable &b) {
    return a.numbers == b.numbers ||
           (a.numbers && b.numbers && *a.numbers == *b.numbers);
  }
  friend bool operator!=(const IndexTable &a, const IndexTable &b) {
    return !(a == b);
  }

private:
  std::shared_ptr<const std::vector<int64_t>> numbers;
};

/// `sum(coefficients[l] * tables[l](i_l)) + points + constant` over the indices
/// l.
struct IndexFunction {
  SmallVector<llvm::DynamicAPInt, 4> coefficients;
  SmallVector<IndexTable, 4> tables;
  PointTerm points;
  llvm::DynamicAPInt constant;

  /// Indices with more values get no table.
  static constexpr int64_t maxExtent = 1 << 16;

  static IndexFunction getConstant(unsigned numIndices,
                                   const llvm::DynamicAPInt &constant);
  static IndexFunction getIndex(unsigned numIndices, unsigned index);
  /// With a number for each value of one index; nothing if there are too many,
  /// or some are too large.
  static std::optional<IndexFunction>
  getLookup(unsigned numIndices, unsigned index, ArrayRef<int64_t> numbers);

  /// 1 at the points of a set, which is of these indices, all different; 0
  /// elsewhere.
  static IndexFunction getMembership(unsigned numIndices,
                                     ArrayRef<unsigned> indices, PointSet set);

  unsigned getNumIndices() const { return coefficients.size(); }
  bool dependsOn(unsigned index) const {
    return coefficients[index] != 0 ||
           (points.set && llvm::is_contained(points.indices, index));
  }
  bool isConstant() const;
  /// Whether every index is as it is.
  bool isLinear() const;
  /// The index that it depends on; nothing if that is none or several.
  std::optional<unsigned> getOnlyIndex() const;
  /// Of a function of this index alone, one per value below `extent`; nothing
  /// if there are too many, or some are too large.
  std::optional<std::vector<int64_t>> getNumbers(unsigned index,
                                                 int64_t extent) const;
  /// The least and the most that it may be in the box with these extents.
  std::pair<llvm::DynamicAPInt, llvm::DynamicAPInt>
  getRange(ArrayRef<int64_t> extents) const;

  void scale(const llvm::DynamicAPInt &factor);
  /// Adds `factor` times another function of the same indices; false, and all
  /// is as before, if that would need too large a table or several sets.
  bool add(const IndexFunction &other, int64_t factor);
  /// As a function of the dims of `map`, which gives each of the indices.
  std::optional<IndexFunction> compose(AffineMap map) const;

  friend bool operator==(const IndexFunction &a, const IndexFunction &b) {
    return a.constant == b.constant && a.differsByConstant(b);
  }
  bool differsByConstant(const IndexFunction &other) const {
    return coefficients == other.coefficients && tables == other.tables &&
           points == other.points;
  }
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXFUNCTION_H
