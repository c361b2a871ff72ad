//===- LayerTree.cpp - Layers as an indented table ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   layer           ops  params   MACs   FLOPs      bytes  ...     time   share
//   embeddings       26  23.8 M      0  1.18 M   9.94 MiB  ...  3.11 us   0.4 %
//   encoder         916  85.1 M  11.2 G  22.4 G  1.67 GiB  ...   735 us  99.5 %
//     attention     516  28.3 M  4.02 G  8.05 G   697 MiB  ...   330 us  44.7 %
//     mlp           400  56.7 M  7.25 G  14.5 G  1012 MiB  ...   405 us  54.8 %
//
// A layer has everything that is in it; those that are not indented add up to
// the total.
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "RowLayout.h"
#include "mlir-roofline/Emit/TextTable.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class TreePrinter {
public:
  TreePrinter(const Report &report, const emit::TableColumns &shown,
              const EmitOptions &options);
  void print(raw_ostream &os);

private:
  /// Layers printed where there are more.
  static constexpr size_t numRows = 100;

  void addMetric(StringRef name, bool isShown);
  void addTargetColumns();
  void addRow(const std::string &name, size_t numOps,
              llvm::function_ref<MetricSubject(std::optional<size_t>)> get,
              llvm::function_ref<const std::string &(size_t)> getBoundBy);
  void addTotal();

  const Report &report;
  const EmitOptions &options;
  /// Of the program, and of each target.
  SmallVector<const Metric *> metrics;
  std::vector<SmallVector<const Metric *>> ofTargets;
  TextTable table;
};
} // namespace

void TreePrinter::addMetric(StringRef name, bool isShown) {
  if (!isShown)
    return;
  const Metric *metric = metrics.emplace_back(findMetric(name));
  table.addColumn(emit::makeColumn(metric, /*number=*/0, options));
}

void TreePrinter::addTargetColumns() {
  for (auto [i, target] : llvm::enumerate(report.targets)) {
    table.addColumn(emit::makeColumn(RowText::boundBy, /*number=*/0, options));
    SmallVector<const Metric *> &shown = ofTargets.emplace_back();
    shown.push_back(findMetric("time_s"));
    // Programs of their own have no sum of which anything is a share.
    if (report.entries.empty() && !report.measured)
      shown.push_back(findMetric("share"));
    if (!target.calibration.empty())
      shown.push_back(findMetric("estimate_s"));
    if (report.measured)
      for (StringRef name : emit::getMeasuredColumns())
        shown.push_back(findMetric(name));
    for (const Metric *metric : shown) {
      TextTable::Column column =
          emit::makeColumn(metric, /*number=*/0, options);
      if (metric->name == "time_s")
        column.dropOrder = std::min<size_t>(i, emit::dropOrder::time);
      table.addColumn(column);
    }
    if (report.targets.size() > 1)
      table.addSpan(1 + shown.size(), target.name);
  }
}

TreePrinter::TreePrinter(const Report &report, const emit::TableColumns &shown,
                         const EmitOptions &options)
    : report(report), options(options), table(options.width, options.color) {
  TextTable::Column name, number;
  name.header = "layer";
  name.minWidth = 16;
  table.addColumn(name);
  number.header = "ops";
  number.alignRight = true;
  number.dropOrder = emit::dropOrder::numOps;
  table.addColumn(number);
  addMetric("parameters", !report.parameters.count.isZero());
  addMetric("macs", true);
  addMetric("flops", true);
  addMetric("int_ops", shown.hasIntOps);
  addMetric("transcendentals", shown.hasTranscendentals);
  addMetric("bytes", true);
  addMetric("intensity", true);
  addMetric("live_bytes", report.entries.empty());
  addTargetColumns();
}

void TreePrinter::addRow(
    const std::string &name, size_t numOps,
    llvm::function_ref<MetricSubject(std::optional<size_t>)> get,
    llvm::function_ref<const std::string &(size_t)> getBoundBy) {
  std::vector<TextTable::Cell> cells;
  cells.emplace_back(name);
  cells.emplace_back(std::to_string(numOps));
  MetricSubject whole = get(std::nullopt);
  for (const Metric *metric : metrics)
    cells.emplace_back(metric->format(metric->get(whole)));
  for (auto [target, shown] : llvm::enumerate(ofTargets)) {
    StringRef boundBy = getBoundBy(target);
    cells.emplace_back(boundBy.empty() ? "-" : boundBy.str());
    MetricSubject onTarget = get(target);
    for (const Metric *metric : shown)
      cells.emplace_back(metric->format(metric->get(onTarget)));
  }
  table.addRow(std::move(cells));
}

/// The whole program as a row.
static Report::Time getTotalTime(const Report::Target &target) {
  Report::Time time;
  time.boundBy = target.boundBy;
  time.seconds = target.latencyBound;
  time.estimate = target.latencyEstimate;
  time.status = target.status;
  time.measured = target.measured;
  if (target.latencyBound)
    time.share = 1;
  return time;
}

void TreePrinter::addTotal() {
  std::vector<Report::Time> times;
  times.reserve(report.targets.size());
  for (const Report::Target &target : report.targets)
    times.push_back(getTotalTime(target));
  table.addRule();
  addRow(
      "total", report.totals.numOps,
      [&](std::optional<size_t> target) {
        MetricSubject subject = MetricSubject::get(report);
        subject.time = target ? &times[*target] : nullptr;
        return subject;
      },
      [&](size_t target) -> const std::string & {
        return times[target].boundBy;
      });
}

void TreePrinter::print(raw_ostream &os) {
  size_t numShown = options.all
                        ? report.layers.size()
                        : std::min<size_t>(report.layers.size(), numRows);
  for (const Report::Layer &layer :
       ArrayRef(report.layers).take_front(numShown))
    addRow(
        std::string(2 * (layer.depth - 1), ' ') + layer.name,
        layer.sum.ops.size(),
        [&](std::optional<size_t> target) {
          return MetricSubject::get(layer.sum, target);
        },
        [&](size_t target) -> const std::string & {
          return layer.sum.times[target].boundBy;
        });
  if (size_t numMore = report.layers.size() - numShown)
    table.addLine("... and " + emit::countNoun(numMore, "more layer") +
                  "; --all shows them, a smaller --depth has fewer");
  if (report.entries.empty())
    addTotal();
  table.print(os);
  if (!report.layersIn.empty())
    os << "(all in " << report.layersIn << ")\n";
}

void emit::printLayerTree(raw_ostream &os, const Report &report,
                          const TableColumns &columns,
                          const EmitOptions &options) {
  TreePrinter(report, columns, options).print(os);
}
