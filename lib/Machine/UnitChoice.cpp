//===- UnitChoice.cpp - Which unit does what ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Assigns the work of an operation to compute units and element types.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/MachineModel.h"

#include "MacWork.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Rates
//===----------------------------------------------------------------------===//

/// The width of `type` if it holds every value of `value`, else nothing.
static std::optional<unsigned> getWidthIfHolds(Type type, Type value) {
  if (auto floatType = dyn_cast<FloatType>(type)) {
    auto floatValue = dyn_cast<FloatType>(value);
    if (floatValue &&
        llvm::APFloat::isRepresentableBy(floatValue.getFloatSemantics(),
                                         floatType.getFloatSemantics()))
      return floatType.getWidth();
  } else if (auto intType = dyn_cast<IntegerType>(type)) {
    auto intValue = dyn_cast<IntegerType>(value);
    if (intValue && intType.getWidth() >= intValue.getWidth())
      return intType.getWidth();
  } else if (auto complexType = dyn_cast<ComplexType>(type)) {
    if (auto complexValue = dyn_cast<ComplexType>(value))
      return getWidthIfHolds(complexType.getElementType(),
                             complexValue.getElementType());
  }
  return std::nullopt;
}

const MachineModel::Rate *MachineModel::findRate(UnitKind kind, Type type,
                                                 Type accumulator) const {
  auto isUsable = [&](const Rate &rate) {
    return rate.kind == kind &&
           (!accumulator || !rate.accumulateType ||
            getWidthIfHolds(rate.accumulateType, accumulator));
  };
  const Rate *best = nullptr;
  for (const Rate &rate : rates)
    if (rate.elementType == type && isUsable(rate) &&
        (!best || rate.opsPerSecond > best->opsPerSecond))
      best = &rate;
  if (best)
    return best;

  unsigned bestWidth = 0;
  for (const Rate &rate : rates) {
    if (!isUsable(rate))
      continue;
    std::optional<unsigned> width = getWidthIfHolds(rate.elementType, type);
    if (width &&
        (!best || *width < bestWidth ||
         (*width == bestWidth && rate.opsPerSecond > best->opsPerSecond))) {
      best = &rate;
      bestWidth = *width;
    }
  }
  return best;
}

const MachineModel::Rate *
MachineModel::findMatrixRate(const OpCost &cost) const {
  if (!cost.macOperandType || cost.macs.isZero())
    return nullptr;
  Type operand = cost.macOperandType;
  Type accumulator = cost.macAccumulatorType;
  const Rate *rate = findRate(UnitKind::matrix, operand, accumulator);
  if (options.allowTf32 && operand.isF32()) {
    const Rate *rounded =
        findRate(UnitKind::matrix, FloatTF32Type::get(operand.getContext()),
                 accumulator);
    if (rounded && (!rate || rounded->opsPerSecond > rate->opsPerSecond))
      rate = rounded;
  }
  if (!rate || rate->elementType == operand || !accumulator)
    return rate;
  const Rate *onVector = findRate(UnitKind::vector, accumulator, Type());
  return onVector && onVector->opsPerSecond >= rate->opsPerSecond ? nullptr
                                                                  : rate;
}

Type MachineModel::getMatrixType(const OpCost &cost) const {
  const Rate *rate = findMatrixRate(cost);
  return rate ? rate->elementType : Type();
}

const MachineModel::Rate *MachineModel::findScalarRate(WorkClass workClass,
                                                       Type type) const {
  if (workClass == WorkClass::special)
    if (const Rate *rate = findRate(UnitKind::special, type, Type()))
      return rate;
  return findRate(UnitKind::vector, type, Type());
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

bool MachineModel::forEachWork(
    const OpCost &cost,
    llvm::function_ref<void(const Rate *, Type, UnitKind, double)> visit)
    const {
  MacWork taken;
  if (const Rate *matrix = findMatrixRate(cost)) {
    std::optional<MacWork> macs = MacWork::get(cost);
    if (!macs)
      return false;
    taken = *macs;
    visit(matrix, cost.macOperandType, UnitKind::matrix, 2 * taken.getMacs());
  }
  for (const Work::Entry &entry : cost.work.getEntries()) {
    std::optional<double> count = taken.getRest(entry);
    if (!count)
      return false;
    if (entry.workClass == WorkClass::index || *count <= 0)
      continue;
    const Rate *rate = findScalarRate(entry.workClass, entry.type);
    visit(rate, entry.type, rate ? rate->kind : UnitKind::vector,
          entry.workClass == WorkClass::fma ? 2 * *count : *count);
  }
  return true;
}

SmallVector<StandIn, 1> MachineModel::getStandIns(const OpCost &cost) const {
  SmallVector<StandIn, 1> found;
  forEachWork(cost, [&](const Rate *rate, Type type, UnitKind unit, double) {
    if (rate && rate->elementType == type)
      return;
    StandIn standIn = {type, unit, rate ? rate->resource : StringAttr()};
    if (!llvm::is_contained(found, standIn))
      found.push_back(standIn);
  });
  return found;
}
