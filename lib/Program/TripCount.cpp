//===- TripCount.cpp - How often regions run ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TripCount.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// What the bounds and steps of the interface say.
static std::optional<SmallVector<LoopLevel>>
getBoundedLevels(SizeAnalysis &sizes, LoopLikeOpInterface loop) {
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
    level.lower = sizes.SizeProvider::getValue(lower);
    Quantity end = sizes.SizeProvider::getValue(upper);
    level.step = sizes.SizeProvider::getValue(step);
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
mlir::roofline::getLoopLevels(SizeAnalysis &sizes, Operation *op) {
  if (auto model = dyn_cast<ExecutionOpInterface>(op))
    if (auto levels = model.getRegionLoops(sizes))
      return levels;
  auto loop = dyn_cast<LoopLikeOpInterface>(op);
  return loop ? getBoundedLevels(sizes, loop) : std::nullopt;
}

std::optional<Quantity> mlir::roofline::getTripCountHint(Operation *op) {
  auto *dialect = op->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return std::nullopt;
  auto hint = op->getAttrOfType<IntegerAttr>(
      dialect->getTripCountAttrHelper().getName());
  if (!hint)
    return std::nullopt;
  return Quantity::get(llvm::DynamicAPInt(hint.getValue()));
}
