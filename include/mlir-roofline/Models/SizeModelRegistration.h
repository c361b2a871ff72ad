//===- SizeModelRegistration.h - Sizes of upstream dialects -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function per dialect adds an extension that attaches models of
// `SizeOpInterface` when the dialect is loaded. `registerAllCostModels` calls
// them all: costs of dynamic shapes need sizes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_SIZEMODELREGISTRATION_H
#define MLIR_ROOFLINE_MODELS_SIZEMODELREGISTRATION_H

namespace mlir {
class DialectRegistry;
} // namespace mlir

namespace mlir::roofline {

void registerAffineSizes(DialectRegistry &registry);
void registerArithSizes(DialectRegistry &registry);
void registerBufferizationSizes(DialectRegistry &registry);
void registerControlFlowSizes(DialectRegistry &registry);
void registerGPUSizes(DialectRegistry &registry);
void registerIndexSizes(DialectRegistry &registry);
void registerLinalgSizes(DialectRegistry &registry);
void registerMathSizes(DialectRegistry &registry);
void registerMemRefSizes(DialectRegistry &registry);
void registerShapeSizes(DialectRegistry &registry);
void registerSparseTensorSizes(DialectRegistry &registry);
void registerTensorSizes(DialectRegistry &registry);
void registerTosaSizes(DialectRegistry &registry);
void registerVectorSizes(DialectRegistry &registry);

void registerAllSizeModels(DialectRegistry &registry);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MODELS_SIZEMODELREGISTRATION_H
