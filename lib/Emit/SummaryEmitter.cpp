//===- SummaryEmitter.cpp - Several models, a row each --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/SummaryEmitter.h"

#include "Csv/CsvRow.h"
#include "Difference/Grid.h"
#include "SummaryHtml.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "Json/JsonWriter.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// What a person sees of a model; machines get all of it.
static constexpr StringRef shownMetrics[] = {
    "parameters", "macs", "flops", "bytes", "live_bytes", "coverage_ops"};
static constexpr StringRef shownTargetMetrics[] = {"time_s"};

static size_t getNumber(const Metric &metric) {
  return &metric - getMetrics().data();
}

/// The targets of all models, in order of first appearance.
static SmallVector<StringRef, 0> getTargets(ArrayRef<SummaryRow> rows) {
  llvm::SetVector<StringRef> names;
  for (const SummaryRow &row : rows)
    if (row.summary)
      for (const ReportSummary::Target &target : row.summary->whole.targets)
        names.insert(target.name);
  return names.takeVector();
}

//===----------------------------------------------------------------------===//
// For people
//===----------------------------------------------------------------------===//

static Grid makeGrid(ArrayRef<SummaryRow> rows) {
  SmallVector<StringRef, 0> targets = getTargets(rows);
  Grid grid;
  grid.headers = {"model"};
  for (StringRef name : shownMetrics)
    grid.headers.push_back(findMetric(name)->title.str());
  for (StringRef target : targets)
    for (StringRef name : shownTargetMetrics)
      grid.headers.push_back(findMetric(name)->title.str() +
                             (targets.size() > 1 ? " on " + target.str() : ""));
  for (const SummaryRow &row : rows) {
    std::vector<std::string> &cells = grid.rows.emplace_back();
    cells.push_back(row.file + (row.summary ? "" : " (failed)"));
    if (!row.summary) {
      cells.resize(grid.headers.size(), "-");
      continue;
    }
    for (StringRef name : shownMetrics) {
      const Metric &metric = *findMetric(name);
      cells.push_back(
          metric.format(row.summary->whole.values[getNumber(metric)]));
    }
    for (StringRef name : targets) {
      const ReportSummary::Target *target = row.summary->whole.findTarget(name);
      for (StringRef metricName : shownTargetMetrics) {
        const Metric &metric = *findMetric(metricName);
        cells.push_back(
            target ? metric.format(target->values[getNumber(metric)]) : "-");
      }
    }
  }
  return grid;
}

//===----------------------------------------------------------------------===//
// For machines
//===----------------------------------------------------------------------===//

/// `flops=lower bytes=estimate`: what is not exact.
static std::string describeStatuses(const MetricValues &values) {
  std::string text;
  for (const Metric &metric : getMetrics()) {
    const std::optional<MetricValue> &value = values[getNumber(metric)];
    if (value && value->status != CountStatus::exact)
      text += (text.empty() ? "" : " ") + metric.name.str() + "=" +
              stringifyCountStatus(value->status).str();
  }
  return text;
}

static void emitCsvRow(raw_ostream &os, const SummaryRow &row,
                       const ReportSummary::Target *target) {
  CsvRow csv(os);
  csv.add(row.file);
  csv.add(row.summary ? "" : "failed");
  csv.add(target ? target->name : "");
  MetricValues values(getMetrics().size());
  for (const Metric &metric : getMetrics()) {
    if (metric.isMeasured)
      continue;
    size_t number = getNumber(metric);
    if (!metric.isOfTarget && row.summary)
      values[number] = row.summary->whole.values[number];
    else if (metric.isOfTarget && target)
      values[number] = target->values[number];
    csv.add(values[number]);
  }
  csv.add(describeStatuses(values));
}

static void emitCsv(raw_ostream &os, ArrayRef<SummaryRow> rows) {
  {
    CsvRow header(os);
    for (StringRef name : {"model", "error", "target"})
      header.add(name);
    for (const Metric &metric : getMetrics())
      if (!metric.isMeasured)
        header.add(metric.name);
    header.add("not_exact");
  }
  for (const SummaryRow &row : rows) {
    if (!row.summary || row.summary->whole.targets.empty())
      emitCsvRow(os, row, nullptr);
    else
      for (const ReportSummary::Target &target : row.summary->whole.targets)
        emitCsvRow(os, row, &target);
  }
}

static void emitValues(JsonWriter &writer, const MetricValues &values) {
  for (const Metric &metric : getMetrics())
    writer.measured(metric.name, values[getNumber(metric)]);
  writer.json.attributeObject("not_exact", [&] {
    for (const Metric &metric : getMetrics()) {
      const std::optional<MetricValue> &value = values[getNumber(metric)];
      if (value && value->status != CountStatus::exact)
        writer.text(metric.name, stringifyCountStatus(value->status));
    }
  });
}

static void emitModel(JsonWriter &writer, const SummaryRow &row) {
  writer.json.object([&] {
    writer.text("file", row.file);
    if (!row.summary) {
      writer.text("error", StringRef(row.diagnostics).trim());
      return;
    }
    writer.json.attribute("ops", row.summary->numOps);
    writer.json.attribute("unknown_ops", row.summary->numUnknownOps);
    writer.list("open_sizes", row.summary->openSizes);
    writer.json.attributeObject(
        "totals", [&] { emitValues(writer, row.summary->whole.values); });
    writer.json.attributeArray("targets", [&] {
      for (const ReportSummary::Target &target : row.summary->whole.targets)
        writer.json.object([&] {
          writer.text("name", target.name);
          emitValues(writer, target.values);
        });
    });
  });
}

static void emitJson(raw_ostream &os, ArrayRef<SummaryRow> rows) {
  JsonWriter writer(os);
  writer.json.object([&] {
    writer.text("schema", "mlir-roofline/summary/v1");
    writer.json.attributeArray("models", [&] {
      for (const SummaryRow &row : rows)
        emitModel(writer, row);
    });
  });
  os << '\n';
}

//===----------------------------------------------------------------------===//
// All of them
//===----------------------------------------------------------------------===//

ArrayRef<StringRef> mlir::roofline::getSummaryFormats() {
  static constexpr StringRef formats[] = {"table", "csv", "json", "md", "html"};
  return formats;
}

void mlir::roofline::emitSummary(raw_ostream &os, ArrayRef<SummaryRow> rows,
                                 StringRef format, const EmitOptions &options) {
  if (format == "json")
    emitJson(os, rows);
  else if (format == "csv")
    emitCsv(os, rows);
  else if (format == "md")
    makeGrid(rows).printMarkdown(os);
  else if (format == "html")
    emit::emitSummaryHtml(os, rows, makeGrid(rows));
  else
    makeGrid(rows).printText(os, options);
}
