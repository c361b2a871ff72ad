//===- JoinedValues.cpp - What control flow hands to a value --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JoinedValues.h"

#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// Where control can go at first: a constant condition rules out regions.
static void getEntries(RegionBranchOpInterface op,
                       SmallVectorImpl<RegionSuccessor> &entries) {
  SmallVector<Attribute> constants;
  for (Value operand : op->getOperands()) {
    Attribute constant;
    matchPattern(operand, m_Constant(&constant));
    constants.push_back(constant);
  }
  op.getEntrySuccessorRegions(constants, entries);
}

/// What goes to `value`, a result of `op` or an argument of one of its regions
/// (`region`, null for a result).
static bool getRegionValues(RegionBranchOpInterface op, Value value,
                            Region *region, SmallVectorImpl<Value> &incoming) {
  // Adds what one point hands over to `value`; false if it is not known.
  auto add = [&](const RegionSuccessor &successor, OperandRange operands) {
    if (successor.getSuccessor() != region)
      return true;
    ValueRange inputs = successor.getSuccessorInputs();
    auto found = llvm::find(inputs, value);
    size_t position = found - inputs.begin();
    if (position >= inputs.size() || position >= operands.size())
      return false;
    incoming.push_back(operands[position]);
    return true;
  };
  SmallVector<RegionSuccessor> successors;
  getEntries(op, successors);
  for (const RegionSuccessor &successor : successors)
    if (!add(successor, op.getEntrySuccessorOperands(successor)))
      return false;
  for (RegionBranchPoint point : op.getAllRegionBranchPoints()) {
    if (point.isParent())
      continue;
    auto terminator = cast<RegionBranchTerminatorOpInterface>(
        point.getTerminatorPredecessorOrNull());
    successors.clear();
    op.getSuccessorRegions(point, successors);
    for (const RegionSuccessor &successor : successors)
      if (!add(successor, terminator.getSuccessorOperands(successor)))
        return false;
  }
  return !incoming.empty();
}

/// What the predecessors of a block pass for an argument.
static bool getPassedValues(BlockArgument argument,
                            SmallVectorImpl<Value> &incoming) {
  Block *block = argument.getOwner();
  for (auto it = block->pred_begin(), end = block->pred_end(); it != end;
       ++it) {
    auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
    if (!branch)
      return false;
    SuccessorOperands passed =
        branch.getSuccessorOperands(it.getSuccessorIndex());
    Value value = passed[argument.getArgNumber()];
    if (!value)
      return false; // the terminator makes it
    incoming.push_back(value);
  }
  return !incoming.empty();
}

bool mlir::roofline::getJoinedValues(Value value,
                                     SmallVectorImpl<Value> &incoming) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!value.getParentRegion())
    return false; // it stands in no program
  if (argument && !argument.getOwner()->isEntryBlock())
    return getPassedValues(argument, incoming);
  Operation *op = argument ? argument.getOwner()->getParentOp()
                           : cast<OpResult>(value).getOwner();
  if (!op || isa<FunctionOpInterface>(op))
    return false;
  if (auto loop = dyn_cast<LoopLikeOpInterface>(op)) {
    OpOperand *init = argument ? loop.getTiedLoopInit(argument)
                               : loop.getTiedLoopInit(cast<OpResult>(value));
    BlockArgument carried =
        init ? loop.getTiedLoopRegionIterArg(init) : BlockArgument();
    if (init && carried) {
      incoming.push_back(init->get());
      // Parallel loops yield nothing: they write into what they start from.
      if (OpOperand *yielded = loop.getTiedLoopYieldedValue(carried))
        incoming.push_back(yielded->get());
      return true;
    }
  }
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op))
    return getRegionValues(
        branch, value, argument ? argument.getOwner()->getParent() : nullptr,
        incoming);
  return false;
}
