//===- LoopChanges.cpp - What changes while a loop runs -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/LoopChanges.h"

#include "Loops/BlockCycles.h"
#include "Loops/CallSites.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// What regions hand on
//===----------------------------------------------------------------------===//

/// What `op`, which has regions, hands to `value`, an argument or a result.
ArrayRef<Value> LoopChanges::getForwarded(Value value, Operation *op) {
  if (forwarding.insert(op).second)
    for (const Forwarding &each : getForwardings(op))
      forwarded[each.to].push_back(each.from);
  auto it = forwarded.find(value);
  return it == forwarded.end() ? ArrayRef<Value>()
                               : ArrayRef<Value>(it->second);
}

SmallVector<Value, 2> LoopChanges::getHandedOn(Value value) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (argument && !argument.getOwner()->isEntryBlock())
    return Values(getIncoming(argument));
  Operation *op =
      argument ? argument.getOwner()->getParentOp() : value.getDefiningOp();
  return Values(getForwarded(value, op));
}

/// Whether what `loop` carries in an argument is one value from outside, since
/// iterations only hand it to one another: what is lowered from blocks carries
/// all that its body reads.
bool LoopChanges::isHandedOnUnchanged(BlockArgument carried, Loop loop) {
  SmallVector<Value> worklist = {carried};
  llvm::SmallDenseSet<Value, 8> visited = {carried};
  Value origin;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    Values sources;
    if (loops.contains(loop, value)) {
      sources = getHandedOn(value);
      if (sources.empty())
        return false;
    } else if (origin && origin != value) {
      return false;
    } else {
      origin = value;
    }
    for (Value source : sources)
      if (visited.insert(source).second)
        worklist.push_back(source);
  }
  return true;
}

//===----------------------------------------------------------------------===//
// Memory
//===----------------------------------------------------------------------===//

/// Whether `use` of a buffer only reads it, if at all.
static bool onlyReads(OpOperand &use) {
  Operation *user = use.getOwner();
  if (std::optional<ElementAccess> access = getElementAccess(user))
    return !access->stored && access->memory == use.get();
  if (isMemoryEffectFree(user))
    return user->getNumRegions() == 0 &&
           !user->hasTrait<OpTrait::IsTerminator>();
  using namespace MemoryEffects;
  return (hasEffect<Read>(user, use.get()) ||
          hasEffect<Free>(user, use.get())) &&
         !hasEffect<Write>(user, use.get());
}

/// Adds the loops in which uses of `view` may write, and further views of the
/// same memory. False if who writes is not followed.
bool LoopChanges::addWriters(Value view, SmallVectorImpl<Value> &views,
                             llvm::DenseSet<void *> &inside) {
  for (OpOperand &use : view.getUses()) {
    Operation *user = use.getOwner();
    bool isRead = onlyReads(use);
    for (OpResult result : user->getResults()) {
      if (isViewOf(result, use))
        views.push_back(result);
      else if (isRead && isa<MemRefType>(result.getType()))
        isRead = false;
    }
    if (isRead)
      continue;
    if (user->getNumRegions() != 0 || user->hasTrait<OpTrait::IsTerminator>())
      return false;
    for (Loop loop : loops.getLoopsAround(user))
      inside.insert(loop.getOpaqueValue());
  }
  return true;
}

/// Whether something inside of `loop` may write to `memory`, or to what it is a
/// view of. Two buffers that are handed to a function are two.
bool LoopChanges::isWritten(Value memory, Loop loop) {
  Value base = getContents(memory);
  auto [it, isNew] = writers.try_emplace(base);
  llvm::DenseSet<void *> &inside = it->second;
  if (isNew) {
    SmallVector<Value> views = {base};
    // Which buffer a region, a block or a called function was handed is not
    // followed.
    Operation *owner = base.getParentBlock()->getParentOp();
    bool isFollowed = !isa<BlockArgument>(base) ||
                      (owner->hasTrait<OpTrait::IsIsolatedFromAbove>() &&
                       (!calls || calls->getCalls(owner).empty()));
    while (!views.empty() && isFollowed)
      isFollowed = addWriters(views.pop_back_val(), views, inside);
    if (!isFollowed)
      inside.insert(nullptr);
  }
  return inside.contains(loop.getOpaqueValue()) || inside.contains(nullptr);
}

//===----------------------------------------------------------------------===//
// From values to what they are made of
//===----------------------------------------------------------------------===//

/// The same for an argument that branches hand over.
bool LoopChanges::addSourcesOfBlock(BlockArgument argument, Loop loop,
                                    SmallVectorImpl<Value> &to) {
  Block *block = argument.getOwner();
  auto *cycle = dyn_cast<CFGLoop *>(loop);
  if (cycle && cycle->getHeader() == block)
    return !isHandedOnUnchanged(argument, loop);
  SmallVector<Value> incoming = getIncoming(argument);
  if (block->getSinglePredecessor()) {
    llvm::append_range(to, incoming);
    return incoming.empty();
  }
  // What an inner loop counts, or carries, depends on what ends that. Of other
  // blocks, which of the predecessors they come from is not followed.
  auto *inner = dyn_cast_if_present<CFGLoop *>(loops.getLoop(&block->front()));
  if (!inner || inner->getHeader() != block)
    return true;
  llvm::append_range(to, incoming);
  SmallVector<Block *> exiting;
  inner->getExitingBlocks(exiting);
  for (Block *exit : exiting)
    llvm::append_range(to, exit->getTerminator()->getOperands());
  return false;
}

/// What a loop counts through does not depend on what it carries.
static void addBounds(Operation *op, SmallVectorImpl<Value> &to) {
  MutableArrayRef<OpOperand> inits;
  if (auto loop = dyn_cast<LoopLikeOpInterface>(op))
    inits = loop.getInitsMutable();
  for (OpOperand &operand : op->getOpOperands())
    if (&operand < inits.begin() || &operand >= inits.end())
      to.push_back(operand.get());
}

/// True if the argument, of a block inside of the loop, is known to change.
bool LoopChanges::addSourcesOfArgument(BlockArgument argument, Loop loop,
                                       SmallVectorImpl<Value> &to) {
  Block *block = argument.getOwner();
  Operation *op = block->getParentOp();
  if (!block->isEntryBlock())
    return addSourcesOfBlock(argument, loop, to);
  size_t numBefore = to.size();
  if (calls)
    calls->addSources(argument, to);
  if (to.size() != numBefore)
    return false;
  ArrayRef<Value> sources = getForwarded(argument, op);
  if (loop == Loop(op))
    return sources.empty() || !isHandedOnUnchanged(argument, loop);
  if (sources.empty())
    addBounds(op, to);
  llvm::append_range(to, sources);
  return false;
}

/// True if `value`, made inside of the loop, is known to change.
bool LoopChanges::addSources(Value value, Loop loop,
                             SmallVectorImpl<Value> &to) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return addSourcesOfArgument(argument, loop, to);
  Operation *op = value.getDefiningOp();
  llvm::append_range(to, op->getOperands());
  // A tensor is written by making another one.
  if (std::optional<ElementAccess> access = getElementAccess(op);
      access && !isa<TensorType>(access->memory.getType()))
    return isWritten(access->memory, loop);
  if (calls && calls->getCallee(op)) {
    calls->addSources(value, to);
    return false;
  }
  if (op->getNumRegions() == 0)
    return !isMemoryEffectFree(op);
  ArrayRef<Value> sources = getForwarded(value, op);
  llvm::append_range(to, sources);
  if (!sources.empty())
    return false;
  SetVector<Value> captured;
  getUsedValuesDefinedAbove(op->getRegions(), captured);
  llvm::append_range(to, captured);
  return !isMemoryEffectFree(op);
}

bool LoopChanges::change(ArrayRef<Value> values, Loop loop) {
  SmallVector<Value> worklist(values);
  llvm::SmallDenseSet<Value, 8> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (loops.contains(loop, value) && visited.insert(value).second &&
        addSources(value, loop, worklist))
      return true;
  }
  return false;
}

/// Adds what an iteration of `loop` hands to the next one as `value`.
void LoopChanges::addCarried(Value value, Loop loop,
                             SmallVectorImpl<Value> &to) {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument)
    return;
  Operation *op = argument.getOwner()->getParentOp();
  if (!argument.getOwner()->isEntryBlock())
    llvm::append_range(to, getIncoming(argument));
  else if (loop == Loop(op))
    llvm::append_range(to, getForwarded(argument, op));
}

/// Whether what `op` makes is data: loaded from memory, or of a kind that has
/// side effects.
static bool makesData(Operation *op) {
  if (std::optional<ElementAccess> access = getElementAccess(op))
    return !access->stored;
  return op->getNumRegions() == 0 && !isMemoryEffectFree(op);
}

bool LoopChanges::changeWithData(ArrayRef<Value> values, Loop loop) {
  SmallVector<Value> worklist(values);
  llvm::SmallDenseSet<Value, 8> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if ((loop && !loops.contains(loop, value)) || !visited.insert(value).second)
      continue;
    Operation *op = value.getDefiningOp();
    bool isCall = op && calls && calls->getCallee(op);
    if (op && !isCall && makesData(op)) {
      if (!loop || change(value, loop))
        return true;
      continue;
    }
    addSources(value, loop, worklist);
    addCarried(value, loop, worklist);
  }
  return false;
}

bool LoopChanges::changeMemory(Value memory, Loop loop) {
  // What is made anew each time holds nothing of the iteration before.
  if (isa<TensorType>(memory.getType()))
    return loops.contains(loop, memory);
  return change(memory, loop);
}
