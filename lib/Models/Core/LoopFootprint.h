//===- LoopFootprint.h - What slices touch in all iterations ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The tiles of a loop are parts of one tensor. What must be fetched of it is
// what all tiles are together, however often one is fetched again.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_LOOPFOOTPRINT_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_LOOPFOOTPRINT_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// Sets `touchedInLoops` of what `op` reads of slices and of what it inserts,
/// where the slices move with the loops around it. Nothing is said of a tensor
/// that the loops carry and touch in other places, too: what is read there may
/// be their own.
void addTouchedInLoops(Operation *op, OpCost &cost, SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_LOOPFOOTPRINT_H
