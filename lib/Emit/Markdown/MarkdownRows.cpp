//===- MarkdownRows.cpp - Rows of a report in Markdown --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MarkdownPrinter.h"

#include "mlir-roofline/Report/FormulaReport.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::emit;

/// What a review looks for in a single row.
static bool isOfShortRow(const Metric &metric) {
  return !llvm::is_contained(
      {"parameter_bytes", "bytes_read", "bytes_written", "live_bytes"},
      metric.name);
}

/// What is known of the time of an operation while sizes are open; null
/// without.
const ReportOpFormula *MarkdownPrinter::getFormula(const Report::Group &row,
                                                   size_t target) const {
  if (report.groupBy != GroupBy::op || row.times[target].seconds ||
      row.ops.size() != 1)
    return nullptr;
  return report.ops[row.ops.front()].times[target].formula.get();
}

void MarkdownPrinter::addRowCells(std::vector<std::string> &cells,
                                  const Report::Group &row,
                                  ArrayRef<const Metric *> metrics) const {
  MetricSubject subject = MetricSubject::get(row);
  for (const Metric *metric : metrics)
    cells.push_back(formatCell(*metric, metric->get(subject)));
  for (size_t target = 0; target < report.targets.size(); ++target) {
    MetricSubject timed = MetricSubject::get(row, target);
    const ReportOpFormula *formula = getFormula(row, target);
    cells.push_back(formula ? formatMarkdownText(describeLimits(formula->all))
                            : formatMarkdownCode(row.times[target].boundBy));
    for (StringRef name : {"time_s", "share"}) {
      const Metric &metric = *findMetric(name);
      std::string open =
          formula && name == "time_s" ? describeTimes(formula->all) : "";
      cells.push_back(open.empty() ? formatCell(metric, metric.get(timed))
                                   : formatCut(open));
    }
  }
}

std::vector<MarkdownRow> MarkdownPrinter::getRows() const {
  std::vector<MarkdownRow> rows;
  if (report.layerDepth) {
    // A space that Markdown does not take away shows the depth.
    for (const Report::Layer &layer : report.layers) {
      std::string indent;
      for (unsigned depth = 1; depth < layer.depth; ++depth)
        indent += "&nbsp;&nbsp;";
      rows.push_back({indent + formatMarkdownCode(layer.name), &layer.sum});
    }
    return rows;
  }
  for (const Report::Group &group : report.groups)
    rows.push_back({formatMarkdownCode(group.name), &group});
  return rows;
}

void MarkdownPrinter::printRows() {
  if (!report.entries.empty() && report.hasDefaultRows)
    return;
  std::vector<MarkdownRow> rows = getRows();
  if (rows.empty())
    return;
  constexpr size_t numShort = 10;
  size_t numRows = rows.size();
  // Of a tree all that somebody has asked for.
  bool isShort = !options.all && !report.layerDepth && numRows > numShort;
  rows.resize(isShort ? numShort : numRows);
  std::vector<const Metric *> shown = findShown(
      /*areOfTarget=*/false, /*areOfRows=*/true, [&](const Metric &metric) {
        return isOfShortRow(metric) &&
               llvm::any_of(rows, [&](const MarkdownRow &row) {
                 return isKnown(metric.get(MetricSubject::get(*row.sum)));
               });
      });
  os << "\n**" << rows.size() << " of " << numRows << " rows**, "
     << (report.layerDepth          ? "in the order in which they run"
         : report.isOrderedByTime() ? "largest time first"
                                    : "most work first")
     << "\n\n";
  printRowTable(rows, shown);
}

void MarkdownPrinter::printRowTable(ArrayRef<MarkdownRow> rows,
                                    ArrayRef<const Metric *> shown) {
  bool areOps = report.groupBy == GroupBy::op;
  MarkdownTable table;
  table.addColumn(stringifyGroupBy(report.groupBy), /*isNumber=*/false);
  table.addColumn(areOps ? "location" : "ops", /*isNumber=*/!areOps);
  for (const Metric *metric : shown)
    table.addColumn(metric->title, /*isNumber=*/true);
  for (const Report::Target &target : report.targets) {
    std::string suffix = report.targets.size() > 1
                             ? " on " + formatMarkdownCode(target.name)
                             : "";
    table.addColumn("bound by" + suffix, /*isNumber=*/false);
    table.addColumn("time" + suffix, /*isNumber=*/true);
    table.addColumn("share" + suffix, /*isNumber=*/true);
  }
  for (const MarkdownRow &row : rows) {
    ArrayRef<unsigned> ops = row.sum->ops;
    std::vector<std::string> cells = {
        row.name, areOps ? formatMarkdownCode(report.ops[ops.front()].place)
                         : std::to_string(ops.size())};
    addRowCells(cells, *row.sum, shown);
    table.addRow(std::move(cells));
  }
  table.print(os);
}
