//===- StorageOfBlocks.cpp - What control hands from block to block -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a block is given takes no memory of its own if it is one value wherever
// control comes from. What comes back around a cycle is known only when all of
// it has been looked at, so that this is found out beforehand.
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// What control hands to an argument of a block; null for what is not said.
static SmallVector<Value> getHandedTo(BlockArgument argument) {
  SmallVector<Value> operands;
  Block *block = argument.getOwner();
  for (auto it = block->pred_begin(); it != block->pred_end(); ++it) {
    auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
    operands.push_back(
        branch ? branch.getSuccessorOperands(
                     it.getSuccessorIndex())[argument.getArgNumber()]
               : Value());
  }
  return operands;
}

/// Takes arguments to be what first comes their way, and themselves where
/// something else does, until nothing changes.
void StorageFinder::findHandedOn(ArrayRef<ValueFlow::Visit> visits) {
  handedOn.clear();
  llvm::SetVector<Value> open;
  llvm::DenseMap<Value, SmallVector<Value, 2>> leadsTo;
  for (const ValueFlow::Visit &visit : llvm::reverse(visits)) {
    if (!visit.block || visit.block->isEntryBlock())
      continue;
    for (BlockArgument argument : visit.block->getArguments()) {
      if (!isInMemory(argument))
        continue;
      open.insert(argument);
      for (Value operand : getHandedTo(argument))
        if (operand)
          leadsTo[flow.getBase(operand)].push_back(argument);
    }
  }
  llvm::DenseSet<Value> arguments(open.begin(), open.end());
  while (!open.empty()) {
    Value argument = open.pop_back_val();
    Value &known = handedOn[argument], only;
    if (known == argument)
      continue;
    for (Value operand : getHandedTo(cast<BlockArgument>(argument))) {
      Value from = operand ? flow.getBase(operand) : argument;
      if (arguments.contains(from) && from != argument)
        from = handedOn.lookup(from);
      // Nothing has come yet, or it only goes around.
      if (!from || (operand && from == argument))
        continue;
      only = !only || only == from ? from : argument;
    }
    if (!only || only == known)
      continue;
    known = only;
    if (auto next = leadsTo.find(argument); next != leadsTo.end())
      open.insert(next->second.begin(), next->second.end());
  }
}

void StorageFinder::addBlock(Block *block) {
  if (block->isEntryBlock()) {
    if (block->getParentOp() != owner)
      enter(block);
    return;
  }
  for (BlockArgument argument : block->getArguments()) {
    if (!isInMemory(argument))
      continue;
    SmallVector<Value> operands = getHandedTo(argument);
    // Several values, but in one place.
    std::optional<unsigned> storage = llvm::is_contained(operands, Value())
                                          ? std::nullopt
                                          : getOnly(operands);
    if (Value only = handedOn.lookup(argument); only && only != argument)
      storage = all.getStorage(only);
    if (storage) {
      bool mayBePart = llvm::any_of(operands, [&](Value operand) {
        return operand && operand != flow.getBase(operand);
      });
      addTo(*storage, argument, operands, mayBePart);
      continue;
    }
    addNew(argument, Kind::result, blocks.lookup(block).first);
    givenTo[all.storages.size() - 1] = std::move(operands);
  }
}

/// What a block or a loop is given may be a part of something larger, which may
/// be made behind it.
void StorageFinder::addWholes() {
  for (const auto &[storage, values] : givenTo) {
    Wholes wholes;
    for (Value value : values) {
      std::optional<unsigned> source =
          value ? all.getStorage(value) : std::nullopt;
      if (!source)
        continue;
      addWholes(*source, value, wholes);
      if (givenTo.contains(*source))
        wholes.insert(*source);
    }
    wholes.remove(storage);
    all.storages[storage].wholes.assign(wholes.begin(), wholes.end());
  }
}
