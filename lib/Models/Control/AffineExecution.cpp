//===- AffineExecution.cpp - How regions of the affine dialect run --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/IntegerSet.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// LoopLikeOpInterface has no room for bounds that are maps.
struct AffineForExecution
    : ExecutionOpInterface::ExternalModel<AffineForExecution,
                                          affine::AffineForOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto loop = cast<affine::AffineForOp>(op);
    LoopLevel level;
    level.lower =
        evaluateExtremum(sizes, loop.getLowerBoundMap(),
                         loop.getLowerBoundOperands(), /*isMax=*/true);
    Quantity upper =
        evaluateExtremum(sizes, loop.getUpperBoundMap(),
                         loop.getUpperBoundOperands(), /*isMax=*/false);
    level.step = loop.getStepAsInt();
    level.counter = loop.getInductionVar();
    std::optional<Quantity> trips =
        getTripCount(level.lower, upper, level.step);
    if (!trips)
      return std::nullopt;
    level.trips = *trips;
    return SmallVector<LoopLevel>{level};
  }
};

struct ParallelExecution
    : ExecutionOpInterface::ExternalModel<ParallelExecution,
                                          affine::AffineParallelOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto loop = cast<affine::AffineParallelOp>(op);
    SmallVector<LoopLevel> levels;
    for (auto [dim, counter] : llvm::enumerate(loop.getIVs())) {
      LoopLevel &level = levels.emplace_back();
      level.isParallel = true;
      level.counter = counter;
      level.lower =
          evaluateExtremum(sizes, loop.getLowerBoundMap(dim),
                           loop.getLowerBoundsOperands(), /*isMax=*/true);
      Quantity upper =
          evaluateExtremum(sizes, loop.getUpperBoundMap(dim),
                           loop.getUpperBoundsOperands(), /*isMax=*/false);
      level.step = loop.getSteps()[dim];
      std::optional<Quantity> trips =
          getTripCount(level.lower, upper, level.step);
      if (!trips)
        return std::nullopt;
      level.trips = *trips;
    }
    return levels;
  }
};

/// Every constraint holds.
struct AffineIfExecution
    : ExecutionOpInterface::ExternalModel<AffineIfExecution,
                                          affine::AffineIfOp> {
  std::optional<Quantity> getRegionCondition(Operation *op, unsigned region,
                                             SizeProvider &sizes) const {
    auto branch = cast<affine::AffineIfOp>(op);
    IntegerSet set = branch.getIntegerSet();
    Quantity holds = 1;
    for (auto [constraint, isEquality] :
         llvm::zip_equal(set.getConstraints(), set.getEqFlags())) {
      auto kind =
          isEquality ? Comparison::Kind::zero : Comparison::Kind::nonNegative;
      Quantity value =
          evaluate(sizes, constraint, set.getNumDims(), op->getOperands());
      holds *= Comparison{kind, value}.getIndicator();
    }
    return region == 0 ? holds : Quantity(1) - holds;
  }
};
} // namespace

void mlir::roofline::registerAffineExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, affine::AffineDialect *) {
    affine::AffineForOp::attachInterface<AffineForExecution>(*ctx);
    affine::AffineIfOp::attachInterface<AffineIfExecution>(*ctx);
    affine::AffineParallelOp::attachInterface<ParallelExecution>(*ctx);
  });
}
