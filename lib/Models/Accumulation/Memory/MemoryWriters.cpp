//===- MemoryWriters.cpp - Who writes to memory, and when -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Memory/MemoryWriters.h"

#include "Loops/CallSites.h"
#include "Loops/LoopCounters.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// A buffer with more uses or writers is not followed.
static constexpr size_t maxUses = 256, maxWriters = 64;

//===----------------------------------------------------------------------===//
// Writers
//===----------------------------------------------------------------------===//

static bool makesMemory(Operation *op) {
  return llvm::any_of(op->getResultTypes(),
                      [](Type type) { return isInMemory(type); });
}

/// What branches, loops and the ends of regions hand on for `use`.
static SmallVector<Value> getHandedOn(OpOperand &use) {
  SmallVector<Value> values = getForwardedTo(use);
  if (auto branch = dyn_cast<BranchOpInterface>(use.getOwner()))
    if (std::optional<BlockArgument> argument =
            branch.getSuccessorBlockArgument(use.getOperandNumber()))
      values.push_back(*argument);
  return values;
}

/// Adds what a function calls `use`, an operand of its only call.
void MemoryWriters::addPassed(OpOperand &use,
                              SmallVectorImpl<Value> &arguments) const {
  const CallSites *calls = changes.getCalls();
  Region *callee = calls ? calls->getCallee(use.getOwner()) : nullptr;
  if (!callee)
    return;
  ArrayRef<CallSites::Call> sites = calls->getCalls(callee->getParentOp());
  if (sites.size() == 1)
    for (auto [argument, operand] :
         llvm::zip(callee->getArguments(), sites.front().operands))
      if (operand == use.get())
        arguments.push_back(argument);
}

/// Adds a use of a buffer or of a view of it. False if it is not known what it
/// does.
bool MemoryWriters::addUse(OpOperand &use, Writers &writers,
                           SmallVectorImpl<Value> &views) const {
  using namespace MemoryEffects;
  Operation *op = use.getOwner();
  std::optional<ElementAccess> access = getElementAccess(op);
  if (access && access->memory == use.get()) {
    if (access->stored)
      writers.uses.push_back(&use);
    return true;
  }
  for (OpResult result : op->getResults())
    if (isViewOf(result, use)) {
      views.push_back(result);
      return true;
    }
  SmallVector<Value> handedOn = getHandedOn(use);
  addPassed(use, handedOn);
  if (!handedOn.empty()) {
    llvm::append_range(views, handedOn);
    return true;
  }
  if (op->hasTrait<OpTrait::IsTerminator>())
    return op->getParentOp()->hasTrait<OpTrait::IsIsolatedFromAbove>();
  if (hasEffect<Write>(op, use.get())) {
    writers.uses.push_back(&use);
    return true;
  }
  return !makesMemory(op) &&
         (hasEffect<Read>(op, use.get()) || hasEffect<Free>(op, use.get()) ||
          (op->getNumRegions() == 0 && isMemoryEffectFree(op)));
}

const Writers &MemoryWriters::getWriters(Value base) {
  std::unique_ptr<Writers> &found = known[base];
  if (found)
    return *found;
  found = std::make_unique<Writers>();
  Writers &writers = *found;
  SmallVector<Value> views = {base};
  llvm::SmallDenseSet<Value, 8> visited;
  size_t numUses = 0;
  while (!views.empty() && writers.areAll) {
    Value view = views.pop_back_val();
    if (!visited.insert(view).second)
      continue;
    for (OpOperand &use : view.getUses()) {
      writers.areAll = ++numUses <= maxUses && addUse(use, writers, views) &&
                       writers.uses.size() <= maxWriters;
      if (!writers.areAll)
        break;
    }
  }
  return writers;
}

//===----------------------------------------------------------------------===//
// What is written as a whole
//===----------------------------------------------------------------------===//

/// Whether each iteration of `loop` runs `inner`, an operation that is in no
/// other loop inside of it.
bool MemoryWriters::runsAlways(Operation *inner, Loop loop) {
  if (auto *op = dyn_cast<Operation *>(loop))
    return inner->getParentOp() == op;
  auto *cycle = cast<CFGLoop *>(loop);
  if (inner->getParentRegion() != cycle->getHeader()->getParent())
    return false;
  SmallVector<Block *> latches;
  cycle->getLoopLatches(latches);
  return llvm::all_of(latches, [&](Block *latch) {
    return dominance.dominates(inner->getBlock(), latch);
  });
}

/// The positions among `indices` that an operation counts through, each from 0
/// to its extent; nothing if it counts anything else.
static std::optional<SmallVector<Value>>
getFullyCounted(LoopLikeOpInterface loop, const ElementAccess &access,
                MemRefType type) {
  std::optional<SmallVector<Value>> counters = loop.getLoopInductionVars();
  auto starts = loop.getLoopLowerBounds(), ends = loop.getLoopUpperBounds(),
       steps = loop.getLoopSteps();
  if (!counters || !starts || !ends || !steps)
    return std::nullopt;
  Builder builder(loop.getContext());
  for (auto [counter, start, end, step] :
       llvm::zip_equal(*counters, *starts, *ends, *steps)) {
    auto *index = llvm::find(access.indices, counter);
    if (index == access.indices.end())
      return std::nullopt;
    int64_t extent = type.getDimSize(index - access.indices.begin());
    if (!isSameNumber(start, builder.getIndexAttr(0)) ||
        !isSameNumber(step, builder.getIndexAttr(1)) ||
        !isSameNumber(end, builder.getIndexAttr(extent)))
      return std::nullopt;
  }
  return counters;
}

/// The same of a loop in any form, by what is known of sizes.
static std::optional<SmallVector<Value>>
getFullyCounted(Loop loop, const ElementAccess &access, SizeProvider &sizes) {
  std::optional<SmallVector<CarriedCounter>> counters =
      getCounters(loop, sizes);
  if (!counters)
    return std::nullopt;
  SmallVector<Value> counted;
  for (const CarriedCounter &counter : *counters) {
    auto *index = llvm::find(access.indices, counter.value);
    if (index == access.indices.end())
      continue;
    Quantity extent =
        sizes.getDim(access.memory, index - access.indices.begin());
    if (!counter.lower.isZero() || counter.step != Quantity(1) ||
        !counter.trips || *counter.trips != extent)
      return std::nullopt;
    counted.push_back(counter.value);
  }
  return counted;
}

/// The outermost of loops that go through all elements of a buffer together, a
/// counter for each dimension of it.
std::optional<MemoryCover>
MemoryWriters::getLoopsThroughAll(Operation *store,
                                  const ElementAccess &access) {
  auto type = dyn_cast<MemRefType>(access.memory.getType());
  if (!type || (access.map && !access.map.isIdentity()))
    return std::nullopt;
  llvm::SmallDenseSet<Value, 4> left(access.indices.begin(),
                                     access.indices.end());
  MemoryCover cover = {store, Loop()};
  for (Loop loop = changes.getLoops().getLoop(store); !left.empty();
       loop = changes.getLoops().getOuter(loop)) {
    if (!loop || !runsAlways(cover.place, loop))
      return std::nullopt;
    std::optional<SmallVector<Value>> counted;
    if (auto *op = dyn_cast<Operation *>(loop))
      counted = getFullyCounted(cast<LoopLikeOpInterface>(op), access, type);
    if (!counted && sizes)
      counted = getFullyCounted(loop, access, *sizes);
    if (!counted || counted->empty())
      return std::nullopt;
    for (Value counter : *counted)
      left.erase(counter);
    auto *cycle = dyn_cast<CFGLoop *>(loop);
    cover = {cycle ? cycle->getHeader()->getTerminator()
                   : cast<Operation *>(loop),
             loop};
  }
  return cover;
}

std::optional<MemoryCover> MemoryWriters::getCover(OpOperand &use, Value memory,
                                                   Operation *reader) {
  Operation *op = use.getOwner();
  std::optional<ElementAccess> access = getElementAccess(op);
  if (access)
    if (std::optional<ElementAccess> read = getElementAccess(reader);
        read && read->memory == memory && addresses.areSame(*access, *read))
      return MemoryCover{op, Loop()};
  Value written = stripWholeViews(use.get());
  bool isAll = addresses.areOneMemory(written, addresses.getBase(memory)) ||
               addresses.areOneMemory(written, stripWholeViews(memory)) ||
               isSameStorage(written, stripWholeViews(memory));
  if (!isAll)
    return std::nullopt;
  if (!access)
    return MemoryCover{op, Loop()};
  auto [covering, isNew] = storedByLoops.try_emplace(op, std::nullopt);
  if (isNew)
    covering->second = getLoopsThroughAll(op, *access);
  return covering->second;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

/// `op` and the calls around it, as long as its function has one call.
static SmallVector<Operation *, 2> getSites(Operation *op,
                                            const CallSites *calls) {
  constexpr unsigned maxSites = 8;
  SmallVector<Operation *, 2> sites = {op};
  while (calls && sites.size() < maxSites) {
    ArrayRef<CallSites::Call> of =
        calls->getCalls(EnclosingLoops::getFunction(sites.back()));
    if (of.size() != 1)
      break;
    sites.push_back(of.front().op);
  }
  return sites;
}

/// The operations that stand for both in one function, which calls those that
/// they are in.
static std::pair<Operation *, Operation *>
getInOneFunction(Operation *a, Operation *b, const CallSites *calls) {
  if (!calls ||
      EnclosingLoops::getFunction(a) == EnclosingLoops::getFunction(b))
    return {a, b};
  SmallVector<Operation *, 2> others = getSites(b, calls);
  for (Operation *site : getSites(a, calls))
    for (Operation *other : others)
      if (EnclosingLoops::getFunction(site) ==
          EnclosingLoops::getFunction(other))
        return {site, other};
  return {a, b};
}

bool MemoryWriters::isBefore(const MemoryCover &cover, Operation *op) {
  auto [place, later] = getInOneFunction(cover.place, op, changes.getCalls());
  return dominance.properlyDominates(place, later, /*enclosingOpOk=*/false) &&
         !(cover.loop && changes.getLoops().contains(cover.loop, op));
}

bool MemoryWriters::isPassedAround(const MemoryCover &cover, Operation *from,
                                   Operation *to, Loop loop) {
  if (!changes.getLoops().contains(loop, cover.place))
    return false;
  if (isBefore(cover, to))
    return true;
  auto [place, earlier] =
      getInOneFunction(cover.place, from, changes.getCalls());
  Operation *beside = place->getBlock()->findAncestorOpInBlock(*earlier);
  return beside && beside != place && beside->isBeforeInBlock(place);
}

bool MemoryWriters::mayRunInOrder(Operation *from, Operation *to) {
  std::tie(from, to) = getInOneFunction(from, to, changes.getCalls());
  for (Region *region = to->getParentRegion(); region;
       region = region->getParentRegion()) {
    Operation *first = region->findAncestorOpInRegion(*from);
    if (!first)
      continue;
    Operation *second = region->findAncestorOpInRegion(*to);
    if (first == second)
      return from != to;
    return first->getBlock() == second->getBlock()
               ? first->isBeforeInBlock(second)
               : !dominance.properlyDominates(second, first);
  }
  return true;
}

bool MemoryWriters::canReach(Operation *from, Operation *to, Value base,
                             const MemoryCover *cover) {
  bool isCovered = cover && isBefore(*cover, to) && !isBefore(*cover, from) &&
                   cover->place != from;
  if (mayRunInOrder(from, to) && !isCovered)
    return true;
  EnclosingLoops &loops = changes.getLoops();
  return llvm::any_of(loops.getLoopsAround(to), [&](Loop loop) {
    return loops.contains(loop, from) && !changes.changeMemory(base, loop) &&
           !(cover && isPassedAround(*cover, from, to, loop));
  });
}
