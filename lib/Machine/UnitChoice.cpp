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

static bool isNarrower(Type type, Type than) {
  auto narrow = dyn_cast<IntegerType>(type), wide = dyn_cast<IntegerType>(than);
  return narrow && wide && narrow.getWidth() > 1 &&
         narrow.getWidth() < wide.getWidth();
}

const MachineModel::Rate *MachineModel::findNarrowRate(Type type) const {
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

/// How many operations on parts an operation on a whole takes: of long
/// multiplication, each part of the one with each of the other.
static double getNumParts(WorkClass workClass, Type whole, Type part) {
  double parts = llvm::divideCeil(whole.getIntOrFloatBitWidth(),
                                  part.getIntOrFloatBitWidth());
  switch (workClass) {
  case WorkClass::mul:
  case WorkClass::fma:
  case WorkClass::div:
    return parts * parts;
  default:
    return parts;
  }
}

template <typename Number>
MachineModel::UnitWork<Number>
MachineModel::getScalarWork(WorkClass workClass, Type type,
                            const Number &count) const {
  UnitWork<Number> work = {nullptr, type, UnitKind::vector,
                           workClass == WorkClass::fma ? Number(2) * count
                                                       : count};
  if (workClass == WorkClass::special)
    work.rate = findRate(UnitKind::special, type, Type());
  if (!work.rate)
    work.rate = findRate(UnitKind::vector, type, Type());
  if (work.rate) {
    work.unit = work.rate->kind;
    work.isStandIn = work.rate->elementType != type;
    return work;
  }
  work.rate = findNarrowRate(type);
  if (work.rate) {
    work.isSplit = true;
    work.numOps *= Number(getNumParts(workClass, type, work.rate->elementType));
  }
  return work;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

template <typename Number>
std::optional<MachineModel::UnitWork<Number>>
MachineModel::getWidenedMacs(const OpCost &cost, const MacWork<Number> &macs,
                             const Work &work,
                             const Numbers<Number> &numbers) const {
  using std::min;
  if (!cost.macOperandType || cost.macOperandType == cost.macAccumulatorType)
    return std::nullopt;
  // A sum that no unit holds is several narrower ones, as any operation is.
  UnitWork<Number> product =
      getScalarWork(WorkClass::mul, cost.macAccumulatorType, macs.getMacs());
  UnitWork<Number> sum =
      getScalarWork(WorkClass::add, cost.macAccumulatorType, macs.getMacs());
  if (!product.rate || product.rate != sum.rate)
    return std::nullopt;
  std::optional<Number> casts =
      numbers.read(work.get(WorkClass::convert, cost.macAccumulatorType));
  return UnitWork<Number>{product.rate,
                          cost.macOperandType,
                          UnitKind::vector,
                          product.numOps + sum.numOps +
                              min(casts.value_or(0), macs.getCasts()),
                          /*isStandIn=*/true,
                          /*isSplit=*/false,
                          /*certainOps=*/Number(2) * macs.getMacs()};
}

template <typename Number>
bool MachineModel::forEachWork(
    const OpCost &cost, const Numbers<Number> &numbers,
    llvm::function_ref<void(const UnitWork<Number> &)> visit) const {
  MacWork<Number> taken;
  // Bounds are made of what is necessary.
  const Work rest = cost.avoidable ? cost.getNecessaryWork() : Work();
  const Work &necessary = cost.avoidable ? rest : cost.work;
  if (cost.macOperandType && !cost.macs.isZero()) {
    std::optional<MacWork<Number>> macs =
        MacWork<Number>::get(cost, cost.getNecessaryMacs(), necessary, numbers);
    if (!macs)
      return false;
    if (const Rate *matrix = findMatrixRate(cost)) {
      taken = *macs;
      // Rounded factors are what somebody has asked for.
      bool isOwn = matrix->elementType == cost.macOperandType ||
                   (options.allowTf32 && matrix->elementType.isTF32());
      Number numOps = Number(2) * taken.getMacs();
      visit({matrix, cost.macOperandType, UnitKind::matrix, numOps,
             /*isStandIn=*/!isOwn, /*isSplit=*/false, /*certainOps=*/numOps});
    } else if (std::optional<UnitWork<Number>> work =
                   getWidenedMacs(cost, *macs, necessary, numbers)) {
      taken = *macs;
      visit(*work);
    }
  }
  for (const Work::Entry &entry : necessary.getEntries()) {
    std::optional<Number> count = taken.getRest(entry, numbers);
    if (!count)
      return false;
    if (entry.workClass == WorkClass::index || Numbers<Number>::isNone(*count))
      continue;
    UnitWork<Number> work = getScalarWork(entry.workClass, entry.type, *count);
    work.certainOps = work.numOps;
    visit(work);
  }
  return true;
}

template bool MachineModel::forEachWork(
    const OpCost &cost, const Numbers<double> &numbers,
    llvm::function_ref<void(const UnitWork<double> &)> visit) const;
template bool MachineModel::forEachWork(
    const OpCost &cost, const Numbers<Formula> &numbers,
    llvm::function_ref<void(const UnitWork<Formula> &)> visit) const;

bool MachineModel::forEachWork(
    const OpCost &cost,
    llvm::function_ref<void(const UnitWork<double> &)> visit) const {
  return forEachWork(cost, Numbers<double>(), visit);
}

SmallVector<StandIn, 1> MachineModel::getStandIns(const OpCost &cost) const {
  SmallVector<StandIn, 1> found;
  forEachWork(cost, [&](const UnitWork<double> &work) {
    if (work.rate && work.rate->elementType == work.type)
      return;
    StandIn standIn = {work.type, work.unit, work.isSplit,
                       work.rate ? work.rate->resource : StringAttr()};
    if (!llvm::is_contained(found, standIn))
      found.push_back(standIn);
  });
  return found;
}
