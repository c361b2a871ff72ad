//===- StorageEnds.cpp - From when to when memory is in use ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A branch hands out what one of its sides ends with, and moves nothing for
// that: what comes out is one of several storages. It needs memory beside them
// as long as one of them has ended, since it may be that one.
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "ArgumentSizes.h"

using namespace mlir;
using namespace mlir::roofline;

/// Results that are the same on all sides are one storage; `chosen` are those
/// of the operation so far.
void StorageFinder::addChosen(OpResult result, ArrayRef<Value> values,
                              unsigned position, Chosen &chosen) {
  std::vector<unsigned> sources;
  for (Value value : values) {
    std::optional<unsigned> source = all.getStorage(value);
    // A splat has none, and has to be made.
    if (!source) {
      addNew(result, Kind::result, position);
      return;
    }
    sources.push_back(*source);
  }
  auto [same, isNew] = chosen.try_emplace(sources, all.storages.size());
  if (!isNew) {
    addTo(same->second, result);
    return;
  }
  sourcesOf[same->second].assign(sources.begin(), sources.end());
  // A part holds the whole, on the way on which it is that part.
  llvm::SmallSetVector<unsigned, 2> wholes;
  bool isWritten = true, mayBePart = false;
  for (auto [value, source] : llvm::zip_equal(values, sources)) {
    if (!all.isWhole(value) || givenTo.contains(source))
      wholes.insert(source);
    isWritten &= isWritable(source);
    mayBePart |= wholesOf.contains(source);
  }
  for (unsigned source :
       llvm::SmallSetVector<unsigned, 2>(sources.begin(), sources.end()))
    ++numChoices[source];
  if (mayBePart || !wholes.empty()) {
    wholesOf[same->second] = std::move(wholes);
    all.hasLonger[function] = true;
    isWritten = false;
  }
  isChosenWritable[same->second] = isWritten;
  addNew(result, Kind::result, position);
}

/// Whoever reads what is one of several storages reads each of them. Chains of
/// choices are followed some way: what has not been chosen so often in a row is
/// hardly there.
void StorageFinder::visitSources(
    unsigned storage, llvm::function_ref<void(unsigned)> visit) const {
  constexpr size_t maxSources = 64;
  SmallVector<unsigned> open{storage};
  llvm::SmallDenseSet<unsigned> seen;
  while (!open.empty() && seen.size() < maxSources) {
    auto found = sourcesOf.find(open.pop_back_val());
    if (found == sourcesOf.end())
      continue;
    for (unsigned source : found->second)
      if (seen.insert(source).second) {
        visit(source);
        open.push_back(source);
      }
  }
  if (!open.empty())
    all.hasLonger[function] = true;
}

/// Whether two storages may be one: what is chosen is one of its sources.
bool StorageFinder::mayShare(unsigned a, unsigned b) const {
  if (a == b)
    return true;
  if (!sourcesOf.contains(a) && !sourcesOf.contains(b))
    return false;
  llvm::SmallDenseSet<unsigned> first{a};
  visitSources(a, [&](unsigned source) { first.insert(source); });
  bool isShared = first.contains(b);
  visitSources(b, [&](unsigned source) { isShared |= first.contains(source); });
  return isShared;
}

bool StorageFinder::isReadBehind(unsigned storage, unsigned position,
                                 bool orHandedOut) {
  auto isRead = [&](unsigned each) {
    return liveUntil[each].isBehind(sides, position) ||
           (orHandedOut && handedOutUntil[each].isBehind(sides, position));
  };
  bool isAnyRead = isRead(storage);
  if (!isAnyRead)
    visitSources(storage,
                 [&](unsigned source) { isAnyRead |= isRead(source); });
  return isAnyRead;
}

/// What is there all the time, whoever uses it.
bool StorageFinder::isAlwaysThere(const Storages::Storage &storage) const {
  return storage.kind == Kind::constant || storage.kind == Kind::global ||
         (storage.kind == Kind::argument &&
          classes.get(storage.value) != ValueClass::activation);
}

/// When a storage is there; that of what is chosen, also while all that it may
/// be is there.
StorageFinder::Stretches StorageFinder::getThere(unsigned storage) const {
  if (auto found = thereIn.find(storage); found != thereIn.end())
    return found->second;
  if (isAlwaysThere(all.storages[storage]))
    return {{0, all.getEnd(function)}};
  return all.storages[storage].stretches;
}

/// What is one of several takes memory beside them as long as one is not there.
void StorageFinder::addOwnStretches(unsigned storage) {
  Storages::Storage &own = all.storages[storage];
  ArrayRef<unsigned> sources = sourcesOf.find(storage)->second;
  Stretches covered = getThere(sources.front());
  // The caller may hold it for longer.
  bool mayBeHeld = false;
  for (unsigned source : sources) {
    covered = intersect(covered, getThere(source));
    const Storages::Storage &each = all.storages[source];
    mayBeHeld |=
        each.kind == Kind::argument && !isEntry && !isAlwaysThere(each);
  }
  heldIn[storage] = own.stretches;
  thereIn[storage] = unite(own.stretches, covered);
  own.stretches = subtract(own.stretches, covered);
  // What is one of several twice may be counted twice.
  if (!own.stretches.empty())
    all.hasLonger[function] = all.hasLonger[function] || mayBeHeld ||
                              llvm::any_of(sources, [&](unsigned source) {
                                return numChoices.lookup(source) > 1;
                              });
}

/// Whether there is a side with which all of `chosen`, of one branch, take the
/// memory that they may take: then they may do so at once.
bool StorageFinder::needsMostOnOneSide(ArrayRef<unsigned> chosen) const {
  size_t numSides = sourcesOf.find(chosen.front())->second.size();
  for (size_t side = 0; side < numSides; ++side) {
    bool isMost = llvm::all_of(chosen, [&](unsigned storage) {
      ArrayRef<unsigned> sources = sourcesOf.find(storage)->second;
      if (sources.size() != numSides)
        return false;
      Stretches needed =
          subtract(heldIn.find(storage)->second, getThere(sources[side]));
      return subtract(all.storages[storage].stretches, needed).empty();
    });
    if (isMost)
      return true;
  }
  return false;
}

/// What the first region of a loop hands out and on is not held in the second
/// one longer than that reads it: what is behind the loop does not come next.
void StorageFinder::leaveOutSecondRegions(unsigned storage) {
  auto leaveOut = [&](const Loop &loop) {
    Stretches &stretches = all.storages[storage].stretches;
    if (loop.second == 0 || stretches.back().second < loop.end)
      return;
    Stretches read = lastUsed[storage].getStretches(
        sides, loop.second, lastUsed[storage], sides.getAt(loop.second));
    stretches =
        unite(subtract(stretches, Stretch{loop.second, loop.end - 1}), read);
  };
  unsigned definition = all.storages[storage].definition;
  for (unsigned loop = loopAt[definition]; loop != 0; loop = loops[loop].parent)
    if (loops[loop].begin < definition && definition < loops[loop].second)
      leaveOut(loops[loop]);
  auto found = renewedIn.find(storage);
  if (found == renewedIn.end())
    return;
  for (unsigned position : found->second) {
    const Loop &loop = loops[loopAt[position]];
    // Who writes there behind the loop may have it from elsewhere.
    bool isOwn =
        definition >= loop.begin || lastWritten.lookup(storage) < loop.end;
    if (isOwn)
      leaveOut(loop);
    else if (loop.second != 0)
      all.hasLonger[function] = true;
  }
}

/// The storages that are there as long as `value` is, in `storage`: one of
/// them, besides the value.
void StorageFinder::addWholes(unsigned storage, Value value,
                              Wholes &wholes) const {
  if (!all.isWhole(value))
    wholes.insert(storage);
  SmallVector<unsigned> open{storage};
  llvm::SmallDenseSet<unsigned> seen{storage};
  while (!open.empty()) {
    unsigned each = open.pop_back_val();
    auto own = wholesOf.find(each);
    if (own == wholesOf.end())
      continue;
    wholes.insert(own->second.begin(), own->second.end());
    for (unsigned source : sourcesOf.find(each)->second)
      if (seen.insert(source).second)
        open.push_back(source);
  }
}

/// Wholes are in use as long as what may be a part of them, or becomes
/// something that may.
void StorageFinder::holdWholes(unsigned first) {
  llvm::DenseMap<unsigned, LastUses> behind;
  for (unsigned number = all.storages.size(); number-- > first;) {
    auto wholes = wholesOf.find(number);
    if (wholes == wholesOf.end())
      continue;
    LastUses uses = std::move(behind[number]);
    uses.add(sides, lastUsed[number]);
    for (unsigned source : wholes->second)
      lastUsed[source].add(sides, uses);
    for (unsigned source : sourcesOf.find(number)->second)
      if (wholesOf.contains(source))
        behind[source].add(sides, uses);
  }
}

void StorageFinder::addEnds(unsigned first) {
  addWholes();
  holdWholes(first);
  heldIn.clear();
  thereIn.clear();
  // What each branch chooses.
  llvm::MapVector<Operation *, SmallVector<unsigned, 2>> choices;
  for (unsigned number = first; number < all.storages.size(); ++number) {
    Storages::Storage &storage = all.storages[number];
    auto stated = ended.find(number);
    storage.stretches =
        (stated != ended.end() ? stated->second : lastUsed[number])
            .getStretches(sides, storage.definition, lastUsed[number]);
    if (storage.stretches.empty())
      storage.stretches.push_back({storage.definition, storage.definition});
    if (stated == ended.end())
      leaveOutSecondRegions(number);
    if (sourcesOf.contains(number)) {
      addOwnStretches(number);
      if (!storage.stretches.empty())
        choices[storage.value.getDefiningOp()].push_back(number);
    }
    storage.lastUse = storage.stretches.empty()
                          ? storage.definition - 1
                          : storage.stretches.back().second;
  }
  addHeldForSides(first);
  for (const auto &[op, chosen] : choices)
    if ((chosen.size() > 1 && !needsMostOnOneSide(chosen)) ||
        isDecidedElsewhere(op))
      all.hasLonger[function] = true;
}
