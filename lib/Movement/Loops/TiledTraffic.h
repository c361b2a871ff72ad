//===- TiledTraffic.h - What a tiled nest moves -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_TILEDTRAFFIC_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_TILEDTRAFFIC_H

#include "mlir-roofline/Movement/TileSearch.h"

namespace mlir::roofline {

/// Whether a box fits one of the memories with all that it touches.
bool fits(const LoopNest &nest, const FastMemory &memory,
          ArrayRef<int64_t> tile);

/// The bytes of a schedule whose boxes fit. `order` has every loop with more
/// than one box.
///
/// An operand's boxes are loaded anew whenever a loop outside of the innermost
/// one that it depends on goes on: all of them, times the boxes of the loops
/// around that it does not depend on. Of an output, each time but the first is
/// a load, and each time a store.
double getScheduleBytes(const LoopNest &nest, const FastMemory &memory,
                        ArrayRef<int64_t> tile, ArrayRef<unsigned> order);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_TILEDTRAFFIC_H
