//===- ExecutionOpInterface.cpp - How often regions run -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"

#include "mlir/IR/Dialect.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

#include "mlir-roofline/Interfaces/ExecutionOpInterface.cpp.inc"

std::optional<Quantity> mlir::roofline::getTripCount(const Quantity &lower,
                                                     const Quantity &upper,
                                                     const Quantity &step) {
  // A step of zero never arrives; a negative one is undefined on scf.for and
  // counts down where a dialect allows it. A size that is a step is no zero, or
  // the loop would not end. If nothing is known of its sign, the quotient is
  // that of the distance and the step either way.
  Quantity down = Quantity(0) - step;
  if ((down - Quantity(1)).isKnownNonNegative())
    return Quantity::max(0, Quantity::ceilDiv(lower - upper, down));
  if (step.isZero())
    return std::nullopt;
  return Quantity::max(0, Quantity::ceilDiv(upper - lower, step));
}

/// What the bounds and steps of the interface say.
static std::optional<SmallVector<LoopLevel>>
getBoundedLevels(SizeProvider &sizes, LoopLikeOpInterface loop) {
  auto counters = loop.getLoopInductionVars();
  auto lowers = loop.getLoopLowerBounds();
  auto uppers = loop.getLoopUpperBounds();
  auto steps = loop.getLoopSteps();
  if (!counters || !lowers || !uppers || !steps || counters->empty())
    return std::nullopt;
  SmallVector<LoopLevel> levels;
  for (auto [counter, lower, upper, step] :
       llvm::zip_equal(*counters, *lowers, *uppers, *steps)) {
    LoopLevel &level = levels.emplace_back();
    level.lower = sizes.getValue(lower);
    Quantity end = sizes.getValue(upper);
    level.step = sizes.getValue(step);
    level.counter = counter;
    level.isParallel = loop->hasTrait<OpTrait::HasParallelRegion>();
    std::optional<Quantity> trips = getTripCount(level.lower, end, level.step);
    if (!trips)
      return std::nullopt;
    level.trips = *trips;
  }
  return levels;
}

std::optional<SmallVector<LoopLevel>>
mlir::roofline::getLoopLevels(SizeProvider &sizes, Operation *op) {
  if (auto model = dyn_cast<ExecutionOpInterface>(op))
    if (auto levels = model.getRegionLoops(sizes))
      return levels;
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  return loop ? getBoundedLevels(sizes, loop) : std::nullopt;
}

bool mlir::roofline::onlyDescribes(Operation *op) {
  Dialect *dialect = op->getDialect();
  auto *execution =
      dialect ? dialect->getRegisteredInterface<ExecutionDialectInterface>()
              : nullptr;
  return execution && execution->onlyDescribes();
}
