//===- BlockBuilder.cpp - How basic blocks compose ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Cycles become loops, which are counted if the test that ends them is that of
// a counter; what is left is an acyclic graph.
//
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"

#include "Loops/LoopProgress.h"

#include "mlir-roofline/Interfaces/Values/TestedTrips.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

//===----------------------------------------------------------------------===//
// Acyclic graphs
//===----------------------------------------------------------------------===//

/// Ways that part within ways that part are nested so deep at most; what is
/// further in stays a flat graph. Programs nest by hand far less.
static constexpr unsigned maxDepth = 64;

/// Cycles in cycles are nested so deep at most; the blocks of one that is
/// further in run as often as one round of it, which nobody counts.
static constexpr unsigned maxCycles = 256;

/// For each component the first that every way from it comes to; their number
/// stands for the end.
static std::vector<unsigned>
getJoins(const std::vector<BlockComponent> &components) {
  unsigned end = components.size();
  std::vector<unsigned> joins(end, end);
  // Successors, and what all ways come to, stand behind.
  for (unsigned number = end; number-- > 0;) {
    std::optional<unsigned> join;
    for (unsigned other : components[number].successors) {
      if (!join)
        join = other;
      while (*join != other)
        if (*join < other)
          join = joins[*join];
        else
          other = joins[other];
    }
    joins[number] = join.value_or(end);
  }
  return joins;
}

/// The components on the ways from `first` to `join`, in order. Adds them to
/// `seen`; nothing if one of them was there already.
static std::optional<std::vector<unsigned>>
getSide(const std::vector<BlockComponent> &components, unsigned first,
        unsigned join, llvm::DenseSet<unsigned> &seen) {
  std::vector<unsigned> side;
  SmallVector<unsigned> worklist = {first};
  llvm::DenseSet<unsigned> own;
  while (!worklist.empty()) {
    unsigned number = worklist.pop_back_val();
    if (number == join || !own.insert(number).second)
      continue;
    side.push_back(number);
    llvm::append_range(worklist, components[number].successors);
  }
  bool isApart = true;
  for (unsigned number : side)
    isApart &= seen.insert(number).second;
  llvm::sort(side);
  return isApart ? std::optional(side) : std::nullopt;
}

void ProgramBuilder::addBlockGraph(Operation *op, ArrayRef<Block *> blocks,
                                   Block *entry, Block *header,
                                   unsigned parent) {
  std::vector<BlockComponent> components = getComponents(blocks, entry, header);
  std::vector<unsigned> joins = getJoins(components);
  // Ways that part and join again, from `first` up to `end`: with a stack of
  // their own, for there may be many, and in program order.
  struct Way {
    unsigned first, end, parent, depth;
  };
  SmallVector<Way> ways = {
      {0, static_cast<unsigned>(components.size()), parent, 0}};
  while (!ways.empty()) {
    Way way = ways.pop_back_val();
    if (way.first == way.end)
      continue;
    const BlockComponent &component = components[way.first];
    unsigned join = joins[way.first];
    llvm::DenseSet<unsigned> seen;
    bool arePartsApart =
        way.depth < maxDepth &&
        llvm::all_of(
            component.successors,
            [&](unsigned next) {
              return getSide(components, next, join, seen).has_value();
            });
    ways.push_back({join, way.end, way.parent, way.depth});
    if (!arePartsApart) {
      addUnstructured(op, components, way.first, join, way.parent);
      continue;
    }
    addComponent(op, component, way.parent);
    if (component.successors.size() < 2) {
      // All there is before the join is the component itself.
      continue;
    }
    std::optional<SmallVector<Quantity>> conditions =
        getConditions(components, way.first);
    unsigned choice =
        conditions ? 0 : execution.addNode(Kind::choice, way.parent, op);
    unsigned inside = way.depth + 1;
    SmallVector<Way> sides;
    for (auto [position, next] : llvm::enumerate(component.successors)) {
      if (!conditions)
        sides.push_back(
            {next, join, execution.addNode(Kind::sequence, choice), inside});
      else if (!(*conditions)[position].isZero() && next != join)
        sides.push_back({next, join,
                         addGuard((*conditions)[position], op, way.parent),
                         inside});
    }
    ways.append(sides.rbegin(), sides.rend());
  }
}

void ProgramBuilder::addComponent(Operation *op,
                                  const BlockComponent &component,
                                  unsigned parent) {
  if (component.isCycle) {
    addCycle(op, component, parent);
    return;
  }
  Block *block = component.blocks.front();
  if (!headers.contains(block) && block->mightHaveTerminator())
    noteIdleHint(block->getTerminator());
  addBlock(*block, parent);
}

/// Ways that run into one another.
void ProgramBuilder::addUnstructured(
    Operation *op, const std::vector<BlockComponent> &components,
    unsigned first, unsigned join, unsigned parent) {
  llvm::DenseSet<unsigned> seen;
  std::vector<unsigned> part = *getSide(components, first, join, seen);
  llvm::DenseMap<unsigned, unsigned> positions;
  for (auto [position, number] : llvm::enumerate(part))
    positions[number] = position;
  unsigned graph = execution.addNode(Kind::graph, parent, op);
  for (unsigned number : part) {
    std::vector<unsigned> successors;
    bool mayLeave = false;
    for (unsigned next : components[number].successors) {
      mayLeave |= next == join;
      if (next != join)
        successors.push_back(positions.lookup(next));
    }
    // The join stands for itself, without anything in it.
    if (mayLeave && !successors.empty())
      successors.push_back(part.size());
    execution.getNode(graph).successors.push_back(std::move(successors));
    addComponent(op, components[number],
                 execution.addNode(Kind::sequence, graph));
  }
  execution.getNode(graph).successors.emplace_back();
  execution.addNode(Kind::sequence, graph);
}

/// How often, 0 or 1, control goes on with each successor of a component;
/// nothing if that depends on data.
std::optional<SmallVector<Quantity>>
ProgramBuilder::getConditions(const std::vector<BlockComponent> &components,
                              unsigned number) {
  const BlockComponent &component = components[number];
  Block *block = component.blocks.front();
  auto branch = dyn_cast<ExecutionOpInterface>(block->getTerminator());
  if (component.isCycle || !branch)
    return std::nullopt;
  llvm::DenseMap<Block *, unsigned> positions;
  for (auto [position, number] : llvm::enumerate(component.successors))
    for (Block *other : components[number].blocks)
      positions[other] = position;
  SmallVector<Quantity> conditions(component.successors.size());
  for (auto [index, successor] : llvm::enumerate(block->getSuccessors())) {
    std::optional<Quantity> taken = branch.getSuccessorCondition(index, *sizes);
    if (!taken || !isDerived(*sizes, *taken))
      return std::nullopt;
    // Edges that leave the subset are none of its ways.
    auto found = positions.find(successor);
    if (found == positions.end())
      return std::nullopt;
    conditions[found->second] += *taken;
  }
  return conditions;
}

//===----------------------------------------------------------------------===//
// Cycles
//===----------------------------------------------------------------------===//

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

/// The branch of a cycle that decides alone whether there is another iteration.
struct ProgramBuilder::CycleTest {
  Comparison goesOn;
  bool isTestedLast;
};

std::optional<ProgramBuilder::CycleTest>
ProgramBuilder::getCycleTest(const BlockComponent &cycle, Block *block) {
  auto isInside = [&](Block *other) {
    return llvm::is_contained(cycle.blocks, other);
  };
  auto branch = dyn_cast<ExecutionOpInterface>(block->getTerminator());
  if (!branch || block->getNumSuccessors() != 2 ||
      isInside(block->getSuccessor(0)) == isInside(block->getSuccessor(1)))
    return std::nullopt;
  unsigned inside = isInside(block->getSuccessor(0)) ? 0 : 1;
  Block *header = cycle.blocks.front();
  Block *next = block->getSuccessor(inside);
  bool isTestedFirst = block == header && next != header;
  // At the end, it has to be the one way back.
  if (!isTestedFirst &&
      (next != header ||
       llvm::count_if(header->getPredecessors(), isInside) != 1))
    return std::nullopt;
  std::optional<Comparison> goesOn =
      branch.getSuccessorComparison(inside, *sizes);
  if (!goesOn)
    return std::nullopt;
  return CycleTest{*goesOn, !isTestedFirst};
}

/// A cycle whose inner cycles are not looked at.
void ProgramBuilder::addFlatCycle(Operation *op, const BlockComponent &cycle,
                                  unsigned parent) {
  bool isTestedFirst = false;
  unsigned loop = addLoop(getCycleTrips(cycle, isTestedFirst), op, parent);
  for (Block *block : cycle.blocks)
    addBlock(*block, loop);
}

void ProgramBuilder::addCycle(Operation *op, const BlockComponent &cycle,
                              unsigned parent) {
  if (numCyclesAround == maxCycles)
    return addFlatCycle(op, cycle, parent);
  llvm::SaveAndRestore nested(numCyclesAround, numCyclesAround + 1);
  Block *header = cycle.blocks.front();
  headers.insert(header);
  llvm::SmallPtrSet<Block *, 8> inside(cycle.blocks.begin(),
                                       cycle.blocks.end());
  auto [ways, hasOneEntry] = getWaysOut(cycle);
  Quantity iteration = sizes->createIteration(op);
  if (hasOneEntry)
    setCarriedValues(
        *sizes,
        getCarriedValues(header,
                         [&](Block *block) { return inside.contains(block); }),
        op, iteration);
  bool isTestedFirst = false;
  std::optional<Quantity> counted;
  for (Block *block : hasOneEntry ? ArrayRef(ways) : ArrayRef<Block *>()) {
    std::optional<CycleTest> test = getCycleTest(cycle, block);
    if (test)
      counted = getTestedTrips(test->goesOn, iteration, test->isTestedLast);
    isTestedFirst = test && !test->isTestedLast;
    if (counted)
      break;
  }
  if (counted)
    counted = getCountedTrips(header->getTerminator(), *counted);
  Multiplicity times = counted ? Multiplicity{*counted, *counted}
                               : getCycleTrips(cycle, isTestedFirst);
  // Another way out may end it sooner.
  if (counted && ways.size() != 1)
    times.lower = 0;
  addCycleBlocks(op, cycle, times, iteration, isTestedFirst, parent);
  // What is used behind the cycle is what its last iteration left.
  bool isCertain = counted && ways.size() == 1;
  Quantity last = isTestedFirst ? times.value : times.value - Quantity(1);
  sizes->setSymbol(iteration.str(),
                   isCertain ? last
                             : sizes->createSymbol("iterations of a loop"));
}

void ProgramBuilder::addCycleBlocks(Operation *op, const BlockComponent &cycle,
                                    const Multiplicity &times,
                                    const Quantity &iteration,
                                    bool isTestedFirst, unsigned parent) {
  Block *header = cycle.blocks.front();
  auto addIterations = [&](const Multiplicity &iterations) {
    unsigned loop = addLoop(iterations, op, parent);
    execution.getNode(loop).induction = iteration.str();
    return loop;
  };
  if (!isTestedFirst) {
    addBlockGraph(op, cycle.blocks, header, header, addIterations(times));
    return;
  }
  addBlock(*header, addIterations(times + Multiplicity()));
  SmallVector<Block *> rest(llvm::drop_begin(cycle.blocks));
  auto first = llvm::find_if(header->getSuccessors(), [&](Block *successor) {
    return llvm::is_contained(rest, successor);
  });
  if (first != header->getSuccessors().end())
    addBlockGraph(op, rest, *first, header, addIterations(times));
}
