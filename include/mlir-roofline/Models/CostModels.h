//===- CostModels.h - Registration of the cost models -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function per upstream dialect. Each adds an extension that attaches the
// models when, and only when, the dialect is loaded. Registering twice does no
// harm, so a pass may do it in `getDependentDialects`.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_COSTMODELS_H
#define MLIR_ROOFLINE_MODELS_COSTMODELS_H

namespace mlir {
class DialectRegistry;

namespace roofline {

void registerAffineCostModels(DialectRegistry &registry);
void registerArithCostModels(DialectRegistry &registry);
void registerBufferizationCostModels(DialectRegistry &registry);
void registerBuiltinCostModels(DialectRegistry &registry);
void registerComplexCostModels(DialectRegistry &registry);
/// scf, cf, func, ml_program: what remains of them once the regions and
/// calls are counted by whoever walks the module.
void registerControlFlowCostModels(DialectRegistry &registry);
void registerGPUCostModels(DialectRegistry &registry);
void registerIndexCostModels(DialectRegistry &registry);
void registerLinalgCostModels(DialectRegistry &registry);
void registerMathCostModels(DialectRegistry &registry);
void registerMemRefCostModels(DialectRegistry &registry);
void registerQuantCostModels(DialectRegistry &registry);
void registerShapeCostModels(DialectRegistry &registry);
void registerSparseTensorCostModels(DialectRegistry &registry);
void registerTensorCostModels(DialectRegistry &registry);
void registerTosaCostModels(DialectRegistry &registry);
void registerUBCostModels(DialectRegistry &registry);
void registerVectorCostModels(DialectRegistry &registry);

/// All of the above, and how regions run (ExecutionModels.h).
void registerAllCostModels(DialectRegistry &registry);

} // namespace roofline
} // namespace mlir

#endif // MLIR_ROOFLINE_MODELS_COSTMODELS_H
