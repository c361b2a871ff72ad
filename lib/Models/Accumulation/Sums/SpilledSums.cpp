//===- SpilledSums.cpp - Sums that loops of their own load and store ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A vector that is summed up may be loaded element by element in one loop and
// stored in another, perhaps through a buffer of its own, as where memory has
// open strides. What the loops count is not the same value, but they go through
// the same elements.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/Sums/SumGraph.h"
#include "Loops/LoopCounters.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// A store to elements of which none is loaded where it is.
struct SpilledSum {
  SumGraph::Update update;
  /// The loads that go through the same elements.
  SmallVector<Value, 1> loads;
};

/// Those to one memory in one loop that comes back to their elements.
struct SpilledSums {
  SmallVector<SpilledSum, 1> sums;
  /// What is loaded from the memory in the loop.
  SmallVector<Value> loaded;
  llvm::DenseMap<size_t, SmallVector<Value, 1>> loadedByHash;
};

using SpillPlaces = llvm::MapVector<std::pair<Value, Loop>, SpilledSums>;
} // namespace

/// The innermost loop around a store that comes back to its elements.
static Loop getLoopThatRevisits(Operation *store, const ElementAccess &access,
                                LoopChanges &changes, Restarts &restarts) {
  for (Loop loop : changes.getLoops().getLoopsAround(store))
    if (isLeftAlone(access, loop, changes) &&
        restarts.getLeft(access.memory, store, loop) != Left::nothing)
      return loop;
  return {};
}

/// Goes back from numbers to those that they are the same as, or are a sum of,
/// but for sums that are made of themselves.
class SumGraph::SpillSearch {
public:
  SpillSearch(const SumGraph &graph, const SumCycles &cycles,
              const SpillPlaces &places)
      : graph(graph), cycles(cycles) {
    for (const auto &[place, spilled] : places) {
      memory.insert(place.first);
      for (const SpilledSum &sum : spilled.sums)
        visit(getElementAccess(sum.update.store)->stored);
    }
    size_t numSteps = graph.getStepsOfSearch();
    for (; !pending.empty() && numSteps != 0; --numSteps)
      expand(pending.pop_back_val());
    graph.isCut |= !pending.empty();
  }

  /// Everything that has been reached and is made of one of `values`.
  llvm::SmallDenseSet<Value, 16> getMadeOf(ArrayRef<Value> values) const {
    llvm::SmallDenseSet<Value, 16> made;
    SmallVector<Value> worklist;
    for (Value value : values)
      if (visited.contains(value))
        worklist.push_back(value);
    while (!worklist.empty()) {
      Value value = worklist.pop_back_val();
      if (!made.insert(value).second)
        continue;
      if (auto found = users.find(value); found != users.end())
        llvm::append_range(worklist, found->second);
    }
    return made;
  }

  /// What was stored to the temporary that `load` reads; null if it reads none,
  /// or one in which sums are kept.
  Value getPassedThrough(Value load) const {
    Value temporary = graph.getTemporary(load);
    return temporary && !memory.contains(temporary) ? temporary : Value();
  }

private:
  void visit(Value value) {
    if (visited.insert(value).second)
      pending.push_back(value);
  }

  void expand(Value value) {
    Operation *op = value.getDefiningOp();
    if (op && isSum(op) && llvm::any_of(op->getOperands(), [&](Value operand) {
          return cycles.areInOneCycle(operand, value);
        }))
      return;
    SmallVector<Node, 4> sources;
    graph.getSources(value, sources);
    for (Node source : sources) {
      auto number = dyn_cast<Value>(source);
      bool isFactor = op && llvm::any_of(op->getOpOperands(), [&](auto &use) {
                        return use.get() == number &&
                               roofline::getSumRole(use) == SumRole::factor;
                      });
      if (number && !isFactor)
        add(number, value);
    }
    if (Value temporary = getPassedThrough(value))
      for (Value stored : graph.getTemporaryUses(temporary).stored)
        add(stored, value);
  }

  void add(Value source, Value user) {
    users[source].push_back(user);
    visit(source);
  }

  const SumGraph &graph;
  const SumCycles &cycles;
  llvm::SmallDenseSet<Value, 2> memory;
  llvm::SmallDenseSet<Value, 16> visited;
  SmallVector<Value> pending;
  llvm::DenseMap<Value, SmallVector<Value, 2>> users;
};

/// Sorts stores that are told of no load of the same elements by where they
/// are.
static SpillPlaces
findSpilledSums(ArrayRef<SumGraph::Update> stores, ArrayRef<Value> loads,
                const llvm::SmallDenseMap<Value, MemoryCell *, 4> &cells,
                const Addresses &addresses, LoopChanges &changes,
                Restarts &restarts) {
  llvm::SmallPtrSet<MemoryCell *, 8> loadedCells;
  llvm::DenseMap<Value, SmallVector<Value, 2>> loadsByMemory;
  for (Value load : loads) {
    MemoryCell *cell = cells.lookup(load);
    loadedCells.insert(cell);
    loadsByMemory[addresses.getBase(cell->access.memory)].push_back(load);
  }
  SpillPlaces places;
  for (const SumGraph::Update &update : stores) {
    Value memory = addresses.getBase(update.cell->access.memory);
    auto found = loadsByMemory.find(memory);
    if (found == loadsByMemory.end() || loadedCells.contains(update.cell))
      continue;
    Loop loop = getLoopThatRevisits(update.store, update.cell->access, changes,
                                    restarts);
    if (!loop)
      continue;
    auto [place, isNew] = places.try_emplace({memory, loop});
    SpilledSums &spilled = place->second;
    spilled.sums.push_back({update, {}});
    if (!isNew)
      continue;
    for (Value load : found->second)
      if (changes.getLoops().contains(loop, load.getDefiningOp())) {
        spilled.loaded.push_back(load);
        spilled
            .loadedByHash[addresses.hashInOtherLoops(
                cells.lookup(load)->access)]
            .push_back(load);
      }
  }
  return places;
}

/// Finds the loads that go through the elements that `sum` is stored to.
static void findLoads(SpilledSum &sum, const SpilledSums &spilled, Loop loop,
                      const llvm::SmallDenseMap<Value, MemoryCell *, 4> &cells,
                      const Addresses &addresses, SizeProvider &sizes,
                      LoopChanges &changes) {
  const ElementAccess &access = sum.update.cell->access;
  auto alike = spilled.loadedByHash.find(addresses.hashInOtherLoops(access));
  if (alike == spilled.loadedByHash.end())
    return;
  EnclosingLoops &loops = changes.getLoops();
  std::optional<SmallVector<Quantity>> counted =
      getCountedInside(sum.update.store, loop, loops, sizes);
  for (Value load : alike->second) {
    const ElementAccess &other = cells.lookup(load)->access;
    if (counted && addresses.areSameInOtherLoops(other, access) &&
        isLeftAlone(other, loop, changes) &&
        getCountedInside(load.getDefiningOp(), loop, loops, sizes) == counted)
      sum.loads.push_back(load);
  }
}

/// Whether one of the positions of two elements is never the same, in no
/// iteration of `loop`.
static bool areApart(Operation *load, const ElementAccess &a, Operation *store,
                     const ElementAccess &b, const Addresses &addresses,
                     Loop loop, EnclosingLoops &loops, SizeProvider &sizes) {
  if (a.map || b.map || a.indices.size() != b.indices.size() ||
      !addresses.areOneMemory(a.memory, b.memory))
    return false;
  // What loops inside count is another number for each.
  bool countsInside =
      loops.getLoop(load) != loop || loops.getLoop(store) != loop;
  auto differ = [&](Value x, Value y) {
    Quantity first = sizes.getValue(x), second = sizes.getValue(y);
    Quantity difference = first - second;
    return difference.isConstant() && !difference.isZero() &&
           (!countsInside || first.isConstant());
  };
  // A vector may have elements of both.
  bool areNumbers = !isa<ShapedType>(load->getResult(0).getType()) &&
                    !isa<ShapedType>(b.stored.getType());
  return areNumbers &&
         llvm::any_of(llvm::zip(a.indices, b.indices), [&](auto pair) {
           return differ(std::get<0>(pair), std::get<1>(pair));
         });
}

/// Whether what is stored may come from the same elements, found in another
/// way.
bool SumGraph::mayComeBack(const Update &update, ArrayRef<Value> loaded,
                           Loop loop, const SpillSearch &search,
                           SizeProvider &sizes) {
  ElementAccess store = *getElementAccess(update.store);
  SmallVector<Value> others;
  for (Value load : loaded) {
    Operation *op = load.getDefiningOp();
    if (!areApart(op, *getElementAccess(op), update.store, store, addresses,
                  loop, changes.getLoops(), sizes))
      others.push_back(load);
  }
  return search.getMadeOf(others).contains(store.stored);
}

bool SumGraph::linkSpilled(const SumCycles &cycles, SizeProvider &sizes) {
  SmallVector<Value> loaded;
  for (Operation *op : accesses)
    if (!getElementAccess(op)->stored)
      loaded.push_back(op->getResult(0));
  SpillPlaces places =
      findSpilledSums(stores, loaded, loads, addresses, changes, restarts);
  if (places.empty())
    return false;
  SpillSearch search(*this, cycles, places);
  bool isLinked = false;
  for (auto &[place, spilled] : places) {
    SmallVector<Value> same;
    for (SpilledSum &sum : spilled.sums) {
      findLoads(sum, spilled, place.second, loads, addresses, sizes, changes);
      llvm::append_range(same, sum.loads);
    }
    llvm::SmallDenseSet<Value, 16> made = search.getMadeOf(same);
    for (const SpilledSum &sum : spilled.sums) {
      Value stored = getElementAccess(sum.update.store)->stored;
      if (!made.contains(stored) || sum.loads.empty()) {
        isSpillUnsure =
            isSpillUnsure || mayComeBack(sum.update, spilled.loaded,
                                         place.second, search, sizes);
        continue;
      }
      isLinked = true;
      for (Value load : sum.loads) {
        MemoryCell *cell = loads.lookup(load);
        cell->isCarried = true;
        if (!llvm::is_contained(cell->stored, stored))
          cell->stored.push_back(stored);
      }
    }
    for (Value value : made)
      if (Value temporary = search.getPassedThrough(value))
        forwarded[value].assign(temporaries.get(temporary).stored);
  }
  return isLinked;
}
