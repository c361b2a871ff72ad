//===- RegionWork.cpp - The work of a structured op's body ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegionWork.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Work and captured memory
//===----------------------------------------------------------------------===//

/// Adds the memory that one op of the body touches in each of `iterations`.
static void addCapturedTraffic(CostBuilder &builder, Operation *op,
                               const OpCost &cost,
                               const Quantity &iterations) {
  for (const OperandTraffic &traffic : cost.traffic) {
    if (traffic.role != OperandRole::operand || traffic.bytesRead.isZero())
      continue;
    Value table = op->getOperand(traffic.index);
    if (isSplat(table))
      continue;
    builder.readCaptured(table,
                         Quantity::min(traffic.footprint * iterations,
                                       builder.getNumElements(table)));
    builder.setTrafficStatus(CountStatus::upper,
                             "which elements are looked up depends on data");
  }
}

void mlir::roofline::addBodyCost(CostBuilder &builder, Block &body,
                                 const Quantity &iterations) {
  for (Operation &op : body.without_terminator()) {
    auto model = dyn_cast<CostModelOpInterface>(op);
    if (!model || (op.getNumRegions() != 0 && !model.ownsRegions())) {
      builder.setWorkStatus(
          CountStatus::lower,
          ("no cost model for '" + op.getName().getStringRef() +
           "' in the body")
              .str());
      continue;
    }
    OpCost cost = model.getOpCost(builder.getSizes());
    builder.getCost().work.addScaled(cost.work, iterations);
    if (cost.workStatus != CountStatus::exact)
      builder.setWorkStatus(combine(builder.getCost().workStatus,
                                    cost.workStatus),
                            cost.reason);
    addCapturedTraffic(builder, &op, cost, iterations);
  }
}

//===----------------------------------------------------------------------===//
// Multiply-accumulates
//===----------------------------------------------------------------------===//

/// The work of `op` in class `workClass`, whatever the type; zero without model.
static Quantity getWorkIn(Operation *op, WorkClass workClass,
                          SizeProvider &sizes) {
  auto model = dyn_cast_or_null<CostModelOpInterface>(op);
  if (!model || op->getNumRegions() != 0)
    return 0;
  Quantity count;
  for (const Work::Entry &entry : model.getOpCost(sizes).work.getEntries())
    if (entry.workClass == workClass)
      count += entry.count;
  return count;
}

static bool isCast(Operation *op, SizeProvider &sizes) {
  return op && op->getNumOperands() == 1 && op->getNumResults() == 1 &&
         !getWorkIn(op, WorkClass::convert, sizes).isZero();
}

static Value stripCasts(Value value, SizeProvider &sizes) {
  while (isCast(value.getDefiningOp(), sizes))
    value = value.getDefiningOp()->getOperand(0);
  return value;
}

/// The value's use, followed through casts: null if it has several.
static OpOperand *getOnlyUse(Value value, SizeProvider &sizes) {
  while (value.hasOneUse()) {
    OpOperand &use = *value.use_begin();
    if (!isCast(use.getOwner(), sizes))
      return &use;
    value = use.getOwner()->getResult(0);
  }
  return nullptr;
}

namespace {
/// Recognises, in one body, products that end up added to an accumulator.
class MacFinder {
public:
  MacFinder(Block &body, ArrayRef<BlockArgument> accumulators,
            SizeProvider &sizes, llvm::function_ref<bool(Value)> isInvariant)
      : body(body), accumulators(accumulators), sizes(sizes),
        isInvariant(isInvariant) {}

  /// Whether `op` multiplies two different values that vary, and adds the
  /// product (itself, if it is a fused multiply-add) to an accumulator.
  bool isMac(Operation *op, bool isFused) {
    Value a = stripCasts(op->getOperand(0), sizes);
    Value b = stripCasts(op->getOperand(1), sizes);
    if (a == b || isConstant(a) || isConstant(b))
      return false;
    if (isFused)
      return isAccumulated(op, op->getOpOperand(2));
    OpOperand *use = getOnlyUse(op->getResult(0), sizes);
    if (!use || use->getOwner()->getBlock() != &body ||
        use->getOwner()->getNumOperands() != 2 ||
        getWorkIn(use->getOwner(), WorkClass::add, sizes).isZero())
      return false;
    return isAccumulated(use->getOwner(), use->getOwner()->getOpOperand(
                                              1 - use->getOperandNumber()));
  }

  /// The type of a multiplied value before it was widened or shifted by a
  /// loop-invariant zero point.
  Type getOperandType(Value value) {
    while (true) {
      value = stripCasts(value, sizes);
      Operation *op = value.getDefiningOp();
      if (!op || op->getBlock() != &body || op->getNumOperands() != 2 ||
          getWorkIn(op, WorkClass::add, sizes).isZero() ||
          !isConstant(stripCasts(op->getOperand(1), sizes)))
        return getElementTypeOrSelf(value);
      value = op->getOperand(0);
    }
  }

private:
  bool isConstant(Value value) {
    return isInvariant(value) || matchPattern(value, m_Constant());
  }

  /// Whether `add` takes an accumulator through `operand` and its result goes
  /// back into the same one.
  bool isAccumulated(Operation *add, OpOperand &operand) {
    Value accumulator = stripCasts(operand.get(), sizes);
    const auto *found = llvm::find(accumulators, accumulator);
    if (found == accumulators.end())
      return false;
    Operation *yield = body.getTerminator();
    unsigned position = found - accumulators.begin();
    return position < yield->getNumOperands() &&
           stripCasts(yield->getOperand(position), sizes) == add->getResult(0);
  }

  Block &body;
  ArrayRef<BlockArgument> accumulators;
  SizeProvider &sizes;
  llvm::function_ref<bool(Value)> isInvariant;
};
} // namespace

void mlir::roofline::addBodyMacs(CostBuilder &builder, Block &body,
                                 ArrayRef<BlockArgument> accumulators,
                                 const Quantity &iterations,
                                 llvm::function_ref<bool(Value)> isInvariant) {
  SizeProvider &sizes = builder.getSizes();
  MacFinder finder(body, accumulators, sizes, isInvariant);
  OpCost &cost = builder.getCost();
  for (Operation &op : body.without_terminator()) {
    if (op.getNumOperands() < 2 || op.getNumResults() != 1)
      continue;
    Quantity products = getWorkIn(&op, WorkClass::mul, sizes);
    bool isFused = products.isZero() && op.getNumOperands() == 3;
    if (isFused)
      products = getWorkIn(&op, WorkClass::fma, sizes);
    if (products.isZero() || !finder.isMac(&op, isFused))
      continue;
    cost.macs += products * iterations;
    Type a = finder.getOperandType(op.getOperand(0));
    Type b = finder.getOperandType(op.getOperand(1));
    cost.macOperandType =
        getStorageBits(a).value_or(0) >= getStorageBits(b).value_or(0) ? a : b;
    Type product = getElementTypeOrSelf(op.getResult(0));
    if (auto complex = dyn_cast<ComplexType>(product))
      product = complex.getElementType();
    cost.macAccumulatorType = product;
  }
}
