//===- PassJson.cpp - What passes change, for machines --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Json/JsonWriter.h"
#include "mlir-roofline/Emit/PassEmitter.h"
#include "mlir-roofline/Support/Version.h"

using namespace mlir;
using namespace mlir::roofline;
using emit::JsonWriter;

static void emitValues(JsonWriter &writer, const PassReport &report,
                       const PassReport::Values &values) {
  for (auto [metric, value] : llvm::zip(report.metrics, values))
    writer.measured(metric->name, value);
}

static void emitCounts(JsonWriter &writer, const PassReport &report,
                       StringRef key, const PassReport::Counts &counts) {
  writer.json.attributeObject(key, [&] {
    writer.json.attribute("ops", counts.numOps);
    writer.json.attribute("unknown_ops", counts.numUnknownOps);
    emitValues(writer, report, counts.values);
  });
}

static void emitPass(JsonWriter &writer, const PassReport &report,
                     const PassReport::Pass &pass) {
  writer.text(pass.isPipeline ? "pipeline" : "pass", pass.name);
  writer.json.attribute("depth", pass.depth);
  writer.json.attribute("runs", pass.numRuns);
  writer.json.attribute("changed", pass.numChanged);
  if (pass.hasFailed)
    writer.json.attribute("failed", true);
  if (pass.numChanged == 0)
    return;
  writer.json.attributeObject(
      "changes", [&] { emitValues(writer, report, pass.changes); });
  writer.json.attribute("changes_work", pass.changesWork);
  if (!pass.most)
    return;
  writer.json.attributeObject("most", [&] {
    writer.optionalText("function", pass.most->function);
    writer.optionalText("op_before", pass.most->opBefore);
    writer.optionalText("op_after", pass.most->opAfter);
    writer.optionalText("location", pass.most->location);
  });
}

void mlir::roofline::printPassJson(raw_ostream &os,
                                   ArrayRef<PassReport> reports) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.json.attribute("schema", "mlir-roofline/passes/v1");
    writer.json.attributeArray("runs", [&] {
      for (const PassReport &report : reports)
        writer.json.object([&] {
          writer.optionalText("file", report.file);
          writer.text("root", report.root);
          writer.optionalText("target", report.target);
          emitCounts(writer, report, "before", report.before);
          writer.json.attributeArray("passes", [&] {
            for (const PassReport::Pass &pass : report.passes)
              writer.json.object([&] { emitPass(writer, report, pass); });
          });
          if (report.after)
            emitCounts(writer, report, "after", *report.after);
        });
    });
  });
  os << "\n";
}
