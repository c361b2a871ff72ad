//===- ReportSummary.cpp - What reports are compared by -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Summarizing.h"

#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

ArrayRef<const Metric *> mlir::roofline::getOpMetrics() {
  static const Metric *const metrics[] = {
      findMetric("macs"), findMetric("flops"), findMetric("int_ops"),
      findMetric("transcendentals"), findMetric("bytes")};
  return metrics;
}

MetricValues report::measure(const MetricSubject &subject, bool ofTarget) {
  MetricValues values;
  for (const Metric &metric : getMetrics())
    values.push_back(metric.isOfTarget == ofTarget ? metric.get(subject)
                                                   : std::nullopt);
  return values;
}

std::vector<std::optional<MetricValue>>
report::measureOp(const Totals &executed) {
  MetricSubject subject;
  subject.counts = &executed;
  std::vector<std::optional<MetricValue>> values;
  for (const Metric *metric : getOpMetrics())
    values.push_back(metric->get(subject));
  return values;
}

ReportSummary::Target report::summarizeTarget(const ReportTarget &target) {
  MetricSubject subject;
  subject.target = &target;
  return {target.name, measure(subject, /*ofTarget=*/true),
          target.missingSeconds};
}

std::optional<MetricValue>
report::getTimeOfAll(std::optional<double> seconds, CountStatus status,
                     const Multiplicity &executions) {
  std::optional<double> times = executions.value.getDouble();
  if (!seconds || !times)
    return std::nullopt;
  return MetricValue{*seconds * *times,
                     combine(status, executions.getStatus())};
}

std::string report::makeShape(ArrayRef<std::string> footprints,
                              std::vector<std::string> types) {
  llvm::sort(types);
  types.erase(llvm::unique(types), types.end());
  return toUtf8(llvm::join(footprints, ", ") + " of " +
                llvm::join(types, ", "));
}

const ReportSummary::Target *
ReportSummary::Program::findTarget(StringRef name) const {
  for (const Target &target : targets)
    if (target.name == name)
      return &target;
  return nullptr;
}

/// As the reader of JSON makes it, so that a report is the same before and
/// after.
static std::string getShape(const Report::Op &op) {
  std::vector<std::string> footprints;
  footprints.reserve(op.operands.size());
  for (const Report::Operand &operand : op.operands)
    footprints.push_back(operand.footprint.str());
  std::vector<std::string> types;
  for (const Work::Entry &entry : op.counts.work.getEntries())
    llvm::raw_string_ostream(types.emplace_back()) << entry.type;
  return report::makeShape(footprints, std::move(types));
}

ReportSummary mlir::roofline::summarize(const Report &report) {
  ReportSummary summary;
  summary.file = report.file;
  for (const Report::Symbol &symbol : report.symbols)
    if (!symbol.value)
      summary.openSizes.push_back(symbol.name);
  summary.numOps = report.totals.numOps;
  summary.numUnknownOps = report.totals.numUnknownOps;
  summary.unknown = report.coverage.unknown;
  summary.whole.values = report::measure(MetricSubject::get(report), false);
  for (const ReportTarget &target : report.targets)
    summary.whole.targets.push_back(report::summarizeTarget(target));
  for (const Report::Function &function : report.functions) {
    if (!function.isEntry)
      continue;
    ReportSummary::Program &entry = summary.entries.emplace_back();
    entry.name = toUtf8(function.name);
    entry.values = report::measure(MetricSubject::get(function), false);
    for (const ReportTarget &target : function.targets)
      entry.targets.push_back(report::summarizeTarget(target));
  }
  for (const Report::Op &op : report.ops) {
    ReportSummary::Op &added = summary.ops.emplace_back();
    added.op = toUtf8(op.op);
    added.function = toUtf8(op.function);
    added.location = toUtf8(op.location);
    added.place = toUtf8(op.place);
    added.layer = toUtf8(op.layer);
    added.shape = getShape(op);
    added.counts = report::measureOp(op.executed);
    for (const Report::Time &time : op.times)
      added.times.push_back(
          report::getTimeOfAll(time.seconds, time.status, op.multiplicity));
  }
  return summary;
}
