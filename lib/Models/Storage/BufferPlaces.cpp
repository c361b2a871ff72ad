//===- BufferPlaces.cpp - Who else writes a buffer in a loop --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/BufferPlaces.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Buffers with more uses are left alone.
static constexpr unsigned maxUses = 256;

/// The operation right in the function that `op` is in.
static Operation *getOutermost(Operation *op) {
  while (Operation *parent = op->getParentOp()) {
    if (isa<FunctionOpInterface>(parent))
      break;
    op = parent;
  }
  return op;
}

/// Whether an operation leaves the buffer as it is; nothing if it does not say
/// what it does, or hands it on under another name.
static std::optional<bool> leavesAlone(Operation *op, Value buffer) {
  auto effects = dyn_cast<MemoryEffectOpInterface>(op);
  if (!effects || op->hasTrait<OpTrait::IsTerminator>() ||
      llvm::any_of(op->getResultTypes(), llvm::IsaPred<BaseMemRefType>))
    return std::nullopt;
  SmallVector<MemoryEffects::EffectInstance> instances;
  effects.getEffects(instances);
  return llvm::none_of(instances, [&](const auto &instance) {
    return isa<MemoryEffects::Write>(instance.getEffect()) &&
           (!instance.getValue() || instance.getValue() == buffer);
  });
}

static bool isSamePlace(const MovingSlice &a, const MovingSlice &b) {
  return a.base == b.base &&
         llvm::equal(a.extents, b.extents,
                     [](const SliceExtent &x, const SliceExtent &y) {
                       return x.offset == y.offset && x.size == y.size;
                     });
}

/// Follows views, and what regions hand on; false if `use` is neither.
static bool followNames(OpOperand &use,
                        llvm::function_ref<void(Value)> follow) {
  Operation *user = use.getOwner();
  bool isName = false;
  for (OpResult result : user->getResults())
    if (isViewOf(result, use)) {
      follow(result);
      isName = true;
    }
  if (isName)
    return true;
  SmallVector<Value> forwarded = getForwardedTo(use);
  llvm::for_each(forwarded, follow);
  return !forwarded.empty();
}

bool mlir::roofline::isReadBeforeWritten(Operation *op,
                                         const MovingSlice &slice,
                                         SizeProvider &sizes) {
  if (!isa<BaseMemRefType>(slice.base.getType()))
    return true;
  Operation *outermost = getOutermost(op);
  SmallVector<Value> pending = {slice.base};
  llvm::SmallDenseSet<Value> seen = {slice.base};
  auto follow = [&](Value value) {
    if (seen.insert(value).second)
      pending.push_back(value);
  };
  unsigned uses = 0;
  while (!pending.empty()) {
    Value buffer = pending.pop_back_val();
    for (OpOperand &use : buffer.getUses()) {
      if (++uses > maxUses)
        return false;
      Operation *user = use.getOwner();
      if (followNames(use, follow) || !outermost->isAncestor(user))
        continue;
      std::optional<bool> isLeftAlone = leavesAlone(user, buffer);
      if (isLeftAlone && *isLeftAlone)
        continue;
      std::optional<MovingSlice> place;
      if (isLeftAlone)
        place = getPlace(user, buffer, sizes);
      if (!place || !isSamePlace(*place, slice))
        return false;
    }
  }
  return true;
}
