//===- VaryingValues.cpp - Values that loops make anew --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "VaryingValues.h"

#include "mlir/IR/RegionGraphTraits.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether control can come back to `block` without leaving its region.
static bool isInCycle(Block *block) {
  if (block->getParent()->hasOneBlock())
    return false;
  SmallVector<Block *> work(block->getSuccessors());
  llvm::SmallPtrSet<Block *, 16> seen;
  while (!work.empty()) {
    Block *next = work.pop_back_val();
    if (next == block)
      return true;
    if (seen.insert(next).second)
      llvm::append_range(work, next->getSuccessors());
  }
  return false;
}

/// Whether `region` may run more than once per execution of its operation. One
/// that says nothing may.
static bool isRepeated(Region *region) {
  Operation *op = region->getParentOp();
  if (auto branch = dyn_cast<RegionBranchOpInterface>(op))
    return isa<LoopLikeOpInterface>(op) ||
           branch.isRepetitiveRegion(region->getRegionNumber());
  return true;
}

Operation *mlir::roofline::getVaryingLoop(Value value) {
  // What a pure operation makes of values from outside a loop is the same in
  // each iteration.
  Operation *maker = value.getDefiningOp();
  bool isFunctionOfOperands =
      maker && isPure(maker) && maker->getNumRegions() == 0;
  Block *block = value.getParentBlock();
  while (block && block->getParentOp() &&
         !isa<FunctionOpInterface>(block->getParentOp())) {
    Region *region = block->getParent();
    bool isInvariant = isFunctionOfOperands &&
                       llvm::all_of(maker->getOperands(), [&](Value operand) {
                         return !region->isAncestor(operand.getParentRegion());
                       });
    if (!isInvariant && (isRepeated(region) || isInCycle(block)))
      return region->getParentOp();
    block = region->getParentOp()->getBlock();
  }
  return block && block->getParentOp() && isInCycle(block)
             ? block->getParentOp()
             : nullptr;
}
