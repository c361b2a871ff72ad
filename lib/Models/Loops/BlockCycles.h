//===- BlockCycles.h - Loops that branches make ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops without a loop operation: blocks that branch back. How often they run
// is the analysis' affair; a model only asks what changes while they run.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_BLOCKCYCLES_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_BLOCKCYCLES_H

#include "mlir/IR/Block.h"
#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Whether control may come from each of two blocks of a region to the other,
/// or, if they are one, back to it.
bool areInOneCycle(Block *a, Block *b);

/// The values that branches hand to `argument`, as far as they are values.
SmallVector<Value> getIncoming(BlockArgument argument);

/// Whether a cycle of blocks around `access`, driven by a value that `factors`
/// depend on, does not change `address`, a buffer and positions in it, and
/// keeps what is there; asked by the block that the cycle begins with.
bool isRevisitedByBlocks(Operation *access, ValueRange address,
                         ValueRange factors,
                         llvm::function_ref<bool(Block *)> keepsMemory);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_BLOCKCYCLES_H
