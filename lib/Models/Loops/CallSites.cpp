//===- CallSites.cpp - Where functions are called -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/CallSites.h"

#include "Loops/EnclosingLoops.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Beyond, a function is a library's: what is special of one of its calls shows
/// in none of the others.
static constexpr size_t maxSites = 16;

/// The callee in what is analysed; null if it is elsewhere or nowhere.
static Operation *resolve(Operation *call, Operation *root,
                          SymbolTableCollection &symbols) {
  Operation *table = SymbolTable::getNearestSymbolTable(call);
  if (!table || !root->isAncestor(table))
    return nullptr;
  if (auto interface = dyn_cast<CallOpInterface>(call))
    return interface.resolveCallableInTable(&symbols);
  auto launch = cast<ExecutionOpInterface>(call);
  return symbols.lookupNearestSymbolFrom(call, launch.getLaunchedFunction());
}

static ValueRange getPassed(Operation *call) {
  if (auto interface = dyn_cast<CallOpInterface>(call))
    return interface.getArgOperands();
  return cast<ExecutionOpInterface>(call).getLaunchOperands();
}

CallSites::CallSites(Operation *root) {
  if (!root)
    return;
  SymbolTableCollection symbols;
  unsigned numOps = 0;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    ++numOps;
    if (op->getNumRegions() != 0 && isa<CallableOpInterface>(op))
      order[op] = numOps;
    auto launch = dyn_cast<ExecutionOpInterface>(op);
    if (!isa<CallOpInterface>(op) && !(launch && launch.getLaunchedFunction()))
      return;
    Operation *function = resolve(op, root, symbols);
    auto callable = dyn_cast_if_present<CallableOpInterface>(function);
    Region *body = callable ? callable.getCallableRegion() : nullptr;
    Operation *caller = EnclosingLoops::getFunction(op);
    if (!body || body->empty() || !caller)
      return;
    calls[function].push_back({op, getPassed(op)});
    callees[op] = body;
  });
  for (auto &[function, sites] : calls) {
    if (sites.size() > maxSites) {
      for (const Call &call : sites)
        callees.erase(call.op);
      sites.clear();
    }
    for (const Call &call : sites)
      linked.unionSets(EnclosingLoops::getFunction(call.op), function);
  }
}

ArrayRef<CallSites::Call> CallSites::getCalls(Operation *function) const {
  auto found = calls.find(function);
  return found == calls.end() ? ArrayRef<Call>() : ArrayRef(found->second);
}

Region *CallSites::getCallee(Operation *call) const {
  return callees.lookup(call);
}

void CallSites::addSources(Value value, SmallVectorImpl<Value> &sources) const {
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    if (!argument.getOwner()->isEntryBlock())
      return;
    unsigned number = argument.getArgNumber();
    for (const Call &call : getCalls(argument.getOwner()->getParentOp()))
      if (number < call.operands.size())
        sources.push_back(call.operands[number]);
    return;
  }
  auto result = cast<OpResult>(value);
  Region *callee = getCallee(result.getOwner());
  if (!callee)
    return;
  unsigned number = result.getResultNumber();
  for (Block &block : *callee)
    if (Operation *exit = &block.back();
        exit->hasTrait<OpTrait::ReturnLike>() &&
        number < exit->getNumOperands())
      sources.push_back(exit->getOperand(number));
}

SmallVector<Operation *> CallSites::getLinked(Operation *function) const {
  SmallVector<Operation *> functions;
  if (linked.contains(function))
    functions.assign(linked.findLeader(function), linked.member_end());
  else
    functions.push_back(function);
  llvm::sort(functions, [&](Operation *a, Operation *b) {
    return order.lookup(a) < order.lookup(b);
  });
  return functions;
}

SmallVector<Operation *>
CallSites::getCalleesFirst(ArrayRef<Operation *> functions) const {
  llvm::DenseMap<Operation *, unsigned> numLeft;
  for (Operation *function : functions)
    for (const Call &call : getCalls(function))
      ++numLeft[EnclosingLoops::getFunction(call.op)];
  SmallVector<Operation *> order;
  for (Operation *function : functions)
    if (numLeft.lookup(function) == 0)
      order.push_back(function);
  for (unsigned next = 0; next < order.size(); ++next)
    for (const Call &call : getCalls(order[next])) {
      Operation *caller = EnclosingLoops::getFunction(call.op);
      if (--numLeft[caller] == 0)
        order.push_back(caller);
    }
  return order;
}
