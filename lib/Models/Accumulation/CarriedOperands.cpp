//===- CarriedOperands.cpp - Tensors that loops sum up in -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/CarriedOperands.h"

#include "Accumulation/Addresses.h"
#include "Loops/BlockCycles.h"

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

/// Whether elements of `operand` show in what its op makes of them, with one of
/// these roles in each step. A body is gone through: the role of its op may
/// depend on what loops carry, which is what is asked here.
static bool shows(OpOperand &operand, ArrayRef<SumRole> roles) {
  auto isShown = [&](OpOperand &use) {
    return llvm::is_contained(roles, roofline::getSumRole(use));
  };
  Operation *op = operand.getOwner();
  if (op->getNumRegions() == 0)
    return isShown(operand);
  if (op->getNumRegions() != 1 || !op->getRegion(0).hasOneBlock())
    return false;
  Block &body = op->getRegion(0).front();
  unsigned number = operand.getOperandNumber();
  if (number >= body.getNumArguments() ||
      !getArgumentAccess(body.getArgument(number)))
    return false;
  Value value = body.getArgument(number);
  while (value.hasOneUse()) {
    OpOperand &use = *value.use_begin();
    if (use.getOwner()->hasTrait<OpTrait::IsTerminator>())
      return use.getOwner()->getParentOp() == op;
    if (use.getOwner()->getNumResults() != 1 || !isShown(use))
      return false;
    value = use.getOwner()->getResult(0);
  }
  return false;
}

/// The loop that carries `argument`; null if none does.
static Loop getCarryingLoop(BlockArgument argument, EnclosingLoops &loops) {
  Block *block = argument.getOwner();
  if (block->isEntryBlock())
    return isa_and_present<LoopLikeOpInterface>(block->getParentOp())
               ? Loop(block->getParentOp())
               : Loop();
  auto *cycle = dyn_cast_if_present<CFGLoop *>(loops.getLoop(&block->front()));
  return cycle && cycle->getHeader() == block ? Loop(cycle) : Loop();
}

namespace {
/// From what an iteration ends with back to what an operation in it has made.
class IterationEnd {
public:
  IterationEnd(Value made, ArrayRef<Operation *> slices, Loop loop,
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
    auto argument = dyn_cast<BlockArgument>(value);
    EnclosingLoops &loops = changes.getLoops();
    if (!loops.contains(loop, value) ||
        (argument && getCarryingLoop(argument, loops) == loop))
      return;
    values.insert_range(changes.getHandedOn(value));
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
    return shows(operand, {SumRole::term, SumRole::moved, SumRole::converted});
  }

  Value made;
  ArrayRef<Operation *> slices;
  Loop loop;
  LoopChanges &changes;
  llvm::SmallSetVector<Value, 8> values;
  bool isPutBack = false;
};
} // namespace

/// Whether all slices are the same in each iteration of `loop`.
static bool areSame(ArrayRef<Operation *> slices, Loop loop,
                    LoopChanges &changes) {
  return llvm::all_of(slices, [&](Operation *slice) {
    SmallVector<Value> positions;
    for (Value operand : slice->getOperands())
      if (!isInMemory(operand))
        positions.push_back(operand);
    return !changes.change(positions, loop);
  });
}

/// Whether elements of `operand` show in what its op makes of them, scaled,
/// clamped or converted, and no sum.
static bool showsScaled(OpOperand &operand) {
  return shows(operand, {SumRole::factor, SumRole::moved, SumRole::converted});
}

namespace {
/// A tensor on the way back to what a loop carries, and the slices of it that
/// have been taken.
struct CarriedTensor {
  Value value;
  SmallVector<Operation *, 1> slices;
};
} // namespace

/// Adds what `tensor`, a result, is made of as it is or scaled.
static void addMadeOf(const CarriedTensor &tensor,
                      SmallVectorImpl<CarriedTensor> &pending) {
  auto result = cast<OpResult>(tensor.value);
  Operation *op = result.getOwner();
  if (std::optional<ContentsSource> source = getContentsSource(result);
      source && source->isView()) {
    pending.push_back({source->operand->get(), tensor.slices});
    if (source->kind == ContentsKind::part)
      pending.back().slices.push_back(op);
    return;
  }
  for (OpOperand &operand : op->getOpOperands())
    if (isa<TensorType>(operand.get().getType()) && showsScaled(operand))
      pending.push_back({operand.get(), tensor.slices});
}

static bool isTensorCarriedBack(Value tensor, Value made,
                                LoopChanges &changes) {
  SmallVector<CarriedTensor> pending = {{tensor, {}}};
  for (unsigned step = 0; step < maxSteps && !pending.empty(); ++step) {
    CarriedTensor next = pending.pop_back_val();
    if (isa<OpResult>(next.value)) {
      addMadeOf(next, pending);
      continue;
    }
    auto argument = cast<BlockArgument>(next.value);
    EnclosingLoops &loops = changes.getLoops();
    Loop loop = getCarryingLoop(argument, loops);
    if (!loop && argument.getOwner()->isEntryBlock())
      continue;
    for (Value from : changes.getHandedOn(argument)) {
      if (!loop || !loops.contains(loop, from))
        pending.push_back({from, next.slices});
      else if (areSame(next.slices, loop, changes) &&
               IterationEnd(made, next.slices, loop, changes).comesFrom(from))
        return true;
    }
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

/// The operands that an operation before `user` makes a buffer of the iteration
/// from, scaled.
static SmallVector<OpOperand *> getScaledInto(Value buffer, Operation *user) {
  SmallVector<OpOperand *> scaled;
  auto allocation = dyn_cast<OpResult>(buffer);
  if (!allocation || !isAllocation(allocation))
    return scaled;
  unsigned step = 0;
  for (OpOperand &use : buffer.getUses()) {
    auto writer = dyn_cast<DestinationStyleOpInterface>(use.getOwner());
    if (++step > maxSteps)
      break;
    if (!writer || !writer.isDpsInit(&use) ||
        writer->getBlock() != user->getBlock() ||
        !writer->isBeforeInBlock(user))
      continue;
    for (OpOperand *input : writer.getDpsInputOperands())
      if (isa<BaseMemRefType>(input->get().getType()) && showsScaled(*input))
        scaled.push_back(input);
  }
  return scaled;
}

/// What loops around leave in `operand`, which is the same buffer in each
/// iteration, of what `made` holds.
static Left getLeftInSameBuffer(OpOperand &operand, Value made,
                                Operation *maker, LoopChanges &changes,
                                Restarts &restarts) {
  EnclosingLoops &loops = changes.getLoops();
  auto isSame = [&](Value buffer) {
    return Addresses(changes).areOneMemory(buffer, operand.get()) ||
           isSameStorage(stripWholeViews(buffer),
                         stripWholeViews(operand.get()));
  };
  Operation *reader = operand.getOwner();
  Left most = Left::nothing;
  auto add = [&](Operation *writer, Loop loop) {
    Left left = restarts.getLeft(operand.get(), writer, reader, loop);
    if (left == Left::all || most == Left::nothing)
      most = left;
  };
  for (Loop loop : loops.getLoopsAround(reader)) {
    if (changes.changeMemory(operand.get(), loop))
      continue;
    if (isSame(made))
      add(maker, loop);
    unsigned step = 0;
    for (OpOperand &use : made.getUses()) {
      if (++step > maxSteps)
        break;
      Value target = getCopiedTo(use);
      if (target && loops.contains(loop, use.getOwner()) && isSame(target))
        add(use.getOwner(), loop);
    }
  }
  return most;
}

static Left getLeftInBuffer(OpOperand &operand, Value made,
                            LoopChanges &changes, Restarts &restarts) {
  SmallVector<OpOperand *> pending = {&operand};
  Left most = Left::nothing;
  for (unsigned step = 0;
       step < maxSteps && !pending.empty() && most != Left::all; ++step) {
    OpOperand *next = pending.pop_back_val();
    Left left =
        getLeftInSameBuffer(*next, made, operand.getOwner(), changes, restarts);
    if (left != Left::nothing)
      most = left;
    llvm::append_range(pending, getScaledInto(next->get(), next->getOwner()));
  }
  return most;
}

Left roofline::getLeftBehind(OpOperand &operand, Value made,
                             LoopChanges &changes, Restarts *restarts) {
  if (isa<TensorType>(operand.get().getType()))
    return isTensorCarriedBack(operand.get(), made, changes) ? Left::all
                                                             : Left::nothing;
  return restarts ? getLeftInBuffer(operand, made, changes, *restarts)
                  : Left::nothing;
}

bool roofline::mayRunAgain(Operation *op) {
  for (; op && op->getBlock(); op = op->getParentOp())
    if (!op->getParentRegion()->hasOneBlock() ||
        isa_and_present<LoopLikeOpInterface>(op->getParentOp()))
      return true;
  return false;
}

bool roofline::isAddedUp(OpOperand &term) {
  Operation *op = term.getOwner();
  if (op->getNumResults() != 1 || !mayRunAgain(op))
    return false;
  LoopChanges changes(/*calls=*/nullptr);
  Value made = op->getResult(0);
  auto isCarriedBack = [&](OpOperand &operand) {
    return getLeftBehind(operand, made, changes, /*restarts=*/nullptr) ==
           Left::all;
  };
  return !isCarriedBack(term) &&
         llvm::any_of(op->getOpOperands(), [&](OpOperand &other) {
           return &other != &term && isInMemory(other.get()) &&
                  roofline::getSumRole(other) == SumRole::term &&
                  isCarriedBack(other);
         });
}
