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
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Into regions
//===----------------------------------------------------------------------===//

/// A loop may write over what it carries. What one of its regions hands to the
/// next stays where it is.
void StorageFinder::enter(Block *block) {
  Operation *op = block->getParentOp();
  unsigned begin = block->getParent()->getRegionNumber() == 0
                       ? all.getPositions(op).first
                       : blocks.lookup(block).first;
  SmallVector<BlockArgument> carried;
  for (BlockArgument argument : block->getArguments()) {
    ArrayRef<Value> from = flow.getSources(argument);
    if (from.empty())
      continue;
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
        addTo(*storage, argument, source);
        break;
      }
  }
  addCarried(op, carried, begin);
}

/// What `argument` of a loop may be in a later iteration, as far as views,
/// branches and loops only hand it on: itself, values from outside, and what is
/// made inside. Nothing if that goes through more than is looked at.
std::optional<StorageFinder::MadeOf>
StorageFinder::getMadeOf(Operation *loop, BlockArgument argument) {
  constexpr size_t maxValues = 64;
  llvm::SetVector<Value> seen;
  MadeOf madeOf;
  auto add = [&](Value value) {
    Value base = flow.getBase(value);
    std::optional<Quantity> bytes = getStaticBytes(value.getType());
    madeOf.mayBePart |=
        value != base && (!bytes || bytes != getStaticBytes(base.getType()));
    seen.insert(base);
  };
  // The first one is what the loop begins with.
  for (Value source : flow.getSources(argument).drop_front())
    add(source);
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
                    (!region || region.getOwner() != argument.getOwner());
    ArrayRef<Value> sources =
        isInside ? flow.getSources(value) : ArrayRef<Value>();
    if (sources.empty())
      madeOf.values.push_back(value);
    else
      llvm::for_each(sources, add);
  }
  return madeOf;
}

/// Whether what is handed to `argument`, and is from outside or another
/// argument, is in the storage that the loop begins with for it.
bool StorageFinder::isInit(BlockArgument argument, Value value) const {
  Value init = flow.getSources(argument).front();
  return value == argument || flow.getBase(value) == flow.getBase(init) ||
         (all.getStorage(init) &&
          all.getStorage(value) == all.getStorage(init));
}

/// What is not written stays where it is: arguments that are nothing but each
/// other, and what is in the storage that the loop begins with for all of them.
/// Returns which others there are.
llvm::BitVector
StorageFinder::addUnchanged(ArrayRef<BlockArgument> arguments,
                            ArrayRef<std::optional<MadeOf>> madeOf) {
  llvm::DenseMap<Value, unsigned> numbers;
  for (auto [number, argument] : llvm::enumerate(arguments))
    numbers[argument] = number;
  auto getInit = [&](unsigned number) {
    return flow.getSources(arguments[number]).front();
  };
  // Taken to be unchanged until something else is handed to them, or to what
  // they become.
  llvm::BitVector isChanged(arguments.size());
  SmallVector<unsigned> open;
  std::vector<SmallVector<unsigned, 1>> becomes(arguments.size());
  auto change = [&](unsigned number) {
    if (!isChanged.test(number))
      open.push_back(number);
    isChanged.set(number);
  };
  for (auto [number, made] : llvm::enumerate(madeOf)) {
    if (!made)
      change(number);
    for (Value value : made ? ArrayRef(made->values) : ArrayRef<Value>()) {
      auto other = numbers.find(value);
      if (other != numbers.end())
        becomes[other->second].push_back(number);
      bool isSame =
          isInit(arguments[number],
                 other == numbers.end() ? value : getInit(other->second));
      if (!isSame)
        change(number);
    }
  }
  while (!open.empty())
    llvm::for_each(becomes[open.pop_back_val()], change);
  for (auto [number, argument] : llvm::enumerate(arguments))
    if (!isChanged.test(number))
      if (std::optional<unsigned> storage = all.getStorage(getInit(number)))
        addTo(*storage, argument, getInit(number), madeOf[number]->mayBePart);
  return isChanged;
}

/// Parts of what another argument is are parts of what that may be a part of;
/// looked for twice.
void StorageFinder::findParts(ArrayRef<BlockArgument> arguments,
                              std::vector<std::optional<MadeOf>> &madeOf) {
  llvm::DenseMap<Value, unsigned> numbers;
  for (auto [number, argument] : llvm::enumerate(arguments))
    numbers[argument] = number;
  for (int round = 0; round < 2; ++round)
    for (std::optional<MadeOf> &made : madeOf)
      for (Value value : made ? ArrayRef(made->values) : ArrayRef<Value>())
        if (auto other = numbers.find(value); other != numbers.end())
          made->mayBePart |=
              madeOf[other->second] && madeOf[other->second]->mayBePart;
}

/// What becomes something that is there beside the loop is taken to have memory
/// of its own as long as the loop runs, which may be too much, and so may that
/// of two that become the same.
void StorageFinder::addCarried(Operation *loop,
                               ArrayRef<BlockArgument> arguments,
                               unsigned position) {
  std::vector<std::optional<MadeOf>> madeOf;
  llvm::DenseMap<Value, unsigned> times;
  for (BlockArgument argument : arguments) {
    madeOf.push_back(getMadeOf(loop, argument));
    if (madeOf.back())
      for (Value value : madeOf.back()->values)
        ++times[value];
  }
  llvm::BitVector isChanged = addUnchanged(arguments, madeOf);
  findParts(arguments, madeOf);
  for (unsigned number : isChanged.set_bits()) {
    BlockArgument argument = arguments[number];
    const std::optional<MadeOf> &made = madeOf[number];
    bool isElsewhere = !made || llvm::any_of(made->values, [&](Value value) {
      return !loop->isAncestor(value.getParentRegion()->getParentOp()) &&
             !isInit(argument, value);
    });
    if (isElsewhere) {
      addNew(argument, Kind::result, position);
      use(all.storages.size() - 1, all.getPositions(loop).second);
      all.hasLonger[function] = true;
      continue;
    }
    ArrayRef<Value> sources = flow.getSources(argument);
    if (!made->mayBePart) {
      writeOver(argument, sources.front(), position);
    } else {
      addNew(argument, Kind::result, position);
      givenTo[all.storages.size() - 1].assign(sources.begin() + 1,
                                              sources.end());
      all.hasLonger[function] = true;
    }
    renewedIn[*all.getStorage(argument)].push_back(position);
    // What takes turns with others may be what these begin with.
    bool isNew = all.getStorage(argument) != all.getStorage(sources.front());
    if (llvm::any_of(made->values, [&](Value value) {
          return times.lookup(value) > 1 ||
                 (isNew && value != argument &&
                  llvm::is_contained(arguments, value));
        }))
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
  ArrayRef<Value> sources = flow.getSources(result);
  if (!flow.isLoop(op))
    return SmallVector<Value, 2>(sources);
  SmallVector<Value, 2> carried, given;
  for (Value source : sources)
    (op->isAncestor(source.getParentRegion()->getParentOp()) ? carried : given)
        .push_back(source);
  unsigned begin = all.getPositions(op).first;
  bool isElsewhere = llvm::any_of(carried, [&](Value source) {
    std::optional<unsigned> storage = all.getStorage(source);
    return storage && all.storages[*storage].definition < begin;
  });
  return carried.empty() || isElsewhere ? SmallVector<Value, 2>(sources)
                                        : carried;
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
      addTo(*storage, result, alternatives);
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
