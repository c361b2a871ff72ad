//===- AccumulationModels.h - Roles of each dialect -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The models of AccumulationOpInterface of dialects that need more than a role
// per operand. Attached when the costs of the dialect are.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATIONMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATIONMODELS_H

namespace mlir {
class MLIRContext;

namespace roofline {

void attachAffineAccumulation(MLIRContext *ctx);
void attachMemRefAccumulation(MLIRContext *ctx);
void attachSCFAccumulation(MLIRContext *ctx);
void attachVectorAccumulation(MLIRContext *ctx);

} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ACCUMULATIONMODELS_H
