//===- StorageDecisions.cpp - What decides which side of a branch runs ----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Memory that only one side of a branch waits for is held until it is known
// which side runs. If that has been known before, since the same value decides
// in several branches or iterations, less may do.
//
//===----------------------------------------------------------------------===//

#include "Branches.h"
#include "StorageFinder.h"

using namespace mlir;
using namespace mlir::roofline;

/// What decides which side of a branch runs, as far back as scalars are
/// computed from each other. With null in it if that is further than is looked
/// at.
static llvm::SmallSetVector<Value, 4> getDecidedBy(Operation *branch) {
  constexpr size_t maxValues = 64;
  auto isScalar = [](Value value) {
    auto shaped = dyn_cast<ShapedType>(value.getType());
    return !shaped || (shaped.hasStaticShape() && shaped.getNumElements() == 1);
  };
  llvm::SmallSetVector<Value, 4> computed, found;
  for (Value operand : branch->getOperands())
    if (isScalar(operand))
      computed.insert(operand);
  for (size_t next = 0; next < computed.size(); ++next) {
    if (next == maxValues) {
      found.insert(Value());
      break;
    }
    Value value = computed[next];
    Operation *op = value.getDefiningOp();
    if (op && op->hasTrait<OpTrait::ConstantLike>())
      continue;
    if (!op || op->getNumOperands() == 0 || !isScalar(value))
      found.insert(value);
    else
      computed.insert(op->operand_begin(), op->operand_end());
  }
  return found;
}

/// Whether what decides also decides in another branch, in what is called, or
/// in other iterations of the loop around: then not all ways through both can
/// be taken.
bool StorageFinder::isDecidedElsewhere(Operation *branch) const {
  llvm::SmallSetVector<Value, 4> decidedBy = getDecidedBy(branch);
  if (llvm::any_of(decidedBy, [&](Value value) {
        return !value || decides.lookup(value) > 1;
      }))
    return true;
  unsigned loop = loopAt[all.getPositions(branch).first];
  return loop != 0 && llvm::none_of(decidedBy, [&](Value value) {
           unsigned definition = getDefinition(value);
           return loops[loop].begin <= definition &&
                  definition <= loops[loop].end;
         });
}

/// Counts what decides in branches, and in what is called, which may ask for
/// the same. In a side where the same value decides again, another side never
/// runs.
void StorageFinder::countDecisions(ArrayRef<ValueFlow::Visit> visits) {
  decides.clear();
  llvm::DenseMap<Value, unsigned> around;
  for (const ValueFlow::Visit &visit : visits) {
    if (!visit.op)
      continue;
    const ExecutionTree::Node *call = flow.getCall(visit.op);
    bool asks = call && branching.contains(call->function);
    bool isSide = isBranch(visit.op);
    if (!asks && !isSide)
      continue;
    branching.insert(function);
    bool isLeft = isSide && !visit.isEntered;
    for (Value value : getDecidedBy(visit.op)) {
      unsigned &numAround = around[value];
      if (isLeft) {
        --numAround;
        continue;
      }
      ++decides[value];
      if (numAround != 0)
        all.hasLonger[function] = true;
      numAround += isSide;
    }
  }
}

void StorageFinder::findSides(ArrayRef<ValueFlow::Visit> visits) {
  countDecisions(visits);
  decidedElsewhere.clear();
  heldForSide.clear();
  heldAnyway.clear();
  SmallVector<Operation *> branches;
  std::vector<BranchSides::Side> found;
  for (const ValueFlow::Visit &visit : visits) {
    if (!visit.op || !visit.isEntered)
      continue;
    auto [opBegin, opEnd] = all.getPositions(visit.op);
    // Behind the first of two regions of a loop comes the second one, or the
    // end.
    if (unsigned second = getSecondRegion(visit.op);
        second != 0 && flow.isLoop(visit.op))
      found.push_back({second, opEnd - 1, second - 1, opEnd});
    if (!isBranch(visit.op))
      continue;
    branches.push_back(visit.op);
    for (Region &region : visit.op->getRegions()) {
      if (region.empty())
        continue;
      unsigned begin = blocks.lookup(&region.front()).first, end = begin;
      for (Block &block : region)
        end = std::max(end, blocks.lookup(&block).second);
      found.push_back({begin, end, opBegin, opEnd});
    }
  }
  sides.assign(std::move(found), all.ends[function]);
  for (Operation *branch : branches)
    if (isDecidedElsewhere(branch))
      decidedElsewhere[all.getPositions(branch).first] =
          branch->getNumRegions();
}

/// What comes from outside of a loop is held until the loop ends, also if only
/// one side of a branch reads it. If all iterations take the same side, it may
/// be that nobody does.
void StorageFinder::addHeldInLoop(Value base, unsigned until, unsigned at) {
  if (decidedElsewhere.empty())
    return;
  unsigned begin = 0;
  for (unsigned loop = loopAt[at]; loop != 0 && loops[loop].end <= until;
       loop = loops[loop].parent)
    begin = loops[loop].begin;
  bool isDecided = false;
  for (unsigned side = sides.getAt(at);
       side != 0 && sides[side].opBegin >= begin; side = sides[side].parent)
    isDecided |= decidedElsewhere.contains(sides[side].opBegin);
  unsigned &last = (isDecided ? heldForSide : heldAnyway)[base];
  last = std::max(last, until);
}

/// Whether a storage may be held for a side that never runs.
bool StorageFinder::isHeldForSide(unsigned storage) const {
  bool isHeld = false;
  auto visit = [&](unsigned opBegin, unsigned numSides) {
    auto found = decidedElsewhere.find(opBegin);
    isHeld |= found != decidedElsewhere.end() && numSides < found->second;
  };
  lastUsed[storage].getStretches(sides, all.storages[storage].definition,
                                 lastUsed[storage], /*side=*/0, visit);
  return isHeld;
}

/// Says so of a function in which less may do.
void StorageFinder::addHeldForSides(unsigned first) {
  if (decidedElsewhere.empty())
    return;
  auto endsWithUse = [&](unsigned storage) {
    return !ended.contains(storage) && !isAlwaysThere(all.storages[storage]);
  };
  bool isHeld = false;
  for (unsigned number = first; number < all.storages.size(); ++number)
    isHeld |= endsWithUse(number) && isHeldForSide(number);
  for (auto [base, until] : heldForSide) {
    std::optional<unsigned> storage = all.getStorage(base);
    isHeld |= storage && endsWithUse(*storage) &&
              heldAnyway.lookup(base) < until &&
              lastUsed[*storage].getLast() <= until;
  }
  all.hasLonger[function] = all.hasLonger[function] || isHeld;
}
