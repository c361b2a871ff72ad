//===- AllSizeModels.cpp - Registration of every model of sizes -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/SizeModelRegistration.h"

using namespace mlir;

void roofline::registerAllSizeModels(DialectRegistry &registry) {
  registerAffineSizes(registry);
  registerArithSizes(registry);
  registerBufferizationSizes(registry);
  registerControlFlowSizes(registry);
  registerGPUSizes(registry);
  registerIndexSizes(registry);
  registerLinalgSizes(registry);
  registerMathSizes(registry);
  registerMemRefSizes(registry);
  registerShapeSizes(registry);
  registerSparseTensorSizes(registry);
  registerTensorSizes(registry);
  registerTosaSizes(registry);
  registerVectorSizes(registry);
}
