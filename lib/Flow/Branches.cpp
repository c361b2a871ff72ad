//===- Branches.cpp - Operations that run one of their regions ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Branches.h"

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;

bool roofline::runsOneAtMost(Operation *op) {
  auto branch = dyn_cast<RegionBranchOpInterface>(op);
  if (!branch) {
    auto model = dyn_cast<ExecutionOpInterface>(op);
    return model && model.runsOneRegion();
  }
  return !isa<LoopLikeOpInterface>(op) &&
         llvm::all_of(op->getRegions(), [&](Region &region) {
           SmallVector<RegionSuccessor> successors;
           branch.getSuccessorRegions(region, successors);
           return llvm::all_of(successors, [](const RegionSuccessor &each) {
             return each.isParent();
           });
         });
}
