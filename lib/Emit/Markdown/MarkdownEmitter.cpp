//===- MarkdownEmitter.cpp - Reports for pull requests --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// GitHub-flavoured Markdown:
//
//   ### Roofline of `model.mlir`
//
//   | params | param bytes | MACs | FLOPs | ... | peak | known ops | ...
//   |---:|---:|---:|---:|...|---:|---:|...
//   | 269 k | 1.03 MiB | 40.6 M | 81.4 M | ... | 204 KiB | 100.0 % | ...
//
//   | target | bound by | latency bound | estimate | fused | floor | ...
//   |:---|:---|---:|---:|---:|---:|...
//   | `nvidia-t4` | `vector.f32` | 18.8 us | - | 12.4 us | 11.9 us | ...
//
//   **10 of 55 rows**, largest time first
//
//   | op | location | MACs | FLOPs | bytes | bound by | time | share |
//   ...
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "MarkdownPrinter.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

MarkdownPrinter::MarkdownPrinter(raw_ostream &os, const Report &report,
                                 const EmitOptions &options)
    : os(os), report(report), options(options) {
  // Of several programs nobody has asked for the sum.
  if (!report.entries.empty()) {
    for (const Report::Function &function : report.functions)
      if (function.isEntry)
        programs.push_back(
            {function.name, MetricSubject::get(function), function.targets});
    return;
  }
  programs.push_back({"", MetricSubject::get(report), report.targets});
}

/// A formula is cut, as in a table for a terminal.
std::string
MarkdownPrinter::formatCell(const Metric &metric,
                            const std::optional<MetricValue> &value) const {
  return formatCut(metric.format(value));
}

std::string MarkdownPrinter::formatCut(std::string text) const {
  if (!options.all && text.size() > EmitOptions::formulaWidth)
    text = text.substr(0, EmitOptions::formulaWidth - 3) + "...";
  return formatMarkdownText(text);
}

/// Columns of which something is known and not 0, in the order of reports.
std::vector<const Metric *> MarkdownPrinter::findShown(
    bool areOfTarget, bool areOfRows,
    llvm::function_ref<bool(const Metric &)> isKnown) const {
  std::vector<const Metric *> shown;
  for (const Metric &metric : getMetrics())
    if (metric.isOfTarget == areOfTarget && (!areOfRows || metric.isOfRows) &&
        isKnown(metric))
      shown.push_back(&metric);
  return shown;
}

/// Of a whole program some numbers have a name of their own.
static StringRef getProgramTitle(const Metric &metric) {
  if (metric.name == "time_s")
    return "latency bound";
  return metric.name == "live_bytes" ? "peak" : metric.title;
}

void MarkdownPrinter::printTotals() {
  std::vector<const Metric *> shown = findShown(
      /*areOfTarget=*/false, /*areOfRows=*/false, [&](const Metric &metric) {
        return llvm::any_of(programs, [&](const MarkdownProgram &program) {
          return isKnown(metric.get(program.subject));
        });
      });
  if (shown.empty())
    return;
  MarkdownTable table;
  bool hasNames = !report.entries.empty();
  if (hasNames)
    table.addColumn("function", /*isNumber=*/false);
  for (const Metric *metric : shown)
    table.addColumn(getProgramTitle(*metric), /*isNumber=*/true);
  for (const MarkdownProgram &program : programs) {
    std::vector<std::string> cells;
    if (hasNames)
      cells.push_back(formatMarkdownCode(program.name));
    for (const Metric *metric : shown)
      cells.push_back(formatCell(*metric, metric->get(program.subject)));
    table.addRow(std::move(cells));
  }
  os << '\n';
  table.print(os);
}

/// Of a target on which sizes are open what is known as formulas, in full.
static std::string getOpenText(const Report::Target &target, StringRef metric) {
  if (target.latencyBound || !target.formulas)
    return "";
  return describeOpenMetric(*target.formulas, metric);
}

static std::string getLimit(const Report::Target &target) {
  if (target.latencyBound || !target.formulas)
    return formatMarkdownCode(target.boundBy);
  return formatMarkdownText(describeLimits(target.formulas->latencyBound));
}

static MetricSubject getSubject(const Report::Target &target) {
  MetricSubject subject;
  subject.target = &target;
  return subject;
}

void MarkdownPrinter::printTargets() {
  if (report.targets.empty())
    return;
  std::vector<const Metric *> shown = findShown(
      /*areOfTarget=*/true, /*areOfRows=*/false, [&](const Metric &metric) {
        return llvm::any_of(programs, [&](const MarkdownProgram &program) {
          return llvm::any_of(program.targets, [&](const auto &target) {
            return isKnown(metric.get(getSubject(target))) ||
                   !getOpenText(target, metric.name).empty();
          });
        });
      });
  bool hasNames = !report.entries.empty();
  bool hasCarbon = report.site.has_value();
  MarkdownTable table;
  if (hasNames)
    table.addColumn("function", /*isNumber=*/false);
  table.addColumn("target", /*isNumber=*/false);
  table.addColumn("bound by", /*isNumber=*/false);
  for (const Metric *metric : shown)
    table.addColumn(getProgramTitle(*metric), /*isNumber=*/true);
  if (hasCarbon)
    table.addColumn("CO2e", /*isNumber=*/true);
  for (const MarkdownProgram &program : programs)
    for (const Report::Target &target : program.targets) {
      std::vector<std::string> cells;
      if (hasNames)
        cells.push_back(formatMarkdownCode(program.name));
      cells.push_back(formatMarkdownCode(target.name));
      cells.push_back(getLimit(target));
      for (const Metric *metric : shown) {
        std::string formula = getOpenText(target, metric->name);
        cells.push_back(
            formula.empty()
                ? formatCell(*metric, metric->get(getSubject(target)))
                : formatMarkdownText(formula));
      }
      if (hasCarbon)
        cells.push_back(target.energy && target.energy->carbonGrams
                            ? formatMarkdownText(markStatus(
                                  formatSI(*target.energy->carbonGrams, "g"),
                                  target.energy->status))
                            : "-");
      table.addRow(std::move(cells));
    }
  os << '\n';
  table.print(os);
}

/// The same program with tensors of other types, beside it as written.
void MarkdownPrinter::printWhatIf() {
  if (!report.whatIf || !report.entries.empty())
    return;
  const Report::WhatIf &whatIf = *report.whatIf;
  MarkdownTable table;
  for (StringRef heading : {"", "as written"})
    table.addColumn(heading, /*isNumber=*/!heading.empty());
  table.addColumn(formatMarkdownCode(whatIf.assumptions), /*isNumber=*/true);
  table.addRow({"param bytes",
                formatMarkdownText(formatCapacity(report.parameters.bytes)),
                formatMarkdownText(formatCapacity(whatIf.parameterBytes))});
  MetricSubject before = MetricSubject::get(report), after;
  after.counts = &whatIf.totals;
  after.intensity = whatIf.intensity;
  for (StringRef name : {"bytes", "intensity"}) {
    const Metric &metric = *findMetric(name);
    table.addRow({metric.title.str(), formatCell(metric, metric.get(before)),
                  formatCell(metric, metric.get(after))});
  }
  for (auto [target, other] : llvm::zip(report.targets, whatIf.targets))
    for (StringRef name : {"time_s", "latency_fused_s", "estimate_s"}) {
      const Metric &metric = *findMetric(name);
      std::optional<MetricValue> value = metric.get(getSubject(other));
      if (value)
        table.addRow({getProgramTitle(metric).str() + " on " +
                          formatMarkdownCode(target.name),
                      formatCell(metric, metric.get(getSubject(target))),
                      formatCell(metric, value)});
    }
  os << '\n';
  table.print(os);
}

void MarkdownPrinter::printCoverage() {
  ArrayRef<Coverage::Unknown> unknown = report.coverage.unknown;
  if (unknown.empty())
    return;
  os << "\n**Unknown** (missing from the totals, which are lower bounds)\n\n";
  for (const Coverage::Unknown &each : unknown)
    os << "- " << each.count << " × " << formatMarkdownCode(each.op) << ": "
       << formatMarkdownText(each.reason) << '\n';
}

void MarkdownPrinter::printSizes() {
  auto print = [&](bool isOpen, StringRef heading, StringRef note) {
    auto isListed = [&](const Report::Symbol &symbol) {
      return symbol.isOpen == isOpen;
    };
    if (llvm::none_of(report.symbols, isListed))
      return;
    os << "\n**" << heading << "**" << note << "\n\n";
    for (const Report::Symbol &symbol : report.symbols) {
      if (!isListed(symbol))
        continue;
      os << "- " << formatMarkdownCode(symbol.name);
      if (symbol.value)
        os << " = " << formatMarkdownText(symbol.value->str());
      os << ": " << formatMarkdownText(symbol.describe()) << '\n';
    }
  };
  print(/*isOpen=*/true, "Sizes",
        report.hasOpenSizes() ? " (`--bind NAME=NUMBER,...` fills them in)"
                              : "");
  print(/*isOpen=*/false, "Other symbols of formulas", "");
}

void MarkdownPrinter::print() {
  os << "### Roofline of " << formatMarkdownCode(report.file);
  if (!report.function.empty())
    os << ", function " << formatMarkdownCode(report.function);
  os << '\n';
  printTotals();
  printTargets();
  printWhatIf();
  printRows();
  printCoverage();
  printSizes();
}

namespace {
class MarkdownEmitter : public Emitter {
  StringRef getName() const override { return "md"; }
  StringRef getDescription() const override {
    return "a summary for pull requests, in GitHub's Markdown";
  }
  bool hasPlaceFor(ReportPart part) const override {
    return part == ReportPart::assume || part == ReportPart::grid ||
           part == ReportPart::depth || part == ReportPart::inputs ||
           part == ReportPart::energy;
  }
  bool hasPlaceForEntries(ReportPart part) const override {
    return part == ReportPart::depth;
  }
  bool takes(RowFlag flag) const override { return flag == RowFlag::all; }
  Sequence getSequence() const override { return Sequence::text; }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    MarkdownPrinter(os, report, options).print();
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeMarkdownEmitter() {
  return std::make_unique<MarkdownEmitter>();
}
