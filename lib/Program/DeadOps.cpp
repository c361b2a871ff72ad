//===- DeadOps.cpp - Operations without an effect -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/DeadOps.h"

#include "mlir/IR/Iterators.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Users come behind what they use, and so have been looked at before it.
static void addDeadOps(Operation *function, llvm::DenseSet<Operation *> &dead) {
  function->walk<WalkOrder::PreOrder, ReverseIterator>([&](Operation *op) {
    if (op == function)
      return WalkResult::advance();
    if (isa<FunctionOpInterface>(op))
      return WalkResult::skip();
    bool isUsed = llvm::any_of(
        op->getUsers(), [&](Operation *user) { return !dead.contains(user); });
    if (isUsed || op->hasTrait<OpTrait::IsTerminator>() ||
        op->hasTrait<OpTrait::SymbolTable>() || isa<SymbolOpInterface>(op) ||
        !isMemoryEffectFree(op))
      return WalkResult::advance();
    op->walk([&](Operation *nested) { dead.insert(nested); });
    return WalkResult::skip();
  });
}

DeadOps::DeadOps(const ModuleCost &cost) {
  llvm::DenseSet<Operation *> functions;
  for (const FunctionCost &function : cost.getFunctions())
    if (functions.insert(function.op).second)
      addDeadOps(function.op, all);
}

unsigned mlir::roofline::countDeadOps(const ModuleCost &cost) {
  const DeadOps &dead = DeadOps::get(cost);
  llvm::DenseSet<Operation *> counted;
  for (const CostedOp &op : cost.getOps())
    if (dead.contains(op.op))
      counted.insert(op.op);
  return counted.size();
}
