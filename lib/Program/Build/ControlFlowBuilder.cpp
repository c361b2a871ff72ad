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

#include "Loops/LoopProgress.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/TestedTrips.h"
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
  if (addCountedRegions(op, parent) || addGuardedRegions(op, parent) ||
      addTestedRegions(op, parent))
    return;
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
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
    noteIdleHint(&op);
    addChoice(regions, /*mayRunNone=*/false, parent);
    return;
  }
  // A container (a nested module) or an op whose model says that its regions
  // are part of the program runs them once, in order.
  if (isKnown || op.hasTrait<OpTrait::SymbolTable>()) {
    noteIdleHint(&op, Quantity(1));
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
  Multiplicity &own = execution.getNode(node).times;
  own = times;
  // One number for all iterations around may be too small or too large.
  if (varies(*sizes, times.value)) {
    own.lower = 0;
    own.isEstimate = true;
  }
  return node;
}

std::optional<ProgramBuilder::Nest>
ProgramBuilder::addCountedLoops(Operation &op, unsigned parent) {
  std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(*sizes, &op);
  if (!levels)
    return std::nullopt;
  Nest nest{parent, 0, 1};
  Quantity all = 1;
  for (const LoopLevel &level : *levels)
    all *= level.trips;
  Quantity told = getCountedTrips(&op, all);
  if (levels->size() == 1)
    levels->front().trips = told;
  for (const LoopLevel &level : *levels) {
    nest.trips = level.trips;
    nest.iteration = 0;
    if (level.count)
      sizes->setValue(level.count, level.trips);
    // Counts inside may depend on the iteration, so it has a name.
    if (!level.trips.isOne()) {
      nest.inside = addLoop({level.trips, level.trips}, &op, nest.inside);
      execution.getNode(nest.inside).isParallel = level.isParallel;
      if (!level.step.isConstant())
        execution.getNode(nest.inside).step = level.step;
      if (level.counter) {
        std::string name = sizes->createIteration(&op).str();
        execution.getNode(nest.inside).induction = name;
        // Inside, the counter is below the trip count.
        nest.iteration = Quantity::symbol(name, {0, level.trips - 1});
      }
    }
    if (level.counter)
      sizes->setValue(level.counter, level.lower + nest.iteration * level.step);
  }
  return nest;
}

bool ProgramBuilder::addCountedRegions(Operation &op, unsigned parent) {
  std::optional<Nest> nest = addCountedLoops(op, parent);
  if (!nest)
    return false;
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  if (!loop) {
    for (Region &region : op.getRegions())
      addRegion(region, nest->inside);
    return true;
  }
  SmallVector<CarriedValue> carried = getCarriedValues(&op);
  setCarriedValues(*sizes, carried, &op, nest->iteration);
  for (Region *region : loop.getLoopRegions())
    addRegion(*region, nest->inside);
  if (op.getNumResults() != carried.size())
    return true;
  // Behind one iteration alone is what it hands on.
  SmallVector<Value> last;
  for (const CarriedValue &value : carried)
    last.push_back(nest->trips.isOne() ? value.nexts.front() : value.value);
  setFinalValues(*sizes, op.getResults(), last, &op, nest->iteration,
                 nest->trips);
  return true;
}

/// One region decides whether the other runs, and is entered again behind it.
bool ProgramBuilder::addTestedRegions(Operation &op, unsigned parent) {
  auto model = dyn_cast<ExecutionOpInterface>(op);
  std::optional<TestedLoop> loop = model ? model.getTestedLoop() : std::nullopt;
  if (!loop)
    return false;
  Quantity iteration = sizes->createIteration(&op);
  setCarriedValues(*sizes, loop->carried, &op, iteration);
  std::optional<Comparison> test = sizes->getComparison(loop->condition);
  std::optional<Quantity> counted =
      test ? getTestedTrips(*test, iteration, /*isTestedLast=*/false)
           : std::nullopt;
  if (counted)
    counted = getCountedTrips(&op, *counted);
  Multiplicity trips =
      counted ? Multiplicity{*counted, *counted} : getUncountedTrips(&op);
  // The test is made once more than it holds.
  for (Region *region : {loop->test, loop->body}) {
    Multiplicity times = region == loop->test ? trips + Multiplicity() : trips;
    if (times.value.isZero())
      continue;
    unsigned node = addLoop(times, &op, parent);
    execution.getNode(node).induction = iteration.str();
    addRegion(*region, node);
  }
  setFinalValues(*sizes, op.getResults(), loop->results, &op, iteration,
                 trips.value);
  return true;
}

//===----------------------------------------------------------------------===//
// Loops without bounds
//===----------------------------------------------------------------------===//

void ProgramBuilder::noteIdleHint(Operation *op,
                                  std::optional<Quantity> trips) {
  if (getTripCountHint(op))
    program->idleHints.push_back({op, std::move(trips)});
}

/// The iterations of a loop that the program counts as `counted`, unless that
/// is data: then the author may know better.
Quantity ProgramBuilder::getCountedTrips(Operation *op,
                                         const Quantity &counted) {
  std::optional<Quantity> hint = getTripCountHint(op);
  if (!hint)
    return counted;
  if (!isDerived(*sizes, counted))
    return *hint;
  noteIdleHint(op, counted);
  return counted;
}

Multiplicity ProgramBuilder::getUncountedTrips(Operation *op) {
  if (std::optional<Quantity> hint = getTripCountHint(op))
    return {*hint, *hint};
  std::string meaning = ("iterations of " + op->getName().getStringRef()).str();
  if (auto file = dyn_cast<FileLineColLoc>(op->getLoc()))
    meaning += " at line " + std::to_string(file.getLine());
  Quantity trips = sizes->createSymbol(meaning, "trips");
  // Of a loop within a loop, one number for all its executions is a guess.
  bool isRepeated = false;
  for (Operation *around = op->getParentOp();
       around && !isa<FunctionOpInterface>(around);
       around = around->getParentOp())
    isRepeated |= isa<LoopLikeOpInterface>(around);
  return isRepeated ? Multiplicity{trips, 0, /*isEstimate=*/true}
                    : Multiplicity{trips, trips};
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

unsigned ProgramBuilder::addGuard(const Quantity &times, Operation *op,
                                  unsigned parent) {
  if (times.isOne())
    return parent;
  unsigned node = addLoop({times, times}, op, parent);
  // No execution hands anything to another.
  execution.getNode(node).isParallel = true;
  return node;
}

bool ProgramBuilder::addGuardedRegions(Operation &op, unsigned parent) {
  auto model = dyn_cast<ExecutionOpInterface>(op);
  if (!model)
    return false;
  SmallVector<Quantity> times;
  for (unsigned region = 0; region < op.getNumRegions(); ++region) {
    std::optional<Quantity> runs = model.getRegionCondition(region, *sizes);
    if (!runs || !isDerived(*sizes, *runs))
      return false;
    times.push_back(*runs);
  }
  for (auto [region, runs] : llvm::zip_equal(op.getRegions(), times))
    if (!region.empty() && !runs.isZero())
      addRegion(region, addGuard(runs, &op, parent));
  return true;
}

/// The regions that control may come to from `entries`.
static llvm::SmallPtrSet<Region *, 4>
getReachedRegions(RegionBranchOpInterface op,
                  ArrayRef<RegionSuccessor> entries) {
  llvm::SmallPtrSet<Region *, 4> reached;
  SmallVector<RegionSuccessor> worklist(entries);
  while (!worklist.empty()) {
    Region *region = worklist.pop_back_val().getSuccessor();
    if (region && reached.insert(region).second)
      op.getSuccessorRegions(*region, worklist);
  }
  return reached;
}

/// How often the regions run, if that does not contradict where control can go:
/// bounds and successors are two statements, and one may be wrong.
static SmallVector<InvocationBounds>
getBounds(RegionBranchOpInterface op, ArrayRef<Attribute> constants,
          ArrayRef<RegionSuccessor> entries,
          const llvm::SmallPtrSetImpl<Region *> &reached) {
  SmallVector<InvocationBounds> bounds;
  op.getRegionInvocationBounds(constants, bounds);
  Region *first =
      entries.size() == 1 ? entries.front().getSuccessor() : nullptr;
  for (auto [region, bound] : llvm::zip_equal(op->getRegions(), bounds)) {
    bool cannotRun = bound.getUpperBound() && *bound.getUpperBound() == 0;
    if ((&region == first && cannotRun) ||
        (!reached.contains(&region) && bound.getLowerBound() != 0))
      return SmallVector<InvocationBounds>(bounds.size(),
                                           InvocationBounds::getUnknown());
  }
  return bounds;
}

void ProgramBuilder::addBranchRegions(RegionBranchOpInterface op,
                                      unsigned parent) {
  SmallVector<Attribute> constants;
  for (Value operand : op->getOperands()) {
    Attribute constant;
    matchPattern(operand, m_Constant(&constant));
    constants.push_back(constant);
  }
  // Which regions control can enter first, and whether it can pass them all.
  SmallVector<RegionSuccessor> entries;
  op.getEntrySuccessorRegions(constants, entries);
  bool mayRunNone = llvm::any_of(
      entries, [](RegionSuccessor &entry) { return entry.isParent(); });
  llvm::SmallPtrSet<Region *, 4> reached = getReachedRegions(op, entries);
  SmallVector<InvocationBounds> bounds =
      getBounds(op, constants, entries, reached);

  SmallVector<Region *> alternatives, repeated, conditions;
  for (auto [region, bound] : llvm::zip_equal(op->getRegions(), bounds)) {
    std::optional<unsigned> upper = bound.getUpperBound();
    auto [leaves, continues] = getExits(op, region);
    if (!reached.contains(&region) || (upper && *upper == 0))
      continue;
    if (upper && *upper == 1 && bound.getLowerBound() == 1) {
      addRegion(region, parent);
    } else if (upper ? *upper == 1 : leaves && !continues) {
      // It runs once at most; so does what nothing comes back to.
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
