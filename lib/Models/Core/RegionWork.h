//===- RegionWork.h - The work of a structured op's body --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What executions of a body without branches cost, from the models of the ops
// in it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_REGIONWORK_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_REGIONWORK_H

#include "mlir-roofline/Models/CostBuilder.h"

namespace mlir::roofline {

/// Adds to `builder` what `iterations` executions of `body` cost: the work of
/// its operations, those multiplications that the reduction around it
/// accumulates as macs, and reads of memory that it captures (tables that
/// `tensor.extract` looks up): at most one element per execution and never more
/// than the table, an upper bound since the indices are data.
void addBodyCost(CostBuilder &builder, Block &body, const Quantity &iterations);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_REGIONWORK_H
