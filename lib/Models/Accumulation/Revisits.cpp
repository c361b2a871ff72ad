//===- Revisits.cpp - Which loops come back to an address -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "Loops/BlockCycles.h"
#include "Loops/CallPathSizes.h"
#include "Loops/CallSites.h"
#include "Loops/CountedPositions.h"
#include "Loops/LoopChanges.h"
#include "Loops/LoopCounters.h"

#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

/// Whether the formula of a value is a symbol for just that value: nobody says
/// what its operation computes.
static bool isOpaque(OpResult value, SizeProvider &sizes) {
  if (!value.getType().isIntOrIndex())
    return false;
  Quantity formula = sizes.getValue(value);
  const Atom *symbol = Polynomial::getOnlyAtom(formula);
  return symbol && symbol->kind == Atom::Kind::symbol &&
         llvm::none_of(value.getOwner()->getOperands(), [&](Value operand) {
           return operand.getType().isIntOrIndex() &&
                  sizes.getValue(operand).mentions(symbol->name);
         });
}

/// Adds what an argument that is no counter is handed: by the calls of its
/// function, or by a region or block if there is one way in. The test of a loop
/// hands on to its body what it is given itself.
static bool addHanded(BlockArgument argument, const CallSites *calls,
                      SmallVectorImpl<Value> &sources) {
  SmallVector<Value> all;
  if (calls)
    calls->addSources(argument, all);
  if (!all.empty()) {
    llvm::append_range(sources, all);
    return true;
  }
  if (argument.getOwner()->isEntryBlock()) {
    for (const Forwarding &forwarding :
         getForwardings(argument.getOwner()->getParentOp()))
      if (forwarding.to == argument)
        all.push_back(forwarding.from);
  } else {
    all = getIncoming(argument);
  }
  if (all.size() != 1)
    return false;
  sources.push_back(all.front());
  return true;
}

/// Whether positions are computed from counters in the loop, so that their
/// formulas say all that changes in it: what is loaded there, or carried, or
/// has no formula, is another value each time.
static bool areCounted(ArrayRef<Value> positions, Loop loop,
                       SizeProvider &sizes, LoopChanges &changes) {
  EnclosingLoops &loops = changes.getLoops();
  SmallVector<Value> worklist(positions), opaque;
  llvm::DenseSet<Value> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (!visited.insert(value).second || !loops.contains(loop, value))
      continue;
    Operation *definition = value.getDefiningOp();
    if (!definition) {
      auto argument = cast<BlockArgument>(value);
      if (!isCounter(argument, loops, sizes) &&
          !addHanded(argument, changes.getCalls(), worklist))
        return false;
      continue;
    }
    if (!isMemoryEffectFree(definition))
      return false;
    llvm::append_range(worklist, definition->getOperands());
    if (isOpaque(cast<OpResult>(value), sizes))
      opaque.push_back(value);
  }
  return !changes.change(opaque, loop);
}

SmallVector<Quantity> roofline::getPositions(const ElementAccess &access,
                                             SizeProvider &sizes) {
  SmallVector<Quantity> positions;
  if (!access.map)
    for (Value index : access.indices)
      positions.push_back(sizes.getValue(index));
  else
    for (AffineExpr position : access.map.getResults())
      positions.push_back(
          evaluate(sizes, position, access.map.getNumDims(), access.indices));
  return positions;
}

namespace {
/// Positions of a store, rewritten from loop to loop and from function to
/// caller on the way out, so that the counters of those further out are in
/// them.
class CountedAddress {
public:
  CountedAddress(const ElementAccess &store, SizeProvider &sizes,
                 LoopChanges &changes)
      : store(&store), sizes(sizes), changes(&changes) {}

  /// Starts with the loops of one function, from the inside out.
  /// False if what loops further in count is not known any more.
  bool start(ArrayRef<Loop> loops);
  /// Goes on to the next loop around. False if what it counts is not known:
  /// then positions do not say which iterations there are.
  bool enter(Loop loop);
  /// Goes on to a call of the function that the last loop is in.
  void leaveTo(const CallSites::Call &call) {
    sizes.leave(*changes->getCalls()->getCallee(call.op), call.operands);
  }
  /// Whether of a counter of the last loop that stands for several, as
  /// coalescing leaves it, not all are in the address.
  bool leavesCounterUnused();

private:
  bool isUnused(const CarriedCounter &counter);

  const ElementAccess *store;
  CallPathSizes sizes;
  LoopChanges *changes;
  SmallVector<Quantity> positions;
  SmallVector<Loop> entered;
  SmallVector<CarriedCounter> counters;
};
} // namespace

bool CountedAddress::enter(Loop loop) {
  std::optional<SmallVector<CarriedCounter>> own = getCounters(loop, sizes);
  if (!own)
    return false;
  entered.push_back(loop);
  counters = std::move(*own);
  for (const CarriedCounter &counter : counters)
    if (std::optional<CarriedCounter::Symbol> symbol = counter.getSymbol(sizes))
      for (Quantity &position : positions)
        position = counter.countIterations(position, *symbol);
  return true;
}

bool CountedAddress::start(ArrayRef<Loop> loops) {
  for (Loop loop : loops)
    if (auto *cycle = dyn_cast<CFGLoop *>(loop))
      for (BlockArgument carried : cycle->getHeader()->getArguments())
        if (carried.getType().isIntOrIndex())
          sizes.count(carried);
  positions = getPositions(*store, sizes);
  return llvm::all_of(std::exchange(entered, {}),
                      [&](Loop loop) { return enter(loop); });
}

bool CountedAddress::isUnused(const CarriedCounter &counter) {
  std::optional<CarriedCounter::Symbol> symbol = counter.getSymbol(sizes);
  return symbol && (stayForSome(positions, *symbol->atom) ||
                    (counter.trips &&
                     comeAgain(positions, *symbol->atom, *counter.trips)));
}

bool CountedAddress::leavesCounterUnused() {
  Loop loop = entered.back();
  if (changes->changeMemory(store->memory, loop) ||
      !areCounted(store->indices, loop, sizes, *changes))
    return false;
  // A formula beyond the budget hides what it is made of.
  llvm::SetVector<StringRef> symbols;
  for (const Quantity &position : positions)
    position.collectSymbols(symbols);
  if (llvm::any_of(symbols, [](StringRef name) {
        return name.starts_with(getOpaquePrefix());
      }))
    return false;
  return llvm::any_of(counters, [&](const CarriedCounter &counter) {
    return isUnused(counter);
  });
}

/// The only call of the function that `op` is in, and in the place of `memory`
/// what it passes for it; null if there are several, or it passes no such.
static Operation *leaveFunction(Operation *op, Value &memory,
                                const CallSites *calls) {
  Operation *function = EnclosingLoops::getFunction(op);
  ArrayRef<CallSites::Call> sites =
      calls ? calls->getCalls(function) : ArrayRef<CallSites::Call>();
  auto argument = dyn_cast<BlockArgument>(memory);
  if (sites.size() != 1 || !argument ||
      argument.getOwner()->getParentOp() != function ||
      argument.getArgNumber() >= sites.front().operands.size())
    return nullptr;
  memory = sites.front().operands[argument.getArgNumber()];
  return sites.front().op;
}

bool roofline::isLeftAlone(const ElementAccess &access, Loop loop,
                           LoopChanges &changes) {
  return !changes.change(access.indices, loop) &&
         !changes.changeMemory(access.memory, loop);
}

std::optional<int64_t> roofline::countVisits(Operation *op, Value memory,
                                             SizeProvider &sizes,
                                             LoopChanges &changes,
                                             KeepsMemory keeps) {
  EnclosingLoops &loops = changes.getLoops();
  Quantity iterations = 1;
  llvm::SmallPtrSet<Operation *, 4> visited;
  while (op && visited.insert(op).second) {
    for (Loop loop = loops.getLoop(op); loop; loop = loops.getOuter(loop)) {
      std::optional<Quantity> trips;
      // Other memory in each iteration is none that is counted.
      if (!changes.changeMemory(memory, loop) && keeps(loop))
        trips = getTrips(loop, sizes);
      if (!trips)
        return iterations.getInt64();
      iterations *= *trips;
    }
    op = leaveFunction(op, memory, changes.getCalls());
  }
  return iterations.getInt64();
}

/// Whether of a counter of some loop around `op`, also around calls of its
/// function, not all is in the address.
static bool leavesSomeCounterUnused(Operation *op, const ElementAccess &store,
                                    SizeProvider &sizes, LoopChanges &changes,
                                    KeepsMemory keeps) {
  EnclosingLoops &loops = changes.getLoops();
  const CallSites *calls = changes.getCalls();
  struct Site {
    Operation *op;
    CountedAddress address;
  };
  SmallVector<Site, 1> sites;
  sites.push_back({op, CountedAddress(store, sizes, changes)});
  llvm::SmallPtrSet<Operation *, 4> visited;
  while (!sites.empty()) {
    Site site = sites.pop_back_val();
    SmallVector<Loop> own;
    for (Loop loop = loops.getLoop(site.op); loop; loop = loops.getOuter(loop))
      own.push_back(loop);
    bool isKnown = site.address.start(own);
    for (Loop loop : own) {
      isKnown = isKnown && site.address.enter(loop);
      if (isKnown && site.address.leavesCounterUnused() && keeps(loop))
        return true;
    }
    if (!isKnown || !calls)
      continue;
    Operation *function = EnclosingLoops::getFunction(site.op);
    SmallVector<CallSites::Call, 1> next;
    for (const CallSites::Call &call : calls->getCalls(function))
      if (visited.insert(call.op).second)
        next.push_back(call);
    for (auto [number, call] : llvm::enumerate(next)) {
      // Most functions have one call: a long path of these is no copy each.
      bool isLast = number + 1 == next.size();
      sites.push_back({call.op, isLast ? std::move(site.address)
                                       : CountedAddress(site.address)});
      sites.back().address.leaveTo(call);
    }
  }
  return false;
}

bool roofline::isRevisited(Operation *op, const ElementAccess &store,
                           SizeProvider *sizes, LoopChanges &changes,
                           KeepsMemory keeps) {
  for (Loop loop : changes.getLoops().getLoopsAround(op))
    if (isLeftAlone(store, loop, changes) && keeps(loop))
      return true;
  if (sizes && !isa<ShapedType>(store.stored.getType()) &&
      leavesSomeCounterUnused(op, store, *sizes, changes, keeps))
    return true;
  if (isa<TensorType>(store.memory.getType()))
    return false;
  auto address = llvm::to_vector_of<Value, 6>(store.indices);
  address.push_back(store.memory);
  return isRevisitedByBlocks(op, address, store.stored, [&](Block *header) {
    EnclosingLoops &loops = changes.getLoops();
    Loop loop = loops.getLoop(&header->front());
    Value base = Addresses(changes).getBase(store.memory);
    return !loop || (!(base.getDefiningOp() && loops.contains(loop, base)) &&
                     keeps(loop));
  });
}
