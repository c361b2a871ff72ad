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
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether what is in `storage` takes all of it.
static bool isAllOf(Value value, Value storage) {
  std::optional<Quantity> bytes = getStaticBytes(value.getType());
  return value.getType() == storage.getType() ||
         (bytes && bytes == getStaticBytes(storage.getType()));
}

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
  bool isWritten = true;
  for (unsigned source :
       llvm::SmallSetVector<unsigned, 2>(sources.begin(), sources.end())) {
    sourcesOf[same->second].push_back(source);
    ++numChoices[source];
    isWritten &= isWritable(source);
    if (isAllOf(result, all.storages[source].value))
      continue;
    // A part holds the whole, on the way on which it is that part.
    if (auto reads = lastRead.find(result); reads != lastRead.end())
      lastUsed[source].add(reads->second);
    all.hasLonger[function] = true;
    isWritten = false;
  }
  isChosenWritable[same->second] = isWritten;
  addNew(result, Kind::result, position);
}

/// Whoever reads what is one of several storages reads each of them. Chains of
/// choices are followed some way: what has not been chosen so often in a row is
/// hardly there.
void StorageFinder::visitSources(unsigned storage,
                                 llvm::function_ref<void(unsigned)> visit) {
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

void StorageFinder::addEnds(unsigned first) {
  // While what is one of several is there, with or without memory of its own.
  llvm::DenseMap<unsigned, SmallVector<Stretch, 1>> there;
  for (unsigned number = first; number < all.storages.size(); ++number) {
    Storages::Storage &storage = all.storages[number];
    auto stated = ended.find(number);
    storage.stretches =
        (stated != ended.end() ? stated->second : lastUsed[number])
            .getStretches(sides, storage.definition, lastUsed[number]);
    if (storage.stretches.empty())
      storage.stretches.push_back({storage.definition, storage.definition});
    if (auto found = sourcesOf.find(number); found != sourcesOf.end()) {
      SmallVector<Stretch, 1> held = storage.stretches;
      bool mayBeHeld = false;
      for (unsigned source : found->second) {
        const Storages::Storage &each = all.storages[source];
        if (isAlwaysThere(each))
          continue;
        auto chosen = there.find(source);
        held = subtract(held,
                        subtract(held, chosen != there.end() ? chosen->second
                                                             : each.stretches));
        // The caller may hold it for longer.
        mayBeHeld |= each.kind == Kind::argument && !isEntry;
      }
      there[number] = storage.stretches;
      storage.stretches = subtract(storage.stretches, held);
      // What is one of several twice may be counted twice.
      if (!storage.stretches.empty())
        all.hasLonger[function] =
            all.hasLonger[function] || mayBeHeld ||
            llvm::any_of(found->second, [&](unsigned source) {
              return numChoices.lookup(source) > 1;
            });
    }
    storage.lastUse = storage.stretches.empty()
                          ? storage.definition - 1
                          : storage.stretches.back().second;
  }
}
