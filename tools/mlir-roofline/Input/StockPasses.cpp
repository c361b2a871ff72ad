//===- StockPasses.cpp - MLIR's own passes --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StockPasses.h"

#ifdef ROOFLINE_STOCK_PASSES
#include "mlir/Dialect/Linalg/Passes.h"
#include "mlir/Dialect/Tosa/Transforms/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassRegistry.h"
#include "mlir/Transforms/Passes.h"
#endif

using namespace mlir;
using namespace mlir::roofline;

#ifdef ROOFLINE_STOCK_PASSES
void mlir::roofline::registerStockPasses() {
  static bool isDone = [] {
    registerTransformsPasses();
    registerLinalgPasses();
    tosa::registerTosaPasses();
    return true;
  }();
  (void)isDone;
}

static LogicalResult runPasses(ModuleOp module, StringRef pipeline) {
  registerStockPasses();
  PassManager manager(module.getContext(), module.getOperationName());
  std::string message;
  llvm::raw_string_ostream os(message);
  // The text names the operation that it runs on.
  StringRef passes = pipeline;
  passes.consume_front("builtin.module(");
  passes.consume_back(")");
  if (failed(parsePassPipeline(passes, manager, os)))
    return emitError(module.getLoc(), message);
  return manager.run(module);
}

PassRunner mlir::roofline::getStockPasses() { return runPasses; }
#else
void mlir::roofline::registerStockPasses() {}
PassRunner mlir::roofline::getStockPasses() { return nullptr; }
#endif
