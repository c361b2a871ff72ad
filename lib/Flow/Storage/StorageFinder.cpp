//===- StorageFinder.cpp - Which memory values live in --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

StorageFinder::StorageFinder(const ModuleCost &cost, const ValueFlow &flow,
                             const ValueClasses &classes, Storages &storages,
                             InputUse inputs)
    : cost(cost), flow(flow), classes(classes), all(storages), inputs(inputs) {
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    if (const ExecutionTree::Node &node = tree.getNode(number);
        node.kind == ExecutionTree::Kind::loop && node.times.value.isZero())
      neverRun.insert(node.op);
}

void StorageFinder::addFunction(unsigned number) {
  function = number;
  owner = cost.getFunctions()[number].op;
  isEntry = cost.getFunctions()[number].isEntry;
  lastRead.clear();
  lastHandedOut.clear();
  givenTo.clear();
  unsigned first = all.storages.size();
  ArrayRef<ValueFlow::Visit> visits = flow.getVisits(number);
  this->number(visits);
  collectReads(visits);
  findHandedOn(visits);
  addArguments();
  for (const ValueFlow::Visit &visit : visits) {
    if (visit.block)
      addBlock(visit.block);
    else if (!visit.isEntered)
      leave(visit.op);
  }
  addEnds(first);
}

void StorageFinder::addArguments() {
  auto body = dyn_cast<FunctionOpInterface>(owner);
  if (!body)
    return;
  for (BlockArgument argument : body.getArguments()) {
    // What nobody reads (a tied weight that an exporter has left behind) need
    // not be anywhere.
    if (!isInMemory(argument) || (isEntry && argument.use_empty()))
      continue;
    addNew(argument, Kind::argument, 0);
    if (isEntry && inputs == InputUse::keep)
      use(all.storages.size() - 1, all.getEnd(function));
  }
}

//===----------------------------------------------------------------------===//
// Storages
//===----------------------------------------------------------------------===//

/// Memory is there until its last use, unless the program states its end.
void StorageFinder::use(unsigned storage, unsigned position) {
  lastUsed[storage].add(sides, position);
}

void StorageFinder::addTo(unsigned storage, Value value) {
  all.storageOf[value] = storage;
  Value base = flow.getBase(value);
  if (!added.insert({base, storage}).second)
    return;
  auto extend = [&](std::vector<LastUses> &until, const auto &reads) {
    auto found = reads.find(base);
    if (found == reads.end())
      return;
    until[storage].add(sides, found->second);
    lastUsed[storage].add(sides, found->second);
    visitSources(storage, [&](unsigned source) {
      until[source].add(sides, found->second);
    });
  };
  extend(liveUntil, lastRead);
  extend(handedOutUntil, lastHandedOut);
}

/// What takes the place of `from`, or is a view of it, may be less than what is
/// in its storage.
void StorageFinder::addPart(Value value, ArrayRef<Value> from, bool isPart) {
  auto shaped = dyn_cast<ShapedType>(value.getType());
  bool isOpen = !shaped || !shaped.hasStaticShape();
  if (isOpen && (isPart || llvm::any_of(from, [&](Value each) {
                   return all.parts.contains(each);
                 })))
    all.parts.insert(value);
}

void StorageFinder::addTo(unsigned storage, Value value, ArrayRef<Value> from,
                          bool isPart) {
  addPart(value, from, isPart);
  addTo(storage, value);
}

void StorageFinder::addNew(Value value, Kind kind, unsigned definition) {
  unsigned storage = all.storages.size();
  all.storages.push_back(
      {kind, value, function, definition, definition, {}, {}});
  for (std::vector<LastUses> *uses : {&liveUntil, &handedOutUntil, &lastUsed})
    uses->resize(storage + 1);
  addTo(storage, value);
}

/// Parameters stay as they are, and so does what a caller keeps; caches are
/// there to be written. What is one of several is written where all may be.
bool StorageFinder::isWritable(unsigned storage) const {
  if (auto found = isChosenWritable.find(storage);
      found != isChosenWritable.end() && !found->second)
    return false;
  switch (all.storages[storage].kind) {
  case Kind::constant:
  case Kind::global:
    return false;
  case Kind::argument:
    switch (classes.get(all.storages[storage].value)) {
    case ValueClass::weight:
      return false;
    case ValueClass::cache:
      return true;
    case ValueClass::activation:
      return !isEntry || inputs == InputUse::release;
    }
    llvm_unreachable("covered switch");
  case Kind::allocation:
  case Kind::result:
    return true;
  }
  llvm_unreachable("covered switch");
}

/// `value` takes the place of `dest`, if nobody reads what is there. What is
/// put back into the whole may do so before that is handed out.
void StorageFinder::writeOver(Value value, Value dest, unsigned position,
                              bool isPutBack) {
  std::optional<unsigned> storage = all.getStorage(dest);
  if (!storage || !isWritable(*storage) ||
      isReadBehind(*storage, position, /*orHandedOut=*/!isPutBack)) {
    addNew(value, Kind::result, position);
    return;
  }
  // What is there before a loop is written again in the next iteration, but a
  // loop takes what it carries over once.
  Operation *op = value.getDefiningOp();
  unsigned at =
      op ? position
         : all.getPositions(value.getParentBlock()->getParentOp()).second;
  use(*storage, getHeldUntil(flow.getBase(dest), position, at));
  all.storages[*storage].isReused = true;
  visitSources(*storage,
               [&](unsigned source) { all.storages[source].isReused = true; });
  lastWritten[*storage] = std::max(lastWritten[*storage], position);
  addTo(*storage, value, dest);
}

/// The storage that all live in; nothing if there are several.
std::optional<unsigned> StorageFinder::getOnly(ArrayRef<Value> values) const {
  std::optional<unsigned> only;
  for (Value value : values) {
    std::optional<unsigned> storage = all.getStorage(value);
    if (!storage || (only && *only != *storage))
      return std::nullopt;
    only = storage;
  }
  return only;
}

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

/// Buffers that are written are in use.
void StorageFinder::addWrites(const CostedOp &op) {
  unsigned position = all.getPositions(op.op).second;
  for (const OperandTraffic &traffic : op.cost.traffic) {
    if (!traffic.value || traffic.bytesWritten.isZero() ||
        !isa<BaseMemRefType>(traffic.value.getType()))
      continue;
    if (std::optional<unsigned> storage = all.getStorage(traffic.value))
      use(*storage, getHeldUntil(all.storages[*storage].definition,
                                 /*isOfOp=*/true, position, position));
  }
}

/// A buffer that is freed in several places is there until the last of them.
void StorageFinder::addDeallocations(Operation *op) {
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  if (!effects || op->getNumRegions() != 0)
    return;
  for (Value operand : op->getOperands()) {
    if (!isa<BaseMemRefType>(operand.getType()) ||
        !effects.getEffectOnValue<MemoryEffects::Free>(operand))
      continue;
    std::optional<unsigned> storage = all.getStorage(flow.getBase(operand));
    if (!storage)
      continue;
    ended[*storage].add(sides, all.getPositions(op).second);
  }
}

/// What is allocated in a region that owns it ends with the region.
void StorageFinder::addBuffer(OpResult result, unsigned position) {
  addNew(result, Kind::allocation, position);
  Operation *op = result.getOwner();
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  auto effect = effects
                    ? effects.getEffectOnValue<MemoryEffects::Allocate>(result)
                    : std::nullopt;
  if (!effect || !isa<SideEffects::AutomaticAllocationScopeResource>(
                     effect->getResource()))
    return;
  Operation *scope =
      op->getParentWithTrait<OpTrait::AutomaticAllocationScope>();
  ended[all.storages.size() - 1].add(sides, scope && scope != owner
                                                ? all.getPositions(scope).second
                                                : all.getEnd(function));
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// The tensor that a result takes the place of; null if there is none.
OpOperand *StorageFinder::getDestination(OpResult result) {
  Operation *op = result.getOwner();
  if (OpOperand *part = getPartlyWritten(op))
    return part;
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    return isa<TensorType>(result.getType())
               ? destination.getTiedOpOperand(result)
               : nullptr;
  // Elementwise, over an operand that nobody reads any more.
  unsigned position = all.getPositions(op).second;
  for (OpOperand &operand : op->getOpOperands()) {
    if (operand.get().getType() != result.getType() ||
        flow.getBase(operand.get()).getType() != result.getType() ||
        all.parts.contains(operand.get()) || !isReadElementwise(operand))
      continue;
    std::optional<unsigned> storage = all.getStorage(operand.get());
    if (storage && isWritable(*storage) && !isReadBehind(*storage, position))
      return &operand;
  }
  return nullptr;
}

/// Whether an operation may look at what is in `value`: a splat is known
/// without, wherever it would be put.
static bool mayRead(const CostedOp *op, Value value) {
  return !op || isGuess(op->cost.trafficStatus) ||
         llvm::any_of(op->cost.traffic, [&](const OperandTraffic &traffic) {
           return traffic.value == value && !traffic.bytesRead.isZero();
         });
}

/// Whether an operation also reads what is, or may be, in its destination
/// through another operand, for other elements than the one that it writes.
bool StorageFinder::isReadBeside(OpOperand &dest) const {
  std::optional<unsigned> storage = all.getStorage(dest.get());
  if (!storage)
    return false;
  const CostedOp *costed = flow.getCosted(dest.getOwner());
  return llvm::any_of(dest.getOwner()->getOpOperands(), [&](OpOperand &other) {
    if (&other == &dest || !isInMemory(other.get()) ||
        !mayRead(costed, other.get()))
      return false;
    std::optional<unsigned> read = all.getStorage(other.get());
    return read && mayShare(*read, *storage) && !isReadElementwise(other);
  });
}

/// Whether a result becomes the part of a whole that its destination is: then
/// putting it there moves nothing.
bool StorageFinder::isPutBack(OpResult result, Value dest) const {
  return llvm::any_of(result.getUsers(), [&](Operation *user) {
    OpOperand *whole = getPartlyWritten(user);
    const CostedOp *costed = whole ? flow.getCosted(user) : nullptr;
    return costed && costed->cost.getBytes().isZero() &&
           flow.getBase(whole->get()) == flow.getBase(dest);
  });
}

/// Constants, globals and views live where something else does.
bool StorageFinder::addShared(OpResult result) {
  ValueFlow::Origin origin = flow.getOrigin(result);
  bool isConstant = flow.isConstant(origin.value);
  if ((isConstant || flow.getGlobal(origin.value)) &&
      (origin.value == result || origin.replaced.isZero())) {
    if (!all.getStorage(origin.value))
      addNew(origin.value, isConstant ? Kind::constant : Kind::global, 0);
    all.storageOf[result] = *all.getStorage(origin.value);
    return true;
  }
  const CostedOp *costed = flow.getCosted(result.getOwner());
  if (costed && getWrite(costed->cost, result))
    return false;
  std::optional<ContentsSource> source = getContentsSource(result);
  if (!source || !source->isView())
    return false;
  if (std::optional<unsigned> storage = all.getStorage(source->operand->get()))
    addTo(*storage, result, source->operand->get(),
          source->kind == ContentsKind::part);
  return true;
}

void StorageFinder::addResult(OpResult result) {
  if (addShared(result))
    return;
  Operation *op = result.getOwner();
  unsigned position = all.getPositions(op).second;
  const CostedOp *costed = flow.getCosted(op);
  bool isWritten = costed && (getWrite(costed->cost, result) ||
                              costed->cost.workStatus == CountStatus::unknown);
  if (isa<BaseMemRefType>(result.getType()) && isAllocation(result)) {
    addBuffer(result, position);
    return;
  }
  OpOperand *dest = getDestination(result);
  if (isWritten && dest && !isReadBeside(*dest)) {
    writeOver(result, dest->get(), position, isPutBack(result, dest->get()));
  } else if (isWritten) {
    addNew(result, Kind::result, position);
  } else if (dest) {
    // A splat needs no memory, but whoever accumulates into it may use that.
    if (std::optional<unsigned> storage = all.getStorage(dest->get()))
      addTo(*storage, result, dest->get());
  }
}
