//===- SumGraph.cpp - How numbers get into sums ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumGraph.h"

#include "Accumulation/CarriedOperands.h"
#include "Loops/CallSites.h"
#include "Loops/LoopChanges.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Building the graph
//===----------------------------------------------------------------------===//

/// Whether a value is a number in a register, or several, and no position.
static bool isNumber(Value value) {
  return !isInMemory(value) && !value.getType().isIndex();
}

static bool ownsRegions(Operation *op) {
  if (op->getNumRegions() == 0)
    return false;
  auto model = dyn_cast<CostModelOpInterface>(op);
  return model && model.ownsRegions();
}

SumGraph::SumGraph(ArrayRef<Operation *> scopes, const CallSites *calls,
                   SizeProvider *sizes, LoopChanges &changes)
    : scopes(scopes), calls(calls), changes(changes), addresses(changes),
      temporaries(calls), zeros(changes, sizes), restarts(zeros.getWriters()) {
  for (Operation *scope : scopes) {
    for (Region &region : scope->getRegions())
      region.walk<WalkOrder::PreOrder>([&](Operation *op) {
        add(op);
        return ownsRegions(op) ? WalkResult::skip() : WalkResult::advance();
      });
    addAccumulators(scope);
    addCarriedOperands(scope);
  }
  addAccesses();
  if (calls)
    for (Operation *function : calls->getCalleesFirst(scopes))
      if (calls->getCalls(function).size() > 1)
        summarize(function);
  carryCells(sizes);
}

void SumGraph::add(Operation *op) {
  addForwardings(op);
  addAccumulators(op);
  if (getElementAccess(op))
    accesses.push_back(op);
  addBranches(op);
  addCall(op);
  bool takesPart = false, adds = false;
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isNumber(operand.get()))
      continue;
    SumRole role = roofline::getSumRole(operand);
    takesPart |= role != SumRole::none;
    adds |= role == SumRole::term;
    if (role == SumRole::summed)
      summed.push_back(&operand);
  }
  if (op->getNumResults() == 0 || !isNumber(op->getResult(0)))
    return;
  if (takesPart)
    operations.push_back(op);
  if (adds)
    sums.push_back(op);
}

void SumGraph::addForwardings(Operation *op) {
  if (op->getNumRegions() == 0 || ownsRegions(op))
    return;
  for (const Forwarding &forwarding : getForwardings(op))
    if (isNumber(forwarding.to))
      forwarded[forwarding.to].push_back(forwarding.from);
}

void SumGraph::addBranches(Operation *op) {
  auto branch = dyn_cast<BranchOpInterface>(op);
  if (!branch)
    return;
  for (unsigned i = 0, e = op->getNumSuccessors(); i < e; ++i) {
    SuccessorOperands operands = branch.getSuccessorOperands(i);
    for (auto [number, argument] :
         llvm::enumerate(op->getSuccessor(i)->getArguments()))
      if (Value value = operands[number]; value && isNumber(argument))
        forwarded[argument].push_back(value);
  }
}

MemoryCell &SumGraph::getCell(const ElementAccess &access) {
  auto &candidates = cellsByHash[addresses.hash(access)];
  for (MemoryCell *cell : candidates)
    if (addresses.areSame(cell->access, access))
      return *cell;
  cells.emplace_back();
  cells.back().access = access;
  candidates.push_back(&cells.back());
  return cells.back();
}

/// What is stored to a buffer that is copied to another one is there, too, and
/// what is loaded from a copy is an element of what was copied.
void SumGraph::addCopied(Operation *op, const ElementAccess &access) {
  auto allocation = dyn_cast<OpResult>(access.memory);
  if (!allocation || isa<TensorType>(allocation.getType()) ||
      !isAllocation(allocation))
    return;
  auto [known, isNew] = copies.try_emplace(allocation);
  if (isNew)
    for (OpOperand &use : allocation.getUses())
      for (OpOperand &other : use.getOwner()->getOpOperands()) {
        if (Value to = getCopiedTo(use); to && to == other.get())
          known->second.to.push_back(to);
        if (getCopiedTo(other) == allocation)
          known->second.from.push_back(other.get());
      }
  ElementAccess copied = access;
  if (!access.stored) {
    for (Value from : known->second.from) {
      copied.memory = from;
      loadsOfCopies.try_emplace(op->getResult(0), &getCell(copied));
    }
    return;
  }
  for (Value to : known->second.to) {
    copied.memory = to;
    MemoryCell &cell = getCell(copied);
    cell.stored.push_back(access.stored);
    stores.push_back({op, &cell});
  }
}

/// Tensors that are one in memory, since each is made of the one before it: by
/// the stores to some as soon as all are known.
void SumGraph::addAccesses() {
  CarriedTensors &tensors = temporaries.getTensors();
  for (Operation *op : accesses) {
    ElementAccess access = *getElementAccess(op);
    if (isa<TensorType>(access.memory.getType()))
      access.memory = tensors.getOrigin(access.memory);
    MemoryCell &cell = getCell(access);
    if (access.stored) {
      cell.stored.push_back(access.stored);
      stores.push_back({op, &cell});
      storedCells.try_emplace(op, &cell);
      cell.stores.push_back(op);
    } else {
      loads.try_emplace(op->getResult(0), &cell);
    }
    addCopied(op, access);
  }
}

/// What executions of a body hand on to later ones.
void SumGraph::addAccumulators(Operation *op) {
  bool isScope = llvm::is_contained(scopes, op);
  if (op->getNumRegions() == 0 || (!isScope && ownsRegions(op)))
    return;
  auto model = dyn_cast<AccumulationOpInterface>(op);
  if (!model)
    return;
  for (Region &region : op->getRegions()) {
    if (!region.hasOneBlock())
      continue;
    if (isScope && region.front().mightHaveTerminator())
      terminator = region.front().getTerminator();
    for (BlockArgument argument : region.getArguments())
      if (Value next = model.getAccumulated(argument))
        forwarded[argument].push_back(next);
  }
}

/// Elements of a structured op's result that a loop around it hands back.
void SumGraph::addCarriedOperands(Operation *scope) {
  auto model = dyn_cast<AccumulationOpInterface>(scope);
  auto destination = dyn_cast<DestinationStyleOpInterface>(scope);
  if (!model || !destination || !terminator ||
      !changes.getLoops().getLoop(scope))
    return;
  Block &body = scope->getRegion(0).front();
  auto getAccess = [&](OpOperand &operand) {
    unsigned number = operand.getOperandNumber();
    return number < body.getNumArguments()
               ? model.getArgumentAccess(body.getArgument(number))
               : std::nullopt;
  };
  for (OpOperand &yielded : terminator->getOpOperands()) {
    unsigned number = yielded.getOperandNumber();
    Value made = model.getYieldedTo(number);
    if (!made || number >= destination.getNumDpsInits())
      continue;
    std::optional<ElementAccess> own =
        getAccess(*destination.getDpsInitOperand(number));
    for (OpOperand &operand : scope->getOpOperands()) {
      std::optional<ElementAccess> access = getAccess(operand);
      if (!own || !access || access->map != own->map ||
          !isInMemory(access->memory))
        continue;
      BlockArgument argument = body.getArgument(operand.getOperandNumber());
      if (argument.use_empty() || forwarded.contains(argument))
        continue;
      Left left = getLeftBehind(operand, made, changes, &restarts);
      if (left == Left::all)
        forwarded[argument].push_back(yielded.get());
      else if (left == Left::unsure)
        mayBeForwarded.push_back({argument, yielded.get()});
    }
  }
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

bool SumGraph::isInside(Operation *op) const {
  return llvm::any_of(scopes,
                      [&](Operation *scope) { return scope->isAncestor(op); });
}

bool SumGraph::contains(Value value) const {
  return isInside(value.getParentRegion()->getParentOp());
}

Loop SumGraph::getLoop(Operation *op) const {
  SmallVector<Loop> loops = changes.getLoops().getLoopsAround(op);
  if (loops.empty())
    return {};
  auto *owner = dyn_cast<Operation *>(loops.front());
  if (!owner)
    owner = cast<CFGLoop *>(loops.front())->getHeader()->getParentOp();
  return isInside(owner) ? loops.front() : Loop();
}

ArrayRef<Value> SumGraph::getForwarded(Value value) const {
  auto it = forwarded.find(value);
  return it == forwarded.end() ? ArrayRef<Value>() : it->second;
}

void SumGraph::getSources(Node node, SmallVectorImpl<Node> &sources) const {
  if (auto *cell = dyn_cast<MemoryCell *>(node)) {
    llvm::append_range(sources, cell->stored);
    return;
  }
  Value value = cast<Value>(node);
  auto known = shared.find(value);
  if (known != shared.end())
    llvm::append_range(sources, known->second);
  else
    llvm::append_range(sources, getForwarded(value));
  if (auto summary = summaries.find(value); summary != summaries.end())
    llvm::append_range(sources, summary->second);
  Operation *op = value.getDefiningOp();
  if (!op || !contains(value))
    return;
  for (const auto *known : {&loads, &loadsOfCopies})
    if (MemoryCell *cell = known->lookup(value); cell && cell->isCarried)
      sources.push_back(cell);
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isNumber(operand.get()))
      continue;
    SumRole role = roofline::getSumRole(operand);
    if (role != SumRole::none && role != SumRole::summed)
      sources.push_back(operand.get());
  }
}

bool SumGraph::isAddedTo(Value load) const {
  auto known = loads.find(load);
  if (known == loads.end() || known->second->isCarried)
    return false;
  ArrayRef<Operation *> writers = known->second->stores;
  Operation *reader = load.getDefiningOp();
  return !writers.empty() && llvm::none_of(writers, [&](Operation *writer) {
    return writer->getBlock() == reader->getBlock() &&
           writer->isBeforeInBlock(reader);
  });
}

bool SumGraph::isZero(Value value) const {
  if (isConstantZero(value))
    return true;
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    std::optional<ElementAccess> access = getArgumentAccess(argument);
    Operation *structured = argument.getOwner()->getParentOp();
    if (!access || !isInMemory(access->memory))
      return access && isConstantZero(access->memory);
    return zeros.findsZeros(access->memory, structured);
  }
  auto load = loads.find(value);
  if (load == loads.end())
    return false;
  auto [known, isNew] = zeroLoads.try_emplace(value, false);
  if (!isNew)
    return known->second;
  Operation *reader = value.getDefiningOp();
  auto isElsewhere = [&](Operation *writer, bool isFirst) {
    return !isFirst && storedCells.lookup(writer) == load->second &&
           !load->second->isCarried;
  };
  bool isZero =
      zeros.findsZeros(getElementAccess(reader)->memory, reader, isElsewhere);
  return zeroLoads[value] = isZero;
}

StringRef SumGraph::getDoubt() const {
  if (isCut)
    return "too many sums to search all for multiply-accumulates";
  return isSpillUnsure ? "sums may be loaded from where others are stored"
                       : StringRef();
}

Value SumGraph::getTemporary(Value value) const {
  auto load = loads.find(value);
  if (load == loads.end())
    return {};
  return temporaries.getAllocation(load->second->access.memory);
}
