//===- Accumulation.cpp - Models of multiplications -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"

#include "Accumulation/MultiplyAccumulates.h"

#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CastInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What was found: of functions, and of the body that was last asked about, as
/// bodies are asked about one after another.
struct AccumulationFacts {
  llvm::DenseMap<Operation *, MultiplyAccumulates> functions;
  Operation *structured = nullptr;
  std::optional<MultiplyAccumulates> ofBody;
};
} // namespace

/// The structured op in whose body `op` is, or else the function.
static Operation *getScope(Operation *op, bool &isStructured) {
  isStructured = false;
  Operation *scope = op;
  while (Operation *parent = scope->getParentOp()) {
    scope = parent;
    auto model = dyn_cast<CostModelOpInterface>(scope);
    isStructured = model && model.ownsRegions();
    if (isStructured || scope->hasTrait<OpTrait::IsIsolatedFromAbove>())
      break;
  }
  return scope;
}

bool roofline::isMultiplyAccumulate(Operation *product, SizeProvider &sizes) {
  if (product->getNumResults() == 0)
    return false;
  Value result = product->getResult(0);
  if (getElementTypeOrSelf(result).isIndex())
    return false;
  if (isInMemory(result)) {
    std::optional<Factors> factors = getFactors(product);
    return factors && isOnlySummedUp(result) && multipliesTwoValues(*factors);
  }

  bool isStructured;
  Operation *scope = getScope(product, isStructured);
  auto &facts = sizes.getFacts<AccumulationFacts>();
  if (!isStructured) {
    auto it = facts.functions.find(scope);
    if (it == facts.functions.end())
      it = facts.functions.try_emplace(scope, scope, &sizes).first;
    return it->second.contains(product);
  }
  if (facts.structured != scope) {
    facts.ofBody.emplace(scope, &sizes);
    facts.structured = scope;
  }
  return facts.ofBody->contains(product);
}

static Value stripCasts(Value value) {
  while (auto cast = value.getDefiningOp<CastOpInterface>()) {
    if (cast->getNumOperands() != 1)
      break;
    value = cast->getOperand(0);
  }
  return value;
}

/// Whether `value` is the same in every execution of the body that `user` is
/// in.
static bool isSameForAll(Value value, Operation *user) {
  value = stripCasts(value);
  if (value.getParentRegion() != user->getParentRegion())
    return true;
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument)
    return matchPattern(value, m_Constant());
  std::optional<ElementAccess> access = getArgumentAccess(argument);
  return access && !isa<ShapedType>(access->memory.getType());
}

/// Whether a cast leaves out what its operand holds: `truncf`. What it gives
/// is no more than its own type says, whatever is made of that later.
static bool isNarrowing(CastOpInterface cast) {
  Type from = getElementTypeOrSelf(cast->getOperand(0));
  Type to = getElementTypeOrSelf(cast->getResult(0));
  return from.isIntOrFloat() && to.isIntOrFloat() &&
         from.getIntOrFloatBitWidth() > to.getIntOrFloatBitWidth();
}

static Value stripWidening(Value value) {
  while (auto cast = value.getDefiningOp<CastOpInterface>()) {
    if (cast->getNumOperands() != 1 || cast->getNumResults() != 1 ||
        isNarrowing(cast))
      break;
    value = cast->getOperand(0);
  }
  return value;
}

Type roofline::getMultipliedType(Value factor) {
  while (true) {
    factor = stripWidening(factor);
    // A zero point: the same for all, subtracted from the data.
    Operation *op = factor.getDefiningOp();
    bool isShifted = op && op->getNumOperands() == 2 &&
                     getSumRole(op->getOpOperand(0)) == SumRole::term &&
                     isSameForAll(op->getOperand(1), op);
    if (!isShifted)
      return getElementTypeOrSelf(factor);
    factor = op->getOperand(0);
  }
}

void roofline::markMultiplyAccumulate(Operation *product, OpCost &cost,
                                      SizeProvider &sizes) {
  if (!isMultiplyAccumulate(product, sizes))
    return;
  for (const Work::Entry &entry : cost.work.getEntries()) {
    if (entry.workClass != WorkClass::mul && entry.workClass != WorkClass::fma)
      continue;
    cost.macs += entry.count;
    cost.macAccumulatorType = entry.type;
  }
}
