//===- ExecutionModels.h - How regions of upstream ops run ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function per upstream dialect that has operations whose regions run as no
// interface of MLIR says. Each adds an extension that attaches the models when
// the dialect is loaded.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_EXECUTIONMODELS_H
#define MLIR_ROOFLINE_MODELS_EXECUTIONMODELS_H

namespace mlir {
class DialectRegistry;

namespace roofline {

void registerAffineExecutionModels(DialectRegistry &registry);
void registerControlFlowExecutionModels(DialectRegistry &registry);
/// Dialects that describe and never run: transform, pdl, …
void registerDescribingDialects(DialectRegistry &registry);
void registerGPUExecutionModels(DialectRegistry &registry);
void registerSCFExecutionModels(DialectRegistry &registry);
void registerTosaExecutionModels(DialectRegistry &registry);

/// All of the above.
void registerAllExecutionModels(DialectRegistry &registry);

} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_MODELS_EXECUTIONMODELS_H
