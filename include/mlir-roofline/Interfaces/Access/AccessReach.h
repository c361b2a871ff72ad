//===- AccessReach.h - Which positions iterations reach ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Why a footprint is what it is, dimension by dimension.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_ACCESSREACH_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_ACCESSREACH_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir/IR/AffineMap.h"

namespace mlir::roofline {

/// Dimensions of a tensor whose positions depend on the same loops. What
/// several of them have multiplies.
///
/// A convolution's `d1 * 2 + d4 - 1` with 4 and 3 iterations on 8 rows: 12
/// iterations, of which 11 are inside (the first meets padding), at 8 positions
/// of 8.
struct AccessReach {
  /// Numbers of the dimensions and of the loops, ascending. No loops: one
  /// position.
  SmallVector<unsigned, 2> dims, loops;
  /// Positions that the dimensions have.
  Quantity extent;
  Quantity iterations;
  /// Those of them that meet the tensor rather than what is around it; absent
  /// if nobody can tell.
  std::optional<Quantity> inside;
  /// Different positions that are met; at most, unless `isExact`.
  Quantity positions;
  bool isExact = true;
};

/// `map` (dims only, one for each of `extents`) gives positions in a tensor of
/// `shape`.
SmallVector<AccessReach> getAccessReach(AffineMap map,
                                        ArrayRef<Quantity> extents,
                                        ArrayRef<Quantity> shape);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_ACCESSREACH_H
