//===- TripCount.h - How often regions run ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H
#define MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// The nest of loops as which `op` runs its regions, outermost first: what its
/// ExecutionOpInterface says, otherwise the bounds of its LoopLikeOpInterface.
/// Nothing if neither knows, or a step is zero or of unknown sign. Does not
/// look at hints.
std::optional<SmallVector<LoopLevel>> getLoopLevels(SizeAnalysis &sizes,
                                                    Operation *op);

/// The value of the `roofline.trip_count` hint on `op`.
std::optional<Quantity> getTripCountHint(Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_TRIPCOUNT_H
