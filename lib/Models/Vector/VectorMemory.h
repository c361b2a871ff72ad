//===- VectorMemory.h - Vector ops that touch memory ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_VECTOR_VECTORMEMORY_H
#define MLIR_ROOFLINE_LIB_MODELS_VECTOR_VECTORMEMORY_H

namespace mlir {
class MLIRContext;
class Operation;

namespace roofline {

/// Whether `op` runs under a `vector.mask`, which may switch lanes off.
bool isMasked(Operation *op);

/// Attaches the models of transfers, loads, stores, gathers and scatters.
void attachVectorMemoryModels(MLIRContext *ctx);

} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_LIB_MODELS_VECTOR_VECTORMEMORY_H
