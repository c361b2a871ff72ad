//===- CarriedOperands.cpp - Tensors that loops sum up in -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/CarriedOperands.h"

#include "Accumulation/Addresses.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// How far tensors and the users of buffers are followed.
static constexpr unsigned maxSteps = 64;

//===----------------------------------------------------------------------===//
// Tensors
//===----------------------------------------------------------------------===//

namespace {
/// From what an iteration ends with back to what an operation in it has made.
class IterationEnd {
public:
  IterationEnd(Value made, ArrayRef<Operation *> slices, Operation *loop,
               LoopChanges &changes)
      : made(made), slices(slices), loop(loop), changes(changes) {}

  bool comesFrom(Value end) {
    values.insert(end);
    for (unsigned next = 0; next < values.size() && next < maxSteps; ++next) {
      if (values[next] == made)
        return slices.empty() || isPutBack;
      addSources(values[next]);
    }
    return false;
  }

private:
  /// Whether `insertion` is where one of the slices has been taken from.
  bool isSameSlice(Operation *insertion) {
    auto place = dyn_cast<OffsetSizeAndStrideOpInterface>(insertion);
    return place && llvm::any_of(slices, [&](Operation *slice) {
             auto taken = dyn_cast<OffsetSizeAndStrideOpInterface>(slice);
             return taken && taken.isSameAs(place, isSameNumber);
           });
  }

  void addSources(Value value) {
    Operation *op = value.getDefiningOp();
    Operation *owner = op ? op : value.getParentBlock()->getParentOp();
    if (!loop->isProperAncestor(owner))
      return;
    for (const Forwarding &forwarding : getForwardings(owner))
      if (forwarding.to == value)
        values.insert(forwarding.from);
    if (!op)
      return;
    if (OpOperand *written = getPartlyWritten(op)) {
      values.insert(written->get());
      if (!isSameSlice(op))
        return;
      isPutBack = true;
      for (Value operand : op->getOperands())
        if (isInMemory(operand))
          values.insert(operand);
      return;
    }
    auto result = cast<OpResult>(value);
    if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
      if (OpOperand *init = destination.getTiedOpOperand(result))
        values.insert(init->get());
    std::optional<ContentsSource> source = getContentsSource(result);
    if (source && source->kind == ContentsKind::whole)
      values.insert(source->operand->get());
    for (OpOperand &operand : op->getOpOperands())
      if (isInMemory(operand.get()) && isLinked(operand))
        values.insert(operand.get());
  }

  static bool isLinked(OpOperand &operand) {
    SumRole role = roofline::getSumRole(operand);
    return role == SumRole::moved || role == SumRole::converted ||
           role == SumRole::term;
  }

  Value made;
  ArrayRef<Operation *> slices;
  Operation *loop;
  LoopChanges &changes;
  llvm::SmallSetVector<Value, 8> values;
  bool isPutBack = false;
};
} // namespace

/// Whether all slices are the same in each iteration of `loop`.
static bool areSame(ArrayRef<Operation *> slices, Value from, Operation *loop,
                    LoopChanges &changes) {
  return llvm::all_of(slices, [&](Operation *slice) {
    SmallVector<Value> positions;
    for (Value operand : slice->getOperands())
      if (!isInMemory(operand))
        positions.push_back(operand);
    return !changes.change(positions, loop);
  });
}

static bool isTensorCarriedBack(Value tensor, Value made,
                                LoopChanges &changes) {
  SmallVector<Operation *> slices;
  for (unsigned step = 0; step < maxSteps; ++step) {
    if (auto result = dyn_cast<OpResult>(tensor)) {
      std::optional<ContentsSource> source = getContentsSource(result);
      if (!source || !source->isView())
        return false;
      if (source->kind == ContentsKind::part)
        slices.push_back(result.getOwner());
      tensor = source->operand->get();
      continue;
    }
    Block *block = tensor.getParentBlock();
    Operation *loop = block->getParentOp();
    if (!block->isEntryBlock() || !isa_and_present<LoopLikeOpInterface>(loop))
      return false;
    Value start;
    for (const Forwarding &forwarding : getForwardings(loop)) {
      if (forwarding.to != tensor)
        continue;
      Value from = forwarding.from;
      bool isInside = loop->isAncestor(from.getParentRegion()->getParentOp());
      if (!isInside)
        start = from;
      else if (areSame(slices, tensor, loop, changes) &&
               IterationEnd(made, slices, loop, changes).comesFrom(from))
        return true;
    }
    if (!start)
      return false;
    tensor = start;
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Buffers
//===----------------------------------------------------------------------===//

Value roofline::getCopiedTo(OpOperand &use) {
  Operation *op = use.getOwner();
  if (op->getNumOperands() != 2 || op->getNumResults() != 0 ||
      op->getNumRegions() != 0)
    return {};
  Value other = op->getOperand(1 - use.getOperandNumber());
  using namespace MemoryEffects;
  return hasEffect<Read>(op, use.get()) && hasEffect<Write>(op, other)
             ? other
             : Value();
}

static bool isBufferCarriedBack(OpOperand &operand, Value made,
                                LoopChanges &changes) {
  EnclosingLoops &loops = changes.getLoops();
  auto isSame = [&](Value buffer) {
    return isComputedAlike(buffer, operand.get()) ||
           isSameStorage(stripWholeViews(buffer),
                         stripWholeViews(operand.get()));
  };
  for (Loop loop : loops.getLoopsAround(operand.getOwner())) {
    if (changes.changeMemory(operand.get(), loop))
      continue;
    if (isSame(made))
      return true;
    unsigned step = 0;
    for (OpOperand &use : made.getUses()) {
      if (++step > maxSteps)
        break;
      Value target = getCopiedTo(use);
      if (target && loops.contains(loop, use.getOwner()) && isSame(target))
        return true;
    }
  }
  return false;
}

bool roofline::isCarriedBack(OpOperand &operand, Value made,
                             LoopChanges &changes) {
  return isa<TensorType>(operand.get().getType())
             ? isTensorCarriedBack(operand.get(), made, changes)
             : isBufferCarriedBack(operand, made, changes);
}

bool roofline::isAddedUp(OpOperand &term) {
  Operation *op = term.getOwner();
  if (op->getNumResults() != 1 || !op->getParentOfType<LoopLikeOpInterface>())
    return false;
  LoopChanges changes(/*calls=*/nullptr);
  return llvm::any_of(op->getOpOperands(), [&](OpOperand &other) {
    return &other != &term && isInMemory(other.get()) &&
           roofline::getSumRole(other) == SumRole::term &&
           isCarriedBack(other, op->getResult(0), changes);
  });
}
