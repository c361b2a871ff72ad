//===- list-registered-ops.cpp - Which operations have a cost model -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints every operation that MLIR registers, one a line and sorted, each with
// `model`, `free` (a model that never costs anything) or `none`.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/InitAll.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

static StringRef getCoverage(RegisteredOperationName name) {
  auto *model = name.getInterface<CostModelOpInterface>();
  if (!model)
    return "none";
  return model->isAlwaysFree() ? "free" : "model";
}

int main() {
  DialectRegistry registry;
  registerAll(registry);
  MLIRContext context(registry);
  context.loadAllAvailableDialects();
  for (RegisteredOperationName name : context.getRegisteredOperations())
    llvm::outs() << name.getStringRef() << ' ' << getCoverage(name) << '\n';
}
