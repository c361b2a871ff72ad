//===- Addresses.cpp - Where loads and stores go --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "Loops/BlockCycles.h"

#include "mlir/IR/OperationSupport.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Equality
//===----------------------------------------------------------------------===//

namespace {
using ValuePair = std::pair<Value, Value>;
} // namespace

/// Whether both ops compute the same if the pairs put on `later` are the same.
static bool isSameOperation(Operation *left, Operation *right,
                            SmallVectorImpl<ValuePair> &later) {
  auto compareLater = [&](Value x, Value y) {
    later.push_back({x, y});
    return success();
  };
  if (left->getName() != right->getName())
    return false;
  bool isComputed = isMemoryEffectFree(left);
  if (!isComputed) {
    std::optional<ElementAccess> access = getElementAccess(left);
    isComputed = access && !access->stored;
  }
  return isComputed &&
         OperationEquivalence::isEquivalentTo(
             left, right, compareLater,
             /*markEquivalent=*/nullptr, OperationEquivalence::IgnoreLocations);
}

/// Whether a value is what a loop is handed, or counts.
static bool isOfLoop(Value value) {
  if (!isa<BlockArgument>(value))
    return false;
  Block *block = value.getParentBlock();
  return block->isEntryBlock() ? isa<LoopLikeOpInterface>(block->getParentOp())
                               : areInOneCycle(block, block);
}

/// Whether two values are arguments of loops, each of its own.
static bool areOfLoops(Value a, Value b) { return isOfLoop(a) && isOfLoop(b); }

/// Whether two values are computed alike, where pairs of values for which
/// `isAlike` holds are.
static bool isComputedAlike(Value a, Value b,
                            llvm::function_ref<bool(Value, Value)> isAlike) {
  SmallVector<ValuePair> worklist = {{a, b}};
  llvm::DenseSet<ValuePair> visited;
  while (!worklist.empty()) {
    auto [x, y] = worklist.pop_back_val();
    if (x == y || isAlike(x, y) || !visited.insert({x, y}).second)
      continue;
    auto left = dyn_cast<OpResult>(x), right = dyn_cast<OpResult>(y);
    if (!left || !right || left.getResultNumber() != right.getResultNumber() ||
        !isSameOperation(left.getOwner(), right.getOwner(), worklist))
      return false;
  }
  return true;
}

bool roofline::isComputedAlike(Value a, Value b) {
  if (a == b)
    return true;
  if (!a.getDefiningOp() || !b.getDefiningOp())
    return false;
  return ::isComputedAlike(a, b, [](Value, Value) { return false; });
}

bool roofline::isSameInOtherLoop(const ElementAccess &a,
                                 const ElementAccess &b) {
  auto isAlike = [](Value x, Value y) {
    return ::isComputedAlike(x, y, areOfLoops);
  };
  return a.map == b.map && isAlike(a.memory, b.memory) &&
         llvm::equal(a.indices, b.indices, isAlike);
}

bool roofline::isSameAddress(const ElementAccess &a, const ElementAccess &b) {
  return a.map == b.map && roofline::isComputedAlike(a.memory, b.memory) &&
         llvm::equal(a.indices, b.indices, [](Value x, Value y) {
           return roofline::isComputedAlike(x, y);
         });
}

/// Of values that are computed alike, the same: what makes them, and what makes
/// their operands. `hashArgument` is asked for what no operation makes.
static llvm::hash_code
hashValue(Value value, unsigned depth,
          llvm::function_ref<llvm::hash_code(Value)> hashArgument) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return hashArgument(value);
  Operation *op = result.getOwner();
  if (depth == 0)
    return hash_value(op->getName().getTypeID());
  return OperationEquivalence::computeHash(
      op,
      [&](Value operand) {
        return hashValue(operand, depth - 1, hashArgument);
      },
      OperationEquivalence::ignoreHashValue,
      OperationEquivalence::IgnoreLocations);
}

static llvm::hash_code
hashAddress(const ElementAccess &access,
            llvm::function_ref<llvm::hash_code(Value)> hashArgument) {
  constexpr unsigned hashDepth = 2;
  llvm::hash_code hash =
      llvm::hash_combine(hashValue(access.memory, hashDepth, hashArgument),
                         access.map.getAsOpaquePointer());
  for (Value index : access.indices)
    hash = llvm::hash_combine(hash, hashValue(index, hashDepth, hashArgument));
  return hash;
}

llvm::hash_code roofline::hashAddress(const ElementAccess &access) {
  return ::hashAddress(access, [](Value value) { return hash_value(value); });
}

llvm::hash_code roofline::hashInOtherLoop(const ElementAccess &access) {
  return ::hashAddress(access, [](Value value) {
    return isOfLoop(value) ? llvm::hash_code(0) : hash_value(value);
  });
}
