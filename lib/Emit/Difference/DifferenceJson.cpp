//===- DifferenceJson.cpp - Two reports as JSON ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Schema `mlir-roofline/diff/v1`, which docs/diff-v1.schema.json describes.
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "DifferenceFormats.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

static void emitValue(JsonWriter &writer, StringRef key,
                      const std::optional<MetricValue> &value) {
  writer.measured(key, value);
  if (value && value->status != CountStatus::exact)
    writer.text((key + "_status").str(), stringifyCountStatus(value->status));
}

static void emitChange(JsonWriter &writer, const MetricChange &change) {
  writer.json.object([&] {
    writer.text("metric", change.metric->name);
    writer.optionalText("target", change.target);
    emitValue(writer, "old", change.before);
    emitValue(writer, "new", change.after);
    writer.measured("change", change.getDelta());
    writer.number("ratio", change.getRatio());
    writer.json.attribute("same", change.isSame());
  });
}

static void emitOp(JsonWriter &writer, const Difference::Op &op) {
  writer.json.object([&] {
    writer.text("kind", stringifyDifferenceKind(op.kind));
    writer.text("op", op.op);
    writer.text("function", op.function);
    writer.text("location", op.location);
    if (op.place != op.location)
      writer.text("place", op.place);
    writer.number("effect", op.effect);
    writer.json.attributeArray("values", [&] {
      for (const MetricChange &change : op.values)
        if (!change.isSame())
          emitChange(writer, change);
    });
  });
}

static void emitSide(JsonWriter &writer, StringRef key, StringRef file,
                     unsigned numOps, ArrayRef<std::string> targets) {
  writer.json.attributeObject(key, [&] {
    writer.text("file", file);
    writer.json.attribute("ops", numOps);
    writer.list("only_targets", targets);
  });
}

void emit::printDifferenceJson(raw_ostream &os, const Difference &difference) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.text("schema", "mlir-roofline/diff/v1");
    emitSide(writer, "old", difference.oldFile, difference.numOldOps,
             difference.oldTargets);
    emitSide(writer, "new", difference.newFile, difference.numNewOps,
             difference.newTargets);
    writer.list("targets", difference.targets);
    writer.json.attributeArray("totals", [&] {
      for (const MetricChange &change : difference.totals)
        emitChange(writer, change);
    });
    if (difference.regressions)
      writer.list("regressions", *difference.regressions);
    writer.json.attribute("same", difference.numSame);
    writer.json.attribute("changed", difference.numChanged);
    writer.json.attribute("added", difference.numAdded);
    writer.json.attribute("removed", difference.numRemoved);
    writer.json.attributeArray("ops", [&] {
      for (const Difference::Op &op : difference.ops)
        emitOp(writer, op);
    });
  });
  os << '\n';
}

void mlir::roofline::emitDifference(raw_ostream &os,
                                    const Difference &difference,
                                    DifferenceFormat format,
                                    const EmitOptions &options) {
  switch (format) {
  case DifferenceFormat::table:
    return printDifferenceTable(os, difference, options);
  case DifferenceFormat::markdown:
    return printDifferenceMarkdown(os, difference, options);
  case DifferenceFormat::json:
    return printDifferenceJson(os, difference);
  }
}
