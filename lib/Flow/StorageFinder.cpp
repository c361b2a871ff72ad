//===- StorageFinder.cpp - Which memory values live in --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "mlir-roofline/Interfaces/ValueForwarding.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isInMemory(Value value) {
  return isa<TensorType, BaseMemRefType>(value.getType());
}

void StorageFinder::addFunction(unsigned number, ArrayRef<FlowVisit> visits) {
  function = number;
  counter = 0;
  loops.assign(1, Loop{0, 0, 0, nullptr});
  loopOf.clear();
  lastRead.clear();
  this->number(cost.getExecution().getRoots()[function], 0);
  flow.ends[function] = ++counter;
  collectReads(visits);

  if (auto body = dyn_cast<FunctionOpInterface>(cost.getFunctions()[number].op))
    for (BlockArgument argument : body.getArguments())
      if (isInMemory(argument))
        addNew(argument, Kind::argument, 0);
  for (const FlowVisit &visit : visits) {
    if (visit.block)
      addBlock(visit.block);
    else if (visit.isEntered)
      enter(visit.op);
    else
      leave(visit.op);
  }
}

//===----------------------------------------------------------------------===//
// Storages
//===----------------------------------------------------------------------===//

void StorageFinder::addTo(unsigned storage, Value value) {
  flow.storageOf[value] = storage;
  unsigned last = lastRead.lookup(flow.getBase(value));
  liveUntil[storage] = std::max(liveUntil[storage], last);
  unsigned &lastUse = flow.storages[storage].lastUse;
  lastUse = std::max(lastUse, last);
}

void StorageFinder::addNew(Value value, Kind kind, unsigned definition) {
  flow.storages.push_back({kind, value, function, definition, definition});
  liveUntil.push_back(0);
  addTo(flow.storages.size() - 1, value);
}

/// `value` takes the place of `dest`, if nobody reads what is there.
void StorageFinder::writeOver(Value value, Value dest, unsigned position) {
  std::optional<unsigned> storage = flow.getStorage(dest);
  bool isWritable = storage && flow.storages[*storage].kind != Kind::constant &&
                    flow.storages[*storage].kind != Kind::global;
  if (!isWritable || liveUntil[*storage] > position) {
    addNew(value, Kind::result, position);
    return;
  }
  ValueFlow::Storage &place = flow.storages[*storage];
  if (place.kind == Kind::allocation && place.definition == 0)
    place.definition = position;
  place.lastUse = std::max(place.lastUse, position);
  addTo(*storage, value);
}

/// The storage that all live in; nothing if there are several.
std::optional<unsigned> StorageFinder::getOnly(ArrayRef<Value> values) const {
  std::optional<unsigned> only;
  for (Value value : values) {
    std::optional<unsigned> storage = flow.getStorage(value);
    if (!storage || (only && *only != *storage))
      return std::nullopt;
    only = storage;
  }
  return only;
}

//===----------------------------------------------------------------------===//
// Regions and blocks
//===----------------------------------------------------------------------===//

void StorageFinder::addBlock(Block *block) {
  if (block->isEntryBlock())
    return;
  for (BlockArgument argument : block->getArguments()) {
    if (!isInMemory(argument))
      continue;
    SmallVector<Value> sources;
    for (auto it = block->pred_begin(); it != block->pred_end(); ++it) {
      auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
      Value operand = branch
                          ? branch.getSuccessorOperands(
                                it.getSuccessorIndex())[argument.getArgNumber()]
                          : Value();
      // What comes back around is not known yet, and taken to be the same.
      if (operand && flow.getStorage(operand))
        sources.push_back(operand);
    }
    if (std::optional<unsigned> storage = getOnly(sources))
      addTo(*storage, argument);
    else
      addNew(argument, Kind::result, 0);
  }
}

/// What goes into regions. A loop may write over what it carries.
void StorageFinder::enter(Operation *op) {
  unsigned begin = flow.getPositions(op).first;
  bool isLoop = flow.trips.contains(op);
  for (const Forwarding &forwarding : getForwardings(op)) {
    auto argument = dyn_cast<BlockArgument>(forwarding.to);
    if (!argument || !isInMemory(argument) || flow.getStorage(argument))
      continue;
    std::optional<unsigned> storage = flow.getStorage(forwarding.from);
    if (isLoop)
      writeOver(argument, forwarding.from, begin);
    else if (storage)
      addTo(*storage, argument);
  }
}

void StorageFinder::leave(Operation *op) {
  if (const CostedOp *costed = flow.getCosted(op))
    addWrites(*costed);
  if (const ExecutionTree::Node *call = flow.getCall(op)) {
    for (OpResult result : op->getResults())
      if (isInMemory(result))
        addCallResult(result, *call);
    return;
  }
  llvm::DenseMap<Value, SmallVector<Value, 2>> sources;
  for (Forwarding forwarding : getForwardings(op)) {
    // What a loop is given is what it carries, which comes out at the end.
    bool isGiven =
        !op->isAncestor(forwarding.from.getParentRegion()->getParentOp());
    if (isa<OpResult>(forwarding.to) && isInMemory(forwarding.to) &&
        !(isGiven && flow.trips.contains(op)))
      sources[forwarding.to].push_back(forwarding.from);
  }
  for (OpResult result : op->getResults()) {
    if (!isInMemory(result))
      continue;
    auto found = sources.find(result);
    if (found == sources.end())
      addResult(result);
    else if (std::optional<unsigned> storage = getOnly(found->second))
      addTo(*storage, result);
    else
      addNew(result, Kind::result, flow.getPositions(op).second);
  }
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// Buffers that are written.
void StorageFinder::addWrites(const CostedOp &op) {
  unsigned position = flow.getPositions(op.op).first;
  for (const OperandTraffic &traffic : op.cost.traffic) {
    if (!traffic.value || traffic.bytesWritten.isZero() ||
        !isa<BaseMemRefType>(traffic.value.getType()))
      continue;
    std::optional<unsigned> storage = flow.getStorage(traffic.value);
    if (!storage)
      continue;
    ValueFlow::Storage &place = flow.storages[*storage];
    if (place.kind == Kind::allocation && place.definition == 0)
      place.definition = position;
    place.lastUse = std::max(place.lastUse, position);
  }
}

void StorageFinder::addResult(OpResult result) {
  Operation *op = result.getOwner();
  unsigned position = flow.getPositions(op).first;
  ValueFlow::Origin origin = flow.getStep(result);
  if (flow.isConstant(origin.value) || flow.getGlobal(origin.value)) {
    if (std::optional<unsigned> storage = flow.getStorage(origin.value))
      addTo(*storage, result);
    else
      addNew(origin.value,
             flow.isConstant(origin.value) ? Kind::constant : Kind::global, 0);
    if (std::optional<unsigned> storage = flow.getStorage(origin.value))
      flow.storageOf[result] = *storage;
    return;
  }
  const CostedOp *costed = flow.getCosted(op);
  bool isWritten = costed && getWrite(costed->cost, result);
  std::optional<ContentsSource> source = getContentsSource(result);
  if (!isWritten && source && source->isView()) {
    if (std::optional<unsigned> storage =
            flow.getStorage(source->operand->get()))
      addTo(*storage, result);
    return;
  }
  if (isAllocation(result)) {
    addNew(result, Kind::allocation, 0);
    return;
  }
  Value dest;
  if (OpOperand *part = getPartlyWritten(op))
    dest = part->get();
  else if (auto destination = dyn_cast<DestinationStyleOpInterface>(op);
           destination && isa<TensorType>(result.getType()))
    dest = destination.getTiedOpOperand(result)->get();
  if (isWritten && dest) {
    writeOver(result, dest, position);
  } else if (isWritten) {
    addNew(result, Kind::result, position);
  } else if (dest) {
    // A splat needs no memory, but whoever accumulates into it may use that.
    if (std::optional<unsigned> storage = flow.getStorage(dest))
      addTo(*storage, result);
  }
}

void StorageFinder::addCallResult(OpResult result,
                                  const ExecutionTree::Node &call) {
  Operation *op = result.getOwner();
  unsigned position = flow.getPositions(op).first;
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  Operation *exit = callee ? getOnlyExit(callee.getFunctionBody()) : nullptr;
  auto interface = dyn_cast<CallOpInterface>(op);
  if (!exit || !interface || exit->getNumOperands() != op->getNumResults()) {
    addNew(result, Kind::result, position);
    return;
  }
  Value returned = exit->getOperand(result.getResultNumber());
  std::optional<unsigned> inside = flow.getStorage(returned);
  const ValueFlow::Storage *storage =
      inside ? &flow.storages[*inside] : nullptr;
  OperandRange operands = interface.getArgOperands();
  if (storage && storage->kind == Kind::argument) {
    unsigned number = cast<BlockArgument>(storage->value).getArgNumber();
    ValueFlow::Origin origin = flow.getStep(returned);
    if (number < operands.size()) {
      std::optional<unsigned> passed = flow.getStorage(operands[number]);
      // The same contents, or others in its place.
      if (passed && origin.value == storage->value && origin.replaced.isZero())
        addTo(*passed, result);
      else
        writeOver(result, operands[number], position);
      return;
    }
  }
  if (storage &&
      (storage->kind == Kind::constant || storage->kind == Kind::global))
    addTo(*inside, result);
  else
    addNew(result, Kind::result, position);
}
