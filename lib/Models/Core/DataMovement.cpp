//===- DataMovement.cpp - Rules shared by ops that move data --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isUnmaterializedSplat(Value value) {
  return isSplat(value) && !isUninitialized(value);
}

void mlir::roofline::materializeOperand(CostBuilder &builder, unsigned i) {
  if (isUnmaterializedSplat(builder.getOperation()->getOperand(i)))
    builder.writeOperand(i);
}

/// Whether `value` is a constant in memory, or a view of one.
static bool isConstant(Value value) {
  if (!isa<TensorType>(value.getType()))
    return false;
  while (auto result = dyn_cast<OpResult>(value)) {
    if (result.getOwner()->hasTrait<OpTrait::ConstantLike>())
      return !isSplat(result);
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source || !source->isView())
      return false;
    value = source->operand->get();
  }
  return false;
}

void mlir::roofline::writePart(CostBuilder &builder, unsigned dest,
                               const Quantity &elements) {
  Operation *op = builder.getOperation();
  Value value = op->getOperand(dest);
  bool hasResult = isa<TensorType>(value.getType()) && op->getNumResults() != 0;
  Quantity written = elements;
  if (isConstant(value)) {
    written = builder.getNumElements(value);
    Quantity rest = written - elements;
    builder.readOperand(dest, rest);
  } else if (isUnmaterializedSplat(value)) {
    written = builder.getNumElements(value);
  }
  if (hasResult)
    builder.writeResult(0, written);
  else
    builder.writeOperand(dest, written);
}

void mlir::roofline::keepPart(CostBuilder &builder, unsigned dest,
                              const Quantity &elements) {
  Operation *op = builder.getOperation();
  if (isUnmaterializedSplat(op->getOperand(dest)))
    writePart(builder, dest, elements);
  else if (op->getNumResults() != 0)
    builder.keepResult(0, elements);
  else
    builder.keepOperand(dest, elements);
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

/// Whether an operation takes the memory of `use` to write to and nothing else.
static bool isOnlyDestination(OpOperand &use) {
  auto op = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
  if (!op || !op.isDpsInit(&use))
    return false;
  // Of a structured body, the argument is what is there before.
  if (op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock())
    return true;
  Block &body = op->getRegion(0).front();
  return body.getNumArguments() == op->getNumOperands() &&
         body.getArgument(use.getOperandNumber()).use_empty();
}

bool mlir::roofline::isLookedAt(BlockArgument arg) {
  SmallVector<Value> pending = {arg};
  llvm::SmallDenseSet<Value> seen = {arg};
  auto follow = [&](Value value) {
    if (seen.insert(value).second)
      pending.push_back(value);
  };
  while (!pending.empty()) {
    Value next = pending.pop_back_val();
    for (OpOperand &use : next.getUses()) {
      Operation *user = use.getOwner();
      if (getPartlyWritten(user) == &use)
        return true;
      // On into a loop inside, into another region of the same, or around.
      SmallVector<BlockArgument> forwarded = getForwardedArguments(use);
      for (BlockArgument inner : forwarded)
        follow(inner);
      bool isView = false;
      for (OpResult result : user->getResults()) {
        if (isViewOf(result, use)) {
          follow(result);
          isView = true;
        }
      }
      auto model = dyn_cast<CostModelOpInterface>(user);
      bool isFree = model && model.isAlwaysFree();
      if (forwarded.empty() && !isView && !isFree && !isOnlyDestination(use))
        return true;
    }
  }
  return false;
}
