//===- UpstreamSizes.cpp - Sizes by MLIR's own interfaces -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UpstreamSizes.h"

#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using Result = std::optional<Quantity>;

/// Whether the results are shaped as every shaped operand is.
static bool keepsShape(Operation *op) {
  return op->hasTrait<OpTrait::SameOperandsAndResultShape>() ||
         op->hasTrait<OpTrait::SameOperandsAndResultType>() ||
         op->hasTrait<OpTrait::Elementwise>();
}

Result mlir::roofline::getUpstreamNumElements(SizeProvider &sizes,
                                              OpResult result) {
  Operation *op = result.getOwner();
  if (!keepsShape(op))
    return std::nullopt;
  for (Value operand : op->getOperands())
    if (isa<TensorType, BaseMemRefType>(operand.getType()))
      return sizes.getNumElements(operand);
  return std::nullopt;
}

Result mlir::roofline::getUpstreamDim(SizeProvider &sizes, OpResult result,
                                      unsigned dim) {
  Operation *op = result.getOwner();
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    return sizes.getDim(destination.getTiedOpOperand(result)->get(), dim);
  if (keepsShape(op))
    for (Value operand : op->getOperands())
      if (auto type = dyn_cast<ShapedType>(operand.getType());
          type && type.hasRank() &&
          type.getRank() == cast<ShapedType>(result.getType()).getRank())
        return sizes.getDim(operand, dim);
  return std::nullopt;
}
