//===- TilePlaces.cpp - Where tiles are, iteration by iteration -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TilePlaces.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

/// Longer ways of a value through regions and views are not followed.
static constexpr unsigned maxSteps = 64;

bool TileAccess::isSamePlace(const TileAccess &other) const {
  return base == other.base && extents && other.extents &&
         llvm::equal(*extents, *other.extents,
                     [](const SliceExtent &a, const SliceExtent &b) {
                       return a.offset == b.offset && a.size == b.size;
                     });
}

bool TileAccess::moves(StringRef counter) const {
  return !extents || llvm::any_of(*extents, [&](const SliceExtent &extent) {
    return extent.offset.mentions(counter) || extent.size.mentions(counter);
  });
}

bool TileAccess::isCarriedBy(Operation *loop) const {
  return llvm::any_of(passed, [&](BlockArgument argument) {
    return argument.getOwner()->getParentOp() == loop;
  });
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

TilePlaces::TilePlaces(const ModuleCost &cost, const ValueFlow &values)
    : cost(cost), values(values), sizes(cost.getRoot()) {
  const ExecutionTree &tree = cost.getExecution();
  counters.resize(tree.getNumNodes());
  // Around comes before inside: bounds may depend on the counters around.
  std::vector<unsigned> pending(tree.getRoots().begin(), tree.getRoots().end());
  while (!pending.empty()) {
    unsigned number = pending.back();
    pending.pop_back();
    const ExecutionTree::Node &node = tree.getNode(number);
    if (node.kind == Kind::loop && node.op && counters[number].empty())
      addLoop(number);
    for (const ExecutionTree::Child &child : node.children)
      if (!child.isOp)
        pending.push_back(child.index);
  }
}

/// An operation may be a nest of loops, each of more than one iteration its
/// own node.
void TilePlaces::addLoop(unsigned number) {
  const ExecutionTree &tree = cost.getExecution();
  Operation *op = tree.getNode(number).op;
  auto [names, isNew] = counterNames.try_emplace(op);
  if (isNew) {
    std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(sizes, op);
    for (const LoopLevel &level : levels.value_or(SmallVector<LoopLevel>())) {
      Quantity iteration;
      if (!level.trips.isOne()) {
        std::string &name = names->second.emplace_back();
        if (level.counter)
          name = sizes.createIteration(op).str();
        if (!name.empty())
          iteration = Quantity::symbol(name, {0, level.trips - 1});
      }
      if (level.counter)
        sizes.setValue(level.counter, level.lower + iteration * level.step);
    }
  }
  for (StringRef name : names->second) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (node.kind != Kind::loop || node.op != op)
      return;
    counters[number] = name.str();
    if (node.children.size() != 1 || node.children.front().isOp)
      return;
    number = node.children.front().index;
  }
}

//===----------------------------------------------------------------------===//
// Accesses
//===----------------------------------------------------------------------===//

/// The operation among these that moves this; null if none does by this name.
static Operation *findMover(const ModuleCost &cost, ArrayRef<unsigned> ops,
                            const OperandTraffic &traffic) {
  for (unsigned number : ops)
    for (const OperandTraffic &own : cost.getOps()[number].cost.traffic)
      if (own.value == traffic.value &&
          own.bytesRead.isZero() <= traffic.bytesRead.isZero() &&
          own.bytesWritten.isZero() <= traffic.bytesWritten.isZero())
        return cost.getOps()[number].op;
  return nullptr;
}

TileAccess TilePlaces::getAccess(ArrayRef<unsigned> ops,
                                 const OperandTraffic &traffic) {
  TileAccess access;
  access.isRead = !traffic.bytesRead.isZero();
  access.isWritten = !traffic.bytesWritten.isZero();
  access.base = traffic.value;
  if (!traffic.value)
    return access;
  Operation *op = findMover(cost, ops, traffic);
  std::optional<MovingSlice> slice;
  if (op && isa<ShapedType>(traffic.value.getType())) {
    slice = getMovingSlice(op, traffic, sizes);
    // What is written of a tensor is where its destination is.
    Value place = traffic.value;
    auto style = dyn_cast<DestinationStyleOpInterface>(op);
    auto result = dyn_cast<OpResult>(place);
    if (style && result && result.getOwner() == op)
      place = style.getTiedOpOperand(result)->get();
    if (!slice)
      slice = getPlace(op, place, sizes);
  }
  if (!slice) {
    access.base = values.getOrigin(traffic.value).value;
    return access;
  }
  access.base = slice->base;
  access.extents.emplace(std::move(slice->extents));
  access.passed = std::move(slice->passed);
  return access;
}

Value TilePlaces::getMade(Value value, Operation *loop) const {
  for (unsigned step = 0; step < maxSteps; ++step) {
    auto result = dyn_cast<OpResult>(value);
    if (!result || !loop->isProperAncestor(result.getOwner()))
      return {};
    if (result.getOwner()->getNumRegions() != 0 &&
        !values.getCosted(result.getOwner())) {
      // What the last iteration of a loop inside hands out.
      Operation *owner = result.getOwner();
      Value handed;
      for (Forwarding forwarding : getForwardings(owner))
        if (forwarding.to == result &&
            owner->isAncestor(forwarding.from.getParentRegion()->getParentOp()))
          handed = forwarding.from;
      if (!handed)
        return {};
      value = handed;
      continue;
    }
    std::optional<ContentsSource> source = getContentsSource(result);
    if (!source || !source->isView())
      return value;
    value = source->operand->get();
  }
  return {};
}

bool TilePlaces::isUsedBeyond(Value made, Operation *loop) const {
  SmallVector<Value> pending = {made};
  llvm::SmallDenseSet<Value> seen = {made};
  auto follow = [&](Value value) {
    if (seen.insert(value).second)
      pending.push_back(value);
  };
  for (unsigned step = 0; !pending.empty(); ++step) {
    if (step == maxSteps)
      return true;
    Value value = pending.pop_back_val();
    for (OpOperand &use : value.getUses()) {
      Operation *user = use.getOwner();
      bool isTerminator = user->hasTrait<OpTrait::IsTerminator>();
      Operation *regions = isTerminator ? user->getParentOp() : user;
      if (isTerminator && regions == loop)
        return true;
      SmallVector<Value> forwarded = getForwardedTo(use);
      llvm::for_each(forwarded, follow);
      bool isKnown = !forwarded.empty();
      for (OpResult result : user->getResults()) {
        if (!isViewOf(result, use))
          continue;
        follow(result);
        isKnown = true;
      }
      // A tile that is put in its place without moving is where it was put.
      const CostedOp *costed = values.getCosted(user);
      bool isInPlace =
          costed && getPartlyWritten(user) && costed->cost.getBytes().isZero();
      if (!isKnown && (!costed || isInPlace))
        return true;
    }
  }
  return false;
}
