//===- TripCount.h - How often regions run ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_TRIPCOUNT_H
#define MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_TRIPCOUNT_H

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// The value of the `roofline.trip_count` hint on `op`.
std::optional<Quantity> getTripCountHint(Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_LOOPS_TRIPCOUNT_H
