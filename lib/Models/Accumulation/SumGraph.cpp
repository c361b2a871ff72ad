//===- SumGraph.cpp - How numbers get into sums ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/SumGraph.h"

#include "Accumulation/Addresses.h"

#include "mlir-roofline/Interfaces/ValueForwarding.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
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

SumGraph::SumGraph(Operation *scope, SizeProvider *sizes, LoopChanges &changes)
    : scope(scope), changes(changes) {
  for (Region &region : scope->getRegions())
    region.walk<WalkOrder::PreOrder>([&](Operation *op) {
      add(op);
      return ownsRegions(op) ? WalkResult::skip() : WalkResult::advance();
    });
  addAccumulators(scope);
  carryCells(sizes);
}

void SumGraph::add(Operation *op) {
  addForwardings(op);
  addAccumulators(op);
  addAccess(op);
  addBranches(op);
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
  auto &candidates = cellsByHash[hashAddress(access)];
  for (MemoryCell *cell : candidates)
    if (isSameAddress(cell->access, access))
      return *cell;
  cells.emplace_back();
  cells.back().access = access;
  candidates.push_back(&cells.back());
  return cells.back();
}

void SumGraph::addAccess(Operation *op) {
  std::optional<ElementAccess> access = getElementAccess(op);
  if (!access)
    return;
  MemoryCell &cell = getCell(*access);
  if (!access->stored) {
    loads.try_emplace(op->getResult(0), &cell);
    return;
  }
  cell.stored.push_back(access->stored);
  stores.push_back({op, &cell});
}

/// What executions of a body hand on to later ones.
void SumGraph::addAccumulators(Operation *op) {
  if (op->getNumRegions() == 0 || (op != scope && ownsRegions(op)))
    return;
  auto model = dyn_cast<AccumulationOpInterface>(op);
  if (!model)
    return;
  for (Region &region : op->getRegions()) {
    if (!region.hasOneBlock())
      continue;
    if (op == scope && region.front().mightHaveTerminator())
      terminator = region.front().getTerminator();
    for (BlockArgument argument : region.getArguments())
      if (Value next = model.getAccumulated(argument))
        forwarded[argument].push_back(next);
  }
}

//===----------------------------------------------------------------------===//
// Questions
//===----------------------------------------------------------------------===//

bool SumGraph::contains(Value value) const {
  Operation *parent = value.getParentRegion()->getParentOp();
  return scope->isAncestor(parent);
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
  llvm::append_range(sources, getForwarded(value));
  Operation *op = value.getDefiningOp();
  if (!op || !contains(value))
    return;
  auto load = loads.find(value);
  if (load != loads.end() && load->second->isCarried)
    sources.push_back(load->second);
  for (OpOperand &operand : op->getOpOperands()) {
    if (!isNumber(operand.get()))
      continue;
    SumRole role = roofline::getSumRole(operand);
    if (role != SumRole::none && role != SumRole::summed)
      sources.push_back(operand.get());
  }
}

Value SumGraph::getTemporary(Value value) const {
  auto load = loads.find(value);
  if (load == loads.end())
    return {};
  Value memory = load->second->access.memory;
  auto allocation = dyn_cast<OpResult>(memory);
  return allocation && isAllocation(allocation) ? memory : Value();
}

//===----------------------------------------------------------------------===//
// Cycles
//===----------------------------------------------------------------------===//

/// A node whose sources are being looked at.
struct SumCycles::Visit {
  Node node;
  SmallVector<Node, 4> sources;
  unsigned next = 0;
};

SumCycles::SumCycles(const SumGraph &graph) {
  for (Operation *sum : graph.getSums())
    for (Value result : sum->getResults())
      if (!states.contains(Node(result)))
        search(graph, result);
}

/// Tarjan's algorithm ("Depth-first search and linear graph algorithms", SIAM
/// Journal on Computing 1972), with a stack of its own: chains may be long.
void SumCycles::search(const SumGraph &graph, Node root) {
  SmallVector<Visit, 8> visits;
  auto enter = [&](Node node) {
    unsigned index = states.size() + 1;
    states[node] = {index, index, /*cycle=*/0};
    open.push_back(node);
    visits.emplace_back();
    visits.back().node = node;
    graph.getSources(node, visits.back().sources);
  };
  enter(root);
  while (!visits.empty()) {
    Visit &visit = visits.back();
    if (visit.next != visit.sources.size()) {
      Node source = visit.sources[visit.next++];
      auto it = states.find(source);
      if (it == states.end()) {
        enter(source);
      } else if (it->second.cycle == 0) {
        State &state = states[visit.node];
        state.lowest = std::min(state.lowest, it->second.index);
      }
      continue;
    }
    Node node = visit.node;
    visits.pop_back();
    State state = states[node];
    if (!visits.empty()) {
      State &parent = states[visits.back().node];
      parent.lowest = std::min(parent.lowest, state.lowest);
    }
    if (state.lowest != state.index)
      continue;
    ++numCycles;
    Node member;
    do {
      member = open.pop_back_val();
      states[member].cycle = numCycles;
    } while (member != node);
  }
}

bool SumCycles::areInOneCycle(Value a, Value b) const {
  auto first = states.find(Node(a)), second = states.find(Node(b));
  return first != states.end() && second != states.end() &&
         first->second.cycle == second->second.cycle;
}
