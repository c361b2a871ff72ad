//===- Addresses.cpp - Where loads and stores go --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "Accumulation/BlockCycles.h"
#include "Accumulation/CountedPositions.h"
#include "Accumulation/LoopChanges.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/IntegerValues.h"
#include "mlir-roofline/Support/Polynomial.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

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

/// Whether two values are arguments of loops, each of its own.
static bool areOfLoops(Value a, Value b) {
  auto isOfLoop = [](Value value) {
    return isa<BlockArgument>(value) &&
           isa<LoopLikeOpInterface>(value.getParentBlock()->getParentOp());
  };
  return isOfLoop(a) && isOfLoop(b);
}

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
  llvm::hash_code hash = llvm::hash_combine(hashValue(access.memory, hashDepth),
                                            access.map.getAsOpaquePointer());
  for (Value index : access.indices)
    hash = llvm::hash_combine(hash, hashValue(index, hashDepth));
  return hash;
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Whether `value` is what a loop counts through.
static bool isCounter(BlockArgument value, SizeProvider &sizes) {
  std::optional<SmallVector<LoopLevel>> levels =
      getLoopLevels(sizes, value.getOwner()->getParentOp());
  return levels && llvm::any_of(*levels, [&](const LoopLevel &level) {
           return level.counter == value;
         });
}

/// Whether the formula of a value is a symbol for just that value: nobody says
/// what its operation computes.
static bool isOpaque(OpResult value, SizeProvider &sizes) {
  if (!value.getType().isIntOrIndex())
    return false;
  Quantity formula = sizes.getValue(value);
  const Atom *symbol = Polynomial::getOnlyAtom(formula);
  return symbol && symbol->kind == Atom::Kind::symbol &&
         llvm::none_of(value.getOwner()->getOperands(), [&](Value operand) {
           return operand.getType().isIntOrIndex() &&
                  sizes.getValue(operand).mentions(symbol->name);
         });
}

/// Whether positions are computed from counters in the loop, so that their
/// formulas say all that changes in it: what is loaded there, or carried, or
/// has no formula, is another value each time.
static bool areCounted(ArrayRef<Value> positions, Operation *loop,
                       SizeProvider &sizes, LoopChanges &changes) {
  SmallVector<Value> worklist(positions), opaque;
  llvm::DenseSet<Value> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (!visited.insert(value).second ||
        !loop->isAncestor(value.getParentBlock()->getParentOp()))
      continue;
    Operation *definition = value.getDefiningOp();
    if (definition ? !isMemoryEffectFree(definition)
                   : !isCounter(cast<BlockArgument>(value), sizes))
      return false;
    if (!definition)
      continue;
    llvm::append_range(worklist, definition->getOperands());
    if (isOpaque(cast<OpResult>(value), sizes))
      opaque.push_back(value);
  }
  return !changes.change(opaque, loop);
}

SmallVector<Quantity> roofline::getPositions(const ElementAccess &access,
                                             SizeProvider &sizes) {
  SmallVector<Quantity> positions;
  if (!access.map)
    for (Value index : access.indices)
      positions.push_back(sizes.getValue(index));
  else
    for (AffineExpr position : access.map.getResults())
      positions.push_back(
          evaluate(sizes, position, access.map.getNumDims(), access.indices));
  return positions;
}

/// Whether of a counter that stands for several, as coalescing leaves it, not
/// all are in the address.
static bool isCounterUnused(const ElementAccess &store, Operation *loop,
                            const LoopLevel &level, SizeProvider &sizes,
                            LoopChanges &changes) {
  if (!level.counter || changes.change(store.memory, loop) ||
      !areCounted(store.indices, loop, sizes, changes))
    return false;
  // A loop that is not entered yet counts through a symbol of its own.
  Quantity value = sizes.getValue(level.counter);
  if (value == level.lower)
    return false;
  const Atom *counter = Polynomial::getOnlyAtom(value);
  unsigned numAtoms = 1;
  if (!counter) {
    numAtoms = 0;
    forEachAtom(value - level.lower, [&](const Atom &atom) {
      counter = &atom;
      ++numAtoms;
    });
  }
  if (numAtoms != 1 || counter->kind != Atom::Kind::symbol)
    return false;
  // From here on the symbol counts iterations, in either case.
  SmallVector<Quantity> positions = getPositions(store, sizes);
  if (value == Polynomial::getAtom(AtomRef(counter)))
    for (Quantity &position : positions)
      position = position.substitute([&](StringRef name) {
        return name == counter->name
                   ? std::optional(level.lower + value * level.step)
                   : std::nullopt;
      });
  // A formula beyond the budget hides what it is made of.
  llvm::SetVector<StringRef> symbols;
  for (const Quantity &position : positions)
    position.collectSymbols(symbols);
  if (llvm::any_of(symbols, [](StringRef symbol) {
        return symbol.starts_with(getOpaquePrefix());
      }))
    return false;
  return stayForSome(positions, *counter) ||
         comeAgain(positions, *counter, level.trips);
}

std::optional<int64_t> roofline::countVisits(Operation *op, Value memory,
                                             SizeProvider &sizes,
                                             LoopChanges &changes) {
  Quantity iterations = 1;
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>()) {
    // Other memory in each iteration.
    if (changes.change(memory, loop))
      break;
    std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(sizes, loop);
    if (!levels)
      break;
    for (const LoopLevel &level : *levels)
      iterations *= level.trips;
  }
  return iterations.getInt64();
}

bool roofline::isRevisited(Operation *op, const ElementAccess &store,
                           SizeProvider *sizes, LoopChanges &changes) {
  auto address = llvm::to_vector_of<Value, 6>(store.indices);
  address.push_back(store.memory);
  bool isCounted = sizes && !isa<ShapedType>(store.stored.getType());
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>()) {
    if (!changes.change(address, loop))
      return true;
    std::optional<SmallVector<LoopLevel>> levels;
    if (isCounted)
      levels = getLoopLevels(*sizes, loop);
    isCounted &= levels.has_value();
    if (levels && llvm::any_of(*levels, [&](const LoopLevel &level) {
          return isCounterUnused(store, loop, level, *sizes, changes);
        }))
      return true;
  }
  return isRevisitedByBlocks(op, address, store.stored);
}
