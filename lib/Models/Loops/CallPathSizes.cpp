//===- CallPathSizes.cpp - Sizes as one call of a function has them -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/CallPathSizes.h"

#include "Loops/BlockCycles.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/SaveAndRestore.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

/// Beyond, a chain of operations is what it is for all calls.
static constexpr unsigned maxDepth = 64;

Value CallPathSizes::getPassed(Value value) const {
  auto argument = dyn_cast<BlockArgument>(value);
  if (!argument || !argument.getOwner()->isEntryBlock())
    return {};
  auto found = passed.find(argument.getOwner()->getParent());
  return found != passed.end() && argument.getArgNumber() < found->second.size()
             ? found->second[argument.getArgNumber()]
             : Value();
}

void CallPathSizes::count(BlockArgument carried) {
  SymbolFacts facts;
  facts.min = std::nullopt;
  counted.try_emplace(
      carried,
      Quantity::symbol("counter@" + std::to_string(counted.size()), facts));
  values.clear();
}

/// Whether more is known of `value` on the path than it is for all calls.
bool CallPathSizes::isOnPath(Value value) const {
  if (!counted.empty())
    return true;
  for (Region *region = value.getParentRegion(); region;
       region = region->getParentRegion())
    if (passed.contains(region))
      return true;
  return false;
}

Quantity CallPathSizes::getDim(Value shaped, unsigned dim) {
  Value operand = getPassed(shaped);
  if (!operand || depth == maxDepth)
    return putIn(all->getDim(shaped, dim));
  llvm::SaveAndRestore deeper(depth, depth + 1);
  return getDim(operand, dim);
}

Quantity CallPathSizes::getValue(Value integer) {
  if ((passed.empty() && counted.empty()) || depth == maxDepth)
    return all->getValue(integer);
  if (auto carried = counted.find(integer); carried != counted.end())
    return carried->second;
  if (auto known = values.find(integer); known != values.end())
    return known->second;
  llvm::SaveAndRestore deeper(depth, depth + 1);
  std::optional<Quantity> value;
  if (Value operand = getPassed(integer))
    value = getValue(operand);
  else if (auto argument = dyn_cast<BlockArgument>(integer);
           argument && !argument.getOwner()->isEntryBlock()) {
    SmallVector<Value> incoming = getIncoming(argument);
    if (incoming.size() == 1)
      value = getValue(incoming.front());
  } else if (auto result = dyn_cast<OpResult>(integer);
             result && isOnPath(integer)) {
    Operation *op = result.getOwner();
    if (auto extent = dyn_cast<ShapedDimOpInterface>(op)) {
      std::optional<int64_t> dim = getValue(extent.getDimension()).getInt64();
      auto type = cast<ShapedType>(extent.getShapedValue().getType());
      if (dim && type.hasRank() && *dim >= 0 && *dim < type.getRank())
        value = getDim(extent.getShapedValue(), *dim);
    } else if (auto model = dyn_cast<SizeOpInterface>(op)) {
      value = model.getResultValue(result.getResultNumber(), *this);
    }
  }
  if (!value)
    value = putIn(all->getValue(integer));
  values[integer] = *value;
  return *value;
}

std::optional<Comparison> CallPathSizes::getComparison(Value condition) {
  auto result = dyn_cast<OpResult>(condition);
  auto model =
      result ? dyn_cast<SizeOpInterface>(result.getOwner()) : SizeOpInterface();
  if (model && isOnPath(condition))
    if (std::optional<Comparison> comparison =
            model.getResultComparison(result.getResultNumber(), *this))
      return comparison;
  return all->getComparison(condition);
}

void CallPathSizes::leave(Region &callee, ValueRange operands) {
  passed[&callee] = operands;
  values.clear();
  auto add = [&](const Quantity &formal, Value operand,
                 std::optional<unsigned> dim) {
    if (const Atom *symbol = Polynomial::getOnlyAtom(formal))
      formals[symbol->name] = {formal, operand, dim};
  };
  for (auto [argument, operand] : llvm::zip(callee.getArguments(), operands)) {
    auto shaped = dyn_cast<ShapedType>(argument.getType());
    if (argument.getType().isIntOrIndex())
      add(all->getValue(argument), operand, std::nullopt);
    else if (shaped && shaped.hasRank())
      for (int64_t dim = 0; dim < shaped.getRank(); ++dim)
        if (shaped.isDynamicDim(dim))
          add(all->getDim(argument, dim), operand, dim);
  }
}

Quantity CallPathSizes::putIn(const Quantity &formula) {
  llvm::SetVector<StringRef> symbols;
  formula.collectSymbols(symbols);
  if (symbols.empty() || passed.empty() || depth == maxDepth)
    return formula;
  llvm::SaveAndRestore deeper(depth, depth + 1);
  llvm::StringMap<Quantity> actual;
  for (StringRef name : symbols) {
    auto found = formals.find(name);
    if (found == formals.end())
      continue;
    const Formal &formal = found->second;
    Quantity value = formal.dim ? getDim(formal.operand, *formal.dim)
                                : getValue(formal.operand);
    // Where symbols of arguments are sizes, formulas do not hold for less.
    if (value.isKnownNonNegative() || !formal.symbol.isKnownNonNegative())
      actual.try_emplace(name, value);
  }
  return roofline::putIn(formula, actual);
}
