//===- TargetAttr.cpp - Target descriptions -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Verifiers, accessors and DLTI queries of #roofline.target and its parts.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/IR/AllValueClasses.h"
#include "mlir-roofline/IR/Roofline.h"

#include "AttrFields.h"
#include "TargetFields.h"

#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/SmallPtrSet.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// RateAttr
//===----------------------------------------------------------------------===//

LogicalResult RateAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                               Type elementType, FloatAttr opsPerCycle,
                               Type accumulate, StringAttr) {
  if (failed(verifyNumeric(emitError, elementType)) ||
      failed(verifyNumeric(emitError, accumulate)))
    return failure();
  return verifyPositive(emitError, "the operations per cycle", opsPerCycle);
}

//===----------------------------------------------------------------------===//
// UnitAttr
//===----------------------------------------------------------------------===//

LogicalResult
roofline::UnitAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                           UnitKind, int64_t count, FloatAttr clock,
                           ArrayRef<RateAttr> rates, StringAttr) {
  if (count <= 0)
    return emitError() << "expected count to be positive, found " << count;
  if (failed(verifyPositive(emitError, target_field::clockHz, clock)))
    return failure();
  if (rates.empty())
    return emitError() << "expected at least one rate, found none";
  for (auto [index, rate] : llvm::enumerate(rates))
    for (RateAttr other : rates.take_front(index))
      if (rate.getElementType() == other.getElementType() &&
          rate.getAccumulateType() == other.getAccumulateType())
        return emitError() << "expected one rate per element and accumulator "
                              "type, found two for "
                           << rate.getElementType();
  return success();
}

std::optional<double>
roofline::UnitAttr::getPeakOpsPerSecond(Type elementType) const {
  // Where the accumulator matters, the faster way is the peak.
  double peak = 0;
  for (RateAttr rate : getRates())
    if (rate.getElementType() == elementType)
      peak = std::max(peak, getPeakOpsPerSecond(rate));
  return peak > 0 ? std::optional(peak) : std::nullopt;
}

double roofline::UnitAttr::getPeakOpsPerSecond(RateAttr rate) const {
  return static_cast<double>(getCount()) * rate.getOpsPerCycle() * getClockHz();
}

FailureOr<Attribute> roofline::UnitAttr::query(DataLayoutEntryKey key) const {
  Builder builder(getContext());
  Type type = dyn_cast<Type>(key);
  if (auto text = dyn_cast<StringAttr>(key)) {
    if (text == target_field::count)
      return Attribute(builder.getI64IntegerAttr(getCount()));
    if (text == target_field::clockHz)
      return Attribute(getClockHzAttr());
    if (text == target_field::source && getSource())
      return Attribute(getSource());
    for (RateAttr rate : getRates()) {
      std::string name;
      llvm::raw_string_ostream(name) << rate.getElementType();
      if (text == name)
        type = rate.getElementType();
    }
  }
  std::optional<double> peak;
  if (type)
    peak = getPeakOpsPerSecond(type);
  if (!peak)
    return failure();
  return Attribute(builder.getF64FloatAttr(*peak));
}

//===----------------------------------------------------------------------===//
// MemoryAttr
//===----------------------------------------------------------------------===//

LogicalResult MemoryAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringAttr name, FloatAttr capacity,
                                 FloatAttr bandwidth, ArrayRef<Attribute>,
                                 ArrayRef<ValueClass> held, int64_t instances,
                                 FloatAttr line, StringAttr) {
  if (name.empty())
    return emitError() << "expected the name of a memory level, found \"\"";
  if (instances < 1)
    return emitError() << "expected " << target_field::instances
                       << " >= 1, found " << instances;
  for (auto [number, valueClass] : llvm::enumerate(held))
    if (llvm::is_contained(held.take_front(number), valueClass))
      return emitError() << "expected " << target_field::holds
                         << " to list each of its entries once, found "
                         << stringifyValueClass(valueClass) << " twice";
  if (failed(
          verifyPositive(emitError, target_field::capacityBytes, capacity)) ||
      failed(verifyPositive(emitError, target_field::lineBytes, line)))
    return failure();
  return verifyPositive(emitError, target_field::bandwidthBytesPerSecond,
                        bandwidth);
}

bool MemoryAttr::holdsAllOf(MemoryAttr other) const {
  return llvm::all_of(getAllValueClasses(), [&](ValueClass valueClass) {
    return holds(valueClass) || !other.holds(valueClass);
  });
}

FailureOr<Attribute> MemoryAttr::query(DataLayoutEntryKey key) const {
  auto text = dyn_cast<StringAttr>(key);
  if (!text)
    return failure();
  Attribute value;
  if (text == target_field::capacityBytes)
    value = getCapacityBytesAttr();
  else if (text == target_field::bandwidthBytesPerSecond)
    value = getBandwidthBytesPerSecondAttr();
  else if (text == target_field::spaces && !getSpaces().empty())
    value = ArrayAttr::get(getContext(), getSpaces());
  else if (text == target_field::holds && !getHeld().empty())
    value = Builder(getContext())
                .getStrArrayAttr(
                    llvm::map_to_vector(getHeld(), [](ValueClass valueClass) {
                      return stringifyValueClass(valueClass);
                    }));
  else if (text == target_field::instances)
    value = Builder(getContext()).getI64IntegerAttr(getInstances());
  else if (text == target_field::lineBytes)
    value = getLineBytesAttr();
  else if (text == target_field::source)
    value = getSource();
  if (!value)
    return failure();
  return value;
}

//===----------------------------------------------------------------------===//
// TargetAttr
//===----------------------------------------------------------------------===//

static LogicalResult verifyUnits(function_ref<InFlightDiagnostic()> emitError,
                                 ArrayRef<roofline::UnitAttr> units) {
  if (units.empty())
    return emitError() << "expected at least one unit, found none";
  for (auto [index, unit] : llvm::enumerate(units))
    for (roofline::UnitAttr other : units.take_front(index))
      for (RateAttr rate : unit.getRates())
        if (unit.getKind() == other.getKind() &&
            other.getPeakOpsPerSecond(rate.getElementType()))
          return emitError()
                 << "expected one " << stringifyUnitKind(unit.getKind())
                 << " unit with a rate for " << rate.getElementType()
                 << ", found two";
  return success();
}

/// That the types are narrower than what they take.
static LogicalResult
verifyBytePerElement(function_ref<InFlightDiagnostic()> emitError,
                     ArrayRef<Type> types) {
  for (auto [index, type] : llvm::enumerate(types)) {
    if (!type.isIntOrFloat() || type.getIntOrFloatBitWidth() >= 8)
      return emitError() << "expected " << target_field::bytePerElement
                         << " to list types narrower than a byte, found "
                         << type;
    if (llvm::is_contained(types.take_front(index), type))
      return emitError() << "expected " << target_field::bytePerElement
                         << " to list each type once, found two " << type;
  }
  return success();
}

static LogicalResult
verifyEfficiency(function_ref<InFlightDiagnostic()> emitError,
                 ArrayRef<EfficiencyAttr> entries) {
  for (auto [index, entry] : llvm::enumerate(entries))
    for (EfficiencyAttr other : entries.take_front(index)) {
      if (entry.getOpClass() != other.getOpClass() ||
          entry.getElementType() != other.getElementType())
        continue;
      InFlightDiagnostic diag = emitError();
      diag << "expected one efficiency per class and element type, found two "
              "for "
           << stringifyOpClass(entry.getOpClass());
      if (entry.getElementType())
        diag << " of " << entry.getElementType();
      return diag;
    }
  return success();
}

/// That the energies of bytes are those of levels that there are.
static LogicalResult
verifyEnergyLevels(function_ref<InFlightDiagnostic()> emitError,
                   ArrayRef<MemoryAttr> memory, EnergyAttr energy) {
  if (!energy)
    return success();
  for (ByteEnergyAttr entry : energy.getMemory()) {
    if (llvm::any_of(memory, [&](MemoryAttr level) {
          return level.getName() == entry.getName();
        }))
      continue;
    InFlightDiagnostic diag = emitError();
    diag << "expected " << target_field::picojoulesPerByte
         << " to name memory levels (";
    llvm::interleaveComma(memory, diag,
                          [&](MemoryAttr level) { diag << level.getName(); });
    return diag << "), found " << entry.getName();
  }
  return success();
}

/// That there is a way to everything that programs have.
static LogicalResult verifyHeld(function_ref<InFlightDiagnostic()> emitError,
                                ArrayRef<MemoryAttr> memory) {
  for (ValueClass valueClass : getAllValueClasses())
    if (llvm::none_of(memory, [&](MemoryAttr level) {
          return level.holds(valueClass) &&
                 level.getBandwidthBytesPerSecondAttr();
        }))
      return emitError() << "expected a memory level with a bandwidth that "
                         << target_field::holds << " "
                         << stringifyValueClass(valueClass) << ", found none";
  return success();
}

LogicalResult TargetAttr::verify(function_ref<InFlightDiagnostic()> emitError,
                                 StringAttr name, StringAttr,
                                 ArrayRef<roofline::UnitAttr> units,
                                 ArrayRef<MemoryAttr> memory,
                                 ArrayRef<Type> bytePerElement,
                                 ArrayRef<EfficiencyAttr> efficiency,
                                 EnergyAttr energy, DictionaryAttr) {
  if (name.empty())
    return emitError() << "expected the name of a target, found \"\"";
  if (failed(verifyUnits(emitError, units)))
    return failure();
  if (memory.empty())
    return emitError() << "expected at least one memory level, found none";
  if (!memory.front().getBandwidthBytesPerSecondAttr())
    return emitError() << "expected a bandwidth of the outermost memory level "
                       << memory.front().getName() << ", found none";
  llvm::SmallPtrSet<Attribute, 4> names, spaces;
  for (MemoryAttr level : memory) {
    if (!names.insert(level.getName()).second)
      return emitError() << "expected memory levels with different names, "
                            "found two called "
                         << level.getName();
    for (Attribute space : level.getSpaces())
      if (!spaces.insert(space).second)
        return emitError() << "expected every memory space once, found "
                           << space << " again in level " << level.getName();
  }
  if (failed(verifyHeld(emitError, memory)) ||
      failed(verifyBytePerElement(emitError, bytePerElement)) ||
      failed(verifyEfficiency(emitError, efficiency)))
    return failure();
  return verifyEnergyLevels(emitError, memory, energy);
}

bool TargetAttr::hasUnit(UnitKind kind) const {
  return llvm::any_of(getUnits(), [&](roofline::UnitAttr unit) {
    return unit.getKind() == kind;
  });
}

std::optional<double> TargetAttr::getPeakOpsPerSecond(UnitKind kind,
                                                      Type elementType) const {
  for (roofline::UnitAttr unit : getUnits())
    if (unit.getKind() == kind)
      if (std::optional<double> peak = unit.getPeakOpsPerSecond(elementType))
        return peak;
  return std::nullopt;
}

/// The units of one kind as one, with the count, clock and source of the first
/// of them and the rates of the others scaled so that their peaks stay. Null if
/// there is none.
static roofline::UnitAttr mergeUnits(TargetAttr target, UnitKind kind) {
  roofline::UnitAttr first;
  SmallVector<RateAttr> rates;
  for (roofline::UnitAttr unit : target.getUnits()) {
    if (unit.getKind() != kind)
      continue;
    if (!first)
      first = unit;
    double scale = unit.getCount() * unit.getClockHz() /
                   (first.getCount() * first.getClockHz());
    for (RateAttr rate : unit.getRates())
      rates.push_back(
          unit == first
              ? rate
              : RateAttr::get(
                    target.getContext(), rate.getElementType(),
                    Builder(target.getContext())
                        .getF64FloatAttr(rate.getOpsPerCycle() * scale),
                    rate.getAccumulateType(), rate.getSource()));
  }
  if (!first)
    return {};
  return roofline::UnitAttr::get(target.getContext(), kind, first.getCount(),
                                 first.getClockHzAttr(), rates,
                                 first.getSource());
}

FailureOr<Attribute> TargetAttr::query(DataLayoutEntryKey key) const {
  auto text = dyn_cast<StringAttr>(key);
  if (!text)
    return failure();
  if (text == target_field::name)
    return Attribute(getName());
  if (text == target_field::vendor && getVendor())
    return Attribute(getVendor());
  if (text == target_field::energy && getEnergy())
    return Attribute(getEnergy());
  if (text == target_field::bytePerElement && !getBytePerElement().empty())
    return Attribute(
        Builder(getContext())
            .getTypeArrayAttr(SmallVector<Type>(getBytePerElement())));
  if (std::optional<UnitKind> kind = symbolizeUnitKind(text.getValue()))
    if (roofline::UnitAttr unit = mergeUnits(*this, *kind))
      return Attribute(unit);
  for (MemoryAttr level : getMemory())
    if (text == level.getName())
      return Attribute(level);
  if (Attribute value = getExtra() ? getExtra().get(text) : Attribute())
    return value;
  return failure();
}
