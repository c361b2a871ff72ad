//===- ValueClasses.cpp - Weights, caches and activations -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/ValueClasses.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

ValueClasses::ValueClasses(const ModuleCost &cost) {
  for (const CostedOp &op : cost.getOps()) {
    bool computes =
        op.cost.workStatus == CountStatus::unknown ||
        llvm::any_of(op.cost.work.getEntries(), [](const Work::Entry &entry) {
          return entry.workClass != WorkClass::index;
        });
    (computes ? computing : moving).insert(op.op);
  }
  // A function's arguments are known when all its callers have been looked at.
  std::vector<unsigned> order = cost.getExecution().getCalleesFirst();
  for (unsigned number : llvm::reverse(order))
    addFunction(cost.getFunctions()[number]);
  for (unsigned entry : cost.getExecution().getEntryPoints())
    addCaches(cost.getFunctions()[entry]);
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

void ValueClasses::addFunction(const FunctionCost &function) {
  auto interface = dyn_cast<FunctionOpInterface>(function.op);
  auto *dialect =
      function.op->getContext()->getLoadedDialect<RooflineDialect>();
  if (interface)
    for (BlockArgument argument : interface.getArguments()) {
      bool isMarked = dialect && interface.getArgAttr(
                                     argument.getArgNumber(),
                                     dialect->getParamAttrHelper().getName());
      if (isMarked)
        weights.insert(argument);
      else if (mixed.contains(argument))
        weights.erase(argument);
    }
  for (Region &region : function.op->getRegions())
    for (Block &block : region)
      addBlock(block);
}

bool ValueClasses::isWeight(Operation &op) const {
  if (op.hasTrait<OpTrait::ConstantLike>())
    return true;
  if (isa<CallOpInterface>(op) || !isMemoryEffectFree(&op))
    return false;
  auto isWeightValue = [&](Value value) { return weights.contains(value); };
  if (!llvm::all_of(op.getOperands(), isWeightValue))
    return false;
  if (op.getNumRegions() == 0)
    return true;
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op.getRegions(), captured);
  return llvm::all_of(captured, isWeightValue);
}

void ValueClasses::addBlock(Block &block) {
  for (Operation &op : block) {
    if (isa<FunctionOpInterface>(op))
      continue; // looked at on its own
    if (isWeight(op))
      weights.insert_range(op.getResults());
    if (auto call = dyn_cast<CallOpInterface>(op)) {
      auto callee =
          dyn_cast_or_null<CallableOpInterface>(call.resolveCallable());
      Region *body = callee ? callee.getCallableRegion() : nullptr;
      if (!body)
        continue;
      for (auto [operand, argument] :
           llvm::zip(call.getArgOperands(), body->getArguments()))
        if (weights.contains(operand))
          weights.insert(argument);
        else
          mixed.insert(argument);
    }
    for (Region &region : op.getRegions())
      for (Block &nested : region)
        addBlock(nested);
  }
}

//===----------------------------------------------------------------------===//
// Caches
//===----------------------------------------------------------------------===//

/// Whether what the operation makes is what it reads, somewhere else.
bool ValueClasses::onlyMoves(Operation *op) const {
  if (op->getNumResults() != 1 || computing.contains(op) ||
      isa<CallOpInterface>(op))
    return false;
  // What happens in the regions of an operation without a cost stands apart.
  return moving.contains(op) || op->getNumRegions() == 0;
}

static bool isFloatTensor(Value value) {
  return isa<TensorType>(value.getType()) &&
         isa<FloatType>(getElementTypeOrSelf(value.getType()));
}

void ValueClasses::addCaches(const FunctionCost &function) {
  auto interface = dyn_cast<FunctionOpInterface>(function.op);
  if (!interface)
    return;
  // From the results back to arguments.
  llvm::SetVector<Value> moved;
  for (Block &block : interface.getFunctionBody())
    if (block.mightHaveTerminator() && block.getNumSuccessors() == 0)
      for (Value value : block.getTerminator()->getOperands())
        if (isFloatTensor(value))
          moved.insert(value);
  SmallVector<Value> found;
  for (size_t i = 0; i < moved.size(); ++i) {
    Value value = moved[i];
    Operation *op = value.getDefiningOp();
    if (!op && value.getParentRegion()->getParentOp() == function.op &&
        !weights.contains(value))
      found.push_back(value);
    if (op && onlyMoves(op))
      for (Value operand : op->getOperands())
        if (isFloatTensor(operand))
          moved.insert(operand);
  }
  // And forward again to whatever holds them.
  while (!found.empty()) {
    Value value = found.pop_back_val();
    if (!caches.insert(value).second)
      continue;
    for (Operation *user : value.getUsers())
      if (onlyMoves(user) && isFloatTensor(user->getResult(0)))
        found.push_back(user->getResult(0));
  }
}
