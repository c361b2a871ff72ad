//===- ValueForwarding.cpp - Values that go through regions ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"

#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

static void addForwardings(RegionBranchOpInterface op, RegionBranchPoint point,
                           SmallVectorImpl<Forwarding> &forwardings) {
  SmallVector<RegionSuccessor> successors;
  op.getSuccessorRegions(point, successors);
  for (RegionSuccessor &successor : successors)
    for (auto [from, to] : llvm::zip(op.getSuccessorOperands(point, successor),
                                     successor.getSuccessorInputs()))
      forwardings.push_back({from, to});
}

/// What a loop carries around, where it does not say how it branches.
static void addCarried(LoopLikeOpInterface loop,
                       SmallVectorImpl<Forwarding> &forwardings) {
  Block::BlockArgListType arguments = loop.getRegionIterArgs();
  for (auto [init, argument] : llvm::zip(loop.getInits(), arguments))
    forwardings.push_back({init, argument});
  for (auto [yielded, argument] : llvm::zip(loop.getYieldedValues(), arguments))
    forwardings.push_back({yielded, argument});
  auto results = loop.getLoopResults();
  if (!results)
    return;
  for (auto [init, result] : llvm::zip(loop.getInits(), *results))
    forwardings.push_back({init, result});
  for (auto [yielded, result] : llvm::zip(loop.getYieldedValues(), *results))
    forwardings.push_back({yielded, result});
}

SmallVector<Forwarding> roofline::getForwardings(Operation *op) {
  SmallVector<Forwarding> forwardings;
  if (op->getNumRegions() == 0)
    return forwardings;
  if (auto model = dyn_cast<ContentsOpInterface>(op))
    model.getForwarded(forwardings);
  if (!forwardings.empty())
    return forwardings;
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op))
    for (RegionBranchPoint point : branch.getAllRegionBranchPoints())
      addForwardings(branch, point, forwardings);
  else if (auto loop = dyn_cast<LoopLikeOpInterface>(op))
    addCarried(loop, forwardings);
  return forwardings;
}

SmallVector<Value> roofline::getForwardedTo(OpOperand &use) {
  SmallVector<Value> values;
  Operation *owner = use.getOwner();
  bool isTerminator =
      owner->hasTrait<OpTrait::IsTerminator>() && owner->getNumRegions() == 0;
  Operation *op = isTerminator ? owner->getParentOp() : owner;
  if (!op)
    return values;
  for (const Forwarding &forwarding : getForwardings(op))
    if (forwarding.from == use.get())
      values.push_back(forwarding.to);
  return values;
}

SmallVector<BlockArgument> roofline::getForwardedArguments(OpOperand &use) {
  SmallVector<BlockArgument> arguments;
  for (Value value : getForwardedTo(use))
    if (auto argument = dyn_cast<BlockArgument>(value))
      arguments.push_back(argument);
  return arguments;
}
