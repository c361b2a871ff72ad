//===- BufferVersions.cpp - What buffers hold, and until when -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BufferVersions.h"

#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/IndexingMapOpInterface.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isBuffer(Type type) { return isa<BaseMemRefType>(type); }

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

/// The innermost block that both stand in, or that has what they stand in.
static Block *getCommonBlock(Block *a, Block *b) {
  llvm::SmallPtrSet<Block *, 8> around;
  for (Block *block = a; block;) {
    around.insert(block);
    Operation *parent = block->getParentOp();
    block = parent ? parent->getBlock() : nullptr;
  }
  while (b && !around.contains(b)) {
    Operation *parent = b->getParentOp();
    b = parent ? parent->getBlock() : nullptr;
  }
  return b;
}

/// Takes into account what uses a buffer and is no view of it; false if the
/// memory may have another name behind that.
bool BufferVersions::addUser(Operation *user, Value value,
                             Memory &memory) const {
  if (user->hasTrait<OpTrait::IsTerminator>()) {
    // A branch gives it the name of a block's argument.
    memory.isReturned = true;
    return user->getNumSuccessors() == 0 &&
           isa<FunctionOpInterface>(user->getParentOp());
  }
  if (isa<ShapedDimOpInterface>(user))
    return true;
  if (llvm::any_of(user->getResultTypes(),
                   [](Type type) { return isInMemory(type); }))
    return false;
  if (!flow.getCall(user)) {
    auto effects = dyn_cast<MemoryEffectOpInterface>(user);
    SmallVector<MemoryEffects::EffectInstance> instances;
    if (effects)
      effects.getEffectsOnValue(value, instances);
    if (instances.empty())
      return false;
    if (llvm::all_of(instances, [](const auto &instance) {
          return isa<MemoryEffects::Free>(instance.getEffect());
        }))
      return true;
  }
  memory.home = memory.home ? getCommonBlock(memory.home, user->getBlock())
                            : user->getBlock();
  return true;
}

BufferVersions::Memory BufferVersions::findMemory(Value base) const {
  Memory memory;
  auto result = dyn_cast<OpResult>(base);
  memory.isOwn = result && isAllocation(result);
  bool isNamed = memory.isOwn || isFunctionArgument(base);
  if (!isNamed || !isBuffer(base.getType()))
    return memory;
  SmallVector<Value> pending = {base};
  while (!pending.empty()) {
    Value value = pending.pop_back_val();
    for (OpOperand &use : value.getUses()) {
      Operation *user = use.getOwner();
      bool isView = user->getNumResults() == 1 && user->getNumRegions() == 0 &&
                    isBuffer(user->getResult(0).getType()) &&
                    isViewOf(user->getResult(0), use);
      if (isView)
        pending.push_back(user->getResult(0));
      else if (!addUser(user, value, memory))
        return memory;
    }
  }
  memory.isKnown = true;
  return memory;
}

const BufferVersions::Memory &BufferVersions::getMemory(Value base) {
  auto found = memories.find(base);
  if (found == memories.end())
    found = memories.try_emplace(base, findMemory(base)).first;
  return found->second;
}

//===----------------------------------------------------------------------===//
// Children
//===----------------------------------------------------------------------===//

void BufferVersions::wait(unsigned position, unsigned earlier) {
  SmallVectorImpl<unsigned> &waits = children[position].waits;
  if (position == earlier || (!waits.empty() && waits.back() == earlier))
    return;
  waits.push_back(earlier);
  children[earlier].followers.push_back(position);
}

/// Of a version, and of those whose parts are in it.
void BufferVersions::addReader(Datum datum, std::optional<unsigned> position,
                               bool escapes) {
  for (bool isPart = true; isPart; --datum.second) {
    Version &version = versions[datum];
    version.escapes |= escapes;
    if (position &&
        (version.users.empty() || version.users.back() != *position))
      version.users.push_back(*position);
    // What is there at first is nothing.
    isPart = version.numParts != 0 && datum.second > 1;
  }
}

void BufferVersions::read(unsigned position, Value base, bool escapes) {
  Datum datum = {base, latest.try_emplace(base, 0).first->second};
  const Version &version = versions[datum];
  bool isNew = version.users.empty() || version.users.back() != position;
  addReader(datum, position, escapes);
  if (!isNew)
    return;
  children[position].reads.push_back(datum);
  if (std::optional<unsigned> writer = versions[datum].writer)
    wait(position, *writer);
}

/// Memory that the program allocates may be another one for each version, so
/// that nothing waits until it is free; what others see, or is written in
/// parts, is one.
void BufferVersions::write(unsigned position, Value base, bool isAll,
                           bool isNest) {
  unsigned &number = latest.try_emplace(base, 0).first->second;
  if (find(children[position].writes, base))
    return;
  bool isOwn = getMemory(base).isOwn;
  unsigned numParts = 0;
  if (!isAll || !isOwn) {
    Version &before = versions[{base, number}];
    for (unsigned user : before.users) {
      wait(position, user);
      if (user != position)
        children[position].overtaken.push_back(user);
    }
    if (before.writer)
      wait(position, *before.writer);
    // What is not written over stays; at first there is nothing.
    bool isFresh = number == 0 && isOwn && before.users.empty() &&
                   !before.escapes && base.getDefiningOp()->getBlock() == block;
    if (!isAll && isNest && (before.isWhole || isFresh) &&
        before.numParts < maxParts)
      numParts = before.numParts + 1;
    else if (!isAll)
      addReader({base, number}, std::nullopt, /*escapes=*/true);
  }
  Datum datum = {base, ++number};
  Version &version = versions[datum];
  version.writer = position;
  version.isWhole = isNest && (isAll || numParts != 0);
  version.numParts = numParts;
  children[position].writes.push_back(datum);
}

/// Whether an operation, or one inside of it, has to do with a buffer.
static bool touchesBuffers(Operation *op) {
  return op
      ->walk([&](Operation *nested) {
        return llvm::any_of(nested->getOperandTypes(), isBuffer)
                   ? WalkResult::interrupt()
                   : WalkResult::advance();
      })
      .wasInterrupted();
}

/// Of contents that never change, nobody has to know who reads them.
static bool isOfConstant(const MemoryAccess &access) {
  auto *global = dyn_cast<Operation *>(access.memory);
  std::optional<GlobalVariable> variable =
      global ? getGlobalVariable(global) : std::nullopt;
  return variable && !variable->isMutable && !access.isWrite;
}

/// What a nest of loops says itself that it accesses, by base. An operation's
/// effects say too much of a destination that is written over.
void BufferVersions::addNest(unsigned position, const IterationSpace &space,
                             llvm::function_ref<bool(Value)> writesAll) {
  for (bool isWrite : {false, true})
    for (const IterationSpace::Access &access : space.accesses) {
      if (access.isWritten != isWrite || !isBuffer(access.value.getType()))
        continue;
      Value base = flow.getBase(access.value);
      if (flow.getGlobal(base))
        children[position].reads.push_back({base, 0});
      else if (!getMemory(base).isKnown)
        children[position].isKnown = false;
      else if (isWrite)
        write(position, base, writesAll(access.value), /*isNest=*/true);
      else
        read(position, base, /*escapes=*/false);
    }
}

void BufferVersions::addChild(
    Operation *op, const IterationSpace *space,
    llvm::function_ref<bool(Value accessed)> writesAll) {
  unsigned position = children.size();
  children.emplace_back();
  Block *own = op ? op->getBlock() : nullptr;
  hasOneBlock &= own && (!block || block == own);
  block = own;
  if (!op)
    return;
  // Parts of one operation stand behind each other.
  if (op != lastOp) {
    lastOp = op;
    lastAccesses.reset();
    if (touchesBuffers(op)) {
      lastAccesses = getMemoryAccesses(op, flow, symbols);
      llvm::erase_if(*lastAccesses, isOfConstant);
    }
  }
  if (!lastAccesses)
    return;
  children[position].touches = true;
  ArrayRef<MemoryAccess> accesses = *lastAccesses;
  // An operand that no body reads gives a shape alone: a window.
  bool hasMaps = isa<IndexingMapOpInterface>(op);
  auto isListed = [&](const MemoryAccess &each) {
    auto base = dyn_cast<Value>(each.memory);
    if (base && hasMaps && !each.isWrite)
      return true;
    return base && llvm::any_of(space->accesses, [&](const auto &access) {
             return flow.getBase(access.value) == base &&
                    access.isWritten >= each.isWrite;
           });
  };
  if (space && llvm::all_of(accesses, isListed))
    return addNest(position, *space, writesAll);
  children[position].isKnown = false;
  for (bool isWrite : {false, true})
    for (const MemoryAccess &access : accesses) {
      auto base = dyn_cast<Value>(access.memory);
      if (!base || !getMemory(base).isKnown || access.isWrite != isWrite)
        continue;
      if (isWrite)
        write(position, base, /*isAll=*/false, /*isNest=*/false);
      else
        read(position, base, /*escapes=*/true);
    }
}

void BufferVersions::finishNode() {
  for (auto &[base, number] : latest) {
    const Memory &memory = getMemory(base);
    // Nobody else sees it, and every execution of the node begins anew.
    auto before = versions.find({base, 0});
    bool isOver = memory.isOwn && !memory.isReturned && hasOneBlock && block &&
                  memory.home && getCommonBlock(memory.home, block) == block &&
                  (before == versions.end() ||
                   (before->second.users.empty() && !before->second.escapes));
    if (!isOver)
      addReader({base, number}, std::nullopt, /*escapes=*/true);
  }
}

void BufferVersions::clear() {
  children.clear();
  versions.clear();
  latest.clear();
  lastOp = nullptr;
  block = nullptr;
  hasOneBlock = true;
}
