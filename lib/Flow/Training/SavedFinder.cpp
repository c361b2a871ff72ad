//===- SavedFinder.cpp - Finds what a backward pass needs -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SavedFinder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/DerivativeOpInterface.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

void SavedFinder::run() {
  // What functions are given is known when their callers have been looked at.
  std::vector<unsigned> order = cost.getExecution().getCalleesFirst();
  for (unsigned function : llvm::reverse(order))
    markFunction(function);
  for (unsigned function : order)
    markBetween(function);
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    if (const ExecutionTree::Node &node = tree.getNode(number);
        node.kind == ExecutionTree::Kind::choice && node.op &&
        node.op->getNumRegions() > 1)
      choices.insert(node.op);
  for (unsigned number = 0; number < cost.getOps().size(); ++number)
    addOp(number);
  finish();
}

//===----------------------------------------------------------------------===//
// Needs
//===----------------------------------------------------------------------===//

void SavedFinder::addOp(unsigned number) {
  Operation *op = cost.getOps()[number].op;
  bool hasGradient =
      llvm::any_of(op->getOperands(),
                   [&](Value value) { return isActive(value); }) &&
      llvm::any_of(op->getResults(), isFloatTensor);
  if (!hasGradient || flow.getCall(op))
    return;
  auto model = dyn_cast<DerivativeOpInterface>(op);
  SmallVector<DerivativeNeed> needs;
  if (!model || !model.getDerivativeNeeds(needs)) {
    // What only moves needs shapes alone.
    const OpCost &own = cost.getOps()[number].cost;
    if (!own.work.empty() || own.workStatus == CountStatus::unknown)
      result.status = combine(result.status, CountStatus::lower);
    return;
  }
  for (const DerivativeNeed &need : needs)
    if (isActive(op->getOperand(need.of)))
      add(need.value, number, need.kind == DerivativeNeed::Kind::positions);
}

Value SavedFinder::getRoot(Value value) const {
  while (auto shown = dyn_cast<OpResult>(value)) {
    std::optional<ContentsSource> source = getContentsSource(shown);
    if (!source)
      break;
    value = source->operand->get();
  }
  return value;
}

/// What is saved is what `value` shows: the tensor that it is a view of, or
/// that has its elements in another order.
void SavedFinder::add(Value value, unsigned op, bool isPosition) {
  if (!isa<TensorType>(value.getType()) || isSplat(value) ||
      classes.get(value) == ValueClass::weight)
    return;
  std::optional<Quantity> least = sizes.getBytes(value);
  Value root = value, piece;
  while (auto shown = dyn_cast<OpResult>(root)) {
    std::optional<ContentsSource> source =
        isPosition ? std::nullopt : getContentsSource(shown);
    if (!source)
      break;
    if (source->kind == ContentsKind::part)
      piece = root;
    root = source->operand->get();
    std::optional<Quantity> bytes = sizes.getBytes(root);
    if (least && bytes && (*least - *bytes).isKnownNonNegative())
      least = bytes;
  }
  if (classes.get(root) == ValueClass::weight)
    return;
  addRoot(root, piece ? piece : root, least, op, isPosition);
}

/// What a function is given is what its callers have.
void SavedFinder::addRoot(Value root, Value piece,
                          const std::optional<Quantity> &bytes, unsigned op,
                          bool isPosition) {
  if (isFunctionArgument(root)) {
    auto found = callers.find(root.getParentRegion()->getParentOp());
    if (found != callers.end()) {
      if (!pieces.insert({root, isPosition}).second)
        return;
      for (const ExecutionTree::Node *call : found->second)
        if (Value operand = getPassed(*call, root))
          add(operand, op, isPosition);
      return;
    }
  }
  auto [entry, isNew] =
      entries.try_emplace({root, isPosition}, result.saved.size());
  Operation *user = cost.getOps()[op].op;
  const Multiplicity &times = cost.getOps()[op].multiplicity;
  if (!times.isExact())
    result.status =
        combine(result.status, isFunctionArgument(root) ? CountStatus::upper
                                                        : times.getStatus());
  unsigned place = getPlace(user->getParentRegion());
  if (isNew) {
    Kind kind = isPosition                  ? Kind::positions
                : !isFloatTensor(root)      ? Kind::masks
                : statistics.contains(root) ? Kind::statistics
                                            : Kind::contents;
    result.saved.push_back({root, 0, kind, op, /*isRecomputed=*/true, place});
    wholes.push_back(sizes.getBytes(root));
  }
  TrainingMemory::Saved &saved = result.saved[entry->second];
  saved.isRecomputed &= isSavedBetween(root, user);
  if (saved.place != place)
    saved.place = getPlace(root.getParentRegion());
  if (!pieces.insert({piece, isPosition}).second)
    return;
  if (!bytes) {
    result.status = combine(result.status, CountStatus::lower);
    return;
  }
  if (isPosition) {
    std::optional<unsigned> bits =
        getStorageBits(getElementTypeOrSelf(root.getType()));
    saved.bytes += Quantity::floorDiv(*bytes * 64, *bits);
  } else {
    saved.bytes += *bytes;
  }
}

/// Whether selective checkpointing computes a value again: it lies between two
/// products of activations, or is needed only there.
bool SavedFinder::isSavedBetween(Value value, Operation *op) const {
  if (isBetween(value))
    return true;
  return !isProduct(op) && llvm::any_of(op->getResults(), [&](Value result) {
    return isBetween(result);
  });
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// The innermost side of a choice around a region, or the region itself.
unsigned SavedFinder::getPlace(Region *region) {
  SmallVector<Region *, 4> around;
  for (; region; region = region->getParentRegion())
    if (choices.contains(region->getParentOp()))
      around.push_back(region);
  unsigned place = 0;
  for (Region *side : llvm::reverse(around)) {
    auto add = [&](auto &numbers, auto key, bool isChoice) {
      auto [found, isNew] = numbers.try_emplace(key, result.places.size());
      if (isNew)
        result.places.push_back({place, isChoice});
      place = found->second;
    };
    add(choicePlaces, side->getParentOp(), true);
    add(sides, side, false);
  }
  return place;
}

void SavedFinder::finish() {
  dropSavedAgain();
  countExecutions();
  for (auto [saved, whole] : llvm::zip_equal(result.saved, wholes)) {
    // Pieces may overlap.
    if (whole && saved.kind != Kind::positions)
      saved.bytes = Quantity::min(saved.bytes, *whole);
    saved.bytes = getAll(saved);
  }
  for (unsigned entry : cost.getExecution().getEntryPoints())
    if (auto function =
            dyn_cast<FunctionOpInterface>(cost.getFunctions()[entry].op))
      for (BlockArgument argument : function.getArguments())
        if (isActive(argument) &&
            classes.get(argument) == ValueClass::activation)
          result.fullBytes += getBytes(argument, entry).value_or(0);
}

//===----------------------------------------------------------------------===//
// The answers
//===----------------------------------------------------------------------===//

TrainingMemory::TrainingMemory(const ModuleCost &cost) {
  SavedFinder(cost, *this).run();
}

/// Of each choice the side that saves most, from the innermost outwards.
Quantity
TrainingMemory::sum(llvm::function_ref<bool(const Saved &)> isCounted) const {
  std::vector<QuantitySum> sums(places.size());
  for (const Saved &each : saved)
    if (isCounted(each))
      sums[each.place].add(each.bytes);
  std::vector<Quantity> largest(places.size());
  for (unsigned place = places.size() - 1; place != 0; --place) {
    unsigned around = places[place].around;
    if (places[place].isChoice)
      sums[around].add(largest[place]);
    else
      largest[around] = Quantity::max(largest[around], sums[place].take());
  }
  return sums[0].take();
}

Quantity TrainingMemory::getBytes(Kind kind) const {
  return sum([&](const Saved &each) { return each.kind == kind; });
}

Quantity TrainingMemory::getBytes() const {
  return sum([](const Saved &) { return true; });
}

Quantity TrainingMemory::getSelectiveBytes() const {
  return sum([](const Saved &each) { return !each.isRecomputed; });
}

StringRef roofline::stringifyOptimizer(Optimizer optimizer) {
  switch (optimizer) {
  case Optimizer::none:
    return "none";
  case Optimizer::sgd:
    return "sgd";
  case Optimizer::adam:
    return "adam";
  }
  llvm_unreachable("covered switch");
}

Quantity roofline::getGradientBytes(ArrayRef<Parameter> parameters) {
  Quantity bytes;
  for (const Parameter &parameter : parameters)
    if (isa<FloatType>(parameter.elementType))
      bytes += parameter.bytes;
  return bytes;
}

Quantity roofline::getStateBytes(ArrayRef<Parameter> parameters,
                                 Optimizer optimizer) {
  Quantity bytes;
  if (optimizer != Optimizer::adam)
    return bytes;
  for (const Parameter &parameter : parameters) {
    auto type = dyn_cast<FloatType>(parameter.elementType);
    if (!type)
      continue;
    constexpr int momentBytes = 4, numMoments = 2, copyBytes = 4;
    bytes += parameter.count * Quantity(momentBytes * numMoments);
    if (type.getWidth() < 32)
      bytes += parameter.count * Quantity(copyBytes);
  }
  return bytes;
}
