//===- IndexPart.h - Parts of a box of indices ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a mask keeps of a tensor, or of the iterations of an operation, is cut
// out of a box by conditions on sums over its indices: `j <= i` for causal
// attention, `j floordiv 4 == i floordiv 4` for blocks.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXPART_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXPART_H

#include "mlir-roofline/Interfaces/Access/IndexFunction.h"

namespace mlir::roofline {

/// The index points where a function is at least 0; everywhere, if it is a
/// constant that is.
struct HalfSpace {
  IndexFunction function;
  /// Others that are known to hold all of its points; not kept by what moves it
  /// to other indices.
  std::vector<HalfSpace> within = {};

  static HalfSpace getEverywhere(unsigned numIndices);
  /// Where one index has a value of which `holds` is true; nothing if there are
  /// too many.
  static std::optional<HalfSpace> getWhere(unsigned numIndices, unsigned index,
                                           const std::vector<bool> &holds);

  /// Where both of two conditions hold in a box with these extents; nothing if
  /// the second is of one index that has too many values, or is of several and
  /// there are other indices, or too many points, to look at.
  static std::optional<HalfSpace>
  getBoth(const HalfSpace &a, const HalfSpace &b, ArrayRef<int64_t> extents);

  unsigned getNumIndices() const { return function.getNumIndices(); }
  bool isEverywhere() const;
  /// Where the function is less than 0.
  HalfSpace getComplement() const;
  /// Whether every point of `other` is seen to be one of this.
  bool contains(const HalfSpace &other) const;
  /// The points of another box that `map` (dims only, a result per index) takes
  /// into this one; nothing if the map is not linear, or mixes indices that are
  /// looked up.
  std::optional<HalfSpace> getPreimage(AffineMap map) const;
  /// The points that `map` makes of those of this one, of which every other
  /// point of the image is the complement; nothing if the map mixes the indices
  /// that matter, or leaves one of them out.
  std::optional<HalfSpace> getImage(AffineMap map) const;

  friend bool operator==(const HalfSpace &a, const HalfSpace &b) {
    return a.function == b.function;
  }
};

/// Where all of some conditions hold; everywhere without any. It is never
/// smaller than what it stands for.
class IndexPart {
public:
  ArrayRef<HalfSpace> getConditions() const { return conditions; }
  bool isEverything() const { return conditions.empty(); }
  /// Whether a condition holds nowhere.
  bool isNothing() const;

  void add(const HalfSpace &condition);
  /// Grows to hold the points of both, and perhaps others: a condition stays
  /// where both have it.
  void unite(const IndexPart &other);

  /// How many points of the box with these extents there are; at most that many
  /// where a condition is of no kind that can be counted: one of a single
  /// index, or of two, of which one is the same for all that share an index. In
  /// linear time in their extents where an index is looked up or has another
  /// pace, in constant time else.
  llvm::DynamicAPInt count(ArrayRef<int64_t> extents) const;

private:
  SmallVector<HalfSpace, 2> conditions;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_INDEXPART_H
