//===- SCFExecution.cpp - How regions of the scf dialect run --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// LoopLikeOpInterface does not say whether bounds are unsigned.
struct ForExecution
    : ExecutionOpInterface::ExternalModel<ForExecution, scf::ForOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto loop = cast<scf::ForOp>(op);
    if (!loop.getUnsignedCmp())
      return std::nullopt;
    Type type = loop.getInductionVar().getType();
    LoopLevel level;
    level.lower = asUnsigned(sizes.getValue(loop.getLowerBound()), type);
    level.step = sizes.getValue(loop.getStep());
    level.counter = loop.getInductionVar();
    Quantity upper = asUnsigned(sizes.getValue(loop.getUpperBound()), type);
    std::optional<Quantity> trips =
        getTripCount(level.lower, upper, level.step);
    if (!trips)
      return std::nullopt;
    level.trips = *trips;
    return SmallVector<LoopLevel>{level};
  }
};

} // namespace

/// Where a condition on sizes holds, 1. What it is else, nobody says but data.
static std::optional<Quantity> getCondition(Value condition,
                                            SizeProvider &sizes) {
  std::optional<Comparison> test = sizes.getComparison(condition);
  return test ? std::optional<Quantity>(test->getIndicator()) : std::nullopt;
}

namespace {
struct IfExecution
    : ExecutionOpInterface::ExternalModel<IfExecution, scf::IfOp> {
  std::optional<Quantity> getRegionCondition(Operation *op, unsigned region,
                                             SizeProvider &sizes) const {
    std::optional<Quantity> holds =
        getCondition(cast<scf::IfOp>(op).getCondition(), sizes);
    return !holds || region == 0 ? holds : Quantity(1) - *holds;
  }
};

/// Region 0 is the default; the others have a number each.
struct IndexSwitchExecution
    : ExecutionOpInterface::ExternalModel<IndexSwitchExecution,
                                          scf::IndexSwitchOp> {
  std::optional<Quantity> getRegionCondition(Operation *op, unsigned region,
                                             SizeProvider &sizes) const {
    auto choice = cast<scf::IndexSwitchOp>(op);
    Quantity selector = sizes.getValue(choice.getArg());
    auto is = [&](int64_t number) {
      return Comparison{Comparison::Kind::zero, selector - Quantity(number)}
          .getIndicator();
    };
    if (region != 0)
      return is(choice.getCases()[region - 1]);
    Quantity none = 1;
    for (int64_t number : choice.getCases())
      none -= is(number);
    return none;
  }
};

struct WhileExecution
    : ExecutionOpInterface::ExternalModel<WhileExecution, scf::WhileOp> {
  std::optional<TestedLoop> getTestedLoop(Operation *op) const {
    auto loop = cast<scf::WhileOp>(op);
    TestedLoop tested{&loop.getBefore(),
                      &loop.getAfter(),
                      loop.getConditionOp().getCondition(),
                      {},
                      SmallVector<Value>(loop.getConditionOp().getArgs())};
    for (auto [argument, start, next] :
         llvm::zip_equal(loop.getBeforeArguments(), loop.getInits(),
                         loop.getYieldOp()->getOperands()))
      tested.carried.push_back({argument, {start}, {next}});
    return tested;
  }
};
} // namespace

void mlir::roofline::registerSCFExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, scf::SCFDialect *) {
    scf::ForOp::attachInterface<ForExecution>(*ctx);
    scf::IfOp::attachInterface<IfExecution>(*ctx);
    scf::IndexSwitchOp::attachInterface<IndexSwitchExecution>(*ctx);
    scf::WhileOp::attachInterface<WhileExecution>(*ctx);
  });
}
