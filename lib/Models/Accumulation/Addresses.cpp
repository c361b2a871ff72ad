//===- Addresses.cpp - Where loads and stores go --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "Loops/BlockCycles.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
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
/// `isKnownAlike` holds are, and `resolve` says what a value stands for.
static bool isComputedAlike(Value a, Value b,
                            llvm::function_ref<bool(Value, Value)> isKnownAlike,
                            llvm::function_ref<Value(Value)> resolve) {
  SmallVector<ValuePair> worklist = {{a, b}};
  llvm::DenseSet<ValuePair> visited;
  while (!worklist.empty()) {
    auto [first, second] = worklist.pop_back_val();
    Value x = resolve(first), y = resolve(second);
    if (x == y || isKnownAlike(x, y) || !visited.insert({x, y}).second)
      continue;
    auto left = dyn_cast<OpResult>(x), right = dyn_cast<OpResult>(y);
    if (!left || !right || left.getResultNumber() != right.getResultNumber() ||
        !isSameOperation(left.getOwner(), right.getOwner(), worklist))
      return false;
  }
  return true;
}

static bool areOther(Value, Value) { return false; }

bool roofline::isComputedAlike(Value a, Value b) {
  if (a == b)
    return true;
  if (!a.getDefiningOp() || !b.getDefiningOp())
    return false;
  return ::isComputedAlike(a, b, areOther, [](Value value) { return value; });
}

Value Addresses::resolve(Value value) const {
  return isa<BaseMemRefType>(value.getType())
             ? changes.getTensors().getOrigin(value)
             : value;
}

bool Addresses::isAlike(
    Value a, Value b,
    llvm::function_ref<bool(Value, Value)> isKnownAlike) const {
  return ::isComputedAlike(a, b, isKnownAlike,
                           [&](Value value) { return resolve(value); });
}

Value Addresses::getBase(Value memory) const {
  while (true) {
    Value next = resolve(getContents(memory));
    if (next == memory)
      return memory;
    memory = next;
  }
}

bool Addresses::areOneMemory(Value a, Value b) const {
  return isAlike(a, b, areOther);
}

bool Addresses::areSameInOtherLoops(const ElementAccess &a,
                                    const ElementAccess &b) const {
  auto isAlikeThere = [&](Value x, Value y) {
    return isAlike(x, y, areOfLoops);
  };
  return a.map == b.map && isAlikeThere(a.memory, b.memory) &&
         llvm::equal(a.indices, b.indices, isAlikeThere);
}

bool Addresses::areSame(const ElementAccess &a, const ElementAccess &b) const {
  return a.map == b.map && areOneMemory(a.memory, b.memory) &&
         llvm::equal(a.indices, b.indices, roofline::isComputedAlike);
}

/// Of values that are computed alike, the same: what makes them, and what makes
/// their operands. `hashArgument` is asked for what no operation makes.
llvm::hash_code Addresses::hashValue(
    Value value, unsigned depth,
    llvm::function_ref<llvm::hash_code(Value)> hashArgument) const {
  auto result = dyn_cast<OpResult>(resolve(value));
  if (!result)
    return hashArgument(resolve(value));
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

llvm::hash_code
Addresses::hash(const ElementAccess &access,
                llvm::function_ref<llvm::hash_code(Value)> hashArgument) const {
  constexpr unsigned hashDepth = 2;
  llvm::hash_code hash =
      llvm::hash_combine(hashValue(access.memory, hashDepth, hashArgument),
                         access.map.getAsOpaquePointer());
  for (Value index : access.indices)
    hash = llvm::hash_combine(hash, hashValue(index, hashDepth, hashArgument));
  return hash;
}

llvm::hash_code Addresses::hash(const ElementAccess &access) const {
  return hash(access, [](Value value) { return hash_value(value); });
}

llvm::hash_code Addresses::hashInOtherLoops(const ElementAccess &access) const {
  return hash(access, [](Value value) {
    return isOfLoop(value) ? llvm::hash_code(0) : hash_value(value);
  });
}
