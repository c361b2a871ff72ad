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

/// Of two additions to one cell, the second goes on with what the first has
/// left there, if anything.
void SumGraph::carryBoth(const Update &a, const Update &b) {
  bool isOrdered = zeros.getWriters().mayRunInOrder(a.store, b.store);
  const Update &first = isOrdered ? a : b, &second = isOrdered ? b : a;
  Left left =
      restarts.getLeft(second.cell->access.memory, first.store, second.store);
  for (MemoryCell *cell : {first.cell, second.cell}) {
    cell->isCarried |= left == Left::all;
    cell->mayBeCarried |= left == Left::unsure;
  }
}

/// What is added twice to one cell, in one loop or in none: what is added once
/// in each of two loops is two sums. Cells are one also where only the formulas
/// of their positions say so.
void SumGraph::carryRepeated(ArrayRef<Update> updates, SizeProvider *sizes) {
  llvm::SmallMapVector<MemoryCell *, Update, 4> last;
  for (const Update &update : updates) {
    auto [before, isNew] = last.insert({update.cell, update});
    if (!isNew)
      carryBoth(before->second, update);
    before->second = update;
  }
  if (!sizes || last.size() < 2)
    return;
  struct Placed {
    Update update;
    SmallVector<Quantity> positions;
  };
  llvm::SmallDenseMap<size_t, SmallVector<Placed, 1>, 4> placed;
  for (auto &[cell, update] : last) {
    SmallVector<Quantity> positions = getPositions(cell->access, *sizes);
    auto &candidates = placed[llvm::hash_combine_range(positions)];
    for (Placed &other : candidates)
      if (other.positions == positions &&
          addresses.areOneMemory(other.update.cell->access.memory,
                                 cell->access.memory))
        carryBoth(other.update, update);
    candidates.push_back({update, std::move(positions)});
  }
}

/// How many stores next to `store` may each go to elements of their own, all
/// the time; nothing if it is not known.
static std::optional<int64_t> getMostApart(const Update &update, Value memory,
                                           SizeProvider &sizes,
                                           LoopChanges &changes,
                                           KeepsMemory keeps) {
  if (isa<ShapedType>(getElementAccess(update.store)->stored.getType()))
    return std::nullopt;
  std::optional<int64_t> numElements = sizes.getNumElements(memory).getInt64();
  std::optional<int64_t> numVisits =
      countVisits(update.store, memory, sizes, changes, keeps);
  if (!numElements || numVisits.value_or(0) <= 0)
    return std::nullopt;
  return *numElements / *numVisits;
}

/// Whether what is stored may be made of what has been there.
bool SumGraph::mayAdd(const Update &update) {
  return update.cell->stores.size() < 2 ||
         isa<TensorType>(update.cell->access.memory.getType()) ||
         restarts.isSum(update.store);
}

/// A cell that a loop comes back to, and in which it finds what was there.
void SumGraph::carryRevisited(const Update &update, SizeProvider *sizes) {
  auto [op, cell] = update;
  ElementAccess access = *getElementAccess(op);
  access.memory = cell->access.memory;
  bool mayBeRevisited = false;
  auto keeps = [&](Loop loop) {
    Left left = getLeft(update, loop);
    mayBeRevisited |= left == Left::unsure;
    return left == Left::all;
  };
  if (!mayAdd(update))
    return;
  cell->isCarried = isRevisited(op, access, sizes, changes, keeps);
  cell->mayBeCarried |= mayBeRevisited;
}

/// A cell in which nothing is loaded again is no sum; looking for loops around
/// its stores can be saved.
void SumGraph::carryCells(SizeProvider *sizes) {
  llvm::SmallPtrSet<MemoryCell *, 8> loaded;
  for (const auto *known : {&loads, &loadsOfCopies})
    for (auto [value, cell] : *known)
      loaded.insert(cell);
  for (const Update &update : stores)
    if (!update.cell->isCarried && loaded.contains(update.cell))
      carryRevisited(update, sizes);

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
  // What comes from elsewhere is none of the sums.
  const Update *first = llvm::find_if(
      updates, [&](const Update &update) { return mayAdd(update); });
  if (first == updates.end())
    return;
  std::optional<int64_t> mostApart;
  if (sizes)
    mostApart = getMostApart(*first, memory, *sizes, changes, [&](Loop loop) {
      return getLeft(*first, loop) == Left::all;
    });
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
  // As many as go on with one another.
  ArrayRef<Update> rest = sums;
  while (mostApart && static_cast<int64_t>(rest.size()) > *mostApart) {
    size_t number = 1;
    while (number < rest.size() &&
           restarts.getLeft(rest[number].cell->access.memory,
                            rest[number - 1].store,
                            rest[number].store) != Left::nothing)
      ++number;
    if (static_cast<int64_t>(number) > *mostApart)
      carry(rest.take_front(number));
    rest = rest.drop_front(number);
  }
  carryRepeated(sums, sizes);
}

bool SumGraph::carryUnsure() {
  bool isAny = !mayBeForwarded.empty();
  for (auto [argument, yielded] : mayBeForwarded)
    forwarded[argument].push_back(yielded);
  mayBeForwarded.clear();
  for (MemoryCell &cell : cells)
    if (cell.mayBeCarried && !cell.isCarried)
      isAny = cell.isCarried = true;
  return isAny;
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
/// A sum, by its number among all stores.
struct NumberedSum {
  unsigned number;
  SumGraph::Update update;
};

/// Sums in one memory, in loops that stand in one place.
struct LoopSums {
  SmallVector<NumberedSum, 1> all;
  /// By how their elements are found, but for what the loops count.
  llvm::DenseMap<size_t, SmallVector<NumberedSum, 1>> alike;

  /// Those nearest to a store, before and behind it.
  static SmallVector<SumGraph::Update, 2> getNearest(ArrayRef<NumberedSum> sums,
                                                     unsigned number) {
    auto *behind = llvm::partition_point(
        sums, [&](const NumberedSum &sum) { return sum.number < number; });
    SmallVector<SumGraph::Update, 2> nearest;
    if (behind != sums.begin())
      nearest.push_back(std::prev(behind)->update);
    if (behind != sums.end())
      nearest.push_back(behind->update);
    return nearest;
  }

  /// Those among them that find their element as `access` does.
  SmallVector<SumGraph::Update, 2> findAlike(const ElementAccess &access,
                                             unsigned number,
                                             const Addresses &addresses) const {
    auto found = alike.find(addresses.hashInOtherLoops(access));
    if (found == alike.end())
      return {};
    SmallVector<SumGraph::Update, 2> nearest =
        getNearest(found->second, number);
    llvm::erase_if(nearest, [&](const SumGraph::Update &other) {
      return !addresses.areSameInOtherLoops(other.cell->access, access);
    });
    return nearest;
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
  llvm::DenseMap<Operation *, unsigned> numbers;
  for (auto [number, update] : llvm::enumerate(stores)) {
    Value memory = addresses.getBase(update.cell->access.memory);
    numbers.try_emplace(update.store, number);
    if (!update.cell->isCarried || !open.contains(memory))
      continue;
    size_t hash = addresses.hashInOtherLoops(update.cell->access);
    NumberedSum sum = {static_cast<unsigned>(number), update};
    for (Loop loop = loops.getLoop(update.store); loop;
         loop = loops.getOuter(loop)) {
      LoopSums &sums = summed[{memory, loops.getPlaceOf(loop)}];
      sums.all.push_back(sum);
      sums.alike[hash].push_back(sum);
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
      unsigned number = numbers.lookup(update.store);
      SmallVector<Value> loaded = getLoaded(update.store);
      if (loaded.size() < 2)
        break;
      for (const Update &near :
           place == own
               ? LoopSums::getNearest(sums->second.all, number)
               : sums->second.findAlike(cell->access, number, addresses))
        if (loaded == getLoaded(near.store))
          carryBoth(near, update);
      break;
    }
  }
}
