//===- SharedCosts.cpp - Structured ops that cost the same ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/SharedCosts.h"

#include "Accumulation/MultiplyAccumulates.h"
#include "Linalg/Padding/PlacedTensors.h"
#include "Linalg/StructuredOps.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

/// More operands are rare, and there are two facts for each.
static constexpr unsigned maxOperands = 16;
/// Longer bodies take as long to compare as to cost.
static constexpr unsigned maxBodyOps = 32;

//===----------------------------------------------------------------------===//
// Comparing forms
//===----------------------------------------------------------------------===//

unsigned SharedCosts::SameForm::getHashValue(const Operation *op) {
  auto *each = const_cast<Operation *>(op);
  llvm::hash_code hash =
      llvm::hash_combine(each->getName(), each->hashProperties());
  for (Value operand : each->getOperands())
    hash = llvm::hash_combine(hash, operand.getType());
  for (Operation &inner : each->getRegion(0).front())
    hash = llvm::hash_combine(hash, inner.getName());
  return hash;
}

/// Whether both have the same discardable attributes, but for what upstream
/// keeps there of its own.
static bool haveSameAttributes(Operation *a, Operation *b) {
  DictionaryAttr first = a->getDiscardableAttrDictionary();
  DictionaryAttr second = b->getDiscardableAttrDictionary();
  if (first == second)
    return true;
  auto isOfUser = [](NamedAttribute attribute) {
    return attribute.getName() != LinalgDialect::kMemoizedIndexingMapsAttrName;
  };
  return llvm::equal(llvm::make_filter_range(first, isOfUser),
                     llvm::make_filter_range(second, isOfUser));
}

/// Whether two operations are the same but for the values that they take.
static bool isSameButForOperands(Operation *a, Operation *b) {
  return a->getName() == b->getName() &&
         a->getNumOperands() == b->getNumOperands() &&
         a->getResultTypes() == b->getResultTypes() &&
         haveSameAttributes(a, b) &&
         a->getName().compareOpProperties(a->getPropertiesStorage(),
                                          b->getPropertiesStorage());
}

/// Whether two bodies without regions do the same. What comes from outside must
/// be one value.
static bool haveSameBodies(Block &a, Block &b) {
  if (a.getArgumentTypes() != b.getArgumentTypes() ||
      !llvm::hasNItemsOrLess(a, maxBodyOps))
    return false;
  SmallVector<std::pair<Operation *, Operation *>, 8> before;
  auto isSame = [&](Value x, Value y) {
    if (x.getParentBlock() != &a)
      return x == y;
    if (auto argument = dyn_cast<BlockArgument>(x)) {
      auto other = dyn_cast<BlockArgument>(y);
      return other && other.getOwner() == &b &&
             other.getArgNumber() == argument.getArgNumber();
    }
    auto result = cast<OpResult>(x), other = dyn_cast<OpResult>(y);
    return other && result.getResultNumber() == other.getResultNumber() &&
           llvm::is_contained(before,
                              std::pair(result.getOwner(), other.getOwner()));
  };
  auto next = b.begin();
  for (Operation &op : a) {
    if (next == b.end() || !isSameButForOperands(&op, &*next) ||
        !llvm::equal(op.getOperands(), next->getOperands(), isSame))
      return false;
    before.emplace_back(&op, &*next++);
  }
  return next == b.end();
}

bool SharedCosts::SameForm::isEqual(const Operation *a, const Operation *b) {
  auto isNoOp = [](const Operation *op) {
    return op == getEmptyKey() || op == getTombstoneKey();
  };
  if (a == b || isNoOp(a) || isNoOp(b))
    return a == b;
  auto *first = const_cast<Operation *>(a),
       *second = const_cast<Operation *>(b);
  auto isAlike = [](Value x, Value y) {
    return x.getType() == y.getType() && (isInMemory(x) || x == y);
  };
  return isSameButForOperands(first, second) &&
         llvm::equal(first->getOperands(), second->getOperands(), isAlike) &&
         haveSameBodies(first->getRegion(0).front(),
                        second->getRegion(0).front());
}

//===----------------------------------------------------------------------===//
// What forms have
//===----------------------------------------------------------------------===//

/// Whether a value is a tensor of known extents or no tensor or buffer at all.
static bool isStatic(Value value) {
  if (!isInMemory(value))
    return true;
  auto tensor = dyn_cast<RankedTensorType>(value.getType());
  return tensor && tensor.hasStaticShape() && !tensor.getEncoding();
}

static bool isScalarOp(Operation &op) {
  auto isScalar = [](Value value) { return !isInMemory(value); };
  return op.getNumRegions() == 0 && llvm::all_of(op.getOperands(), isScalar) &&
         llvm::all_of(op.getResults(), isScalar);
}

/// Whether two tensors are read by the same map: their elements meet.
static bool haveEqualMaps(LinalgOp op) {
  ArrayAttr maps = op.getIndexingMaps();
  unsigned numInputs = getFirstOutput(op);
  for (unsigned i = 0; i < numInputs; ++i)
    for (unsigned j = 0; j < i; ++j)
      if (maps[i] == maps[j])
        return true;
  return false;
}

SharedCosts::Form SharedCosts::getForm(LinalgOp op) {
  Form form;
  Block &body = *op.getBlock();
  Operation *terminator = body.getTerminator();
  auto isArgument = [&](Value value) { return isa<BlockArgument>(value); };
  form.reduces = op.getNumReductionLoops() != 0;
  form.multiplies = llvm::any_of(
      body, [](Operation &inner) { return getFactors(&inner).has_value(); });
  form.asksForSplats =
      !form.reduces || llvm::any_of(terminator->getOperands(), isArgument);
  bool mayCopy =
      op->getNumOperands() == 2 && isArgument(terminator->getOperand(0));
  form.isShareable =
      op->getNumOperands() <= maxOperands &&
      llvm::all_of(op->getOperands(), isStatic) &&
      llvm::all_of(op->getResults(), isStatic) &&
      llvm::all_of(body, isScalarOp) && !mayCopy && !getPartlyWritten(op) &&
      // Of such products it matters what their factors are made of.
      !(form.multiplies && form.reduces && haveEqualMaps(op));
  return form;
}

/// Whether any two tensors among the operands may be one, or parts of one.
static bool mayShareMemory(Operation *op) {
  SmallVector<Value, 4> storages;
  for (Value operand : op->getOperands()) {
    if (!isInMemory(operand))
      continue;
    Value storage = stripWholeViews(operand);
    if (llvm::any_of(storages, [&](Value other) {
          return isSameStorage(storage, other);
        }))
      return true;
    storages.push_back(storage);
  }
  return false;
}

/// Nothing if the cost of `op` depends on more.
std::optional<unsigned> SharedCosts::getFacts(LinalgOp op, const Form &form) {
  if (!form.isShareable ||
      !isa_and_present<FunctionOpInterface>(op->getParentOp()) ||
      mayShareMemory(op))
    return std::nullopt;
  unsigned numInputs = getFirstOutput(op), facts = 0;
  for (auto [number, operand] : llvm::enumerate(op->getOperands())) {
    bool isInput = number < numInputs;
    if (!isInMemory(operand))
      continue;
    // Zeros that are added to products are another matter than ones.
    if (isInput && ((form.reduces && isPlaced(operand)) ||
                    (form.multiplies && isSplat(operand))))
      return std::nullopt;
    bool splat = (!isInput || form.asksForSplats) && isSplat(operand);
    bool mask = isInput && form.multiplies && form.reduces && isMask(operand);
    facts |= (unsigned(splat) | unsigned(mask) << 1) << (2 * number);
  }
  return facts;
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

/// Whether all counts are numbers: a symbol is that of one op.
static bool isConstant(const OpCost &cost) {
  bool isConstant = true;
  cost.transformed([&](const Quantity &count) {
    isConstant &= count.isConstant();
    return count;
  });
  return isConstant;
}

/// The cost of another op as that of `op`.
static OpCost withValuesOf(Operation *op, OpCost cost) {
  for (OperandTraffic &traffic : cost.traffic)
    traffic.value = traffic.role == OperandRole::result
                        ? Value(op->getResult(traffic.index))
                        : op->getOperand(traffic.index);
  return cost;
}

#ifndef NDEBUG
static bool isSame(const OperandTraffic &a, const OperandTraffic &b) {
  return a.index == b.index && a.role == b.role && a.value == b.value &&
         a.elementType == b.elementType && a.footprint == b.footprint &&
         a.bytesRead == b.bytesRead && a.bytesWritten == b.bytesWritten &&
         a.status == b.status && a.touchedInLoops == b.touchedInLoops;
}

static bool isSame(const OpCost &a, const OpCost &b) {
  auto isSameEffect = [](const EffectiveWork &x, const EffectiveWork &y) {
    return x.macs == y.macs && x.flops == y.flops && x.intOps == y.intOps &&
           x.status == y.status;
  };
  return a.work == b.work && a.macs == b.macs &&
         a.macOperandType == b.macOperandType &&
         a.macAccumulatorType == b.macAccumulatorType &&
         a.effective.has_value() == b.effective.has_value() &&
         (!a.effective || isSameEffect(*a.effective, *b.effective)) &&
         a.getNecessaryWork() == b.getNecessaryWork() &&
         a.getNecessaryMacs() == b.getNecessaryMacs() &&
         llvm::equal(a.traffic, b.traffic,
                     [](const OperandTraffic &x, const OperandTraffic &y) {
                       return isSame(x, y);
                     }) &&
         a.workStatus == b.workStatus && a.trafficStatus == b.trafficStatus &&
         a.reason == b.reason;
}
#endif

SharedCosts::Known &SharedCosts::getKnown(LinalgOp op, Form &form,
                                          unsigned facts) {
  for (Known &known : form.costs)
    if (known.facts == facts)
      return known;
  bool dependsOnUses =
      form.multiplies &&
      MultiplyAccumulates(op, /*sizes=*/nullptr).dependOnUses();
  form.costs.push_back({facts, dependsOnUses, std::nullopt});
  return form.costs.back();
}

OpCost SharedCosts::get(LinalgOp op, llvm::function_ref<OpCost()> compute) {
  auto [it, isNew] = forms.try_emplace(op);
  Form &form = it->second;
  if (isNew)
    form = getForm(op);
  std::optional<unsigned> facts = getFacts(op, form);
  if (!facts)
    return compute();
  Known &known = getKnown(op, form, *facts);
  if (known.dependsOnUses && llvm::any_of(op->getResults(), isDecidedByUses))
    return compute();
  if (known.cost) {
    OpCost cost = withValuesOf(op, *known.cost);
    assert(isSame(cost, compute()) && "ops that are alike cost the same");
    return cost;
  }
  OpCost cost = compute();
  // Costing an op costs no other structured op: what is known is still there.
  if (isConstant(cost))
    known.cost = cost;
  return cost;
}
