//===- SummedUses.cpp - Sums in the next operation ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/CarriedOperands.h"
#include "Accumulation/MultiplyAccumulates.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether `use` of a buffer writes elements of it and reads none, or ends it.
static bool isOnlyWritten(OpOperand &use) {
  using namespace MemoryEffects;
  return hasEffect<Write, Free>(use.getOwner(), use.get()) &&
         !hasEffect<Read>(use.getOwner(), use.get());
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

/// The uses of a value that read it: of a buffer not those that write it.
static SmallVector<OpOperand *> getReaders(Value value) {
  bool isBuffer = isa<BaseMemRefType>(value.getType());
  SmallVector<OpOperand *> readers;
  for (OpOperand &use : value.getUses())
    if (!isBuffer || !isOnlyWritten(use))
      readers.push_back(&use);
  return readers;
}

static bool makesView(OpOperand *use) {
  Operation *op = use->getOwner();
  return op->getNumResults() == 1 && isViewOf(op->getResult(0), *use);
}

/// One sum may take it in several parts: tiles, and what peeling leaves.
bool roofline::isOnlySummedUp(Value value) {
  constexpr unsigned maxValues = 32;
  if (isa<BaseMemRefType>(value.getType())) {
    // Written through a view, it may be read through others.
    auto allocation = dyn_cast<OpResult>(getContents(value));
    if (!allocation || !isAllocation(allocation))
      return false;
    value = allocation;
  }
  llvm::SmallSetVector<Value, 4> values;
  values.insert(value);
  bool isSummed = false;
  for (unsigned next = 0; next < values.size(); ++next) {
    SmallVector<OpOperand *> readers = getReaders(values[next]);
    if (values.size() > maxValues ||
        (readers.size() > 1 && !llvm::all_of(readers, makesView)))
      return false;
    for (OpOperand *use : readers) {
      SumRole role = roofline::getSumRole(*use);
      if (role == SumRole::summed ||
          (role == SumRole::term && isAddedUp(*use))) {
        if (llvm::any_of(use->getOwner()->getResults(), endsAsPosition))
          return false;
        isSummed = true;
        continue;
      }
      Value result = getHandedOn(*use);
      if (!result)
        return false;
      values.insert(result);
    }
  }
  return isSummed;
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
