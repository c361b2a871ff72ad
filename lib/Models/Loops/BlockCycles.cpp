//===- BlockCycles.cpp - Loops that branches make -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/BlockCycles.h"

#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether control may come from the end of `from` to the start of `to`.
static bool reaches(Block *from, Block *to) {
  if (to->hasNoPredecessors())
    return false;
  SmallVector<Block *> worklist(from->getSuccessors());
  llvm::SmallPtrSet<Block *, 8> visited;
  // The nearest first: a loop is short, what follows it may be long.
  for (unsigned next = 0; next < worklist.size(); ++next) {
    Block *block = worklist[next];
    if (block == to)
      return true;
    if (visited.insert(block).second)
      llvm::append_range(worklist, block->getSuccessors());
  }
  return false;
}

bool mlir::roofline::areInOneCycle(Block *a, Block *b) {
  return reaches(a, b) && (a == b || reaches(b, a));
}

SmallVector<Value> mlir::roofline::getIncoming(BlockArgument argument) {
  SmallVector<Value> incoming;
  Block *block = argument.getOwner();
  for (auto it = block->pred_begin(), end = block->pred_end(); it != end;
       ++it) {
    auto branch = dyn_cast<BranchOpInterface>((*it)->getTerminator());
    if (!branch)
      continue;
    Value value = branch.getSuccessorOperands(
        it.getSuccessorIndex())[argument.getArgNumber()];
    if (value)
      incoming.push_back(value);
  }
  return incoming;
}

/// The block arguments that `values` are computed from, through other block
/// arguments, too.
static llvm::SetVector<BlockArgument> getSources(ValueRange values) {
  SmallVector<Value> worklist(values);
  llvm::SmallPtrSet<Operation *, 16> visited;
  llvm::SetVector<BlockArgument> sources;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (Operation *definition = value.getDefiningOp()) {
      if (visited.insert(definition).second)
        llvm::append_range(worklist, definition->getOperands());
    } else if (sources.insert(cast<BlockArgument>(value))) {
      llvm::append_range(worklist, getIncoming(cast<BlockArgument>(value)));
    }
  }
  return sources;
}

bool mlir::roofline::isRevisitedByBlocks(
    Operation *access, ValueRange address, ValueRange factors,
    llvm::function_ref<bool(Block *)> keepsMemory) {
  if (access->getParentRegion()->hasOneBlock())
    return false;
  llvm::SetVector<BlockArgument> fixed = getSources(address);
  auto isFixed = [&](BlockArgument argument) {
    return fixed.contains(argument);
  };
  return llvm::any_of(getSources(factors), [&](BlockArgument source) {
    Block *header = source.getOwner();
    // Values that merely join at a block do not depend on themselves.
    return header->getParent() == access->getParentRegion() &&
           llvm::none_of(header->getArguments(), isFixed) &&
           areInOneCycle(access->getBlock(), header) &&
           getSources(getIncoming(source)).contains(source) &&
           keepsMemory(header);
  });
}
