//===- SummedCalls.cpp - Sums that go through calls -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function that one call has is as good as part of the caller. Of one that
// several share, a call only shows what its own results are made of.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumGraph.h"
#include "Loops/CallSites.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// What a call hands to the function, and what it gets back.
void SumGraph::addCall(Operation *op) {
  Region *callee = calls ? calls->getCallee(op) : nullptr;
  if (!callee)
    return;
  bool isShared = calls->getCalls(callee->getParentOp()).size() > 1;
  auto link = [&](Value to) {
    SmallVector<Value> sources;
    calls->addSources(to, sources);
    if (!isInMemory(to) && !to.getType().isIndex())
      forwarded[to].assign(sources.begin(), sources.end());
  };
  for (Value argument : callee->getArguments()) {
    link(argument);
    if (isShared)
      shared.try_emplace(argument);
  }
  if (llvm::any_of(op->getResults(), [](Value result) {
        return !isInMemory(result) && !result.getType().isIndex();
      }))
    operations.push_back(op);
  for (Value result : op->getResults()) {
    link(result);
    if (isShared)
      sharedResults.push_back(result);
  }
}

/// Finds which arguments each result of a function is made of.
void SumGraph::summarize(Operation *function) {
  ArrayRef<CallSites::Call> sites = calls->getCalls(function);
  Block *entry = &calls->getCallee(sites.front().op)->front();
  size_t numSteps = getStepsOfSearch();
  for (OpResult result : sites.front().op->getResults()) {
    ArrayRef<Value> returned = getForwarded(result);
    if (returned.empty())
      continue;
    forEachSource(returned, numSteps, [&](Node node) {
      auto argument = dyn_cast<BlockArgument>(dyn_cast<Value>(node));
      if (!argument || argument.getOwner() != entry)
        return true;
      unsigned number = argument.getArgNumber();
      for (const CallSites::Call &call : sites)
        if (number < call.operands.size())
          summaries[call.op->getResult(result.getResultNumber())].push_back(
              call.operands[number]);
      return true;
    });
  }
}

bool SumGraph::enterCalls(const SumCycles &cycles) {
  bool isNew = false;
  for (Operation *function : scopes) {
    ArrayRef<CallSites::Call> sites =
        calls ? calls->getCalls(function) : ArrayRef<CallSites::Call>();
    for (const CallSites::Call &call : sites) {
      Block &entry = calls->getCallee(call.op)->front();
      for (auto [argument, operand] :
           llvm::zip(entry.getArguments(), call.operands)) {
        auto entered = shared.find(argument);
        bool isSum = llvm::any_of(
            call.op->getResults(), [&, operand = operand](Value result) {
              return cycles.areInOneCycle(operand, result);
            });
        if (!isSum || entered == shared.end() ||
            llvm::is_contained(entered->second, operand))
          continue;
        entered->second.push_back(operand);
        isNew = true;
      }
    }
  }
  return isNew;
}
