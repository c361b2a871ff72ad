//===- AccumulationOpInterface.cpp - Sums of products ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"

#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.cpp.inc"

using namespace mlir;
using namespace mlir::roofline;

SumRole roofline::detail::getUpstreamSumRole(OpOperand &operand) {
  Operation *op = operand.getOwner();
  if (isa<CastOpInterface>(op) && op->getNumOperands() == 1)
    return SumRole::converted;
  if (auto select = dyn_cast<SelectLikeOpInterface>(op))
    return operand.get() == select.getCondition() ? SumRole::none
                                                  : SumRole::moved;
  return SumRole::none;
}

std::optional<SmallVector<Value>>
roofline::detail::getUpstreamElementwiseSources(Operation *op) {
  if (!op->hasTrait<OpTrait::Elementwise>())
    return std::nullopt;
  return SmallVector<Value>(op->getOperands());
}

std::optional<SmallVector<Value>>
roofline::getElementwiseSources(Operation *op) {
  if (auto model = dyn_cast<AccumulationOpInterface>(op))
    return model.getElementwiseSources();
  return roofline::detail::getUpstreamElementwiseSources(op);
}

SumRole roofline::getSumRole(OpOperand &operand) {
  if (auto model = dyn_cast<AccumulationOpInterface>(operand.getOwner()))
    return model.getSumRole(operand.getOperandNumber());
  return roofline::detail::getUpstreamSumRole(operand);
}

bool roofline::isSum(Operation *op) {
  return llvm::any_of(op->getOpOperands(), [](OpOperand &operand) {
    return roofline::getSumRole(operand) == SumRole::term;
  });
}

std::optional<ElementAccess> roofline::getElementAccess(Operation *op) {
  auto model = dyn_cast<AccumulationOpInterface>(op);
  return model ? model.getElementAccess() : std::nullopt;
}

std::optional<ElementAccess>
roofline::getArgumentAccess(BlockArgument argument) {
  auto model = dyn_cast_if_present<AccumulationOpInterface>(
      argument.getOwner()->getParentOp());
  return model ? model.getArgumentAccess(argument) : std::nullopt;
}
