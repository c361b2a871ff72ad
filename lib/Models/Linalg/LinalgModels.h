//===- LinalgModels.h - Parts of the models of linalg -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H

namespace mlir {
class MLIRContext;

namespace roofline {
/// The transforms of filter, input and output.
void attachWinogradModels(MLIRContext *ctx);
/// Which operands structured ops add up, and where.
void attachLinalgAccumulation(MLIRContext *ctx);
} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_LINALGMODELS_H
