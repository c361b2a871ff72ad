//===- TosaExecution.cpp - How regions of the tosa dialect run ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Runs one of its two regions.
struct ConditionalExecution
    : ExecutionOpInterface::ExternalModel<ConditionalExecution, tosa::IfOp> {
  bool runsOneRegion(Operation *) const { return true; }
  std::optional<Quantity> getRegionCondition(Operation *op, unsigned region,
                                             SizeProvider &sizes) const {
    std::optional<Comparison> test =
        sizes.getComparison(cast<tosa::IfOp>(op).getCondition());
    if (!test)
      return std::nullopt;
    Quantity holds = test->getIndicator();
    return region == 0 ? holds : Quantity(1) - holds;
  }
};

/// Both regions take what is carried.
struct WhileExecution
    : ExecutionOpInterface::ExternalModel<WhileExecution, tosa::WhileOp> {
  std::optional<TestedLoop> getTestedLoop(Operation *op) const {
    auto loop = cast<tosa::WhileOp>(op);
    Block &test = loop.getCondGraph().front();
    Block &body = loop.getBodyGraph().front();
    TestedLoop tested{&loop.getCondGraph(),
                      &loop.getBodyGraph(),
                      test.getTerminator()->getOperand(0),
                      {},
                      {}};
    for (auto [inTest, inBody, start, next] : llvm::zip_equal(
             test.getArguments(), body.getArguments(), loop.getInputList(),
             body.getTerminator()->getOperands())) {
      tested.carried.push_back({inTest, {start}, {next}});
      tested.carried.push_back({inBody, {start}, {next}});
      tested.results.push_back(inTest);
    }
    return tested;
  }
};
} // namespace

void mlir::roofline::registerTosaExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, tosa::TosaDialect *) {
    tosa::IfOp::attachInterface<ConditionalExecution>(*ctx);
    tosa::WhileOp::attachInterface<WhileExecution>(*ctx);
  });
}
