//===- JsonTargets.cpp - Targets of a report as JSON ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../ConditionText.h"
#include "JsonWriter.h"

#include "mlir-roofline/Report/FusionSums.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// Bytes are whole; as far as a double holds them.
static void emitBytes(JsonWriter &writer, StringRef key,
                      std::optional<double> bytes) {
  if (bytes && *bytes < 9e15)
    writer.json.attribute(key, static_cast<int64_t>(*bytes));
  else
    writer.number(key, bytes);
}

static void emitLevels(JsonWriter &writer, ArrayRef<Report::Level> levels) {
  writer.json.attributeArray("levels", [&] {
    for (const Report::Level &level : levels)
      writer.json.object([&] {
        writer.text("name", level.name);
        emitBytes(writer, "compulsory_bytes", level.compulsoryBytes);
        writer.text("status", stringifyCountStatus(level.status));
        emitBytes(writer, "lower_bytes", level.lowerBytes);
        emitBytes(writer, "attainable_bytes", level.attainableBytes);
        if (level.order.empty())
          return;
        writer.list("tile", level.tile);
        writer.list("order", level.order);
      });
  });
}

void emit::emitHierarchy(JsonWriter &writer, const Report::Levels &levels) {
  emitLevels(writer, levels.levels);
  writer.text("hierarchy_bound_by", levels.isUndecided ? "undecided"
                                    : levels.boundBy.empty()
                                        ? "none"
                                        : StringRef(levels.boundBy));
  writer.number("hierarchy_lower_s", levels.lowerSeconds);
  writer.number("hierarchy_attainable_s", levels.attainableSeconds);
}

void emit::emitTimes(JsonWriter &writer, const Report &report,
                     ArrayRef<Report::Time> times) {
  if (times.empty())
    return;
  writer.json.attributeArray("targets", [&] {
    for (auto [target, time] : llvm::zip_equal(report.targets, times))
      writer.json.object([&, &target = target, &time = time] {
        writer.text("target", target.name);
        if (time.seconds) {
          writer.optionalText("bound_by", time.boundBy);
          writer.text("kind", stringifyBoundKind(time.kind));
          writer.number("time_s", time.seconds);
          writer.number("estimate_s", time.estimate);
          if (time.joules) {
            writer.number("energy_j", time.joules);
            writer.text("energy_status",
                        stringifyCountStatus(time.energyStatus));
          }
          writer.text("status", stringifyCountStatus(time.status));
          writer.optionalText("next_bound_by", time.nextBoundBy);
          writer.number("time_if_lifted_s", time.nextSeconds);
          writer.number("slack", time.slack);
          writer.number("share", time.share);
        }
        emitOpFormula(writer, time.formula.get());
        if (time.measured)
          emitMeasuredPart(writer, *time.measured);
        if (time.levels)
          emitHierarchy(writer, *time.levels);
      });
  });
}

void emit::emitLoops(JsonWriter &writer, const Report &report) {
  if (report.loops.empty())
    return;
  auto emitLevelBytes = [&](const Report::Loop &loop) {
    for (auto [target, levels] : llvm::zip_equal(report.targets, loop.levels))
      writer.json.object([&, &target = target, &levels = levels] {
        writer.text("target", target.name);
        writer.json.attributeArray("levels", [&, &levels = levels] {
          for (auto [level, own] : llvm::zip(target.levels, levels))
            writer.json.object([&, &level = level, &own = own] {
              writer.text("name", level.name);
              if (!own)
                return;
              emitBytes(writer, "bytes_as_written", own->bytes);
              emitBytes(writer, "lines_as_written", own->lines);
            });
        });
      });
  };
  writer.json.attributeArray("loops", [&] {
    for (const Report::Loop &loop : report.loops)
      writer.json.object([&] {
        writer.text("op", loop.op);
        writer.text("function", loop.function);
        writer.text("location", loop.location);
        if (loop.parent)
          writer.json.attribute("parent", *loop.parent);
        emitBytes(writer, "bytes_requested", loop.requestedBytes);
        emitBytes(writer, "compulsory_bytes", loop.compulsoryBytes);
        writer.text("status", stringifyCountStatus(loop.status));
        writer.json.attributeArray("targets", [&] { emitLevelBytes(loop); });
      });
  });
}

static void emitCalibration(JsonWriter &writer, const Report::Target &target) {
  if (target.calibration.empty())
    return;
  writer.json.attributeArray("calibration", [&] {
    for (const Report::Target::Calibration &entry : target.calibration)
      writer.json.object([&] {
        writer.text("class", stringifyOpClass(entry.opClass));
        writer.optionalText("element_type", entry.elementType);
        writer.number("error", entry.error);
        if (entry.rows)
          writer.json.attribute("rows", entry.rows);
        writer.optionalText("source", entry.source);
        writer.json.attribute("used", entry.isUsed);
        if (!entry.otherTypes.empty())
          writer.list("stands_in_for", entry.otherTypes);
      });
  });
}

static void emitStandIns(JsonWriter &writer, const Report::Target &target) {
  if (target.standIns.empty())
    return;
  writer.json.attributeArray("stand_ins", [&] {
    for (const Report::Target::StandIn &standIn : target.standIns)
      writer.json.object([&] {
        writer.text("type", standIn.type);
        writer.text("unit", stringifyUnitKind(standIn.unit));
        writer.optionalText("runs_on", standIn.resource);
        if (standIn.isSplit)
          writer.json.attribute("split", true);
        writer.json.attribute("ops", standIn.numOps);
      });
  });
}

static void emitLatency(JsonWriter &writer, const Report::Target &target) {
  if (!target.latencyBound)
    return;
  writer.number("latency_bound_s", target.latencyBound);
  if (target.missingSeconds > 0)
    writer.number("untimed_s", target.missingSeconds);
  writer.number("latency_critical_path_s", target.criticalPath);
  writer.number("latency_floor_s", target.latencyFloor);
  writer.optionalText("floor_bound_by", target.floorBoundBy);
  writer.number("latency_fused_s", target.latencyFused);
  writer.optionalText("fused_bound_by", target.fusedBoundBy);
  writer.number("latency_estimate_s", target.latencyEstimate);
  writer.number("calibrated_share", target.calibratedShare);
  writer.number("throughput_per_s", target.throughput);
  writer.number("items_per_s", target.itemsPerSecond);
  writer.number("throughput_floor_per_s", target.throughputFloor);
  writer.number("throughput_estimate_per_s", target.throughputEstimate);
  writer.number("slowdown", target.slowdown);
  if (target.numRowsFastest)
    writer.json.attribute("rows_fastest", *target.numRowsFastest);
  writer.text("status", stringifyCountStatus(target.status));
  writer.optionalText("bound_by", target.boundBy);
  writer.text("kind", stringifyBoundKind(target.kind));
  if (target.measured)
    emitMeasuredPart(writer, *target.measured);
}

static void emitEnergy(JsonWriter &writer, const Report::Target &target) {
  writer.number("power_limit_j", target.powerLimitJoules);
  if (!target.energy)
    return;
  const Report::Target::Energy &energy = *target.energy;
  writer.number("energy_j", energy.getJoules());
  writer.number("energy_estimate_j", energy.getEstimateJoules());
  writer.json.attributeObject("energy", [&] {
    writer.text("table", energy.table);
    writer.number("compute_j", energy.computeJoules);
    writer.number("memory_j", energy.memoryJoules);
    writer.number("static_j", energy.staticJoules);
    writer.text("status", stringifyCountStatus(energy.status));
    if (!energy.missing.empty())
      writer.list("missing", energy.missing);
  });
  writer.number("carbon_g", energy.carbonGrams);
}

void emit::emitConditional(JsonWriter &writer,
                           const Report::Fusion::Group &group,
                           double capacityBytes) {
  writer.json.object([&] {
    writer.list("ops", group.ops);
    writer.count("multiplicity", group.executions.value);
    writer.count("bytes_as_written", group.bytesAsWritten);
    writer.count("bytes", group.bytes);
    writer.text("condition", formatCondition(*group.condition, capacityBytes));
    if (!group.condition->bytes.isConstant())
      writer.count("tile_bytes", group.condition->bytes);
    if (group.condition->symbol.empty())
      return;
    writer.text("size", group.condition->symbol);
    writer.json.attribute("first", group.condition->first);
    if (group.condition->last)
      writer.json.attribute("last", *group.condition->last);
  });
}

void emit::emitFusion(JsonWriter &writer, const Report::Fusion &fusion) {
  writer.json.attributeObject("fusion", [&] {
    writer.number("core_memory_bytes", fusion.capacityBytes);
    writer.count("bytes_as_written", fusion.bytesAsWritten);
    writer.count("bytes_fused", fusion.bytesFused);
    Quantity realised = getRealisedBytes(fusion);
    if (!realised.isZero())
      writer.count("bytes_realised", realised);
    writer.json.attribute("num_groups", fusion.numGroups);
    if (!fusion.precomputable.empty())
      writer.list("precomputable", fusion.precomputable);
    if (!fusion.conditional.empty())
      writer.json.attributeArray("conditional", [&] {
        for (const Report::Fusion::Group &group : fusion.conditional)
          emitConditional(writer, group, fusion.capacityBytes);
      });
    if (!fusion.groups)
      return;
    writer.json.attributeArray("groups", [&] {
      for (const Report::Fusion::Group &group : *fusion.groups)
        writer.json.object([&] {
          writer.list("ops", group.ops);
          writer.count("multiplicity", group.executions.value);
          writer.count("bytes_as_written", group.bytesAsWritten);
          writer.count("bytes", group.bytes);
          writer.number("time_as_written_s", group.secondsAsWritten);
          writer.number("time_s", group.seconds);
          writer.number("estimate_s", group.estimate);
          writer.optionalText("bound_by", group.boundBy);
          if (group.isRealised)
            writer.json.attribute("realised", true);
        });
    });
  });
}

static void emitTarget(JsonWriter &writer, const Report::Target &target) {
  writer.text("name", target.name);
  emitLatency(writer, target);
  emitTimeFormulas(writer, target.formulas.get());
  emitFusion(writer, target.fusion);
  emitEnergy(writer, target);
  emitStandIns(writer, target);
  emitCalibration(writer, target);
  writer.json.attributeArray("ridge", [&] {
    for (const Report::Target::Ridge &ridge : target.ridge)
      writer.json.object([&] {
        writer.text("resource", ridge.resource);
        writer.text("memory", ridge.memory);
        writer.number("ops_per_byte", ridge.opsPerByte);
      });
  });
  writer.json.attributeArray("roofs", [&] {
    for (const Report::Target::Roof &roof : target.roofs)
      writer.json.object([&] {
        writer.text("resource", roof.resource);
        writer.text("kind", stringifyBoundKind(roof.kind));
        writer.number(roof.kind == BoundKind::compute ? "ops_per_s"
                                                      : "bytes_per_s",
                      roof.perSecond);
      });
  });
  if (!target.levels.empty())
    emitLevels(writer, target.levels);
  if (target.residentBytes > 0)
    writer.number("resident_bytes", target.residentBytes);
  writer.text("attribute", target.attribute);
  emitFits(writer, target.fits);
}

void emit::emitLatencies(JsonWriter &writer, ArrayRef<Report::Target> targets) {
  if (targets.empty())
    return;
  writer.json.attributeArray("targets", [&] {
    for (const Report::Target &target : targets)
      writer.json.object([&] {
        writer.text("name", target.name);
        emitLatency(writer, target);
        emitEnergy(writer, target);
      });
  });
}

void emit::emitTargets(JsonWriter &writer, ArrayRef<Report::Target> targets) {
  writer.json.attributeArray("targets", [&] {
    for (const Report::Target &target : targets)
      writer.json.object([&] { emitTarget(writer, target); });
  });
}

void emit::emitTargets(JsonWriter &writer, const Report &report) {
  if (report.targets.empty())
    return;
  writer.json.attributeObject("machine", [&] {
    writer.text("cache", stringifyCacheState(report.machine.cache));
    writer.json.attribute("allow_tf32", report.machine.allowTf32);
    if (!report.workload.batchSymbol.empty()) {
      writer.text("batch_symbol", report.workload.batchSymbol);
      writer.count("batch", report.workload.batch);
    }
    writer.json.attribute("devices", report.workload.numDevices);
    if (report.site)
      writer.json.attributeObject("site", [&] {
        writer.optionalText("region", report.site->region);
        writer.number("grid_g_per_kwh", report.site->gramsPerKilowattHour);
        writer.number("pue", report.site->powerUsageEffectiveness);
        writer.optionalText("source", report.site->source);
      });
  });
  emitTargets(writer, report.targets);
}
