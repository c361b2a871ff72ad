//===- JsonMeasured.cpp - Measured times of a report as JSON --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JsonWriter.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// Under the names of the metrics, and what these are made of.
void emit::emitMeasuredPart(JsonWriter &writer, const MeasuredPart &part) {
  ReportTime time;
  time.measured = part;
  MetricSubject subject;
  subject.time = &time;
  for (StringRef name :
       {"measured_s", "lost_s", "efficiency", "over_estimate_s",
        "achieved_ops_per_s", "achieved_bytes_per_s"})
    writer.measured(name, findMetric(name)->get(subject));
  writer.number("measured_bound_s", part.boundSeconds);
  if (part.isPartial)
    writer.json.attribute("measured_in_part", true);
  if (part.isBoundBeaten())
    writer.json.attribute("bound_beaten", true);
}

static void emitRow(JsonWriter &writer, const ReportMeasured::Row &row) {
  writer.json.object([&] {
    writer.text("name", row.name);
    if (row.line)
      writer.json.attribute("line", row.line);
    writer.text("matched_by", row.matchedBy);
    writer.list("ops", row.ops);
    writer.number("calls", row.calls);
    emit::emitMeasuredPart(writer, row.part);
  });
}

static void emitUnmatched(JsonWriter &writer,
                          const ReportMeasured::Unmatched &unmatched) {
  writer.json.object([&] {
    writer.text("name", unmatched.name);
    if (unmatched.line)
      writer.json.attribute("line", unmatched.line);
    writer.number("calls", unmatched.calls);
    writer.number("seconds", unmatched.seconds);
    writer.json.attribute("ambiguous", unmatched.isAmbiguous);
    writer.text("reason", unmatched.reason);
  });
}

void emit::emitMeasured(JsonWriter &writer, const Report &report) {
  if (!report.measured)
    return;
  const ReportMeasured &measured = *report.measured;
  writer.json.attributeObject("measured", [&] {
    writer.text("file", measured.file);
    writer.text("format", measured.format);
    writer.number("runs", measured.runs);
    writer.json.attributeArray("rows", [&] {
      for (const ReportMeasured::Row &row : measured.rows)
        emitRow(writer, row);
    });
    writer.json.attributeArray("unmatched", [&] {
      for (const ReportMeasured::Unmatched &unmatched : measured.unmatched)
        emitUnmatched(writer, unmatched);
    });
    writer.list("unmeasured", measured.unmeasured);
    writer.number("unmeasured_s", measured.unmeasuredSeconds);
  });
}
