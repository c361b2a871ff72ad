//===- CarriedOperands.h - Tensors that loops sum up in ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum may be as large as a tensor: an operation adds to each element, and a
// loop around it hands what it has made back to it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_CARRIEDOPERANDS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_CARRIEDOPERANDS_H

#include "Accumulation/Memory/Restarts.h"

namespace mlir::roofline {

/// Whether an iteration of a loop around finds in `operand`, a tensor or a
/// buffer, what the one before has made there: `made`, a result of the same
/// operation or a buffer that it writes. Slices are followed if they are the
/// same in each iteration, and copies out of a buffer. Of a buffer `restarts`,
/// asked only for one, say if something else is written there in between.
///
/// ```mlir
/// %sum = scf.for %k = … iter_args(%t = %c) -> tensor<4xf32> {
///   %n = linalg.add ins(%t, %p : …) outs(%e : …)  // %t: is
///   scf.yield %n : tensor<4xf32>
/// }
/// ```
Left getLeftBehind(OpOperand &operand, Value made, LoopChanges &changes,
                   Restarts *restarts);

/// The buffer that `use` of another one is copied to as a whole; null if it is
/// not.
Value getCopiedTo(OpOperand &use);

/// Whether there may be a loop around `op`, of an operation or of blocks.
bool mayRunAgain(Operation *op);

/// Whether a loop hands what `op`, an elementwise sum of two tensors, has made
/// back to it as the other operand than `term`.
bool isAddedUp(OpOperand &term);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_CARRIEDOPERANDS_H
