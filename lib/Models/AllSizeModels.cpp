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
  registerGPUSizes(registry);
  registerIndexSizes(registry);
  registerMemRefSizes(registry);
  registerTensorSizes(registry);
  registerTosaSizes(registry);
  registerVectorSizes(registry);
}
