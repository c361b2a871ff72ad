//===- AxisTable.h - Directions that loops and tensors share ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_AXISTABLE_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_AXISTABLE_H

#include "mlir-roofline/Support/Formula/Quantity.h"

#include <vector>

namespace mlir::roofline {

/// Axes, the outermost first. An extent of 1 has none.
using Axes = SmallVector<unsigned, 2>;

/// Elements of a dimension that iteration i of a loop touches: from `stride * i
/// + low` to `stride * i + high`. The stride is positive.
struct ReadWindow {
  int64_t stride = 1, low = 0, high = 0;

  int64_t getWidth() const { return high - low + 1; }
  /// Whether iteration i touches element i alone.
  bool isElement() const { return stride == 1 && low == 0 && high == 0; }
};

/// A dimension of a tensor: the axes along which it is laid out, row by row.
struct TensorDim {
  Quantity extent;
  Axes axes;
  /// False if it is laid out in a way that no axes tell (a part).
  bool isKnown = true;
  /// Of what is read: what an iteration along the axes touches.
  ReadWindow window = {};
};

/// Axes are what loops of different operations and dimensions of different
/// tensors have in common: loops over one axis can run as one loop. A reshape
/// may split a dimension in two, and the axis with it; two axes may turn out to
/// be one. Both are looked up when axes are used, by `resolve`.
class AxisTable {
public:
  /// None for an extent of 1.
  Axes add(const Quantity &extent);
  const Quantity &getExtent(unsigned axis) const { return nodes[axis].extent; }
  /// Grows whenever an axis is split.
  size_t getNumAxes() const { return nodes.size(); }

  /// Puts in the place of axes that have been split or merged what they are
  /// now.
  void resolve(Axes &list);
  /// From now on, `axis` is `other`; both are resolved and have one extent.
  void merge(unsigned axis, unsigned other);
  /// Splits axes until both lists have the same extents; false if they cannot.
  bool align(Axes &a, Axes &b);
  /// The same elements in the same order, in a tensor of another shape. What
  /// cannot be told is not known of the new dimensions.
  SmallVector<TensorDim> reshape(ArrayRef<TensorDim> dims,
                                 ArrayRef<Quantity> shape);

private:
  struct Node {
    Quantity extent;
    /// What has taken its place: one axis, or two; none yet.
    SmallVector<unsigned, 2> parts;
  };
  /// Splits a resolved axis so that `inner` iterations are left inside.
  Axes split(unsigned axis, int64_t inner);

  std::vector<Node> nodes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_AXISTABLE_H
