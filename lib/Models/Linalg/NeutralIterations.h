//===- NeutralIterations.h - Iterations without effect ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_NEUTRALITERATIONS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_NEUTRALITERATIONS_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// Whether an iteration of `op` hands every accumulator on as it is if the
/// element of `input` is `value`, a constant or a value from outside of the
/// body:
///
/// ```mlir
/// %0 = arith.mulf %in, %w    // with %in = 0: 0, for finite %w
/// %1 = arith.addf %acc, %0   // %acc
/// linalg.yield %1
/// ```
/// False where the body does anything else than adding, multiplying, comparing
/// and casting.
bool isNeutral(linalg::LinalgOp op, OpOperand &input, OpFoldResult value);

/// The value that is 0 in `type`; null if that is no number.
Attribute getZero(Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_NEUTRALITERATIONS_H
