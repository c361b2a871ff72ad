//===- LoopCounters.cpp - What loops count through ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/LoopCounters.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/TestedTrips.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

std::optional<CarriedCounter::Symbol>
CarriedCounter::getSymbol(SizeProvider &sizes) const {
  Quantity current = sizes.getValue(value);
  if (current == lower)
    return std::nullopt;
  std::optional<Symbol> symbol;
  if (const Atom *atom = Polynomial::getOnlyAtom(current);
      atom && atom->kind == Atom::Kind::symbol) {
    // Whatever the counter may be, the number of an iteration is not negative.
    symbol = {Atom::getSymbol(atom->name, SymbolFacts()), /*isCounter=*/true};
  } else {
    unsigned numAtoms = 0;
    forEachAtom(current - lower, [&](const Atom &atom) {
      symbol = {AtomRef(&atom), /*isCounter=*/false};
      ++numAtoms;
    });
    if (numAtoms != 1)
      return std::nullopt;
  }
  if (symbol->atom->kind != Atom::Kind::symbol)
    return std::nullopt;
  return symbol;
}

Quantity CarriedCounter::countIterations(const Quantity &formula,
                                         const Symbol &symbol) const {
  if (!symbol.isCounter)
    return formula;
  Quantity iteration = Polynomial::getAtom(symbol.atom);
  return putIn(formula, symbol.atom->name, lower + iteration * step);
}

//===----------------------------------------------------------------------===//
// Loops without bounds
//===----------------------------------------------------------------------===//

/// What is carried, if it starts in one way and each iteration adds the same
/// number to it.
static std::optional<CarriedCounter> getAdvanced(const CarriedValue &carried,
                                                 SizeProvider &sizes) {
  if (!carried.value.getType().isIntOrIndex() || carried.starts.size() != 1 ||
      carried.nexts.empty())
    return std::nullopt;
  CarriedCounter counter;
  counter.value = carried.value;
  counter.lower = sizes.getValue(carried.starts.front());
  Quantity current = sizes.getValue(carried.value);
  for (auto [number, next] : llvm::enumerate(carried.nexts)) {
    Quantity step = sizes.getValue(next) - current;
    if (!step.isConstant() || step.isZero() ||
        (number != 0 && step != counter.step))
      return std::nullopt;
    counter.step = step;
  }
  return counter;
}

static std::optional<Quantity> getTrips(const CarriedCounter &counter,
                                        const std::optional<Comparison> &test,
                                        bool isTestedLast,
                                        SizeProvider &sizes) {
  std::optional<CarriedCounter::Symbol> symbol = counter.getSymbol(sizes);
  // Of a loop that the analysis has left already, its last value is known.
  Quantity distance = sizes.getValue(counter.value) - counter.lower;
  if (!symbol && distance.isConstant() &&
      Quantity::mod(distance, counter.step).isZero())
    return Quantity::floorDiv(distance, counter.step) + (isTestedLast ? 1 : 0);
  if (!test || !symbol)
    return std::nullopt;
  Comparison goesOn{test->kind,
                    counter.countIterations(test->difference, *symbol)};
  return getTestedTrips(goesOn, Polynomial::getAtom(symbol->atom),
                        isTestedLast);
}

static std::optional<SmallVector<CarriedCounter>>
getCountersOf(ArrayRef<CarriedValue> carried,
              const std::optional<Comparison> &test, bool isTestedLast,
              SizeProvider &sizes) {
  SmallVector<CarriedCounter> counters;
  for (const CarriedValue &value : carried)
    if (std::optional<CarriedCounter> counter = getAdvanced(value, sizes)) {
      counter->trips = getTrips(*counter, test, isTestedLast, sizes);
      counters.push_back(std::move(*counter));
    }
  return counters.empty() ? std::nullopt : std::optional(std::move(counters));
}

static std::optional<SmallVector<CarriedCounter>>
getCountersOf(CFGLoop *loop, SizeProvider &sizes) {
  // Another way out may end it sooner.
  std::optional<Comparison> test;
  Block *exiting = loop->getExitingBlock();
  if (exiting && exiting->getNumSuccessors() == 2) {
    unsigned inside = loop->contains(exiting->getSuccessor(0)) ? 0 : 1;
    if (auto branch = dyn_cast<ExecutionOpInterface>(exiting->getTerminator()))
      test = branch.getSuccessorComparison(inside, sizes);
  }
  return getCountersOf(
      getCarriedValues(loop->getHeader(),
                       [&](Block *block) { return loop->contains(block); }),
      test,
      /*isTestedLast=*/exiting != loop->getHeader(), sizes);
}

//===----------------------------------------------------------------------===//
// All loops
//===----------------------------------------------------------------------===//

std::optional<SmallVector<CarriedCounter>>
roofline::getCounters(Loop loop, SizeProvider &sizes) {
  if (auto *cycle = dyn_cast<CFGLoop *>(loop))
    return getCountersOf(cycle, sizes);
  auto *op = cast<Operation *>(loop);
  SmallVector<CarriedCounter> counters;
  if (std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(sizes, op)) {
    for (const LoopLevel &level : *levels)
      if (level.counter)
        counters.push_back(
            {level.counter, level.lower, level.step, level.trips});
    return counters;
  }
  auto model = dyn_cast<ExecutionOpInterface>(op);
  std::optional<TestedLoop> tested =
      model ? model.getTestedLoop() : std::nullopt;
  if (!tested)
    return std::nullopt;
  return getCountersOf(tested->carried, sizes.getComparison(tested->condition),
                       /*isTestedLast=*/false, sizes);
}

/// Lets formulas name the iteration of `counter`, which may bound loops further
/// in, by `number` instead of by the loop.
static void renameCounter(const CarriedCounter &counter, unsigned number,
                          MutableArrayRef<Quantity> formulas,
                          SizeProvider &sizes) {
  std::optional<CarriedCounter::Symbol> symbol = counter.getSymbol(sizes);
  if (!symbol)
    return;
  SymbolFacts facts;
  facts.max = *counter.trips - 1;
  Quantity iteration = Polynomial::getAtom(
      Atom::getSymbol("iteration" + std::to_string(number), facts));
  Quantity renamed =
      symbol->isCounter ? counter.lower + iteration * counter.step : iteration;
  for (Quantity &formula : formulas)
    formula = putIn(formula, symbol->atom->name, renamed);
}

std::optional<SmallVector<Quantity>>
roofline::getCountedInside(Operation *op, Loop outer, EnclosingLoops &loops,
                           SizeProvider &sizes) {
  SmallVector<Quantity> counted;
  for (Loop loop = loops.getLoop(op); loop && loop != outer;
       loop = loops.getOuter(loop)) {
    std::optional<SmallVector<CarriedCounter>> counters =
        getCounters(loop, sizes);
    if (!counters)
      return std::nullopt;
    for (const CarriedCounter &counter : *counters) {
      if (!counter.trips)
        return std::nullopt;
      renameCounter(counter, counted.size(), counted, sizes);
      counted.append({counter.lower, counter.step, *counter.trips});
    }
  }
  return counted;
}

std::optional<Quantity> roofline::getTrips(Loop loop, SizeProvider &sizes) {
  if (auto *op = dyn_cast<Operation *>(loop))
    if (std::optional<SmallVector<LoopLevel>> levels =
            getLoopLevels(sizes, op)) {
      Quantity trips = 1;
      for (const LoopLevel &level : *levels)
        trips *= level.trips;
      return trips;
    }
  std::optional<SmallVector<CarriedCounter>> counters =
      getCounters(loop, sizes);
  if (counters)
    for (const CarriedCounter &counter : *counters)
      if (counter.trips)
        return counter.trips;
  return std::nullopt;
}

bool roofline::isCounter(BlockArgument value, EnclosingLoops &loops,
                         SizeProvider &sizes) {
  Block *block = value.getOwner();
  Loop loop = block->isEntryBlock() ? Loop(block->getParentOp())
                                    : loops.getLoop(&block->front());
  std::optional<SmallVector<CarriedCounter>> counters;
  if (loop)
    counters = getCounters(loop, sizes);
  return counters &&
         llvm::any_of(*counters, [&](const CarriedCounter &counter) {
           return counter.value == value;
         });
}
