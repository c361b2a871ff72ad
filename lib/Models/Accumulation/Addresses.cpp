//===- Addresses.cpp - Where loads and stores go --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "Accumulation/BlockCycles.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"

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

bool roofline::isComputedAlike(Value a, Value b) {
  if (a == b)
    return true;
  if (!a.getDefiningOp() || !b.getDefiningOp())
    return false;
  SmallVector<ValuePair> worklist = {{a, b}};
  llvm::DenseSet<ValuePair> visited;
  while (!worklist.empty()) {
    auto [x, y] = worklist.pop_back_val();
    if (x == y || !visited.insert({x, y}).second)
      continue;
    auto left = dyn_cast<OpResult>(x), right = dyn_cast<OpResult>(y);
    if (!left || !right || left.getResultNumber() != right.getResultNumber() ||
        !isSameOperation(left.getOwner(), right.getOwner(), worklist))
      return false;
  }
  return true;
}

bool roofline::isSameAddress(const ElementAccess &a, const ElementAccess &b) {
  return a.memory == b.memory && a.map == b.map &&
         llvm::equal(a.indices, b.indices, isComputedAlike);
}

/// Of values that are computed alike, the same: what makes them, and what makes
/// their operands.
static llvm::hash_code hashValue(Value value, unsigned depth) {
  auto result = dyn_cast<OpResult>(value);
  if (!result)
    return hash_value(value);
  Operation *op = result.getOwner();
  if (depth == 0)
    return hash_value(op->getName().getTypeID());
  return OperationEquivalence::computeHash(
      op, [&](Value operand) { return hashValue(operand, depth - 1); },
      OperationEquivalence::ignoreHashValue,
      OperationEquivalence::IgnoreLocations);
}

llvm::hash_code roofline::hashAddress(const ElementAccess &access) {
  constexpr unsigned hashDepth = 2;
  llvm::hash_code hash =
      llvm::hash_combine(access.memory, access.map.getAsOpaquePointer());
  for (Value index : access.indices)
    hash = llvm::hash_combine(hash, hashValue(index, hashDepth));
  return hash;
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// The op that defines `value`, or whose region it is an argument of.
static Operation *getDefinition(Value value) {
  Operation *definition = value.getDefiningOp();
  return definition ? definition : value.getParentBlock()->getParentOp();
}

bool roofline::changesInLoop(ArrayRef<Value> values, Operation *loop) {
  SmallVector<Value> worklist(values);
  llvm::SmallPtrSet<Operation *, 8> visited;
  while (!worklist.empty()) {
    Operation *definition = getDefinition(worklist.pop_back_val());
    if (definition == loop)
      return true;
    if (loop->isProperAncestor(definition) && visited.insert(definition).second)
      llvm::append_range(worklist, definition->getOperands());
  }
  return false;
}

bool roofline::isRevisited(Operation *op, const ElementAccess &store,
                           SizeProvider *sizes) {
  Quantity iterations = 1;
  bool areCounted = sizes && !isa<ShapedType>(store.stored.getType());
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>()) {
    if (!changesInLoop(store.indices, loop))
      return true;
    std::optional<SmallVector<LoopLevel>> levels;
    if (areCounted)
      levels = getLoopLevels(*sizes, loop);
    areCounted &= levels.has_value();
    if (levels)
      for (const LoopLevel &level : *levels)
        iterations *= level.trips;
  }
  // Coalesced loops: the address is drawn from the one counter that is left.
  if (areCounted && iterations.isConstant()) {
    Quantity elements = sizes->getNumElements(store.memory);
    if (elements.isConstant() &&
        iterations.getConstant() > elements.getConstant())
      return true;
  }
  return isRevisitedByBlocks(op, store.indices, store.stored);
}
