//===- CallOperands.cpp - What calls pass ---------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/CallOperands.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

bool roofline::isFunctionArgument(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  return argument && argument.getOwner()->isEntryBlock() &&
         isa<FunctionOpInterface>(argument.getOwner()->getParentOp());
}

ValueRange roofline::getCallOperands(const ExecutionTree::Node &call) {
  if (auto interface = dyn_cast<CallOpInterface>(call.op))
    return interface.getArgOperands();
  if (auto model = dyn_cast<ExecutionOpInterface>(call.op))
    return model.getLaunchOperands();
  return {};
}

Value roofline::getPassed(const ExecutionTree::Node &call, Value argument) {
  if (!isFunctionArgument(argument))
    return {};
  ValueRange operands = getCallOperands(call);
  unsigned number = cast<BlockArgument>(argument).getArgNumber();
  return number < operands.size() ? operands[number] : Value();
}

Callers roofline::findCallers(const ModuleCost &cost) {
  Callers callers;
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    if (const ExecutionTree::Node &node = tree.getNode(number);
        node.kind == ExecutionTree::Kind::call)
      callers[cost.getFunctions()[node.function].op].push_back(&node);
  return callers;
}
