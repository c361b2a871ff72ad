//===- ForeignAccumulation.cpp - Sums of operations by name ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Foreign/ForeignModels.h"
#include "Foreign/OpBinding.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

/// Whether the body adds its arguments up and does nothing else.
static bool addsUp(Operation *op) {
  if (op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock())
    return false;
  Block &body = op->getRegion(0).front();
  if (body.getOperations().size() != 2)
    return false;
  return isSum(&body.front());
}

namespace {
struct AccumulationModel
    : AccumulationOpInterface::ExternalModel<AccumulationModel, AnyOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    const Rule *rule = findRule(op);
    if (!rule || rule->roles.empty())
      return roofline::detail::getUpstreamSumRole(op->getOpOperand(operand));
    SumRole role =
        rule->roles[std::min<size_t>(operand, rule->roles.size() - 1)];
    bool isSummed =
        role != SumRole::summed || op->getNumRegions() == 0 || addsUp(op);
    return isSummed ? role : SumRole::none;
  }
  std::optional<SmallVector<Value>> getElementwiseSources(Operation *op) const {
    const Rule *rule = findRule(op);
    if (!rule || !rule->isElementwise)
      return std::nullopt;
    return SmallVector<Value>(op->getOperands());
  }
};
} // namespace

void foreign::attachAccumulation(OperationName name) {
  name.attachInterface<AccumulationModel>();
}
