//===- TargetsJson.cpp - Targets as JSON ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TargetsJson.h"

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"
#include "mlir-roofline/Targets/TargetSource.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class TargetsJson {
public:
  explicit TargetsJson(llvm::raw_ostream &os) : json(os, /*IndentSize=*/2) {}

  void emit(ArrayRef<TargetAttr> targets);

private:
  void number(StringRef key, FloatAttr value);
  void number(StringRef key, double value);
  void source(StringAttr from);
  void text(StringRef key, StringRef value) {
    json.attribute(key, toUtf8(value));
  }
  void emitRate(roofline::UnitAttr unit, RateAttr rate);
  void emitUnit(roofline::UnitAttr unit);
  void emitMemory(MemoryAttr level);
  void emitEfficiency(EfficiencyAttr entry);
  void emitEnergy(EnergyAttr energy);
  void emitRidgePoints(TargetAttr target);
  void emitValue(Attribute value);
  void emitTarget(TargetAttr target);

  /// Calls `emitItem` for every item, inside one array.
  template <typename Range, typename Fn>
  void list(StringRef key, const Range &items, Fn emitItem) {
    json.attributeArray(key, [&] {
      for (const auto &item : items)
        json.object([&] { emitItem(item); });
    });
  }

  llvm::json::OStream json;
};
} // namespace

template <typename T>
static std::string toText(const T &printable) {
  std::string text;
  llvm::raw_string_ostream(text) << printable;
  return text;
}

void TargetsJson::number(StringRef key, double value) {
  json.attributeBegin(key);
  json.rawValue(formatExact(value));
  json.attributeEnd();
}

/// Left out where the target does not say it.
void TargetsJson::number(StringRef key, FloatAttr value) {
  if (value)
    number(key, value.getValueAsDouble());
}

void TargetsJson::source(StringAttr from) {
  if (!from)
    return;
  text("source", from.getValue());
  json.attributeArray("source_kinds", [&] {
    for (SourceKind kind : getSourceKinds(from.getValue()))
      json.value(stringifySourceKind(kind));
  });
}

void TargetsJson::emitRate(roofline::UnitAttr unit, RateAttr rate) {
  text("type", toText(rate.getElementType()));
  number("ops_per_cycle", rate.getOpsPerCycleAttr());
  if (rate.getAccumulateType())
    text("accumulate", toText(rate.getAccumulateType()));
  number("peak_ops_per_s", unit.getPeakOpsPerSecond(rate));
  source(rate.getSource() ? rate.getSource() : unit.getSource());
}

void TargetsJson::emitUnit(roofline::UnitAttr unit) {
  json.attribute("kind", stringifyUnitKind(unit.getKind()));
  json.attribute("count", unit.getCount());
  number("clock_hz", unit.getClockHzAttr());
  source(unit.getSource());
  list("rates", unit.getRates(), [&](RateAttr rate) { emitRate(unit, rate); });
}

void TargetsJson::emitMemory(MemoryAttr level) {
  text("name", level.getName().getValue());
  number("capacity_bytes", level.getCapacityBytesAttr());
  number("bandwidth_bytes_per_s", level.getBandwidthBytesPerSecondAttr());
  if (level.getInstances() != 1)
    json.attribute("instances", level.getInstances());
  number("line_bytes", level.getLineBytesAttr());
  if (!level.getHeld().empty())
    json.attributeArray("holds", [&] {
      for (ValueClass valueClass : level.getHeld())
        json.value(stringifyValueClass(valueClass));
    });
  source(level.getSource());
}

void TargetsJson::emitEfficiency(EfficiencyAttr entry) {
  json.attribute("class", stringifyOpClass(entry.getOpClass()));
  if (entry.getElementType())
    text("element_type", toText(entry.getElementType()));
  number("compute", entry.getCompute());
  number("memory", entry.getMemory());
  number("exposed", entry.getExposed());
  number("reduction_step_s", entry.getReductionStepSeconds());
  number("overhead_s", entry.getOverheadSeconds());
  number("cache_share", entry.getCacheShare());
  number("cache_bytes_per_s", entry.getCacheBytesPerSecond());
  number("error", entry.getError());
  if (entry.getRows())
    json.attribute("rows", entry.getRows());
  source(entry.getSource());
}

/// An entry without a source of its own has that of the whole.
void TargetsJson::emitEnergy(EnergyAttr energy) {
  text("name", energy.getName().getValue());
  number("static_w", energy.getStaticWattsAttr());
  source(energy.getSource());
  list("pj_per_op", energy.getOps(), [&](OpEnergyAttr entry) {
    json.attribute("of", entry.getKey());
    text("type", toText(entry.getElementType()));
    number("pj", entry.getPicojoulesAttr());
    source(entry.getSource() ? entry.getSource() : energy.getSource());
  });
  list("pj_per_byte", energy.getMemory(), [&](ByteEnergyAttr entry) {
    text("memory", entry.getName().getValue());
    number("pj", entry.getPicojoulesAttr());
    source(entry.getSource() ? entry.getSource() : energy.getSource());
  });
}

void TargetsJson::emitRidgePoints(TargetAttr target) {
  list("ridge", MachineResources(target).getRidgePoints(),
       [&](const RidgePoint &point) {
         text("resource", point.resource.getValue());
         text("memory", point.memory.getValue());
         number("ops_per_byte", point.opsPerByte);
       });
}

/// A value of `extra`: what JSON has no word for as MLIR prints it.
void TargetsJson::emitValue(Attribute value) {
  if (auto text = dyn_cast<StringAttr>(value)) {
    json.value(toUtf8(text.getValue()));
  } else if (auto boolean = dyn_cast<BoolAttr>(value)) {
    json.value(boolean.getValue());
  } else if (auto number = dyn_cast<FloatAttr>(value);
             number && number.getValue().isFinite()) {
    json.rawValue(formatExact(number.getValueAsDouble()));
  } else if (auto integer = dyn_cast<IntegerAttr>(value)) {
    json.rawValue(llvm::toString(integer.getValue(), 10,
                                 !integer.getType().isUnsignedInteger()));
  } else if (auto array = dyn_cast<ArrayAttr>(value)) {
    json.array([&] {
      llvm::for_each(array, [&](Attribute item) { emitValue(item); });
    });
  } else if (auto dictionary = dyn_cast<DictionaryAttr>(value)) {
    json.object([&] {
      for (NamedAttribute entry : dictionary) {
        json.attributeBegin(toUtf8(entry.getName().getValue()));
        emitValue(entry.getValue());
        json.attributeEnd();
      }
    });
  } else {
    json.value(toUtf8(toText(value)));
  }
}

void TargetsJson::emitTarget(TargetAttr target) {
  text("name", target.getName().getValue());
  if (target.getVendor())
    text("vendor", target.getVendor().getValue());
  list("units", target.getUnits(),
       [&](roofline::UnitAttr unit) { emitUnit(unit); });
  list("memory", target.getMemory(),
       [&](MemoryAttr level) { emitMemory(level); });
  if (!target.getBytePerElement().empty())
    json.attributeArray("byte_per_element", [&] {
      for (Type type : target.getBytePerElement())
        json.value(toText(type));
    });
  list("efficiency", target.getEfficiency(),
       [&](EfficiencyAttr entry) { emitEfficiency(entry); });
  if (EnergyAttr energy = target.getEnergy())
    json.attributeObject("energy", [&] { emitEnergy(energy); });
  emitRidgePoints(target);
  if (target.getExtra()) {
    json.attributeBegin("extra");
    emitValue(target.getExtra());
    json.attributeEnd();
  }
  text("attribute", toText(target));
}

void TargetsJson::emit(ArrayRef<TargetAttr> targets) {
  json.object([&] {
    json.attribute("schema", "mlir-roofline/targets/v1");
    list("targets", targets, [&](TargetAttr target) { emitTarget(target); });
  });
}

std::string mlir::roofline::formatTargetsAsJson(ArrayRef<TargetAttr> targets) {
  std::string text;
  llvm::raw_string_ostream os(text);
  TargetsJson(os).emit(targets);
  os << "\n";
  return text;
}
