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

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_BLOCKCYCLES_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_BLOCKCYCLES_H

#include "mlir/IR/Block.h"
#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Whether control may come from each of two blocks of a region to the other,
/// or, if they are one, back to it.
bool areInOneCycle(Block *a, Block *b);

/// Whether `op` or an operation around it is in a block that control may come
/// back to.
bool isInBlockCycle(Operation *op);

/// Whether `value` is made, or handed to a block, inside a cycle of blocks that
/// `op` is in, too.
bool changesInBlockCycle(Value value, Operation *op);

/// Whether branches hand `value`, or a cast of it, to the block that `argument`
/// belongs to.
bool isCarriedTo(Value value, BlockArgument argument);

/// Whether a cycle of blocks around `access`, driven by a value that `factors`
/// depend on, does not change `address`, a buffer and positions in it.
bool isRevisitedByBlocks(Operation *access, ValueRange address,
                         ValueRange factors);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_BLOCKCYCLES_H
