//===- LinalgModels.h - Parts of the models of linalg -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir {
namespace roofline {
/// The extents of the loops of an op with these indexing maps. Each loop is by
/// itself a result of some map (the verifier insists), so its extent is that of
/// an operand's dimension; a static one is preferred where several operands
/// give it.
SmallVector<Quantity> getLoopExtents(linalg::LinalgOp op, ArrayAttr maps,
                                     SizeProvider &sizes);

/// The transforms of filter, input and output.
void attachWinogradModels(MLIRContext *ctx);
/// Which operands structured ops add up, and where.
void attachLinalgAccumulation(MLIRContext *ctx);
/// Which loops ops run as.
void attachLinalgIteration(MLIRContext *ctx);
/// What iterations do where masks say something.
void attachLinalgMasks(MLIRContext *ctx);
/// How many iterations leave the results alone for what their own body tests of
/// the indices; 0 where that is no formula of open extents.
Quantity countMaskedIterations(linalg::LinalgOp op, ArrayRef<Quantity> extents);
} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H
