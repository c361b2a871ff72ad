//===- TripCount.h - How often regions run ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H
#define MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H

#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace mlir::roofline {

/// One loop of a (possibly multi-dimensional) loop operation.
struct LoopLevel {
  /// Iterations: max(0, ceildiv(upper - lower, step)).
  Quantity trips;
  Quantity lower;
  Quantity step;
  Value induction;
};

/// The loops of an operation with bounds and steps, outermost first; nothing if
/// the operation does not have them, or a step is zero or of unknown sign. Does
/// not look at hints.
std::optional<SmallVector<LoopLevel>> getLoopLevels(SizeAnalysis &sizes,
                                                    LoopLikeOpInterface loop);

/// The value of the `roofline.trip_count` hint on `op`.
std::optional<Quantity> getTripCountHint(Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H
