//===- IntegerSizes.cpp - Index values as polynomials ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of SizeAnalysis that evaluates integers.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "SizeNames.h"

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

Quantity SizeAnalysis::getValue(Value integer) {
  // Operands first, with a stack of its own: chains of arithmetic may be long.
  SmallVector<Value> work = {integer};
  llvm::DenseSet<Value> entered;
  while (!work.empty()) {
    Value value = work.back();
    bool isReady = values.contains(value) || !entered.insert(value).second;
    auto op = value.getDefiningOp<SizeOpInterface>();
    if (!isReady && op)
      for (Value operand : op->getOperands())
        if (operand.getType().isIntOrIndex() && !values.contains(operand) &&
            !entered.contains(operand))
          work.push_back(operand);
    if (!isReady && work.back() != value)
      continue;
    work.pop_back();
    if (!values.contains(value)) {
      Quantity computed = computeValue(value);
      values[value] = computed;
    }
  }
  return values[integer];
}

Quantity SizeAnalysis::computeValue(Value integer) {
  if (auto result = dyn_cast<OpResult>(integer)) {
    std::optional<Quantity> value = getValueFromOp(result);
    if (!value)
      value = getCallResult(result, [](SizeAnalysis &callee, Value returned) {
        return callee.getValue(returned);
      });
    if (value)
      return *value;
  } else if (auto argument = cast<BlockArgument>(integer);
             isFunctionArgument(argument)) {
    return createArgumentSymbol(argument, "", "value of");
  }
  return createSymbol("value of " + describe(integer));
}

std::optional<Quantity> SizeAnalysis::getValueFromOp(OpResult result) {
  Operation *op = result.getOwner();
  IntegerAttr constant;
  if (matchPattern(op, m_Constant(&constant)))
    return Quantity::get(DynamicAPInt(constant.getValue()));
  if (auto dimOp = dyn_cast<ShapedDimOpInterface>(op)) {
    std::optional<int64_t> dim = getValue(dimOp.getDimension()).getInt64();
    auto type = cast<ShapedType>(dimOp.getShapedValue().getType());
    if (dim && type.hasRank() && *dim >= 0 && *dim < type.getRank())
      return getDim(dimOp.getShapedValue(), *dim);
    return std::nullopt;
  }
  if (auto model = dyn_cast<SizeOpInterface>(op))
    return model.getResultValue(result.getResultNumber(), *this);
  return std::nullopt;
}

std::optional<Comparison> SizeAnalysis::getComparison(Value condition) {
  auto model = condition.getDefiningOp<SizeOpInterface>();
  if (!model)
    return std::nullopt;
  auto result = cast<OpResult>(condition);
  return model.getResultComparison(result.getResultNumber(), *this);
}

std::optional<Quantity> SizeAnalysis::getElement(Value numbers, int64_t index,
                                                 Operation *reader) {
  auto result = dyn_cast<OpResult>(numbers);
  if (!result)
    return std::nullopt;
  DenseIntElementsAttr constant;
  if (matchPattern(numbers, m_Constant(&constant))) {
    if (constant.getType().getRank() != 1 || index < 0 ||
        index >= constant.getNumElements())
      return std::nullopt;
    return Quantity::get(
        DynamicAPInt(constant.getValues<APInt>()[static_cast<size_t>(index)]));
  }
  auto model = dyn_cast<SizeOpInterface>(result.getOwner());
  return model ? model.getResultElement(result.getResultNumber(), index, reader,
                                        *this)
               : std::nullopt;
}

Operation *SizeAnalysis::lookupSymbol(Operation *user, SymbolRefAttr name) {
  return SymbolTable::lookupNearestSymbolFrom(user, name);
}
