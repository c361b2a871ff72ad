//===- DataMovement.cpp - Rules shared by ops that move data --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isUnmaterializedSplat(Value value) {
  return isSplat(value) && !isUninitialized(value);
}

void mlir::roofline::materializeOperand(CostBuilder &builder, unsigned i) {
  if (isUnmaterializedSplat(builder.getOperation()->getOperand(i)))
    builder.writeOperand(i);
}

void mlir::roofline::writePart(CostBuilder &builder, unsigned dest,
                               const Quantity &elements) {
  Operation *op = builder.getOperation();
  Value value = op->getOperand(dest);
  bool hasResult = isa<TensorType>(value.getType()) && op->getNumResults() != 0;
  Quantity written =
      isUnmaterializedSplat(value) ? builder.getNumElements(value) : elements;
  if (hasResult)
    builder.writeResult(0, written);
  else
    builder.writeOperand(dest, written);
}

Quantity mlir::roofline::getMemoryElements(CostBuilder &builder, Value moved,
                                           Value memory) {
  Type element = getElementTypeOrSelf(memory.getType());
  auto vector = dyn_cast<VectorType>(element);
  if (moved.getType() == element)
    return 1;
  Quantity elements = builder.getNumElements(moved);
  if (!vector)
    return elements;
  return Quantity::floorDiv(elements, vector.getNumElements());
}

/// The destination of a write that leaves the rest of it as it was; null if
/// `op` is no such write.
static Value getPartialDestination(Operation *op) {
  if (isa<tensor::InsertOp, tensor::InsertSliceOp,
          tensor::ParallelInsertSliceOp, tensor::ScatterOp,
          vector::TransferWriteOp>(op))
    return op->getOperand(1);
  if (isa<vector::ScatterOp>(op))
    return op->getOperand(0);
  return {};
}

bool mlir::roofline::isPartlyWritten(BlockArgument arg) {
  return llvm::any_of(arg.getUses(), [&](OpOperand &use) {
    if (getPartialDestination(use.getOwner()) == arg)
      return true;
    // From the first region of a `while` into the second.
    if (auto condition = dyn_cast<scf::ConditionOp>(use.getOwner()))
      return use.getOperandNumber() != 0 &&
             isPartlyWritten(
                 condition->getParentOfType<scf::WhileOp>()
                     .getAfterArguments()[use.getOperandNumber() - 1]);
    auto loop = dyn_cast<LoopLikeOpInterface>(use.getOwner());
    if (!loop)
      return false;
    // Two inits may be one value, so the use itself is looked for.
    for (auto [init, inner] :
         llvm::zip(loop.getInitsMutable(), loop.getRegionIterArgs()))
      if (&init == &use)
        return isPartlyWritten(inner);
    return false;
  });
}
