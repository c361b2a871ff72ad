//===- OriginFinder.cpp - Contents through regions and blocks -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OriginFinder.h"

#include "ArgumentSizes.h"

#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Program/FunctionNumbers.h"
#include "mlir/IR/RegionGraphTraits.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/PostOrderIterator.h"

using namespace mlir;
using namespace mlir::roofline;

void OriginFinder::run() {
  collectWrittenGlobals();
  flow.visits.resize(cost.getFunctions().size());
  for (unsigned function : cost.getExecution().getCalleesFirst()) {
    currentFunction = function;
    for (Region &region : cost.getFunctions()[function].op->getRegions())
      addRegion(region);
  }
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

void OriginFinder::set(Value value, Origin origin) {
  if (origin.value != value)
    flow.origins[value] = std::move(origin);
}

/// All of a value of the function that is looked at; nothing where its sizes
/// are not those of the arguments, or differ between calls.
std::optional<Quantity> OriginFinder::getBytes(Value value) const {
  if (auto bytes = getStaticBytes(value.getType()))
    return bytes;
  if (!FunctionNumbers::get(cost).find(cost.getFunctions()[currentFunction].op))
    return std::nullopt;
  std::optional<Quantity> bytes = ArgumentSizes(cost).getBytes(value);
  return bytes ? std::optional(cost.getBound(*bytes, currentFunction)) : bytes;
}

/// `value` is one of several: what holds for all of them holds for it.
void OriginFinder::join(Value value, ArrayRef<std::optional<Origin>> origins,
                        ArrayRef<std::optional<Written>> written) {
  std::optional<Origin> common = origins.front();
  for (const std::optional<Origin> &origin : origins.drop_front()) {
    if (!common || !origin || origin->value != common->value) {
      common.reset();
      break;
    }
    common->replaced = Quantity::max(common->replaced, origin->replaced);
  }
  if (common)
    set(value, std::move(*common));

  std::optional<Written> least = written.front();
  for (const std::optional<Written> &each : written.drop_front()) {
    if (!least || !each) {
      least.reset();
      break;
    }
    least = Written{value, Quantity::min(least->bytes, each->bytes),
                    least->isWhole && each->isWhole};
  }
  if (least)
    flow.written[value] = std::move(*least);
}

/// `bytes` of one iteration in all iterations of the loop, at most.
std::optional<Quantity> OriginFinder::getTotal(Operation *op,
                                               const Quantity &bytes) const {
  if (bytes.isZero())
    return bytes;
  auto loop = flow.trips.find(op);
  if (loop == flow.trips.end() || loop->second.times.isEstimate)
    return std::nullopt;
  llvm::SetVector<StringRef> symbols;
  bytes.collectSymbols(symbols);
  for (StringRef induction : loop->second.inductions)
    if (symbols.contains(induction))
      return std::nullopt;
  return bytes * loop->second.times.value;
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void OriginFinder::addRegion(Region &region) {
  if (region.empty())
    return;
  llvm::ReversePostOrderTraversal<Region *> blocks(&region);
  for (Block *block : blocks) {
    if (!block->isEntryBlock())
      for (BlockArgument argument : block->getArguments())
        if (isInMemory(argument))
          addBlockArgument(argument);
    flow.visits[currentFunction].push_back({nullptr, block, false});
    for (Operation &op : *block)
      addOperation(&op);
    doneBlocks.insert(block);
  }
}

/// Where control comes from further down, nothing is known of an argument.
void OriginFinder::addBlockArgument(BlockArgument argument) {
  SmallVector<std::optional<Origin>> origins;
  SmallVector<std::optional<Written>> written;
  Block *block = argument.getOwner();
  for (auto it = block->pred_begin(); it != block->pred_end(); ++it) {
    auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
    if (!branch || !doneBlocks.contains(*it))
      return;
    Value operand = branch.getSuccessorOperands(
        it.getSuccessorIndex())[argument.getArgNumber()];
    if (!operand)
      return;
    origins.push_back(getStep(operand));
    written.push_back(flow.getWritten(operand));
  }
  if (!origins.empty())
    join(argument, origins, written);
}

//===----------------------------------------------------------------------===//
// Regions
//===----------------------------------------------------------------------===//

/// The region of `op` that `value` is defined in, however deep; null if it is
/// defined outside.
static Region *getRegionOf(Operation *op, Value value) {
  Region *region = value.getParentRegion();
  while (region && region->getParentOp() != op)
    region = region->getParentRegion();
  return region;
}

bool OriginFinder::isKnownBefore(Operation *op, Value value) const {
  Region *region = getRegionOf(op, value);
  return !region || doneRegions.contains(region);
}

void OriginFinder::addNested(Operation *op) {
  flow.visits[currentFunction].push_back({op, nullptr, /*isEntered=*/true});
  for (Region &region : op->getRegions()) {
    if (!region.empty())
      for (BlockArgument argument : region.getArguments())
        if (ArrayRef<Value> sources = flow.getSources(argument);
            !sources.empty())
          addRegionArgument(op, argument, sources);
    addRegion(region);
    doneRegions.insert(&region);
  }
  for (OpResult result : op->getResults())
    if (isInMemory(result) && !flow.getSources(result).empty())
      addRegionResult(op, result);
}

void OriginFinder::addRegionArgument(Operation *op, BlockArgument argument,
                                     ArrayRef<Value> sources) {
  SmallVector<std::optional<Origin>> origins;
  SmallVector<std::optional<Written>> written;
  for (Value source : sources) {
    if (!isKnownBefore(op, source))
      continue;
    origins.push_back(getStep(source));
    written.push_back(flow.getWritten(source));
  }
  if (origins.size() == sources.size()) {
    join(argument, origins, written);
    return;
  }
  // Carried: the first iteration is known by what is there before.
  if (origins.size() != 1)
    return;
  Origin init = *origins.front();
  if (auto outer = flow.inits.find(init.value); outer != flow.inits.end())
    init = {outer->second.value, outer->second.replaced + init.replaced};
  flow.inits[argument] = std::move(init);
}

/// What an origin in a loop is to those behind it: an argument that each
/// iteration hands on with a part replaced is what it was at first, with all of
/// these parts replaced.
std::optional<ValueFlow::Origin>
OriginFinder::leaveLoop(Operation *op, Origin origin, Value source) const {
  if (auto found = combined.find(source); found != combined.end()) {
    std::optional<Quantity> total = getTotal(op, found->second.bytes);
    if (!total)
      return std::nullopt;
    origin.replaced += *total;
  }
  auto argument = dyn_cast<BlockArgument>(origin.value);
  if (!argument || argument.getOwner()->getParentOp() != op)
    return origin;
  ArrayRef<Value> carried = flow.getSources(argument);
  if (carried.empty())
    return std::nullopt;
  std::optional<Origin> init;
  Quantity perIteration;
  for (Value each : carried) {
    Origin step = getStep(each);
    if (!getRegionOf(op, each)) {
      if (init)
        return std::nullopt;
      init = std::move(step);
    } else if (step.value == argument) {
      perIteration = Quantity::max(perIteration, step.replaced);
    } else {
      return std::nullopt;
    }
  }
  std::optional<Quantity> total = getTotal(op, perIteration);
  if (!init || !total)
    return std::nullopt;
  // What goes around comes out of the last iteration, which is one of all.
  if (llvm::is_contained(carried, source))
    origin.replaced = 0;
  return Origin{init->value, init->replaced + *total + origin.replaced};
}

void OriginFinder::addRegionResult(Operation *op, OpResult result) {
  auto loop = flow.trips.find(op);
  // What goes around a loop that certainly runs does not come out of it.
  bool mustRun = loop != flow.trips.end() &&
                 (loop->second.times.lower - Quantity(1)).isKnownNonNegative();
  SmallVector<std::optional<Origin>> origins;
  SmallVector<std::optional<Written>> written;
  for (Value source : flow.getSources(result)) {
    if (!getRegionOf(op, source)) {
      if (mustRun)
        continue;
      origins.push_back(getStep(source));
      written.push_back(flow.getWritten(source));
      continue;
    }
    origins.push_back(leaveLoop(op, getStep(source), source));
    auto parts = combined.find(source);
    if (parts == combined.end()) {
      written.push_back(flow.getWritten(source));
      continue;
    }
    written.push_back(parts->second);
    written.back()->bytes = together.lookup(source);
  }
  if (!origins.empty())
    join(result, origins, written);
}
