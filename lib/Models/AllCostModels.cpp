//===- AllCostModels.cpp - Registration of every cost model ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostModels.h"
#include "mlir-roofline/Models/DerivativeModels.h"
#include "mlir-roofline/Models/ExecutionModels.h"
#include "mlir-roofline/Models/ForeignCosts.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

using namespace mlir;

void roofline::registerAllCostModels(DialectRegistry &registry) {
  registerAffineCostModels(registry);
  registerArithCostModels(registry);
  registerBufferizationCostModels(registry);
  registerBuiltinCostModels(registry);
  registerComplexCostModels(registry);
  registerControlFlowCostModels(registry);
  registerForeignCosts(registry);
  registerGPUCostModels(registry);
  registerIndexCostModels(registry);
  registerLinalgCostModels(registry);
  registerMathCostModels(registry);
  registerMemRefCostModels(registry);
  registerQuantCostModels(registry);
  registerShapeCostModels(registry);
  registerSparseTensorCostModels(registry);
  registerTensorCostModels(registry);
  registerTosaCostModels(registry);
  registerUBCostModels(registry);
  registerVectorCostModels(registry);
  registerAllDerivativeModels(registry);
  registerAllExecutionModels(registry);
  registerAllSizeModels(registry);
}
