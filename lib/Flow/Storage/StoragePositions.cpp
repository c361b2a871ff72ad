//===- StoragePositions.cpp - When values are read ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "Branches.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Positions
//===----------------------------------------------------------------------===//

/// Where the second of two regions begins, 0 if there is none.
unsigned StorageFinder::getSecondRegion(Operation *op) const {
  if (op->getNumRegions() != 2 || op->getRegion(1).empty())
    return 0;
  return blocks.lookup(&op->getRegion(1).front()).first;
}

void StorageFinder::number(ArrayRef<ValueFlow::Visit> visits) {
  blocks.clear();
  std::vector<Loop> found;
  unsigned counter = 0;
  for (const ValueFlow::Visit &visit : visits) {
    if (visit.block) {
      blocks[visit.block] = {counter + 1, counter};
      continue;
    }
    ++counter;
    auto [place, isNew] = all.positions.try_emplace(visit.op, counter, counter);
    if (!isNew) {
      place->second.second = counter;
      if (flow.isLoop(visit.op) && visit.op != owner)
        found.push_back({0, place->second.first, counter, /*isCycle=*/false,
                         getSecondRegion(visit.op)});
      if (neverRun.contains(visit.op))
        all.hasLonger[function] = true;
    }
    if (auto block = blocks.find(visit.op->getBlock()); block != blocks.end())
      block->second.second = counter;
  }
  all.ends[function] = counter + 1;
  // Where a block branches back, what lies between runs again.
  for (const ValueFlow::Visit &visit : visits) {
    if (!visit.block)
      continue;
    all.hasLonger[function] =
        all.hasLonger[function] || !visit.block->isEntryBlock();
    auto [begin, end] = blocks.lookup(visit.block);
    for (Block *successor : visit.block->getSuccessors())
      if (auto target = blocks.find(successor);
          target != blocks.end() && target->second.first <= begin)
        found.push_back({0, target->second.first, end, /*isCycle=*/true});
  }
  nestLoops(std::move(found));
  findSides(visits);
}

/// Puts loops into each other. Of cycles that overlap without one being in the
/// other, the outer one is taken to be as long as both.
void StorageFinder::nestLoops(std::vector<Loop> found) {
  llvm::stable_sort(found, [](const Loop &a, const Loop &b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  loops.assign(1, Loop{0, 0, all.ends[function], /*isCycle=*/true});
  for (const Loop &loop : found) {
    unsigned around = loops.size() - 1;
    while (loops[around].end < loop.begin)
      around = loops[around].parent;
    for (unsigned each = around; each != 0; each = loops[each].parent)
      loops[each].end = std::max(loops[each].end, loop.end);
    loops.push_back(loop);
    loops.back().parent = around;
  }
  loopAt.assign(all.ends[function] + 1, 0);
  unsigned current = 0, next = 1;
  for (unsigned position = 0; position < loopAt.size(); ++position) {
    // A loop is behind itself where it ends, a cycle is not.
    while (current != 0 &&
           position >= loops[current].end + loops[current].isCycle)
      current = loops[current].parent;
    while (next < loops.size() && loops[next].begin <= position)
      current = next++;
    loopAt[position] = current;
  }
}

/// Where a value begins to exist.
unsigned StorageFinder::getDefinition(Value value) const {
  if (Operation *op = value.getDefiningOp())
    return all.positions.lookup(op).second;
  Block *block = value.getParentBlock();
  if (block->isEntryBlock() && block->getParent()->getRegionNumber() == 0)
    return all.positions.lookup(block->getParentOp()).first;
  return blocks.lookup(block).first;
}

//===----------------------------------------------------------------------===//
// Reads
//===----------------------------------------------------------------------===//

/// What comes from outside of a loop is read again in the next iteration. `at`
/// is where the reader stands, `position` until when it reads.
void StorageFinder::addRead(Value value, unsigned position, unsigned at) {
  addRead(lastRead, value, position, at);
}

void StorageFinder::addRead(llvm::DenseMap<Value, LastUses> &reads, Value value,
                            unsigned position, unsigned at) {
  Value base = flow.getBase(value);
  unsigned until = getHeldUntil(base, position, at);
  reads[base].add(sides, until);
  if (until != position)
    addHeldInLoop(base, until, at);
}

/// Until when `value` is held for what reads it at a position, until another
/// one.
unsigned StorageFinder::getHeldUntil(Value value, unsigned position,
                                     unsigned at) const {
  auto argument = dyn_cast<BlockArgument>(value);
  bool isOfOp =
      !argument || (argument.getOwner()->isEntryBlock() &&
                    argument.getParentRegion()->getRegionNumber() == 0);
  return getHeldUntil(getDefinition(value), isOfOp, position, at);
}

/// What a block is given is there before a loop that is the first in it, unless
/// that is the cycle of the block itself.
unsigned StorageFinder::getHeldUntil(unsigned definition, bool isOfOp,
                                     unsigned position, unsigned at) const {
  for (unsigned loop = loopAt[at]; loop != 0; loop = loops[loop].parent) {
    bool isBefore = !isOfOp && !loops[loop].isCycle;
    if (loops[loop].begin + isBefore <= definition &&
        definition < loops[loop].end + loops[loop].isCycle)
      break;
    position = std::max(position, loops[loop].end);
  }
  return position;
}

void StorageFinder::collectReads(const CostedOp &op) {
  unsigned position = all.getPositions(op.op).second;
  bool isUnknown = op.cost.workStatus == CountStatus::unknown;
  bool isMoved = isUnknown;
  for (const OperandTraffic &traffic : op.cost.traffic) {
    isMoved |= !traffic.bytesWritten.isZero() || !traffic.bytesRead.isZero();
    if (traffic.value && (!traffic.bytesRead.isZero() || isUnknown))
      addRead(traffic.value, position, position);
  }
  if (isUnknown)
    for (Value operand : op.op->getOperands())
      if (isInMemory(operand))
        addRead(operand, position, position);
  // The rest of what is written in part stays. A part that has been computed
  // where it belongs is not written again.
  if (OpOperand *part = getPartlyWritten(op.op); part && isMoved)
    addRead(part->get(), position, position);
}

/// What is handed into regions is read as they begin, what is handed on or out
/// where control leaves them: there it becomes what it is handed to.
void StorageFinder::collectForwarded(Operation *op) {
  auto [begin, end] = all.getPositions(op);
  bool isChoice = isBranch(op);
  for (Forwarding forwarding : getForwardings(op)) {
    Value from = forwarding.from;
    if (!isInMemory(from))
      continue;
    bool isGiven = llvm::is_contained(op->getOperands(), from) &&
                   (isa<BlockArgument>(forwarding.to) || flow.isLoop(op));
    if (isGiven) {
      addRead(from, begin, end);
      continue;
    }
    if (isChoice)
      continue;
    Region *region = from.getParentRegion();
    while (region && region->getParentOp() != op)
      region = region->getParentRegion();
    // Of a loop with several regions, too, each hands on where it ends itself.
    unsigned last = end - 1;
    if (region && (!flow.isLoop(op) || op->getNumRegions() > 1))
      last = blocks.lookup(&region->back()).second;
    auto argument = dyn_cast<BlockArgument>(from);
    bool isOwn = argument && argument.getOwner()->getParentOp() == op &&
                 isa<OpResult>(forwarding.to) && flow.isLoop(op);
    addRead(isOwn ? lastHandedOut : lastRead, from, last, end);
  }
  // Each side hands out what it ends with, which may come from outside; so may
  // what an iteration hands to the next, also if the loop begins with it.
  bool isLoop = flow.isLoop(op);
  if (!isLoop && !isChoice)
    return;
  llvm::SmallDenseSet<Value> given;
  if (isLoop)
    given.insert(op->operand_begin(), op->operand_end());
  for (Region &region : op->getRegions())
    for (Block &block : region)
      if (block.mightHaveTerminator() && block.getNumSuccessors() == 0)
        for (Value value : block.getTerminator()->getOperands()) {
          unsigned last = blocks.lookup(&block).second;
          if (!isInMemory(value))
            continue;
          if (!isLoop)
            addRead(value, last, last);
          else if (given.contains(value))
            addRead(value, end - 1, end);
        }
}

void StorageFinder::collectReads(ArrayRef<ValueFlow::Visit> visits) {
  for (const ValueFlow::Visit &visit : visits) {
    Operation *op = visit.op;
    if (!op)
      continue;
    if (visit.isEntered) {
      collectForwarded(op);
      continue;
    }
    unsigned position = all.getPositions(op).second;
    bool readsAll = flow.getCall(op) || op->getNumSuccessors() != 0;
    if (readsAll)
      for (Value operand : op->getOperands())
        if (isInMemory(operand))
          addRead(operand, position, position);
    if (flow.getCall(op))
      continue;
    if (const CostedOp *costed = flow.getCosted(op))
      collectReads(*costed);
  }
  auto body = dyn_cast<FunctionOpInterface>(owner);
  if (!body)
    return;
  for (Block &block : body.getFunctionBody()) {
    if (!block.mightHaveTerminator() || block.getNumSuccessors() != 0)
      continue;
    unsigned position = all.getPositions(block.getTerminator()).second;
    for (Value returned : block.getTerminator()->getOperands())
      if (isInMemory(returned))
        addRead(returned, position, position);
  }
}
