//===- InvariantWork.cpp - Work that depends on fewer loops ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/Body/InvariantWork.h"

#include "Linalg/StructuredOps.h"

#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/SmallBitVector.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

namespace {
/// The loops that the values of a body depend on.
class BodyLoops {
public:
  explicit BodyLoops(LinalgOp op) : op(op), numLoops(op.getNumLoops()) {
    ArrayAttr maps = op.getIndexingMaps();
    unsigned firstOutput = getFirstOutput(op);
    for (BlockArgument argument : op.getBlock()->getArguments()) {
      unsigned number = argument.getArgNumber();
      llvm::SmallBitVector own(numLoops);
      AffineMap map = cast<AffineMapAttr>(maps[number]).getValue();
      for (unsigned loop = 0; loop < numLoops; ++loop)
        // What has been summed so far changes with every iteration.
        own[loop] = number >= firstOutput || map.isFunctionOfDim(loop);
      loops[argument] = own;
    }
  }

  /// Shows every operation that depends on some of the loops only, with these.
  void forEachInvariant(
      llvm::function_ref<void(Operation &, const llvm::SmallBitVector &)>
          visit) {
    for (Operation &each : op.getBlock()->without_terminator()) {
      llvm::SmallBitVector own(numLoops);
      if (auto index = dyn_cast<IndexOp>(each))
        own.set(index.getDim());
      else if (each.getNumRegions() != 0 || !isMemoryEffectFree(&each))
        own.set();
      else
        for (Value operand : each.getOperands())
          if (auto known = loops.find(operand); known != loops.end())
            own |= known->second;
      for (Value result : each.getResults())
        loops[result] = own;
      if (!own.all())
        visit(each, own);
    }
  }

private:
  LinalgOp op;
  unsigned numLoops;
  llvm::SmallDenseMap<Value, llvm::SmallBitVector, 8> loops;
};
} // namespace

/// The cost of an operation of the body that is counted by its model.
static std::optional<OpCost> getCost(Operation &op, SizeProvider &sizes) {
  auto model = dyn_cast<CostModelOpInterface>(op);
  if (!model || op.getNumRegions() != 0)
    return std::nullopt;
  OpCost cost = model.getOpCost(sizes);
  if (cost.work.empty())
    return std::nullopt;
  return cost;
}

void mlir::roofline::addAvoidableWork(CostBuilder &builder, LinalgOp op,
                                      ArrayRef<Quantity> extents,
                                      const Quantity &iterations) {
  Work avoidable;
  Quantity macs;
  BodyLoops(op).forEachInvariant(
      [&](Operation &each, const llvm::SmallBitVector &loops) {
        std::optional<OpCost> cost = getCost(each, builder.getSizes());
        if (!cost)
          return;
        Quantity needed = 1;
        for (unsigned loop : loops.set_bits())
          needed *= extents[loop];
        Quantity rest = iterations - needed;
        if (rest.isZero())
          return;
        avoidable.addScaled(cost->work, rest);
        macs += cost->macs * rest;
      });
  builder.getCost().addAvoidable(avoidable, macs);
}

Work mlir::roofline::getInvariantWork(LinalgOp op, CostBuilder &builder) {
  Work work;
  BodyLoops(op).forEachInvariant(
      [&](Operation &each, const llvm::SmallBitVector &) {
        if (std::optional<OpCost> cost = getCost(each, builder.getSizes()))
          work.addScaled(cost->work);
      });
  return work;
}
