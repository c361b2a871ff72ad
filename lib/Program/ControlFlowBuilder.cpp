//===- ControlFlowBuilder.cpp - How regions and blocks compose ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Multiplicities come from interfaces: bounds and steps of LoopLikeOpInterface,
// invocation bounds and successors of RegionBranchOpInterface, successors of
// blocks. No control-flow operation is named.
//
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"

#include "BlockLoop.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

void ProgramBuilder::addRegion(Region &region, unsigned parent) {
  if (region.empty())
    return;
  if (region.hasOneBlock()) {
    addBlock(region.front(), parent);
    return;
  }
  SmallVector<Block *> blocks;
  for (Block &block : region)
    blocks.push_back(&block);
  addBlockGraph(region.getParentOp(), blocks, &region.front(),
                /*header=*/nullptr, parent);
}

void ProgramBuilder::addNestedRegions(Operation &op, bool isKnown,
                                      unsigned parent) {
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  if (std::optional<unsigned> inside = addCountedLoops(op, parent)) {
    if (loop)
      for (Region *region : loop.getLoopRegions())
        addRegion(*region, *inside);
    else
      for (Region &region : op.getRegions())
        addRegion(region, *inside);
    return;
  }
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op)) {
    addBranchRegions(branch, parent);
    return;
  }
  SmallVector<Region *> regions, conditions;
  for (Region &region : op.getRegions())
    regions.push_back(&region);
  if (loop) {
    // What it does not loop over decides whether it goes on.
    SmallVector<Region *> bodies = loop.getLoopRegions();
    llvm::copy_if(regions, std::back_inserter(conditions), [&](Region *region) {
      return !llvm::is_contained(bodies, region);
    });
    addUncountedRegions(op, regions, conditions, parent);
    return;
  }
  if (auto model = dyn_cast<ExecutionOpInterface>(op);
      model && model.runsOneRegion()) {
    addChoice(regions, /*mayRunNone=*/false, parent);
    return;
  }
  // A container (a nested module) or an op whose model says that its regions
  // are part of the program runs them once, in order.
  if (isKnown || op.hasTrait<OpTrait::SymbolTable>()) {
    for (Region &region : op.getRegions())
      addRegion(region, parent);
    return;
  }
  addUncountedRegions(op, regions, conditions, parent);
}

//===----------------------------------------------------------------------===//
// Loops with bounds
//===----------------------------------------------------------------------===//

unsigned ProgramBuilder::addLoop(const Multiplicity &times, Operation *op,
                                 unsigned parent) {
  unsigned node = execution.addNode(Kind::loop, parent, op);
  execution.getNode(node).times = times;
  return node;
}

/// Counts inside may depend on the iteration: gives it a name.
void ProgramBuilder::setIteration(unsigned node, Operation *op,
                                  const LoopLevel &level) {
  std::string name = sizes->createIteration(op).str();
  execution.getNode(node).induction = name;
  // Inside, the counter is below the trip count.
  Quantity iteration = Quantity::symbol(name, {0, level.trips - 1});
  sizes->setValue(level.counter, level.lower + iteration * level.step);
}

std::optional<unsigned> ProgramBuilder::addCountedLoops(Operation &op,
                                                        unsigned parent) {
  std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(*sizes, &op);
  if (!levels)
    return std::nullopt;
  for (const LoopLevel &level : *levels) {
    if (level.count)
      sizes->setValue(level.count, level.trips);
    if (level.trips.isOne()) {
      if (level.counter)
        sizes->setValue(level.counter, level.lower);
      continue;
    }
    parent = addLoop({level.trips, level.trips}, &op, parent);
    execution.getNode(parent).isParallel = level.isParallel;
    if (level.counter)
      setIteration(parent, &op, level);
  }
  return parent;
}

//===----------------------------------------------------------------------===//
// Loops without bounds
//===----------------------------------------------------------------------===//

Multiplicity ProgramBuilder::getUncountedTrips(Operation *op) {
  if (std::optional<Quantity> hint = getTripCountHint(op))
    return {*hint, *hint};
  std::string meaning = ("iterations of " + op->getName().getStringRef()).str();
  if (auto file = dyn_cast<FileLineColLoc>(op->getLoc()))
    meaning += " at line " + std::to_string(file.getLine());
  Quantity trips = sizes->createSymbol(meaning, "trips");
  return {trips, trips};
}

void ProgramBuilder::addUncountedRegions(Operation &op,
                                         ArrayRef<Region *> regions,
                                         ArrayRef<Region *> conditions,
                                         unsigned parent) {
  Multiplicity trips = getUncountedTrips(&op);
  // Of an op that nobody knows, no iteration is known to wait for another.
  bool isParallel = !isa<LoopLikeOpInterface, RegionBranchOpInterface>(op);
  for (Region *region : regions) {
    // A condition is evaluated once more than it holds.
    bool isCondition = llvm::is_contained(conditions, region);
    unsigned node =
        addLoop(isCondition ? trips + Multiplicity() : trips, &op, parent);
    execution.getNode(node).isParallel = isParallel;
    addRegion(*region, node);
  }
}

/// Whether control can go from `region` to the end of `op`, and whether it can
/// go to some other region or back to itself.
static std::pair<bool, bool> getExits(RegionBranchOpInterface op,
                                      Region &region) {
  SmallVector<RegionSuccessor> successors;
  op.getSuccessorRegions(region, successors);
  bool leaves = false, continues = false;
  for (RegionSuccessor &successor : successors)
    (successor.isParent() ? leaves : continues) = true;
  return {leaves, continues};
}

//===----------------------------------------------------------------------===//
// Branches
//===----------------------------------------------------------------------===//

void ProgramBuilder::addChoice(ArrayRef<Region *> regions, bool mayRunNone,
                               unsigned parent) {
  unsigned node =
      execution.addNode(Kind::choice, parent, regions.front()->getParentOp());
  for (Region *region : regions)
    addRegion(*region, execution.addNode(Kind::sequence, node));
  if (mayRunNone)
    execution.addNode(Kind::sequence, node);
}

void ProgramBuilder::addBranchRegions(RegionBranchOpInterface op,
                                      unsigned parent) {
  SmallVector<Attribute> constants;
  for (Value operand : op->getOperands()) {
    Attribute constant;
    matchPattern(operand, m_Constant(&constant));
    constants.push_back(constant);
  }
  SmallVector<InvocationBounds> bounds;
  op.getRegionInvocationBounds(constants, bounds);
  // Which regions control can enter first, and whether it can pass them all.
  SmallVector<RegionSuccessor> entries;
  op.getEntrySuccessorRegions(constants, entries);
  bool mayRunNone = llvm::any_of(
      entries, [](RegionSuccessor &entry) { return entry.isParent(); });

  SmallVector<Region *> alternatives, repeated, conditions;
  for (auto [region, bound] : llvm::zip_equal(op->getRegions(), bounds)) {
    std::optional<unsigned> upper = bound.getUpperBound();
    auto [leaves, continues] = getExits(op, region);
    if (upper && *upper == 0)
      continue;
    if (upper && *upper == 1 && bound.getLowerBound() == 1) {
      addRegion(region, parent);
    } else if (upper && *upper == 1) {
      alternatives.push_back(&region);
    } else if (!upper && leaves && !continues) {
      // Nothing comes back here: it runs once at most.
      alternatives.push_back(&region);
    } else {
      repeated.push_back(&region);
      if (!mayRunNone && leaves)
        conditions.push_back(&region);
    }
  }
  if (!alternatives.empty())
    addChoice(alternatives, mayRunNone, parent);
  if (!repeated.empty())
    addUncountedRegions(*op, repeated, conditions, parent);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void ProgramBuilder::addBlockGraph(Operation *op, ArrayRef<Block *> blocks,
                                   Block *entry, Block *header,
                                   unsigned parent) {
  std::vector<BlockComponent> components = getComponents(blocks, entry, header);
  unsigned graph = execution.addNode(Kind::graph, parent, op);
  for (BlockComponent &component : components) {
    execution.getNode(graph).successors.push_back(
        std::move(component.successors));
    unsigned child = execution.addNode(Kind::sequence, graph);
    if (!component.isCycle) {
      addBlock(*component.blocks.front(), child);
      continue;
    }
    addCycle(op, component, child);
  }
}

/// Which blocks of a cycle can leave it, and whether it is entered at its
/// header only.
static std::pair<SmallVector<Block *>, bool>
getWaysOut(const BlockComponent &cycle) {
  llvm::SmallPtrSet<Block *, 8> inside(cycle.blocks.begin(),
                                       cycle.blocks.end());
  auto isOutside = [&](Block *block) { return !inside.contains(block); };
  SmallVector<Block *> ways;
  bool hasOneEntry = true;
  for (Block *block : cycle.blocks) {
    if (block->hasNoSuccessors() ||
        llvm::any_of(block->getSuccessors(), isOutside))
      ways.push_back(block);
    if (block != cycle.blocks.front())
      hasOneEntry &= llvm::none_of(block->getPredecessors(), isOutside);
  }
  return {ways, hasOneEntry};
}

/// How often the blocks of a cycle run that counts nothing, apart from the
/// header if that is tested first.
Multiplicity ProgramBuilder::getCycleTrips(const BlockComponent &cycle,
                                           bool &isTestedFirst) {
  Block *header = cycle.blocks.front();
  Multiplicity times = getUncountedTrips(header->getTerminator());
  auto [ways, hasOneEntry] = getWaysOut(cycle);
  Block *onlyWay = ways.size() == 1 && hasOneEntry ? ways.front() : nullptr;
  isTestedFirst = onlyWay == header && cycle.blocks.size() > 1;
  bool isTestedLast =
      onlyWay && llvm::all_of(header->getPredecessors(), [&](Block *block) {
        return block == onlyWay || !llvm::is_contained(cycle.blocks, block);
      });
  // What comes after another way in or out may run less often.
  if (!isTestedFirst && !isTestedLast)
    times.lower = 0;
  return times;
}

void ProgramBuilder::addCycle(Operation *op, const BlockComponent &cycle,
                              unsigned parent) {
  Block *header = cycle.blocks.front();
  std::optional<BlockLoop> counted = getBlockLoop(*sizes, cycle);
  unsigned loop = execution.addNode(Kind::loop, parent, op);
  bool isTestedFirst = counted && counted->isTestedFirst;
  Multiplicity times;
  if (counted) {
    times = {counted->level.trips, counted->level.trips};
    // Another way out may end it sooner.
    if (!counted->isOnlyExit)
      times.lower = 0;
    setIteration(loop, op, counted->level);
  } else {
    times = getCycleTrips(cycle, isTestedFirst);
  }
  if (!isTestedFirst) {
    execution.getNode(loop).times = times;
    addBlockGraph(op, cycle.blocks, header, header, loop);
    return;
  }
  execution.getNode(loop).times = times + Multiplicity();
  addBlock(*header, loop);
  SmallVector<Block *> rest(llvm::drop_begin(cycle.blocks));
  auto first = llvm::find_if(header->getSuccessors(), [&](Block *successor) {
    return llvm::is_contained(rest, successor);
  });
  if (first == header->getSuccessors().end())
    return;
  unsigned body = execution.addNode(Kind::loop, parent, op);
  execution.getNode(body).times = times;
  execution.getNode(body).induction = execution.getNode(loop).induction;
  addBlockGraph(op, rest, *first, header, body);
}
