//===- TripCount.cpp - How often regions run ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TripCount.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::roofline;

/// Iterations of a loop that counts from `lower` towards `upper`; nothing if
/// the direction of the step is not known.
static std::optional<Quantity>
getTrips(const Quantity &lower, const Quantity &upper, const Quantity &step) {
  // A step of zero never arrives; a negative one is undefined on scf.for and
  // counts down where a dialect allows it. A size that is a step is no zero, or
  // the loop would not end.
  bool isUp = step.isConstant() ? (step - Quantity(1)).isKnownNonNegative()
                                : step.isKnownNonNegative();
  if (isUp)
    return Quantity::max(0, Quantity::ceilDiv(upper - lower, step));
  Quantity down = Quantity(0) - step;
  if ((down - Quantity(1)).isKnownNonNegative())
    return Quantity::max(0, Quantity::ceilDiv(lower - upper, down));
  return std::nullopt;
}

static std::optional<SmallVector<LoopLevel>>
getAffineForLevels(SizeAnalysis &sizes, affine::AffineForOp loop) {
  Quantity lower =
      evaluateExtremum(sizes, loop.getLowerBoundMap(),
                       loop.getLowerBoundOperands(), /*isMax=*/true);
  Quantity upper =
      evaluateExtremum(sizes, loop.getUpperBoundMap(),
                       loop.getUpperBoundOperands(), /*isMax=*/false);
  Quantity step = loop.getStepAsInt();
  std::optional<Quantity> trips = getTrips(lower, upper, step);
  if (!trips)
    return std::nullopt;
  return SmallVector<LoopLevel>{{*trips, lower, step, loop.getInductionVar()}};
}

static std::optional<SmallVector<LoopLevel>>
getAffineParallelLevels(SizeAnalysis &sizes, affine::AffineParallelOp loop) {
  SmallVector<LoopLevel> levels;
  for (auto [dim, iv] : llvm::enumerate(loop.getIVs())) {
    Quantity lower =
        evaluateExtremum(sizes, loop.getLowerBoundMap(dim),
                         loop.getLowerBoundsOperands(), /*isMax=*/true);
    Quantity upper =
        evaluateExtremum(sizes, loop.getUpperBoundMap(dim),
                         loop.getUpperBoundsOperands(), /*isMax=*/false);
    Quantity step = loop.getSteps()[dim];
    std::optional<Quantity> trips = getTrips(lower, upper, step);
    if (!trips)
      return std::nullopt;
    levels.push_back({*trips, lower, step, iv});
  }
  return levels;
}

std::optional<SmallVector<LoopLevel>>
mlir::roofline::getLoopLevels(SizeAnalysis &sizes, LoopLikeOpInterface loop) {
  if (auto affineFor = dyn_cast<affine::AffineForOp>(loop.getOperation()))
    return getAffineForLevels(sizes, affineFor);
  if (auto parallel = dyn_cast<affine::AffineParallelOp>(loop.getOperation()))
    return getAffineParallelLevels(sizes, parallel);
  auto inductions = loop.getLoopInductionVars();
  auto lowers = loop.getLoopLowerBounds();
  auto uppers = loop.getLoopUpperBounds();
  auto steps = loop.getLoopSteps();
  if (!inductions || !lowers || !uppers || !steps)
    return std::nullopt;
  SmallVector<LoopLevel> levels;
  for (auto [iv, lowerBound, upperBound, stepSize] :
       llvm::zip_equal(*inductions, *lowers, *uppers, *steps)) {
    Quantity lower = sizes.SizeProvider::getValue(lowerBound);
    Quantity upper = sizes.SizeProvider::getValue(upperBound);
    Quantity step = sizes.SizeProvider::getValue(stepSize);
    if (auto forOp = dyn_cast<scf::ForOp>(loop.getOperation());
        forOp && forOp.getUnsignedCmp()) {
      lower = asUnsigned(lower, iv.getType());
      upper = asUnsigned(upper, iv.getType());
    }
    std::optional<Quantity> trips = getTrips(lower, upper, step);
    if (!trips)
      return std::nullopt;
    levels.push_back({*trips, lower, step, iv});
  }
  return levels;
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
