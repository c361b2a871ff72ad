//===- ComputedValues.cpp - What a program moves, and what it makes -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ComputedValues.h"

#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

ComputedValues::ComputedValues(const ModuleCost &cost, const Callers &callers)
    : cost(cost), flow(ValueFlow::get(cost)) {
  collectOperations();
  llvm::DenseSet<Operation *> done;
  for (auto [number, function] : llvm::enumerate(cost.getFunctions()))
    if (done.insert(function.op).second)
      addFunction(number, callers);
  propagate();
}

void ComputedValues::collectOperations() {
  for (const CostedOp &op : cost.getOps()) {
    bool computes =
        op.cost.workStatus == CountStatus::unknown ||
        llvm::any_of(op.cost.work.getEntries(), [](const Work::Entry &entry) {
          return entry.workClass != WorkClass::index;
        });
    (computes ? computing : moving).insert(op.op);
  }
}

bool ComputedValues::onlyMoves(Operation *op) const {
  if (op->getNumResults() != 1 || computing.contains(op) ||
      isa<CallOpInterface>(op))
    return false;
  // What happens in the regions of an operation without a cost stands apart.
  return op->getNumRegions() == 0 ||
         (moving.contains(op) && getForwardings(op).empty());
}

/// What several calls pass is computed if all of them pass that.
void ComputedValues::addFunction(unsigned function, const Callers &callers) {
  Operation *owner = cost.getFunctions()[function].op;
  auto body = dyn_cast<FunctionOpInterface>(owner);
  auto calls = callers.find(owner);
  if (body && calls != callers.end())
    for (BlockArgument argument : body.getArguments()) {
      SmallVector<Value> passed;
      for (const ExecutionTree::Node *call : calls->second)
        if (Value operand = getPassed(*call, argument))
          passed.push_back(operand);
      addMoved(passed, argument);
    }
  for (const ValueFlow::Visit &visit : flow.getVisits(function))
    if (visit.op && !visit.isEntered)
      addOperation(visit.op);
}

/// `result` is made of all of `sources`; memory without contents, and splats,
/// take no part in that.
void ComputedValues::addMoved(ValueRange sources, Value result) {
  unsigned number = 0;
  for (Value source : sources) {
    if (!isa<TensorType>(source.getType()) || isSplat(source))
      continue;
    isPartOf[source].push_back(result);
    ++number;
  }
  if (number != 0)
    numMissing[result] = number;
}

void ComputedValues::addOperation(Operation *op) {
  if (const ExecutionTree::Node *call = flow.getCall(op)) {
    addCall(op, *call);
    return;
  }
  for (const Forwarding &forwarding : getForwardings(op))
    if (isInMemory(forwarding.to))
      leadsTo[forwarding.from].push_back(forwarding.to);
  for (Value result : op->getResults()) {
    if (!isa<TensorType>(result.getType()))
      continue;
    // Of a part that is written the rest is what was there before, if that was
    // anything.
    OpOperand *part = getPartlyWritten(op);
    bool isRest = part && !isSplat(part->get());
    Value base = flow.getBase(result);
    if (isRest || base != result) {
      leadsTo[isRest ? part->get() : base].push_back(result);
    } else if (computing.contains(op)) {
      open.push_back(result);
    } else if (onlyMoves(op)) {
      auto style = dyn_cast<DestinationStyleOpInterface>(op);
      SmallVector<Value> sources;
      for (OpOperand &operand : op->getOpOperands())
        if (&operand != part && (!style || !style.isDpsInit(&operand)))
          sources.push_back(operand.get());
      addMoved(sources, result);
    }
  }
}

void ComputedValues::addCall(Operation *op, const ExecutionTree::Node &call) {
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  if (!callee)
    return;
  for (Block &block : callee.getFunctionBody()) {
    if (!block.mightHaveTerminator() || block.getNumSuccessors() != 0 ||
        block.getTerminator()->getNumOperands() != op->getNumResults())
      continue;
    for (auto [returned, result] : llvm::zip_equal(
             block.getTerminator()->getOperands(), op->getResults())) {
      // What is handed through is what this call has passed.
      Value passed = getPassed(call, flow.getOrigin(returned).value);
      leadsTo[passed ? passed : returned].push_back(result);
    }
  }
}

void ComputedValues::propagate() {
  while (!open.empty()) {
    Value value = open.pop_back_val();
    if (!computed.insert(value).second)
      continue;
    if (auto found = leadsTo.find(value); found != leadsTo.end())
      llvm::append_range(open, found->second);
    if (auto found = isPartOf.find(value); found != isPartOf.end())
      for (Value whole : found->second)
        if (--numMissing[whole] == 0)
          open.push_back(whole);
  }
}
