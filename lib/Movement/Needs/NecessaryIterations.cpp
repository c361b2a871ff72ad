//===- NecessaryIterations.cpp - What masks and slices leave --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/NecessaryIterations.h"

#include "NeededElements.h"
#include "mlir/IR/RegionKindInterface.h"
#include "llvm/ADT/MapVector.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Between blocks, and in graphs, users may stand before what they use.
static bool hasBlocks(Operation *function) {
  WalkResult result = function->walk([](Operation *op) {
    for (Region &region : op->getRegions())
      if (!region.empty() &&
          (!region.hasOneBlock() || !mayHaveSSADominance(region)))
        return WalkResult::interrupt();
    return WalkResult::advance();
  });
  return result.wasInterrupted();
}

NecessaryIterations::NecessaryIterations(const ModuleCost &cost)
    : ops(cost.getOps()) {
  IterationSpaces spaces(cost);
  KnownParts known(cost, spaces);
  NeededElements needed(cost, known, spaces);
  llvm::MapVector<Operation *, SmallVector<unsigned, 1>> functions;
  // What a function needs of its arguments is known where it is called.
  for (unsigned number : cost.getExecution().getCalleesFirst())
    functions[cost.getFunctions()[number].op].push_back(number);
  for (const auto &[op, numbers] : functions)
    if (!hasBlocks(op))
      needed.run(op, numbers.size() == 1 ? std::optional(numbers.front())
                                         : std::nullopt);
  for (auto [number, op] : llvm::enumerate(ops)) {
    const KnownParts::Nest *nest = known.findNest(op.op);
    if (!nest)
      continue;
    DynamicAPInt all = IndexPart().count(nest->extents);
    DynamicAPInt left = needed.getNeeded(*nest).count(nest->extents);
    if (left < all)
      shares[number] = {left, all};
  }
  for (auto [value, part] : needed.getElements()) {
    // What operations compute is in their shares; a constant is read whole, as
    // it is once it is in memory.
    if (!isa<BlockArgument>(value) || !isa<RankedTensorType>(value.getType()) ||
        part.isEverything())
      continue;
    Operation *function = value.getParentRegion()->getParentOp();
    while (function && !functions.contains(function))
      function = function->getParentOp();
    SmallVector<unsigned, 1> numbers = functions.lookup(function);
    ShapedType type = numbers.size() == 1
                          ? spaces.getType(value, numbers.front())
                          : cast<ShapedType>(value.getType());
    if (type.hasStaticShape())
      neededElements[value] = part.count(type.getShape());
  }
}

std::optional<Quantity>
NecessaryIterations::getNeededElements(Value value) const {
  auto found = neededElements.find(value);
  return found == neededElements.end()
             ? std::nullopt
             : std::optional(Quantity::get(found->second));
}

/// What depends on fewer loops is needed however many iterations are left, and
/// what the operation finds avoidable itself may be in those that are dropped:
/// the work of the dropped iterations less all of that is avoidable for
/// certain.
std::optional<OpCost> NecessaryIterations::getCost(unsigned op) const {
  auto found = shares.find(op);
  if (found == shares.end())
    return std::nullopt;
  const Share &share = found->second;
  Quantity dropped = Quantity::get(share.all - share.needed);
  Quantity all = Quantity::get(share.all);
  OpCost cost = ops[op].cost;
  AvoidableWork own = cost.avoidable ? *cost.avoidable : AvoidableWork();
  auto getMore = [&](const Quantity &count, const Quantity &avoidable) {
    return Quantity::max(Quantity::floorDiv(count * dropped, all) - avoidable,
                         0);
  };
  Work more;
  for (const Work::Entry &entry : cost.work.getEntries())
    more.add(entry.workClass, entry.type,
             getMore(entry.count, own.work.get(entry.workClass, entry.type)));
  cost.addAvoidable(more, getMore(cost.macs, own.macs));
  return cost;
}
