//===- RateChoice.cpp - Which unit does what ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Demand/MachineResources.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/APFloat.h"

using namespace mlir;
using namespace mlir::roofline;

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

const MachineResources::Rate *
MachineResources::findRate(UnitKind kind, Type type, Type accumulator) const {
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

const MachineResources::Rate *
MachineResources::findMatrixRate(Type operand, Type accumulator) const {
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

static bool isNarrower(Type type, Type than) {
  auto narrow = dyn_cast<IntegerType>(type), wide = dyn_cast<IntegerType>(than);
  return narrow && wide && narrow.getWidth() > 1 &&
         narrow.getWidth() < wide.getWidth();
}

const MachineResources::Rate *
MachineResources::findNarrowRate(Type type) const {
  const Rate *best = nullptr;
  for (const Rate &rate : rates) {
    if (rate.kind != UnitKind::vector || !isNarrower(rate.elementType, type))
      continue;
    unsigned width = rate.elementType.getIntOrFloatBitWidth();
    unsigned bestWidth = best ? best->elementType.getIntOrFloatBitWidth() : 0;
    if (width > bestWidth ||
        (width == bestWidth && rate.opsPerSecond > best->opsPerSecond))
      best = &rate;
  }
  return best;
}
