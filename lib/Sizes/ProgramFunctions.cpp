//===- ProgramFunctions.cpp - The functions of a program ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/ProgramFunctions.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isDescription(Operation *op) {
  if (onlyDescribes(op))
    return true;
  if (!op->hasTrait<OpTrait::SymbolTable>() || op->getNumRegions() != 1 ||
      op->getRegion(0).empty() || op->getRegion(0).front().empty())
    return false;
  return llvm::all_of(op->getRegion(0).getOps(),
                      [](Operation &nested) { return onlyDescribes(&nested); });
}

SmallVector<FunctionOpInterface>
mlir::roofline::getProgramFunctions(Operation *root) {
  SmallVector<FunctionOpInterface> functions;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isDescription(op))
      return WalkResult::skip();
    if (auto function = dyn_cast<FunctionOpInterface>(op)) {
      functions.push_back(function);
      return WalkResult::skip();
    }
    // Functions live in symbol tables; no need to look into anything else.
    bool mayHoldFunctions = op == root || op->hasTrait<OpTrait::SymbolTable>();
    return mayHoldFunctions ? WalkResult::advance() : WalkResult::skip();
  });
  return functions;
}
