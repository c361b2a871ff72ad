//===- TensorModels.h - Parts of the models of tensor -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_MEMORY_TENSORMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_MEMORY_TENSORMODELS_H

namespace mlir {
class MLIRContext;

namespace roofline {
/// Which loops ops run as.
void attachTensorIterations(MLIRContext *ctx);
} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_LIB_MODELS_MEMORY_TENSORMODELS_H
