//===- SummedUses.cpp - Sums in the next operation ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/MultiplyAccumulates.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// The one use of a value that reads it, writers and deallocations of a buffer
/// left out; null if there are several, or who else sees it is not known.
static OpOperand *getOnlyReader(Value value) {
  if (isa<TensorType>(value.getType()))
    return value.hasOneUse() ? &*value.getUses().begin() : nullptr;
  auto allocation = dyn_cast<OpResult>(value);
  if (!allocation || !isAllocation(allocation))
    return nullptr;
  OpOperand *reader = nullptr;
  for (OpOperand &use : value.getUses()) {
    auto effects = dyn_cast<MemoryEffectOpInterface>(use.getOwner());
    if (!effects)
      return nullptr;
    SmallVector<MemoryEffects::EffectInstance> instances;
    effects.getEffectsOnValue(value, instances);
    bool isWritten = !instances.empty() &&
                     llvm::none_of(instances, [](const auto &instance) {
                       return isa<MemoryEffects::Read>(instance.getEffect());
                     });
    if (isWritten)
      continue;
    if (reader)
      return nullptr;
    reader = &use;
  }
  return reader;
}

/// What `use` is handed on as, to be added up further down; null if it is not.
static Value getHandedOn(OpOperand &use) {
  Operation *op = use.getOwner();
  if (op->getNumResults() != 1)
    return {};
  OpResult result = op->getResult(0);
  switch (roofline::getSumRole(use)) {
  case SumRole::converted:
  case SumRole::moved:
    return result;
  case SumRole::factor: {
    std::optional<Factors> factors = getFactors(op);
    bool isScaled =
        factors && (isScale(factors->first) || isScale(factors->second));
    return isScaled ? result : Value();
  }
  case SumRole::none: {
    std::optional<ContentsSource> source = getContentsSource(result);
    return source && source->operand == &use ? result : Value();
  }
  case SumRole::term:
  case SumRole::summed:
    return {};
  }
  llvm_unreachable("covered switch");
}

bool roofline::isOnlySummedUp(Value value) {
  while (value) {
    OpOperand *use = getOnlyReader(value);
    if (!use)
      return false;
    if (roofline::getSumRole(*use) == SumRole::summed)
      return llvm::none_of(use->getOwner()->getResults(), endsAsPosition);
    value = getHandedOn(*use);
  }
  return false;
}

bool roofline::isDecidedByUses(Value value) {
  return isOnlySummedUp(value) || endsAsPosition(value);
}

bool roofline::isHandedOn(Operation *op, BlockArgument argument) {
  Value value = argument;
  while (value.hasOneUse()) {
    OpOperand &use = *value.getUses().begin();
    Operation *user = use.getOwner();
    if (user->hasTrait<OpTrait::IsTerminator>())
      return user->getParentOp() == op;
    value = getHandedOn(use);
    if (!value)
      return false;
  }
  return false;
}
