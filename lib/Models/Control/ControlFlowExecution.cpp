//===- ControlFlowExecution.cpp - Where the cf dialect branches -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct ConditionalBranchExecution
    : ExecutionOpInterface::ExternalModel<ConditionalBranchExecution,
                                          cf::CondBranchOp> {
  std::optional<Comparison> getSuccessorComparison(Operation *op,
                                                   unsigned successor,
                                                   SizeProvider &sizes) const {
    auto branch = cast<cf::CondBranchOp>(op);
    std::optional<Comparison> test = sizes.getComparison(branch.getCondition());
    return !test || successor == 0 ? test : test->negated();
  }
  std::optional<Quantity> getSuccessorCondition(Operation *op,
                                                unsigned successor,
                                                SizeProvider &sizes) const {
    std::optional<Comparison> test = getSuccessorComparison(op, 0, sizes);
    if (!test)
      return std::nullopt;
    Quantity holds = test->getIndicator();
    return successor == 0 ? holds : Quantity(1) - holds;
  }
};

/// Successor 0 is the default; the others have a number each.
struct SwitchExecution
    : ExecutionOpInterface::ExternalModel<SwitchExecution, cf::SwitchOp> {
  std::optional<Quantity> getSuccessorCondition(Operation *op,
                                                unsigned successor,
                                                SizeProvider &sizes) const {
    auto choice = cast<cf::SwitchOp>(op);
    if (!choice.getCaseValues())
      return Quantity(1);
    Quantity flag = sizes.getValue(choice.getFlag());
    auto getHolds = [&](const APInt &value) {
      Quantity distance = flag - getConstant(value, choice.getFlag().getType());
      return Comparison{Comparison::Kind::zero, distance}.getIndicator();
    };
    auto values = choice.getCaseValues()->getValues<APInt>();
    if (successor != 0)
      return getHolds(values[successor - 1]);
    QuantitySum none;
    none.add(1);
    for (const APInt &value : values)
      none.add(Quantity(0) - getHolds(value));
    return none.take();
  }
};
} // namespace

void mlir::roofline::registerControlFlowExecutionModels(
    DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, cf::ControlFlowDialect *) {
    cf::CondBranchOp::attachInterface<ConditionalBranchExecution>(*ctx);
    cf::SwitchOp::attachInterface<SwitchExecution>(*ctx);
  });
}
