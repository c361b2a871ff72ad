//===- TileSearch.h - Schedules that move little ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_TILESEARCH_H
#define MLIR_ROOFLINE_MOVEMENT_TILESEARCH_H

#include "mlir-roofline/Movement/TrafficBound.h"

namespace mlir::roofline {

/// A schedule: the nest in boxes of iterations, one after the other. While a
/// box runs, what it touches is in the fast memory; what the next one touches,
/// too, at the same place of the tensor, stays.
struct Tiling {
  /// Iterations of each loop in a box; those at the end of a loop may be
  /// smaller.
  Extents tile;
  /// The loops that have more than one box, the outermost first.
  SmallVector<unsigned, 6> order;
  /// What is loaded and stored: at most, since what several operands or
  /// neighbours share counts for each.
  double bytes;
};

/// What a given schedule moves; nothing if a box does not fit the memory.
/// `order` may leave out loops that have one box.
std::optional<double> getTiledBytes(const LoopNest &nest,
                                    const FastMemory &memory,
                                    ArrayRef<int64_t> tile,
                                    ArrayRef<unsigned> order);

/// A good schedule, found by trying tiles and orders: the best or near it,
/// without a promise. Nothing if none fits, or if what the nest writes is read
/// from other places, so that its order is not free. A loop that has to end
/// before anything is written along it stays whole.
///
/// Several memories share the boxes in order, a run of them each; where one run
/// ends, what stayed is loaded anew by the next.
std::optional<Tiling> findTiling(const LoopNest &nest,
                                 const FastMemory &memory);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_TILESEARCH_H
