//===- SummedUses.cpp - Sums in the next operation ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"
#include "Accumulation/CarriedOperands.h"
#include "Accumulation/Memory/ZeroMemory.h"
#include "Accumulation/MultiplyAccumulates.h"
#include "Accumulation/Sums/Temporaries.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
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

static bool makesView(OpOperand *use) {
  Operation *op = use->getOwner();
  return op->getNumResults() == 1 && isViewOf(op->getResult(0), *use);
}

/// Whether `use` of a tensor is that of a destination of which nothing is read.
static bool isOverwritten(OpOperand &use) {
  auto destination = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
  if (!destination || !destination.isDpsInit(&use) ||
      destination->getNumRegions() != 1 ||
      !destination->getRegion(0).hasOneBlock())
    return false;
  Block &body = destination->getRegion(0).front();
  unsigned number = use.getOperandNumber();
  return number < body.getNumArguments() &&
         body.getArgument(number).use_empty();
}

/// Whether `use` of a tensor or buffer is not for what products have been put
/// there: it is overwritten, finds zeros, or is copied to where it is.
static bool isNoReader(OpOperand &use, ZeroMemory &zeros) {
  if (isa<TensorType>(use.get().getType()) ? isOverwritten(use)
                                           : isOnlyWritten(use))
    return true;
  Value target = getCopiedTo(use);
  return (target &&
          isSameStorage(stripWholeViews(target), stripWholeViews(use.get()))) ||
         zeros.findsZeros(use.get(), use.getOwner());
}

/// Whether nobody reads a view, itself or further views of it.
static bool isUnreadView(OpOperand &use, ZeroMemory &zeros) {
  constexpr unsigned maxViews = 32;
  SmallVector<Value> views = {use.getOwner()->getResult(0)};
  for (unsigned next = 0; next < views.size(); ++next)
    for (OpOperand &inner : views[next].getUses()) {
      if (makesView(&inner) && views.size() < maxViews)
        views.push_back(inner.getOwner()->getResult(0));
      else if (!isNoReader(inner, zeros))
        return false;
    }
  return true;
}

/// Whether `use` of a buffer comes before `writer`, and never behind it while
/// the memory is the same.
static bool isBefore(OpOperand &use, Value allocation, Operation *writer,
                     EnclosingLoops &loops) {
  Operation *reader = use.getOwner();
  if (!isa<BaseMemRefType>(use.get().getType()) || makesView(&use))
    return false;
  Block *block = writer->getBlock();
  Operation *first = nullptr;
  for (; block; block = block->getParentOp()->getBlock())
    if ((first = block->findAncestorOpInBlock(*reader)))
      break;
  Operation *second = block ? block->findAncestorOpInBlock(*writer) : nullptr;
  if (!first || first == second || !first->isBeforeInBlock(second))
    return false;
  Operation *made = allocation.getDefiningOp();
  return llvm::none_of(loops.getLoopsAround(writer), [&](Loop loop) {
    return loops.contains(loop, reader) && !loops.contains(loop, made);
  });
}

/// The uses of a value that read it.
static SmallVector<OpOperand *> getReaders(Value value, ZeroMemory &zeros) {
  SmallVector<OpOperand *> readers;
  for (OpOperand &use : value.getUses())
    if (isa<TensorType>(value.getType()) ? !isOverwritten(use)
                                         : !isOnlyWritten(use))
      readers.push_back(&use);
  if (readers.size() > 1)
    llvm::erase_if(readers, [&](OpOperand *use) {
      return makesView(use) ? isUnreadView(*use, zeros)
                            : isNoReader(*use, zeros);
    });
  return readers;
}

using Values = llvm::SmallSetVector<Value, 4>;

/// Adds what `use` is put into or handed on as, by loops and branches. False if
/// there is nothing.
static bool addHandedOn(OpOperand &use, Values &values) {
  Operation *op = use.getOwner();
  if (OpOperand *rest = getPartlyWritten(op);
      rest && op->getNumRegions() == 0) {
    if (holdsPositions(use))
      return false;
    values.insert(op->getNumResults() == 1 ? Value(op->getResult(0))
                                           : rest->get());
    return true;
  }
  SmallVector<Value> forwarded = getForwardedTo(use);
  values.insert_range(forwarded);
  return !forwarded.empty();
}

/// One sum may take it in several parts: tiles, and what peeling leaves.
bool roofline::isOnlySummedUp(Value value, Operation *writer) {
  constexpr unsigned maxValues = 32;
  if (isa<BaseMemRefType>(value.getType())) {
    // Written through a view, it may be read through others.
    value = Temporaries(/*calls=*/nullptr).getAllocation(value);
    if (!value)
      return false;
  }
  Values values;
  values.insert(value);
  LoopChanges changes(/*calls=*/nullptr);
  ZeroMemory zeros(changes, /*sizes=*/nullptr);
  bool isSummed = false;
  for (unsigned next = 0; next < values.size(); ++next) {
    Value handed = values[next];
    SmallVector<OpOperand *> readers = getReaders(handed, zeros);
    if (writer)
      llvm::erase_if(readers, [&](OpOperand *use) {
        return isBefore(*use, value, writer, changes.getLoops());
      });
    if (values.size() > maxValues ||
        (readers.size() > 1 && !llvm::all_of(readers, makesView)))
      return false;
    if (auto shared = dyn_cast<BlockArgument>(handed))
      for (const Forwarding &forwarding :
           getForwardings(shared.getOwner()->getParentOp()))
        if (forwarding.from == handed)
          values.insert(forwarding.to);
    for (OpOperand *use : readers) {
      SumRole role = roofline::getSumRole(*use);
      if (role == SumRole::summed ||
          (role == SumRole::term && isAddedUp(*use))) {
        if (llvm::any_of(use->getOwner()->getResults(), endsAsPosition))
          return false;
        isSummed = true;
        continue;
      }
      if (addHandedOn(*use, values))
        continue;
      // Copied to another buffer, all of which must be added up then.
      if (Value target = getCopiedTo(*use)) {
        Value whole = Temporaries(/*calls=*/nullptr).getAllocation(target);
        if (!whole)
          return false;
        values.insert(whole);
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
