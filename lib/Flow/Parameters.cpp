//===- Parameters.cpp - Weights of a program ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Parameters.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/Dialect/MLProgram/IR/MLProgram.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

Parameters::Parameters(const ModuleCost &cost, const Assumptions *assumptions)
    : assumed(assumptions ? assumptions->get(ValueClass::weight) : nullptr) {
  addArguments(cost);
  addConstants(cost);
}

void Parameters::add(Type type, const Quantity &elements) {
  count += elements;
  if (assumed && isa<FloatType>(getElementTypeOrSelf(type)))
    bytes += assumed->getBytes(elements);
  else if (std::optional<Quantity> size =
               getStorageBytes(getElementTypeOrSelf(type), elements))
    bytes += *size;
}

void Parameters::addArguments(const ModuleCost &cost) {
  auto *dialect =
      cost.getRoot()->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return;
  StringAttr name = dialect->getParamAttrHelper().getName();
  // Extents of arguments have the same names in every analysis of the program.
  SizeAnalysis sizes(cost.hasQualifiedSymbols());
  for (const FunctionCost &entry : cost.getFunctions()) {
    auto function = dyn_cast<FunctionOpInterface>(entry.op);
    if (!function)
      continue;
    for (BlockArgument argument : function.getArguments())
      if (function.getArgAttr(argument.getArgNumber(), name))
        add(argument.getType(), sizes.getNumElements(argument));
  }
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

namespace {
/// Decides which constants are weights.
class WeightFinder {
public:
  explicit WeightFinder(const ModuleCost &cost) {
    for (const CostedOp &op : cost.getOps())
      if (!op.cost.macs.isZero())
        macOps.insert(op.op);
  }

  bool isWeight(Operation *op) {
    ElementsAttr value;
    if (op->getNumResults() != 1 ||
        !isa<TensorType>(op->getResult(0).getType()) ||
        !matchPattern(op, m_Constant(&value)) || value.isSplat())
      return false;
    if (!value.getElementType().isIntOrIndex())
      return true;
    constants.clear();
    return reachesMac(op->getResult(0));
  }

private:
  /// Whether a value made of constants alone is multiplied and accumulated.
  bool reachesMac(Value value) {
    constants.insert(value);
    for (Operation *user : value.getUsers()) {
      if (macOps.contains(user))
        return true;
      bool isConstant = llvm::all_of(user->getOperands(), [&](Value operand) {
        return constants.contains(operand) ||
               matchPattern(operand, m_Constant());
      });
      if (isConstant && llvm::any_of(user->getResults(), [&](Value result) {
            return !constants.contains(result) && reachesMac(result);
          }))
        return true;
    }
    return false;
  }

  llvm::DenseSet<Operation *> macOps;
  llvm::DenseSet<Value> constants;
};
} // namespace

/// The initial value of an immutable global that is no splat.
static ShapedType getWeightGlobal(Operation *op) {
  auto isWeight = [](Attribute value) {
    auto elements = dyn_cast_or_null<ElementsAttr>(value);
    return elements && !elements.isSplat();
  };
  if (auto global = dyn_cast<memref::GlobalOp>(op);
      global && isWeight(global.getInitialValueAttr()))
    return global.getType();
  if (auto global = dyn_cast<ml_program::GlobalOp>(op);
      global && !global.getIsMutable() && global.getValue() &&
      isWeight(*global.getValue()))
    return dyn_cast<ShapedType>(global.getType());
  return {};
}

void Parameters::addConstants(const ModuleCost &cost) {
  WeightFinder finder(cost);
  cost.getRoot()->walk([&](Operation *op) {
    ShapedType type = getWeightGlobal(op);
    if (!type && finder.isWeight(op))
      type = cast<ShapedType>(op->getResult(0).getType());
    if (type && type.hasStaticShape())
      add(type, type.getNumElements());
  });
}
