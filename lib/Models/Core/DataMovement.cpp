//===- DataMovement.cpp - Rules shared by ops that move data --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"

#include "mlir-roofline/Interfaces/ValueForwarding.h"
#include "mlir/IR/TypeUtilities.h"

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

bool mlir::roofline::isPartlyWritten(BlockArgument arg) {
  SmallVector<BlockArgument> pending = {arg};
  llvm::SmallDenseSet<Value> seen = {arg};
  while (!pending.empty()) {
    BlockArgument next = pending.pop_back_val();
    for (OpOperand &use : next.getUses()) {
      if (getPartlyWritten(use.getOwner()) == &use)
        return true;
      // On into a loop inside, or into another region of the same.
      for (BlockArgument inner : getForwardedArguments(use))
        if (seen.insert(inner).second)
          pending.push_back(inner);
    }
  }
  return false;
}
