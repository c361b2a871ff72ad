//===- DerivativeModels.h - Gradients of upstream operations ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the gradients of upstream operations need. Each function adds extensions
// that attach the models when a dialect is loaded.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_DERIVATIVEMODELS_H
#define MLIR_ROOFLINE_MODELS_DERIVATIVEMODELS_H

namespace mlir {
class DialectRegistry;

namespace roofline {

/// arith and math.
void registerScalarDerivativeModels(DialectRegistry &registry);
void registerLinalgDerivativeModels(DialectRegistry &registry);
void registerTosaDerivativeModels(DialectRegistry &registry);

/// All of the above.
void registerAllDerivativeModels(DialectRegistry &registry);

} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_MODELS_DERIVATIVEMODELS_H
