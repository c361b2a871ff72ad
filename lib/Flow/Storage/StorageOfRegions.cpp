//===- StorageOfRegions.cpp - What goes into regions and comes out --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A loop hands on what it carries, and moves nothing for that. What comes back
// is in the memory of the first iteration if it is updated in place, or in that
// of the iteration before, which is counted where it is made.
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "ArgumentSizes.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void StorageFinder::addBlock(Block *block) {
  if (block->isEntryBlock()) {
    if (block->getParentOp() != owner)
      enter(block);
    return;
  }
  for (BlockArgument argument : block->getArguments()) {
    if (!isInMemory(argument))
      continue;
    SmallVector<Value> sources;
    for (auto it = block->pred_begin(); it != block->pred_end(); ++it) {
      auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
      Value operand = branch
                          ? branch.getSuccessorOperands(
                                it.getSuccessorIndex())[argument.getArgNumber()]
                          : Value();
      // What comes back around is not known yet, and taken to be the same.
      if (operand && all.getStorage(operand))
        sources.push_back(operand);
    }
    if (std::optional<unsigned> storage = getOnly(sources))
      addTo(*storage, argument);
    else
      addNew(argument, Kind::result, blocks.lookup(block).first);
  }
}

//===----------------------------------------------------------------------===//
// Into regions
//===----------------------------------------------------------------------===//

const StorageFinder::Sources &StorageFinder::getSources(Operation *op) {
  std::unique_ptr<Sources> &sources = sourcesIn[op];
  if (!sources) {
    sources = std::make_unique<Sources>();
    for (const Forwarding &forwarding : getForwardings(op))
      if (isInMemory(forwarding.to))
        (*sources)[forwarding.to].push_back(forwarding.from);
  }
  return *sources;
}

/// A loop may write over what it carries. What one of its regions hands to the
/// next stays where it is.
void StorageFinder::enter(Block *block) {
  Operation *op = block->getParentOp();
  unsigned begin = block->getParent()->getRegionNumber() == 0
                       ? all.getPositions(op).first
                       : blocks.lookup(block).first;
  const Sources &sources = getSources(op);
  SmallVector<BlockArgument> carried;
  for (BlockArgument argument : block->getArguments()) {
    auto found = sources.find(argument);
    if (found == sources.end())
      continue;
    ArrayRef<Value> from = found->second;
    Value first = from.front();
    bool isGiven = !op->isAncestor(first.getParentRegion()->getParentOp());
    if (flow.isLoop(op) && isa<TensorType>(argument.getType()) && isGiven) {
      // What all iterations of a parallel loop share they write. What another
      // region is given is read there.
      bool isFirst = block->getParent()->getRegionNumber() == 0;
      if (from.size() > 1)
        carried.push_back(argument);
      else if (isFirst)
        writeOver(argument, first, begin);
      if (from.size() > 1 || isFirst)
        continue;
    }
    for (Value source : from)
      if (std::optional<unsigned> storage = all.getStorage(source)) {
        addTo(*storage, argument);
        break;
      }
  }
  addCarried(op, carried, begin);
}

/// What `argument` of a loop may be in a later iteration, as far as views,
/// branches and loops only hand it on: itself, values from outside, and what is
/// made inside. Nothing if that goes through more than is looked at.
std::optional<SmallVector<Value>>
StorageFinder::getMadeOf(Operation *loop, BlockArgument argument) {
  constexpr size_t maxValues = 64;
  llvm::SetVector<Value> seen;
  auto add = [&](Value value) { seen.insert(flow.getBase(value)); };
  // The first one is what the loop begins with.
  for (Value source :
       ArrayRef(getSources(loop).find(argument)->second).drop_front())
    add(source);
  SmallVector<Value> madeOf;
  for (size_t next = 0; next < seen.size(); ++next) {
    Value value = seen[next];
    if (seen.size() > maxValues)
      return std::nullopt;
    auto region = dyn_cast<BlockArgument>(value);
    Operation *maker = region && region.getOwner()->isEntryBlock()
                           ? region.getOwner()->getParentOp()
                           : value.getDefiningOp();
    bool isInside = maker && loop->isAncestor(maker) &&
                    (maker != loop || region) &&
                    !(region && region.getOwner() == argument.getOwner());
    const Sources *sources =
        isInside && maker->getNumRegions() != 0 ? &getSources(maker) : nullptr;
    auto found = sources ? sources->find(value) : Sources::const_iterator();
    if (!sources || found == sources->end())
      madeOf.push_back(value);
    else
      llvm::for_each(found->second, add);
  }
  return madeOf;
}

/// `madeOf` may be nothing but the argument, and what is in the storage of
/// `init` all the time.
StorageFinder::Carried StorageFinder::getCarried(BlockArgument argument,
                                                 Value init,
                                                 ArrayRef<Value> madeOf) const {
  Operation *loop = argument.getOwner()->getParentOp();
  Carried carried = Carried::unchanged;
  for (Value value : madeOf) {
    if (value == argument)
      continue;
    bool isOutside = !loop->isAncestor(value.getParentRegion()->getParentOp());
    bool isInit =
        value == flow.getBase(init) ||
        (all.getStorage(init) && all.getStorage(value) == all.getStorage(init));
    if (isOutside && !isInit)
      return Carried::otherwise;
    if (!isOutside)
      carried = Carried::renewed;
  }
  return carried;
}

/// What has to be there where an argument may be a part of something larger:
/// that, or else the argument.
std::vector<Value> StorageFinder::getWholes(ArrayRef<BlockArgument> arguments,
                                            const MadeOf &madeOf) {
  std::vector<Value> wholes(arguments.begin(), arguments.end());
  llvm::DenseMap<Value, unsigned> numbers;
  for (auto [number, argument] : llvm::enumerate(arguments))
    numbers[argument] = number;
  auto isLarger = [](Value a, Value b) {
    std::optional<Quantity> left = getStaticBytes(a.getType());
    std::optional<Quantity> right = getStaticBytes(b.getType());
    return left && right && *left != *right &&
           (*left - *right).isKnownNonNegative();
  };
  // Twice, for parts of what another argument is.
  for (int round = 0; round < 2; ++round)
    for (auto [whole, values] : llvm::zip_equal(wholes, madeOf))
      for (Value value : values ? ArrayRef(*values) : ArrayRef<Value>()) {
        if (auto other = numbers.find(value); other != numbers.end())
          value = wholes[other->second];
        if (isLarger(value, whole))
          whole = value;
      }
  return wholes;
}

/// What is not written stays where it is. What becomes something that is there
/// beside the loop is taken to have memory of its own as long as the loop runs,
/// which may be too much, and so may that of two that become the same.
void StorageFinder::addCarried(Operation *loop,
                               ArrayRef<BlockArgument> arguments,
                               unsigned position) {
  MadeOf madeOf;
  llvm::DenseMap<Value, unsigned> times;
  for (BlockArgument argument : arguments) {
    madeOf.push_back(getMadeOf(loop, argument));
    if (madeOf.back())
      for (Value value : *madeOf.back())
        ++times[value];
  }
  auto getInit = [&](BlockArgument argument) {
    return getSources(loop).find(argument)->second.front();
  };
  // Twice, for what becomes another one that is not written either.
  for (int round = 0; round < 2; ++round)
    for (auto [argument, values] : llvm::zip_equal(arguments, madeOf))
      if (std::optional<unsigned> storage = all.getStorage(getInit(argument));
          storage && values && !all.getStorage(argument) &&
          getCarried(argument, getInit(argument), *values) ==
              Carried::unchanged)
        addTo(*storage, argument);
  std::vector<Value> wholes = getWholes(arguments, madeOf);
  for (auto [argument, values, whole] :
       llvm::zip_equal(arguments, madeOf, wholes)) {
    Value init = getInit(argument);
    Carried carried =
        values ? getCarried(argument, init, *values) : Carried::otherwise;
    if (carried == Carried::unchanged)
      continue;
    if (carried == Carried::otherwise) {
      addNew(argument, Kind::result, position);
      use(all.storages.size() - 1, all.getPositions(loop).second);
      all.hasLonger[function] = true;
      continue;
    }
    if (whole == argument) {
      writeOver(argument, init, position);
    } else {
      addNew(argument, Kind::result, position);
      all.storages.back().value = whole;
      all.hasLonger[function] = true;
    }
    renewedIn[*all.getStorage(argument)].push_back(position);
    if (llvm::any_of(*values,
                     [&](Value value) { return times.lookup(value) > 1; }))
      all.hasLonger[function] = true;
  }
}

//===----------------------------------------------------------------------===//
// Out of regions
//===----------------------------------------------------------------------===//

/// What a result may be. What a loop is given is what it carries, which comes
/// out at the end, unless that is something from outside.
SmallVector<Value, 2> StorageFinder::getAlternatives(OpResult result) {
  Operation *op = result.getOwner();
  const Sources &sources = getSources(op);
  auto found = sources.find(result);
  if (found == sources.end())
    return {};
  if (!flow.isLoop(op))
    return found->second;
  SmallVector<Value, 2> carried, given;
  for (Value source : found->second)
    (op->isAncestor(source.getParentRegion()->getParentOp()) ? carried : given)
        .push_back(source);
  unsigned begin = all.getPositions(op).first;
  bool isElsewhere = llvm::any_of(carried, [&](Value source) {
    std::optional<unsigned> storage = all.getStorage(source);
    return storage && all.storages[*storage].definition < begin;
  });
  return carried.empty() || isElsewhere ? found->second : carried;
}

void StorageFinder::leave(Operation *op) {
  if (const CostedOp *costed = flow.getCosted(op))
    addWrites(*costed);
  if (const ExecutionTree::Node *call = flow.getCall(op)) {
    addCopies(op, *call);
    addCallResults(op, *call);
    return;
  }
  addDeallocations(op);
  if (op->getParentOp() == owner && op->hasTrait<OpTrait::IsTerminator>() &&
      op->getNumSuccessors() == 0)
    addReturned(op);
  Chosen chosen;
  for (OpResult result : op->getResults()) {
    if (!isInMemory(result))
      continue;
    SmallVector<Value, 2> alternatives;
    if (op->getNumRegions() != 0)
      alternatives = getAlternatives(result);
    if (alternatives.empty())
      addResult(result);
    else if (std::optional<unsigned> storage = getOnly(alternatives))
      addTo(*storage, result);
    else
      addChosen(result, alternatives, all.getPositions(op).second, chosen);
  }
}

/// What goes out of the function has to be somewhere, splats too.
void StorageFinder::addReturned(Operation *op) {
  for (Value value : op->getOperands())
    if (isa<TensorType>(value.getType()) && !all.getStorage(value))
      addNew(value, Kind::result, all.getPositions(op).second);
}
