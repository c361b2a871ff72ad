//===- CarriedCells.cpp - Which cells of memory are accumulators ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A cell is one if a loop comes back to it, or if unrolling has left several
// additions to it. Of coalesced loops that were unrolled, no address says so
// any more, but their number: more additions than the memory has elements.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/Sums/SumGraph.h"
#include "Loops/LoopChanges.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

using Update = SumGraph::Update;

/// Goes from `values` to all that they are made of, as long as `visit` says so
/// and `numSteps` last.
void SumGraph::forEachSource(ArrayRef<Value> values, size_t &numSteps,
                             llvm::function_ref<bool(Node)> visit) const {
  auto pending = llvm::to_vector_of<Node, 8>(values);
  llvm::SmallDenseSet<Node, 8> visited(pending.begin(), pending.end());
  for (; !pending.empty() && numSteps != 0; --numSteps) {
    Node node = pending.pop_back_val();
    if (!visit(node))
      return;
    SmallVector<Node, 4> sources;
    getSources(node, sources);
    for (Node source : sources)
      if (visited.insert(source).second)
        pending.push_back(source);
  }
  isCut |= !pending.empty();
}

/// Whether what is stored is made of what was loaded from the cell, as far as
/// `numSteps` allow to tell.
bool SumGraph::isMadeOf(Value stored, MemoryCell *cell,
                        size_t &numSteps) const {
  bool isFound = false;
  forEachSource(stored, numSteps, [&](Node node) {
    auto load = loads.find(dyn_cast<Value>(node));
    isFound = load != loads.end() && load->second == cell;
    return !isFound;
  });
  return isFound;
}

/// What is added twice to one cell, in one loop or in none: what is added once
/// in each of two loops is two sums. Cells are one also where only the formulas
/// of their positions say so.
static void carryRepeated(ArrayRef<Update> updates, const Addresses &addresses,
                          SizeProvider *sizes) {
  llvm::SmallMapVector<MemoryCell *, unsigned, 4> numUpdates;
  for (const Update &update : updates)
    if (++numUpdates[update.cell] == 2)
      update.cell->isCarried = true;
  if (!sizes || numUpdates.size() < 2)
    return;
  struct Placed {
    MemoryCell *cell;
    SmallVector<Quantity> positions;
  };
  llvm::SmallDenseMap<size_t, SmallVector<Placed, 1>, 4> placed;
  for (auto [cell, number] : numUpdates) {
    SmallVector<Quantity> positions = getPositions(cell->access, *sizes);
    auto &candidates = placed[llvm::hash_combine_range(positions)];
    for (Placed &other : candidates)
      if (other.positions == positions &&
          addresses.areOneMemory(other.cell->access.memory,
                                 cell->access.memory))
        other.cell->isCarried = cell->isCarried = true;
    candidates.push_back({cell, std::move(positions)});
  }
}

/// How many stores next to `store` may each go to elements of their own, all
/// the time; nothing if it is not known.
static std::optional<int64_t> getMostApart(const Update &update, Value memory,
                                           SizeProvider &sizes,
                                           LoopChanges &changes) {
  if (isa<ShapedType>(getElementAccess(update.store)->stored.getType()))
    return std::nullopt;
  std::optional<int64_t> numElements = sizes.getNumElements(memory).getInt64();
  std::optional<int64_t> numVisits =
      countVisits(update.store, memory, sizes, changes);
  if (!numElements || numVisits.value_or(0) <= 0)
    return std::nullopt;
  return *numElements / *numVisits;
}

/// A cell in which nothing is loaded again is no sum; looking for loops around
/// its stores can be saved.
void SumGraph::carryCells(SizeProvider *sizes) {
  llvm::SmallPtrSet<MemoryCell *, 8> loaded;
  for (const auto *known : {&loads, &loadsOfCopies})
    for (auto [value, cell] : *known)
      loaded.insert(cell);
  for (auto [op, cell] : stores)
    if (!cell->isCarried && loaded.contains(cell)) {
      ElementAccess access = *getElementAccess(op);
      access.memory = cell->access.memory;
      cell->isCarried = isRevisited(op, access, sizes, changes);
    }

  // By memory, and the loop around, if any.
  EnclosingLoops &loops = changes.getLoops();
  llvm::MapVector<std::pair<Value, void *>, SmallVector<Update, 2>> places;
  for (auto [op, cell] : stores)
    if (!cell->isCarried && loaded.contains(cell))
      places[{addresses.getBase(cell->access.memory),
              loops.getLoop(op).getOpaqueValue()}]
          .push_back({op, cell});
  size_t numSteps = getStepsOfSearch();
  SmallVector<Update, 2> rest;
  for (auto &[place, updates] : places) {
    carryUpdates(updates, place.first, sizes, numSteps);
    llvm::append_range(rest, updates);
  }
  if (sizes)
    carrySiblings(rest, *sizes, numSteps);
  carryRemainders(rest, numSteps);
}

/// Of stores to one memory, next to one another.
void SumGraph::carryUpdates(ArrayRef<Update> updates, Value memory,
                            SizeProvider *sizes, size_t &numSteps) {
  std::optional<int64_t> mostApart;
  if (sizes)
    mostApart = getMostApart(updates.front(), memory, *sizes, changes);
  auto carry = [](ArrayRef<Update> all) {
    for (const Update &update : all)
      update.cell->isCarried = true;
  };
  if (mostApart && *mostApart < 1)
    return carry(updates);
  if (updates.size() < 2)
    return;
  SmallVector<Update, 2> sums;
  llvm::copy_if(updates, std::back_inserter(sums), [&](const Update &update) {
    return isMadeOf(getElementAccess(update.store)->stored, update.cell,
                    numSteps);
  });
  if (mostApart && static_cast<int64_t>(sums.size()) > *mostApart)
    return carry(sums);
  carryRepeated(sums, addresses, sizes);
}

SmallVector<Value> SumGraph::getLoadedMemory(ArrayRef<Value> values,
                                             size_t &numSteps) const {
  llvm::SmallSetVector<Value, 4> memory;
  forEachSource(values, numSteps, [&](Node node) {
    auto load = loads.find(dyn_cast<Value>(node));
    if (load != loads.end())
      memory.insert(addresses.getBase(load->second->access.memory));
    return true;
  });
  SmallVector<Value> sorted = memory.takeVector();
  llvm::sort(sorted, [](Value a, Value b) {
    return a.getAsOpaquePointer() < b.getAsOpaquePointer();
  });
  return sorted;
}

namespace {
/// Sums in one memory, in loops that stand in one place.
struct LoopSums {
  Operation *first;
  /// By how their elements are found, but for what the loops count.
  llvm::DenseMap<size_t, SmallVector<SumGraph::Update, 1>> alike;

  /// The store of one that finds its element as `access` does; null without.
  Operation *findAlike(const ElementAccess &access,
                       const Addresses &addresses) const {
    auto found = alike.find(addresses.hashInOtherLoops(access));
    if (found == alike.end())
      return nullptr;
    for (const SumGraph::Update &other : found->second)
      if (addresses.areSameInOtherLoops(other.cell->access, access))
        return other.store;
    return nullptr;
  }
};
} // namespace

/// What unrolling leaves of a sum stands behind the loop and adds from the same
/// buffers to the same buffer: once, or in a loop of its own in which it finds
/// its element as the other loop does.
void SumGraph::carryRemainders(ArrayRef<Update> rest, size_t numSteps) {
  llvm::SmallDenseSet<Value, 4> open;
  for (const Update &update : rest)
    if (!update.cell->isCarried)
      open.insert(addresses.getBase(update.cell->access.memory));
  if (open.empty())
    return;
  EnclosingLoops &loops = changes.getLoops();
  llvm::DenseMap<std::pair<Value, Block *>, LoopSums> summed;
  for (const Update &update : stores) {
    Value memory = addresses.getBase(update.cell->access.memory);
    if (!update.cell->isCarried || !open.contains(memory))
      continue;
    size_t hash = addresses.hashInOtherLoops(update.cell->access);
    for (Loop loop = loops.getLoop(update.store); loop;
         loop = loops.getOuter(loop)) {
      auto [sums, isNew] = summed.try_emplace({memory, loops.getPlaceOf(loop)});
      if (isNew)
        sums->second.first = update.store;
      auto &alike = sums->second.alike[hash];
      if (alike.empty() || alike.back().cell != update.cell)
        alike.push_back(update);
    }
  }
  auto getLoaded = [&](Operation *store) {
    return getLoadedMemory(getElementAccess(store)->stored, numSteps);
  };
  for (const Update &update : rest) {
    MemoryCell *cell = update.cell;
    Value memory = addresses.getBase(cell->access.memory);
    Block *own = loops.getPlace(update.store->getBlock());
    for (Block *place = own; place && !cell->isCarried;
         place = loops.getPlaceAround(place)) {
      auto sums = summed.find({memory, place});
      if (sums == summed.end())
        continue;
      Operation *found = place == own
                             ? sums->second.first
                             : sums->second.findAlike(cell->access, addresses);
      SmallVector<Value> loaded = getLoaded(update.store);
      cell->isCarried =
          found && loaded.size() > 1 && loaded == getLoaded(found);
      break;
    }
  }
}
