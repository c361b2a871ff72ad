//===- Accumulation.cpp - Multiply-accumulates in loops and bodies --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/Accumulation.h"

#include "Core/BlockCycles.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/OperationSupport.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CastInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

static Value stripCasts(Value value) {
  while (auto cast = value.getDefiningOp<CastOpInterface>()) {
    if (cast->getNumOperands() != 1)
      break;
    value = cast->getOperand(0);
  }
  return value;
}

/// The op that defines `value`, or whose region it is an argument of.
static Operation *getDefinition(Value value) {
  Operation *definition = value.getDefiningOp();
  return definition ? definition : value.getParentBlock()->getParentOp();
}

/// The values that `op` adds up, the product inside a fused multiply-add left
/// out; none if it is no sum.
static MutableArrayRef<OpOperand> getTerms(Operation *op) {
  if (isa_and_nonnull<arith::AddFOp, arith::AddIOp, arith::SubFOp,
                      arith::SubIOp, complex::AddOp, complex::SubOp>(op))
    return op->getOpOperands();
  if (isa_and_nonnull<math::FmaOp, vector::FMAOp>(op))
    return op->getOpOperands().drop_front(2);
  return {};
}

static bool isTerm(OpOperand &use) {
  return llvm::is_contained(llvm::make_pointer_range(getTerms(use.getOwner())),
                            &use);
}

//===----------------------------------------------------------------------===//
// Accumulation in memory
//===----------------------------------------------------------------------===//

/// Whether two positions are computed alike: a lowering makes those of a load
/// and of a store each on its own.
static bool isSamePosition(Value a, Value b) {
  SmallVector<std::pair<Value, Value>> worklist = {{a, b}};
  llvm::DenseSet<std::pair<Value, Value>> visited;
  while (!worklist.empty()) {
    auto pair = worklist.pop_back_val();
    if (pair.first == pair.second || !visited.insert(pair).second)
      continue;
    Operation *left = pair.first.getDefiningOp();
    Operation *right = pair.second.getDefiningOp();
    auto compareLater = [&](Value x, Value y) {
      worklist.push_back({x, y});
      return success();
    };
    if (!left || !right || !isMemoryEffectFree(left) ||
        !OperationEquivalence::isEquivalentTo(
            left, right, compareLater, /*markEquivalent=*/nullptr,
            OperationEquivalence::IgnoreLocations))
      return false;
  }
  return true;
}

namespace {
/// Where a load or a store goes. Two addresses in a block are equal if their
/// parts are.
struct Address {
  Value memory;
  AffineMap map;
  SmallVector<Value> indices;

  bool operator==(const Address &other) const {
    return memory == other.memory && map == other.map &&
           llvm::equal(indices, other.indices, isSamePosition);
  }
};
} // namespace

/// The address of a load or store of a buffer; nothing for any other op.
static std::optional<Address> getAddress(Operation *op) {
  using Result = std::optional<Address>;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<memref::LoadOp, memref::StoreOp>([](auto access) -> Result {
        return Address{access.getMemRef(), {}, access.getIndices()};
      })
      .Case<affine::AffineReadOpInterface, affine::AffineWriteOpInterface>(
          [](auto access) -> Result {
            return Address{access.getMemRef(), access.getAffineMap(),
                           access.getMapOperands()};
          })
      .Case<vector::LoadOp, vector::StoreOp>([](auto access) -> Result {
        return Address{access.getBase(), {}, access.getIndices()};
      })
      .Case([](VectorTransferOpInterface access) -> Result {
        return Address{access.getBase(), access.getPermutationMap(),
                       access.getIndices()};
      })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

/// Whether one of `values` changes from one iteration of `loop` to the next.
/// What an inner loop counts through depends on what bounds that loop.
static bool dependOn(ArrayRef<Value> values, Operation *loop) {
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

/// Whether some loop around `op` executes it again at the same address; for one
/// that branches make, a loop that `product` changes in.
static bool isRevisited(Operation *op, const Address &address,
                        Operation *product) {
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>())
    if (!dependOn(address.indices, loop))
      return true;
  return isRevisitedByBlocks(op, address.indices, product->getOperands());
}

//===----------------------------------------------------------------------===//
// Sums
//===----------------------------------------------------------------------===//

/// Whether `arg` is an output of a structured reduction that is yielded `root`.
static bool isStructuredAccumulator(linalg::LinalgOp op, BlockArgument arg,
                                    Value root) {
  Operation *yield = arg.getOwner()->getTerminator();
  unsigned numInputs = op->getNumOperands() - yield->getNumOperands();
  if (arg.getArgNumber() < numInputs || op.getNumReductionLoops() == 0)
    return false;
  return stripCasts(yield->getOperand(arg.getArgNumber() - numInputs)) == root;
}

/// Whether `root` becomes the region argument `arg` of an operation, handed on
/// by its terminators from region to region (the sum of an scf.while is tested
/// before it is added to).
static bool isForwardedTo(Value root, BlockArgument arg) {
  auto branch = dyn_cast_if_present<RegionBranchOpInterface>(
      arg.getOwner()->getParentOp());
  if (!branch)
    return false;
  SmallVector<Value> worklist = {root};
  llvm::DenseSet<Value> visited;
  while (!worklist.empty()) {
    Value value = worklist.pop_back_val();
    if (!visited.insert(value).second)
      continue;
    if (value == arg)
      return true;
    for (OpOperand &use : value.getUses()) {
      if (isa<CastOpInterface>(use.getOwner()))
        worklist.push_back(use.getOwner()->getResult(0));
      auto terminator =
          dyn_cast<RegionBranchTerminatorOpInterface>(use.getOwner());
      if (!terminator || terminator->getParentOp() != branch)
        continue;
      SmallVector<Attribute> unknown(terminator->getNumOperands());
      SmallVector<RegionSuccessor> successors;
      terminator.getSuccessorRegions(unknown, successors);
      for (RegionSuccessor &successor : successors) {
        if (successor.isParent())
          continue;
        for (auto [operand, input] :
             llvm::zip(terminator.getSuccessorOperands(successor),
                       successor.getSuccessorInputs()))
          if (operand == value)
            worklist.push_back(input);
      }
    }
  }
  return false;
}

/// Whether the sum `root` goes back to where `term`, one of its terms, is from;
/// `product` is another of them.
static bool isAccumulator(Value term, Value root, Operation *product) {
  if (auto arg = dyn_cast<BlockArgument>(term)) {
    Operation *owner = arg.getOwner()->getParentOp();
    if (auto structured = dyn_cast_if_present<linalg::LinalgOp>(owner))
      return isStructuredAccumulator(structured, arg, root);
    auto loop = dyn_cast_if_present<LoopLikeOpInterface>(owner);
    OpOperand *next = loop ? loop.getTiedLoopYieldedValue(arg) : nullptr;
    if (next && stripCasts(next->get()) == root)
      return true;
    return isForwardedTo(root, arg) || isCarriedTo(root, arg);
  }
  std::optional<Address> source = getAddress(term.getDefiningOp());
  if (!source)
    return false;
  Value stored = root;
  while (stored.hasOneUse() && isa<CastOpInterface>(*stored.getUsers().begin()))
    stored = (*stored.getUsers().begin())->getResult(0);
  return llvm::any_of(stored.getUsers(), [&](Operation *user) {
    return getAddress(user) == source && user->getNumOperands() != 0 &&
           user->getOperand(0) == stored && isRevisited(user, *source, product);
  });
}

/// Whether some term of the sum `value` is an accumulator of `root`.
static bool hasAccumulator(Value value, Value root, Operation *product) {
  SmallVector<Value> worklist = {value};
  llvm::SmallPtrSet<Operation *, 8> visited;
  while (!worklist.empty()) {
    Value term = stripCasts(worklist.pop_back_val());
    Operation *sum = term.getDefiningOp();
    MutableArrayRef<OpOperand> terms = getTerms(sum);
    if (terms.empty() && isAccumulator(term, root, product))
      return true;
    if (!terms.empty() && visited.insert(sum).second)
      for (OpOperand &operand : terms)
        worklist.push_back(operand.get());
  }
  return false;
}

static bool isAddition(arith::AtomicRMWKind kind) {
  return kind == arith::AtomicRMWKind::addf ||
         kind == arith::AtomicRMWKind::addi;
}

/// Whether `use` hands a value to an op that sums it up with others.
static bool isSummingUse(OpOperand &use) {
  Operation *user = use.getOwner();
  if (auto reduction = dyn_cast<vector::ReductionOp>(user))
    return use.getOperandNumber() == 0 &&
           reduction.getKind() == vector::CombiningKind::ADD;
  if (auto reduction = dyn_cast<vector::MultiDimReductionOp>(user))
    return use.getOperandNumber() == 0 &&
           reduction.getKind() == vector::CombiningKind::ADD;
  if (auto reduce = dyn_cast<scf::ReduceOp>(user)) {
    Block &body = reduce.getReductions()[use.getOperandNumber()].front();
    Value combined = body.getTerminator()->getOperand(0);
    return !getTerms(combined.getDefiningOp()).empty();
  }
  if (auto update = dyn_cast<memref::AtomicRMWOp>(user))
    return use.getOperandNumber() == 0 && isAddition(update.getKind());
  auto parallel =
      dyn_cast_if_present<affine::AffineParallelOp>(user->getParentOp());
  if (!parallel || !isa<affine::AffineYieldOp>(user))
    return false;
  Attribute kind = parallel.getReductions()[use.getOperandNumber()];
  return isAddition(
      static_cast<arith::AtomicRMWKind>(cast<IntegerAttr>(kind).getInt()));
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

/// A scalar operand of a structured op, if `value` stands for one in its body:
/// that is the same in every iteration.
static Value resolveScalarOperand(Value value) {
  auto arg = dyn_cast<BlockArgument>(value);
  auto op =
      arg ? dyn_cast_if_present<linalg::LinalgOp>(arg.getOwner()->getParentOp())
          : linalg::LinalgOp();
  if (!op)
    return value;
  Value operand = op->getOperand(arg.getArgNumber());
  return isa<ShapedType>(operand.getType()) ? value : operand;
}

/// Whether `value` is no constant and changes while the loops around `op` run.
static bool isVarying(Value value, Operation *op) {
  value = resolveScalarOperand(value);
  if (matchPattern(value, m_Constant()))
    return false;
  Operation *outermost = op->getParentOp();
  if (!isa_and_nonnull<linalg::LinalgOp>(outermost))
    outermost = nullptr;
  for (auto loop = op->getParentOfType<LoopLikeOpInterface>(); loop;
       loop = loop->getParentOfType<LoopLikeOpInterface>())
    outermost = loop;
  if (outermost && outermost->isAncestor(getDefinition(value)))
    return true;
  if (changesInBlockCycle(value, op))
    return true;
  return !outermost && !isInBlockCycle(op);
}

/// Whether two arguments of the body of a structured op are always the same
/// element: one operand, passed twice and indexed alike.
static bool isSameElement(Value a, Value b) {
  auto first = dyn_cast<BlockArgument>(a);
  auto second = dyn_cast<BlockArgument>(b);
  if (!first || !second || first.getOwner() != second.getOwner())
    return false;
  auto op =
      dyn_cast_if_present<linalg::LinalgOp>(first.getOwner()->getParentOp());
  if (!op)
    return false;
  OpOperand &left = op->getOpOperand(first.getArgNumber());
  OpOperand &right = op->getOpOperand(second.getArgNumber());
  return left.get() == right.get() &&
         op.getMatchingIndexingMap(&left) == op.getMatchingIndexingMap(&right);
}

static bool isSameValue(Value a, Value b) {
  if (a == b || isSameElement(a, b))
    return true;
  Operation *load = a.getDefiningOp(), *other = b.getDefiningOp();
  if (!load || !other)
    return false;
  std::optional<Address> address = getAddress(load);
  return address && address == getAddress(other);
}

bool mlir::roofline::isMultiplyAccumulate(Operation *product) {
  Value a = stripCasts(product->getOperand(0));
  Value b = stripCasts(product->getOperand(1));
  if (isSameValue(a, b) || !isVarying(a, product) || !isVarying(b, product))
    return false;

  // Climb to the whole sums that the product is a term of; it may be used for
  // something else, too.
  SmallVector<Value> worklist = {product->getResult(0)};
  llvm::DenseSet<Value> visited;
  while (!worklist.empty()) {
    Value root = worklist.pop_back_val();
    if (!visited.insert(root).second)
      continue;
    if (hasAccumulator(root, root, product))
      return true;
    for (OpOperand &use : root.getUses()) {
      if (isSummingUse(use))
        return true;
      if (isa<CastOpInterface>(use.getOwner()) || isTerm(use))
        worklist.push_back(use.getOwner()->getResult(0));
    }
  }
  return false;
}

Type mlir::roofline::getMultipliedType(Value factor) {
  while (true) {
    factor = stripCasts(factor);
    // A zero point: the same in every iteration, subtracted from the data.
    Operation *op = factor.getDefiningOp();
    if (!isa_and_nonnull<arith::SubIOp, arith::SubFOp>(op) ||
        isVarying(stripCasts(op->getOperand(1)), op))
      return getElementTypeOrSelf(factor);
    factor = op->getOperand(0);
  }
}

void mlir::roofline::markMultiplyAccumulate(Operation *product, OpCost &cost) {
  Type type = product->getResult(0).getType();
  if (isInMemory(type) || type.isIndex() || !isMultiplyAccumulate(product))
    return;
  for (const Work::Entry &entry : cost.work.getEntries()) {
    if (entry.workClass != WorkClass::mul && entry.workClass != WorkClass::fma)
      continue;
    cost.macs += entry.count;
    cost.macAccumulatorType = entry.type;
  }
}
