//===- JsonFormulas.cpp - Times of open sizes as JSON ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JsonWriter.h"
#include "mlir-roofline/Report/FormulaReport.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitRegime(JsonWriter &writer, StringRef key,
                       const ReportRegimes &regimes,
                       const std::optional<ReportRegime> &regime,
                       StringRef unit) {
  if (!regime)
    return;
  writer.json.attributeObject(key, [&] {
    writer.text(unit, regime->amount.format(regimes.symbols));
    if (!regime->boundBy.empty()) {
      writer.text("bound_by", regime->boundBy);
      writer.text("kind", stringifyBoundKind(regime->kind));
    }
    if (regime->isRounded)
      writer.json.attribute("rounded", true);
  });
}

static void emitRegion(JsonWriter &writer, const SizeRegion &region) {
  writer.optionalText("size", region.variable);
  if (!region.fixed.empty())
    writer.json.attributeObject("at", [&] {
      for (const auto &[name, value] : region.fixed)
        writer.json.attribute(name, value);
    });
  writer.json.attributeArray("intervals", [&] {
    for (const SizeRegion::Interval &interval : region.intervals)
      writer.json.array([&] {
        writer.json.value(interval.low);
        if (interval.high)
          writer.json.value(*interval.high);
        else
          writer.json.value(nullptr);
      });
  });
}

/// `unit`: `seconds` or `joules`.
static void emitRegimes(JsonWriter &writer, const ReportRegimes &regimes,
                        StringRef unit = "seconds") {
  writer.text("status", stringifyCountStatus(regimes.status));
  writer.optionalText(unit, regimes.exact);
  // Other readers of the JSON write no formulas of their own.
  writer.optionalText("text",
                      describeTimes(regimes, 1, unit == "joules" ? "J" : "s"));
  writer.optionalText("limits", describeLimits(regimes));
  emitRegime(writer, "small", regimes, regimes.small, unit);
  emitRegime(writer, "large", regimes, regimes.large, unit);
  if (regimes.split) {
    writer.text("size", regimes.split->symbol);
    writer.json.attribute("small_until", regimes.split->until);
    writer.json.attribute("large_from", regimes.split->from);
  }
  if (regimes.computeBound.empty())
    return;
  const SizeRegion &first = regimes.computeBound.front();
  if (first.sameUntil && !regimes.split) {
    writer.json.attribute("small_until", *first.sameUntil);
    writer.json.attribute("large_from", *first.sameFrom);
  }
  writer.json.attributeArray("compute_bound", [&] {
    for (const SizeRegion &region : regimes.computeBound)
      writer.json.object([&] { emitRegion(writer, region); });
  });
}

/// Formulas may all be too long, or no sums of products.
static bool hasAny(const ReportRegimes &regimes) {
  return !regimes.exact.empty() || regimes.small || regimes.large ||
         !regimes.computeBound.empty();
}

static void emitEnergy(JsonWriter &writer,
                       const std::optional<ReportRegimes> &energy) {
  if (energy && hasAny(*energy))
    writer.json.attributeObject(
        "energy_formula", [&] { emitRegimes(writer, *energy, "joules"); });
}

void emit::emitOpFormula(JsonWriter &writer, const ReportOpFormula *formula) {
  if (!formula)
    return;
  writer.json.attributeObject("time_formulas", [&] {
    if (!formula->needs.empty())
      writer.json.attributeArray("terms", [&] {
        for (const ReportOpFormula::Need &need : formula->needs)
          writer.json.object([&] {
            writer.text("resource", need.resource);
            writer.text("kind", stringifyBoundKind(need.kind));
            writer.text("seconds", need.seconds);
          });
      });
    emitRegimes(writer, formula->all);
  });
  emitEnergy(writer, formula->energy);
}

void emit::emitTimeFormulas(JsonWriter &writer,
                            const ReportTimeFormulas *formulas) {
  if (!formulas)
    return;
  auto emit = [&](StringRef key, const std::optional<ReportRegimes> &regimes) {
    if (regimes && hasAny(*regimes))
      writer.json.attributeObject(key, [&] { emitRegimes(writer, *regimes); });
  };
  writer.json.attributeObject("time_formulas", [&] {
    emit("latency_bound", formulas->latencyBound);
    emit("latency_floor", formulas->floor);
    emit("latency_fused", formulas->fused);
    emit("latency_estimate", formulas->estimate);
  });
  emitEnergy(writer, formulas->energy);
}
