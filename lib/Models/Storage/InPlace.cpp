//===- InPlace.cpp - Tiles that are where they belong ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/InPlace.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// How far back a tile is followed, and at how many users of a tensor is
/// looked. Beyond that, a copy is assumed.
static constexpr unsigned maxSteps = 256;
static constexpr unsigned maxUsers = 256;

/// The operand in whose memory the operation makes `result`; null if it is
/// memory of its own, as far as can be seen.
static Value getDestination(OpResult result) {
  Operation *op = result.getOwner();
  if (OpOperand *part = getPartlyWritten(op))
    return part->get();
  auto destination = dyn_cast<DestinationStyleOpInterface>(op);
  if (destination && isa<TensorType>(result.getType()))
    return destination.getTiedOpOperand(result)->get();
  std::optional<ContentsSource> source = getContentsSource(result);
  return source && source->kind == ContentsKind::whole ? source->operand->get()
                                                       : Value();
}

/// What a value that regions hand on may be: of a result what comes out of the
/// regions, of an argument what goes in. What goes around a loop is what comes
/// out at its end.
static SmallVector<Value, 2> getHandedOn(Value value) {
  SmallVector<Value, 2> sources;
  auto argument = dyn_cast<BlockArgument>(value);
  Operation *op = argument ? argument.getOwner()->getParentOp()
                           : cast<OpResult>(value).getOwner();
  if (!op || (argument && !argument.getOwner()->isEntryBlock()))
    return sources;
  for (Forwarding forwarding : getForwardings(op)) {
    bool isInside = op->isProperAncestor(
                        forwarding.from.getParentRegion()->getParentOp()) ||
                    op == forwarding.from.getParentRegion()->getParentOp();
    if (forwarding.to == value && isInside == !argument)
      sources.push_back(forwarding.from);
  }
  return sources;
}

/// Whether every way back from `value` through the memory in which it is made
/// comes to a place.
static bool leadsTo(Value value, llvm::function_ref<bool(Value)> isPlace) {
  SmallVector<Value> pending = {value};
  // Out of a loop only those find that have gone in at its end.
  llvm::SmallPtrSet<Operation *, 4> entered;
  for (unsigned step = 0; step != maxSteps; ++step) {
    if (pending.empty())
      return true;
    Value next = pending.pop_back_val();
    if (isPlace(next))
      continue;
    auto result = dyn_cast<OpResult>(next);
    if (result) {
      if (Value dest = getDestination(result)) {
        pending.push_back(dest);
        continue;
      }
      entered.insert(result.getOwner());
    } else if (!entered.contains(
                   cast<BlockArgument>(next).getOwner()->getParentOp())) {
      return false;
    }
    SmallVector<Value, 2> sources = getHandedOn(next);
    if (sources.empty())
      return false;
    llvm::append_range(pending, sources);
  }
  return false;
}

bool mlir::roofline::isComputedIn(Value source, Value dest) {
  Value place = stripWholeViews(dest);
  return leadsTo(source, [&](Value value) {
    return value == dest || isSameStorage(stripWholeViews(value), place);
  });
}

//===----------------------------------------------------------------------===//
// Insertions
//===----------------------------------------------------------------------===//

/// Whether `dest` is `source` with parts of it replaced.
static bool isSameTensor(Value dest, Value source) {
  for (unsigned step = 0; step != maxSteps; ++step) {
    if (dest == source || isSameStorage(dest, source))
      return true;
    auto result = dyn_cast<OpResult>(dest);
    dest = result ? getDestination(result) : Value();
    if (!dest)
      return false;
  }
  return false;
}

/// Whether what `dest` holds is read after the insertion.
static bool isReadAfter(Value dest, Operation *insertion) {
  unsigned users = 0;
  for (OpOperand &use : dest.getUses()) {
    Operation *owner = use.getOwner();
    // Parallel insertions share their destination.
    bool isShared =
        owner->getNumResults() == 0 && getPartlyWritten(owner) == &use;
    if (owner == insertion || isShared)
      continue;
    if (++users == maxUsers)
      return true;
    Operation *user = insertion->getBlock()->findAncestorOpInBlock(*owner);
    if (user && user != insertion && insertion->isBeforeInBlock(user))
      return true;
  }
  return false;
}

bool mlir::roofline::isInsertedInPlace(Operation *insertion) {
  auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(insertion);
  OpOperand *dest = getPartlyWritten(insertion);
  // A splat has to be written where it becomes a part of something.
  if (!slice || !dest || dest->getOperandNumber() == 0 ||
      isSplat(insertion->getOperand(0)))
    return false;
  auto isPlace = [&](Value value) {
    auto result = dyn_cast<OpResult>(value);
    auto cut = result
                   ? dyn_cast<OffsetSizeAndStrideOpInterface>(result.getOwner())
                   : OffsetSizeAndStrideOpInterface();
    if (!cut)
      return false;
    std::optional<ContentsSource> source = getContentsSource(result);
    return source && source->kind == ContentsKind::part &&
           slice.isSameAs(cut, isSameNumber) &&
           isSameTensor(dest->get(), source->operand->get());
  };
  return leadsTo(insertion->getOperand(0), isPlace) &&
         !isReadAfter(dest->get(), insertion);
}
