//===- SweepJson.cpp - Sweeps as JSON -------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Schema `mlir-roofline/sweep/v1`, which docs/sweep-v1.schema.json describes.
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "SweepFormats.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// The values of a point, of the axes from `first` on.
static void emitPoint(JsonWriter &writer, StringRef key, const Sweep &sweep,
                      size_t point, size_t first) {
  writer.json.attributeObject(key, [&] {
    for (size_t axis = first; axis < sweep.axes.size(); ++axis)
      writer.json.attribute(toUtf8(sweep.axes[axis].name),
                            sweep.getValue(axis, point));
  });
}

static void emitColumn(JsonWriter &writer, const Sweep &sweep,
                       const Sweep::Column &column) {
  writer.json.object([&] {
    writer.text("metric", column.metric->name);
    if (column.target)
      writer.text("target", sweep.targets[*column.target].name);
    writer.text("status", stringifyCountStatus(column.status));
  });
}

static void emitValues(JsonWriter &writer, const Sweep &sweep, size_t point) {
  writer.json.object([&] {
    emitPoint(writer, "at", sweep, point, 0);
    for (const Sweep::Column &column : sweep.columns)
      if (!column.target)
        writer.measured(column.metric->name, column.getValue(point));
    writer.json.attributeArray("targets", [&] {
      for (auto [number, target] : llvm::enumerate(sweep.targets))
        writer.json.object([&, number = number, &target = target] {
          for (const Sweep::Column &column : sweep.columns)
            if (column.target == number)
              writer.measured(column.metric->name, column.getValue(point));
          if (!target.itemsPerSecond.empty() &&
              !std::isnan(target.itemsPerSecond[point]))
            writer.number("items_per_s", target.itemsPerSecond[point]);
          if (hasLimits(target))
            writer.optionalText("bound_by", getLimit(target, point));
        });
    });
  });
}

static void emitTarget(JsonWriter &writer, const Sweep &sweep, size_t number) {
  const Sweep::Target &target = sweep.targets[number];
  writer.json.object([&] {
    writer.text("name", target.name);
    writer.optionalText("memory", target.memory);
    if (target.capacity)
      writer.count("capacity_bytes", *target.capacity);
    writer.json.attributeArray("changes", [&] {
      for (const Sweep::Change &change : sweep.changes) {
        if (change.target != number)
          continue;
        auto getName = [&](uint16_t limit) {
          return limit == Sweep::Limits::none
                     ? StringRef()
                     : StringRef(target.limits->resources[limit]);
        };
        writer.json.object([&] {
          emitPoint(writer, "at", sweep, change.point, 0);
          writer.optionalText("from", getName(change.from));
          writer.optionalText("to", getName(change.to));
        });
      }
    });
    writer.json.attributeArray("largest_that_fits", [&] {
      for (const Sweep::Capacity &capacity : sweep.capacities)
        if (capacity.target == number)
          writer.json.object([&] {
            emitPoint(writer, "with", sweep, capacity.point, 1);
            if (capacity.largest)
              writer.count("largest", *capacity.largest);
          });
    });
    if (!target.itemsPerSecond.empty())
      writer.json.attributeArray("pareto_front", [&] {
        for (size_t point : target.paretoFront)
          writer.json.value(static_cast<int64_t>(point));
      });
  });
}

void emit::printSweepJson(raw_ostream &os, const Sweep &sweep) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.text("schema", "mlir-roofline/sweep/v1");
    writer.json.attributeObject("input",
                                [&] { writer.text("file", sweep.file); });
    writer.json.attributeArray("axes", [&] {
      for (const SweepAxis &axis : sweep.axes)
        writer.json.object([&] {
          writer.text("name", axis.name);
          writer.list("values", axis.values);
        });
    });
    writer.json.attributeObject("bindings", [&] {
      for (const auto &[name, value] : sweep.bindings)
        writer.count(toUtf8(name), value);
    });
    writer.optionalText("batch", sweep.batch);
    writer.json.attributeArray("columns", [&] {
      for (const Sweep::Column &column : sweep.columns)
        emitColumn(writer, sweep, column);
    });
    writer.json.attributeArray("left_out", [&] {
      for (const Metric *metric : sweep.leftOut)
        writer.json.value(metric->name);
    });
    writer.json.attribute("checked_points",
                          static_cast<int64_t>(sweep.numChecked));
    writer.json.attributeArray("targets", [&] {
      for (size_t target = 0; target < sweep.targets.size(); ++target)
        emitTarget(writer, sweep, target);
    });
    writer.json.attributeArray("points", [&] {
      for (size_t point = 0; point < sweep.getNumPoints(); ++point)
        emitValues(writer, sweep, point);
    });
  });
  os << '\n';
}
