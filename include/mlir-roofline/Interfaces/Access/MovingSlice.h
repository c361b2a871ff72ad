//===- MovingSlice.h - The place of a slice ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_MOVINGSLICE_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_MOVINGSLICE_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// [offset, offset + size) along one dimension of what is sliced.
struct SliceExtent {
  Quantity offset, size;
};

/// Where a slice, or a slice of slices, is in the tensor or buffer that it is
/// cut out of in the end.
struct MovingSlice {
  Value base;
  SmallVector<SliceExtent, 4> extents;
  /// Whether it is written and not read.
  bool isWritten;
  /// Arguments of loops that carry what it is cut out of, and the operation
  /// that cuts the argument or inserts into it. Of what comes before the loop,
  /// the argument is all.
  SmallVector<std::pair<BlockArgument, Operation *>, 2> carried;
  /// All arguments of loops, the innermost first, through which it is seen.
  SmallVector<BlockArgument, 2> passed = {};
};

/// The slice that `op` reads or writes, or inserts; nothing if it is none, or
/// one with gaps. Elements of a buffer are a slice of it.
std::optional<MovingSlice> getMovingSlice(Operation *op,
                                          const OperandTraffic &traffic,
                                          SizeProvider &sizes);

/// Where what `op` does to `value`, of which it may do it to all, is in what
/// that is cut out of.
std::optional<MovingSlice> getPlace(Operation *op, Value value,
                                    SizeProvider &sizes);

/// Whether a tensor that loops carry is cut and written by them in the same
/// place in each iteration, so that what is read there first has been there
/// before the loops. True for what no loop carries.
bool isTouchedInOnePlace(const MovingSlice &slice);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_MOVINGSLICE_H
