//===- LoopChanges.cpp - What changes while a loop runs -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/LoopChanges.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ValueForwarding.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isInside(Value value, Operation *op) {
  return op->isAncestor(value.getParentRegion()->getParentOp());
}

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

/// Whether what `loop` carries in an argument is one value from outside, since
/// iterations only hand it to one another: what is lowered from blocks carries
/// all that its body reads.
bool LoopChanges::isHandedOnUnchanged(BlockArgument carried, Operation *loop) {
  SmallVector<Value> worklist = {carried};
  llvm::SmallDenseSet<Value, 8> visited = {carried};
  Value origin;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    ArrayRef<Value> sources;
    if (isInside(value, loop)) {
      Operation *op = value.getDefiningOp();
      if (!op)
        op = value.getParentBlock()->getParentOp();
      if (op->getNumRegions() != 0)
        sources = getForwarded(value, op);
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
  auto effects = dyn_cast<MemoryEffectOpInterface>(user);
  if (!effects)
    return false;
  SmallVector<MemoryEffects::EffectInstance> instances;
  effects.getEffectsOnValue(use.get(), instances);
  return !instances.empty() &&
         llvm::none_of(instances, [](const auto &instance) {
           return isa<MemoryEffects::Write>(instance.getEffect());
         });
}

/// Whether something inside of `loop` may write to `memory`, or to what it is a
/// view of. Two buffers that are handed to a function are two.
bool LoopChanges::isWritten(Value memory, Operation *loop) {
  Value base = getContents(memory);
  auto [it, isNew] = writers.try_emplace(base);
  llvm::SmallDenseSet<Operation *, 4> &inside = it->second;
  if (isNew) {
    SmallVector<Value> views = {base};
    // Which buffer a region or block was handed is not followed.
    Operation *owner = base.getParentBlock()->getParentOp();
    if (isa<BlockArgument>(base) &&
        !owner->hasTrait<OpTrait::IsIsolatedFromAbove>())
      inside.insert(nullptr);
    while (!views.empty() && !inside.contains(nullptr))
      for (OpOperand &use : views.pop_back_val().getUses()) {
        Operation *user = use.getOwner();
        bool isRead = onlyReads(use);
        for (OpResult result : user->getResults()) {
          std::optional<ContentsSource> source = getContentsSource(result);
          if (source && source->operand == &use && source->isView())
            views.push_back(result);
          else if (isRead && isa<MemRefType>(result.getType()))
            isRead = false;
        }
        if (isRead)
          continue;
        if (user->getNumRegions() != 0 ||
            user->hasTrait<OpTrait::IsTerminator>())
          inside.insert(nullptr);
        while (user && inside.insert(user).second)
          user = user->getParentOp();
      }
  }
  return inside.contains(loop) || inside.contains(nullptr);
}

//===----------------------------------------------------------------------===//
// From values to what they are made of
//===----------------------------------------------------------------------===//

/// True if the argument, of a block inside of the loop, is known to change.
bool LoopChanges::addSourcesOfArgument(BlockArgument argument, Operation *loop,
                                       SmallVectorImpl<Value> &to) {
  Block *block = argument.getOwner();
  Operation *op = block->getParentOp();
  // Which of its predecessors a block comes from is not followed.
  if (!block->isEntryBlock())
    return true;
  ArrayRef<Value> sources = getForwarded(argument, op);
  if (op == loop)
    return sources.empty() || !isHandedOnUnchanged(argument, loop);
  if (sources.empty())
    llvm::append_range(to, op->getOperands());
  llvm::append_range(to, sources);
  return false;
}

/// True if `value`, made inside of the loop, is known to change.
bool LoopChanges::addSources(Value value, Operation *loop,
                             SmallVectorImpl<Value> &to) {
  if (auto argument = dyn_cast<BlockArgument>(value))
    return addSourcesOfArgument(argument, loop, to);
  Operation *op = value.getDefiningOp();
  llvm::append_range(to, op->getOperands());
  if (std::optional<ElementAccess> access = getElementAccess(op))
    return isWritten(access->memory, loop);
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

bool LoopChanges::change(ArrayRef<Value> values, Operation *loop) {
  SmallVector<Value> worklist(values);
  llvm::SmallDenseSet<Value, 8> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (isInside(value, loop) && visited.insert(value).second &&
        addSources(value, loop, worklist))
      return true;
  }
  return false;
}
