//===- Accumulation.cpp - Models of multiplications -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"

#include "Accumulation/MultiplyAccumulates.h"
#include "Loops/CallSites.h"

#include "mlir-roofline/Interfaces/AnalysedProgram.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CastInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What was found: of functions, each with those that calls link it with, and
/// of the body that was last asked about, as bodies are asked about one after
/// another.
struct AccumulationFacts {
  std::optional<CallSites> calls;
  llvm::DenseMap<Operation *, std::shared_ptr<MultiplyAccumulates>> functions;
  /// Of functions by themselves, whoever calls them.
  llvm::DenseMap<Operation *, std::unique_ptr<MultiplyAccumulates>> alone;
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

static MultiplyAccumulates &getOfFunction(Operation *function,
                                          AccumulationFacts &facts,
                                          SizeProvider &sizes) {
  std::shared_ptr<MultiplyAccumulates> &own = facts.functions[function];
  if (own)
    return *own;
  if (!facts.calls)
    facts.calls.emplace(sizes.getFacts<AnalysedProgram>().root);
  SmallVector<Operation *> linked = facts.calls->getLinked(function);
  const CallSites *calls = linked.size() > 1 ? &*facts.calls : nullptr;
  auto found = std::make_shared<MultiplyAccumulates>(linked, calls, &sizes);
  for (Operation *other : linked)
    facts.functions[other] = found;
  return *found;
}

/// What was found where `product`, of numbers, is.
static const MultiplyAccumulates &getFound(Operation *product,
                                           SizeProvider &sizes) {
  bool isStructured;
  Operation *scope = getScope(product, isStructured);
  auto &facts = sizes.getFacts<AccumulationFacts>();
  if (!isStructured)
    return getOfFunction(scope, facts, sizes);
  if (facts.structured != scope) {
    facts.ofBody.emplace(scope, &sizes);
    facts.structured = scope;
  }
  return *facts.ofBody;
}

static bool isOfNumbers(Operation *product) {
  return product->getNumResults() != 0 && !isInMemory(product->getResult(0)) &&
         !getElementTypeOrSelf(product->getResult(0)).isIndex();
}

bool roofline::isMultiplyAccumulate(Operation *product, SizeProvider &sizes) {
  if (isOfNumbers(product))
    return getFound(product, sizes).contains(product);
  if (product->getNumResults() == 0 || !isInMemory(product->getResult(0)))
    return false;
  std::optional<Factors> factors = getFactors(product);
  return factors && isOnlySummedUp(product->getResult(0)) &&
         multipliesTwoValues(*factors);
}

/// Why a product that is none might be one of a sum that was not found; empty
/// if it is surely none.
static StringRef getDoubt(Operation *product, SizeProvider &sizes) {
  if (!isOfNumbers(product))
    return "";
  const MultiplyAccumulates &found = getFound(product, sizes);
  if (found.mayStartAtZero(product))
    return "sums may start at zeros in memory that is used otherwise, too";
  StringRef doubt = found.getDoubt();
  if (doubt.empty())
    return doubt;
  std::optional<Factors> factors = getFactors(product);
  return factors && multipliesTwoValues(*factors) ? doubt : "";
}

/// On what it depends whether a product that is one is; empty if it surely is.
static StringRef getCondition(Operation *product, SizeProvider &sizes) {
  if (!isOfNumbers(product))
    return "";
  const MultiplyAccumulates &found = getFound(product, sizes);
  if (found.mayStartAnew(product))
    return "something else may be written to the memory of sums in between";
  if (found.dependsOnData(product))
    return "whether products meet in one sum depends on data";
  return "";
}

/// Whether a product that is one is so in all executions of its function: the
/// function sums up by itself, or all calls of it, and of its callers, do.
static bool isAlwaysSummed(Operation *product, SizeProvider &sizes) {
  bool isStructured;
  Operation *scope = getScope(product, isStructured);
  auto &facts = sizes.getFacts<AccumulationFacts>();
  if (isStructured || !facts.calls)
    return true;
  const MultiplyAccumulates &found = getOfFunction(scope, facts, sizes);
  if (!found.isAnyDivided())
    return true;
  llvm::SmallSetVector<Operation *, 4> callers;
  callers.insert(scope);
  bool isDivided = false;
  for (unsigned next = 0; next < callers.size() && !isDivided; ++next) {
    isDivided = found.isDivided(callers[next]);
    for (const CallSites::Call &call : facts.calls->getCalls(callers[next]))
      callers.insert(EnclosingLoops::getFunction(call.op));
  }
  if (!isDivided)
    return true;
  std::unique_ptr<MultiplyAccumulates> &alone = facts.alone[scope];
  if (!alone)
    alone = std::make_unique<MultiplyAccumulates>(ArrayRef(scope),
                                                  /*calls=*/nullptr, &sizes);
  return alone->contains(product);
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
  if (!isMultiplyAccumulate(product, sizes)) {
    if (StringRef doubt = getDoubt(product, sizes); !doubt.empty()) {
      cost.workStatus = CountStatus::lower;
      cost.reason = doubt.str();
    }
    return;
  }
  if (StringRef condition = getCondition(product, sizes); !condition.empty()) {
    cost.workStatus = CountStatus::upper;
    cost.reason = condition.str();
  } else if (!isAlwaysSummed(product, sizes)) {
    cost.workStatus = CountStatus::upper;
  }
  for (const Work::Entry &entry : cost.work.getEntries()) {
    if (entry.workClass != WorkClass::mul && entry.workClass != WorkClass::fma)
      continue;
    cost.macs += entry.count;
    cost.macAccumulatorType = entry.type;
  }
}
