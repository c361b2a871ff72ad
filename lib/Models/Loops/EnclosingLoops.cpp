//===- EnclosingLoops.cpp - The loops around an operation -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/EnclosingLoops.h"

#include "Loops/CallSites.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isFunction(Operation *op) {
  return !op || op->hasTrait<OpTrait::IsIsolatedFromAbove>();
}

Operation *EnclosingLoops::getFunction(Operation *op) {
  while (!isFunction(op))
    op = op->getParentOp();
  return op;
}

CFGLoop *EnclosingLoops::getBlockLoop(Block *block) {
  Region *region = block->getParent();
  if (region->hasOneBlock())
    return nullptr;
  std::unique_ptr<CFGLoopInfo> &info = infos[region];
  if (!info) {
    DominanceInfo dominance(region->getParentOp());
    info = std::make_unique<CFGLoopInfo>(dominance.getDomTree(region));
  }
  return info->getLoopFor(block);
}

Loop EnclosingLoops::getLoop(Operation *op) {
  while (Block *block = op->getBlock()) {
    if (CFGLoop *loop = getBlockLoop(block))
      return loop;
    op = block->getParentOp();
    if (isFunction(op))
      return {};
    if (isa<LoopLikeOpInterface>(op))
      return op;
  }
  return {};
}

Loop EnclosingLoops::getOuter(Loop loop) {
  if (auto *op = dyn_cast<Operation *>(loop))
    return getLoop(op);
  auto *cycle = cast<CFGLoop *>(loop);
  if (CFGLoop *parent = cycle->getParentLoop())
    return parent;
  Operation *around = cycle->getHeader()->getParentOp();
  if (isFunction(around))
    return {};
  return isa<LoopLikeOpInterface>(around) ? Loop(around) : getLoop(around);
}

SmallVector<Loop> EnclosingLoops::getLoopsAround(Operation *op) {
  llvm::SmallSetVector<Loop, 4> loops;
  llvm::SmallSetVector<Operation *, 4> sites;
  sites.insert(op);
  for (unsigned next = 0; next < sites.size(); ++next) {
    Operation *site = sites[next];
    for (Loop loop = getLoop(site); loop; loop = getOuter(loop))
      loops.insert(loop);
    if (!calls)
      break;
    for (const CallSites::Call &call : calls->getCalls(getFunction(site)))
      sites.insert(call.op);
  }
  return loops.takeVector();
}

/// Whether `op` is in the regions or blocks of a loop themselves.
static bool holds(Loop loop, Operation *op) {
  if (auto *owner = dyn_cast<Operation *>(loop))
    return owner->isAncestor(op);
  auto *cycle = cast<CFGLoop *>(loop);
  Region *region = cycle->getHeader()->getParent();
  Block *block = op->getBlock()
                     ? region->findAncestorBlockInRegion(*op->getBlock())
                     : nullptr;
  return block && cycle->contains(block);
}

bool EnclosingLoops::contains(Loop loop, Operation *op) {
  if (holds(loop, op))
    return true;
  return calls && !calls->getCalls(getFunction(op)).empty() &&
         llvm::is_contained(getLoopsAround(op), loop);
}

bool EnclosingLoops::contains(Loop loop, Value value) {
  Block *block = value.getParentBlock();
  if (auto *cycle = dyn_cast<CFGLoop *>(loop);
      cycle && block->getParent() == cycle->getHeader()->getParent())
    return cycle->contains(block);
  return contains(loop, value.getDefiningOp() ? value.getDefiningOp()
                                              : block->getParentOp());
}

Block *EnclosingLoops::getPlace(Block *block) {
  CFGLoop *loop = getBlockLoop(block);
  return loop ? loop->getHeader() : &block->getParent()->front();
}

Block *EnclosingLoops::getPlaceAround(Block *place) {
  if (CFGLoop *loop = getBlockLoop(place))
    return getPlaceOf(loop);
  Operation *parent = place->getParentOp();
  return isFunction(parent) ? nullptr : getPlace(parent->getBlock());
}

Block *EnclosingLoops::getPlaceOf(Loop loop) {
  if (auto *op = dyn_cast<Operation *>(loop))
    return getPlace(op->getBlock());
  auto *cycle = cast<CFGLoop *>(loop);
  if (CFGLoop *parent = cycle->getParentLoop())
    return parent->getHeader();
  return &cycle->getHeader()->getParent()->front();
}
