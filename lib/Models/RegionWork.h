//===- RegionWork.h - The work of a structured op's body --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What one execution of a straight-line body costs, from the models of the ops
// in it, and which of its multiplications are multiply-accumulates.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_REGIONWORK_H
#define MLIR_ROOFLINE_LIB_MODELS_REGIONWORK_H

#include "mlir-roofline/Models/CostBuilder.h"

namespace mlir::roofline {

/// Adds to `builder` what `iterations` executions of `body` cost: the work of
/// its operations, and reads of memory that it captures (tables that
/// `tensor.extract` looks up): at most one element per execution and never more
/// than the table, an upper bound since the indices are data.
void addBodyCost(CostBuilder &builder, Block &body, const Quantity &iterations);

/// Marks as multiply-accumulates those of `body` that feed `accumulators`,
/// which the terminator hands on to the next iteration in the same order.
/// `isInvariant` tells block arguments that are the same in every iteration
/// (scalar operands) from data.
void addBodyMacs(CostBuilder &builder, Block &body,
                 ArrayRef<BlockArgument> accumulators,
                 const Quantity &iterations,
                 llvm::function_ref<bool(Value)> isInvariant);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_REGIONWORK_H
