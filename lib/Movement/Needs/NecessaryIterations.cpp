//===- NecessaryIterations.cpp - What masks and slices leave --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/NecessaryIterations.h"

#include "NeedFormulas.h"
#include "NeededElements.h"
#include "mlir-roofline/Program/FunctionNumbers.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/IR/RegionKindInterface.h"
#include "llvm/ADT/SetVector.h"

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

/// The indices that conditions depend on which do not hold for the whole box.
static SmallVector<unsigned, 4> getDeciding(const IndexPart &part,
                                            ArrayRef<int64_t> extents) {
  SmallVector<const HalfSpace *, 4> conditions;
  for (const HalfSpace &condition : part.getConditions())
    if (condition.function.getRange(extents).first < 0)
      conditions.push_back(&condition);
  SmallVector<unsigned, 4> deciding;
  for (unsigned index = 0; index < extents.size(); ++index)
    if (llvm::any_of(conditions, [&](const HalfSpace *condition) {
          return condition->function.dependsOn(index);
        }))
      deciding.push_back(index);
  return deciding;
}

/// Nothing if all of the box is needed.
static std::optional<NecessaryIterations::Share>
getShare(const IndexPart &part, ArrayRef<int64_t> extents, unsigned function) {
  DynamicAPInt all = IndexPart().count(extents), needed = part.count(extents);
  if (needed >= all)
    return std::nullopt;
  return NecessaryIterations::Share{Quantity::get(needed), Quantity::get(all),
                                    getDeciding(part, extents), function};
}

NecessaryIterations::NecessaryIterations(const ModuleCost &cost)
    : ops(cost.getOps()) {
  count(cost);
  NeedFormulas(cost).addTo(opShares, valueShares);
}

void NecessaryIterations::count(const ModuleCost &cost) {
  IterationSpaces spaces(cost);
  KnownParts known(cost, spaces);
  NeededElements needed(cost, known, spaces);
  const FunctionNumbers &functions = FunctionNumbers::get(cost);
  // What a function needs of its arguments is known where it is called.
  llvm::SetVector<Operation *> calleesFirst;
  for (unsigned number : cost.getExecution().getCalleesFirst())
    calleesFirst.insert(cost.getFunctions()[number].op);
  for (Operation *function : calleesFirst)
    if (!hasBlocks(function))
      needed.run(function, functions.find(function));
  for (auto [number, op] : llvm::enumerate(ops))
    if (const KnownParts::Nest *nest = known.findNest(op.op))
      if (auto share =
              getShare(needed.getNeeded(*nest), nest->extents, op.function))
        opShares.insert({number, std::move(*share)});
  for (const auto &[key, part] : needed.getElements()) {
    Value value = key;
    // What operations compute is in their shares; a constant is read whole, as
    // it is once it is in memory.
    if (!isa<BlockArgument>(value) || !isa<RankedTensorType>(value.getType()) ||
        part.isEverything())
      continue;
    std::optional<unsigned> function = functions.findAround(value);
    ShapedType type = function ? spaces.getType(value, *function)
                               : cast<ShapedType>(value.getType());
    if (!type.hasStaticShape())
      continue;
    if (auto share = getShare(part, type.getShape(), function.value_or(0)))
      valueShares.insert({value, std::move(*share)});
  }
}

std::optional<Quantity>
NecessaryIterations::getNeededElements(Value value) const {
  const auto *found = valueShares.find(value);
  return found == valueShares.end() ? std::nullopt
                                    : std::optional(found->second.needed);
}

/// What the dropped ones of all iterations do of a count.
static Quantity getDropped(const Quantity &count,
                           const NecessaryIterations::Share &share) {
  Quantity dropped = share.all - share.needed;
  Quantity once = Quantity::floorDiv(count, share.all);
  return once * share.all == count
             ? once * dropped
             : Quantity::floorDiv(count * dropped, share.all);
}

/// What depends on fewer loops is needed however many iterations are left, and
/// what the operation finds avoidable itself may be in those that are dropped:
/// the work of the dropped iterations less all of that is avoidable for
/// certain.
std::optional<OpCost> NecessaryIterations::getCost(unsigned op) const {
  const auto *found = opShares.find(op);
  if (found == opShares.end())
    return std::nullopt;
  OpCost cost = ops[op].cost;
  AvoidableWork own = cost.avoidable ? *cost.avoidable : AvoidableWork();
  auto getMore = [&, &share = found->second](const Quantity &count,
                                             const Quantity &avoidable) {
    return Quantity::max(getDropped(count, share) - avoidable, 0);
  };
  Work more;
  for (const Work::Entry &entry : cost.work.getEntries())
    more.add(entry.workClass, entry.type,
             getMore(entry.count, own.work.get(entry.workClass, entry.type)));
  cost.addAvoidable(more, getMore(cost.macs, own.macs));
  return cost;
}

/// What one of the two does not have is needed as a whole.
bool NecessaryIterations::hasSameCostsAt(
    const SizeBindings &values, const NecessaryIterations &bound) const {
  for (const auto &[op, share] : opShares) {
    const auto *found = bound.opShares.find(op);
    const Quantity &same =
        found == bound.opShares.end() ? share.all : found->second.needed;
    if (putIn(share.needed, values) != putIn(same, values))
      return false;
  }
  return llvm::all_of(bound.opShares, [&](const auto &entry) {
    return opShares.contains(entry.first);
  });
}
