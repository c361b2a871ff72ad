//===- ControlFlowExecution.cpp - Where the cf dialect branches -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct ConditionalBranchModel
    : ExecutionOpInterface::ExternalModel<ConditionalBranchModel,
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
struct SwitchModel
    : ExecutionOpInterface::ExternalModel<SwitchModel, cf::SwitchOp> {
  std::optional<Quantity> getSuccessorCondition(Operation *op,
                                                unsigned successor,
                                                SizeProvider &sizes) const {
    auto choice = cast<cf::SwitchOp>(op);
    Quantity flag = sizes.getValue(choice.getFlag());
    Quantity none = 1;
    unsigned number = 0;
    if (!choice.getCaseValues())
      return none;
    for (const APInt &value : choice.getCaseValues()->getValues<APInt>()) {
      Quantity distance = flag - Quantity::get(llvm::DynamicAPInt(value));
      Quantity holds =
          Comparison{Comparison::Kind::zero, distance}.getIndicator();
      if (++number == successor)
        return holds;
      none -= holds;
    }
    return none;
  }
};
} // namespace

void mlir::roofline::registerControlFlowExecutionModels(
    DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, cf::ControlFlowDialect *) {
    cf::CondBranchOp::attachInterface<ConditionalBranchModel>(*ctx);
    cf::SwitchOp::attachInterface<SwitchModel>(*ctx);
  });
}
