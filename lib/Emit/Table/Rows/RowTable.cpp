//===- RowTable.cpp - The rows of a report --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   id  ops  op             location   MACs   FLOPs      bytes  ...  types
//    4  ×12  linalg.matmul  layer*/qk  116 M  232 M  3.00 MiB   ... 197x64xf32,
//    ... 9       linalg.add     head/add       0  1.00 k  12.0 KiB  ...
//    1x1000xf32, ...
//   ... and 3 more rows (0.4 % of the time); --all shows them
//   ------------------------------------------------------------------
//            total, 13 ops             1.39 G  ...
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "RowLayout.h"
#include "RowPlace.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/FormulaReport.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class RowTable {
public:
  RowTable(const Report &report, const emit::TableRows &rows,
           const emit::TableColumns &shown, const EmitOptions &options)
      : report(report), rows(rows), options(options),
        table(options.width, options.color),
        layout(emit::chooseColumns(report, rows, shown, options)),
        isMerged(llvm::any_of(rows.groups, [](const Report::Group &group) {
          return group.ops.size() > 1;
        })) {}
  void print(raw_ostream &os);

private:
  using Cells = std::vector<TextTable::Cell>;

  bool isByOp() const { return rows.groupBy == GroupBy::op; }
  bool isCompared() const {
    return report.targets.size() > 1 && options.columns.empty();
  }
  /// Whether rows have the column on a target; without efficiencies there is no
  /// estimate, unless somebody has asked.
  bool hasColumn(const Report::Target &target, const RowColumn &column) const;
  void addNames();
  void addColumns();
  void addRow(const Report::Group &group);
  void addNames(Cells &cells, const Report::Group &group);
  void addTotals();
  /// Adds a cell of a row, on a target if the column is of one.
  using AddCell =
      llvm::function_ref<void(const RowColumn &, std::optional<size_t>)>;
  void addCells(Cells &cells, std::optional<size_t> fastest, AddCell add);
  std::string getText(RowText text, const Report::Group &group,
                      std::optional<size_t> target) const;
  MetricSubject getSubject(const Report::Group &group,
                           std::optional<size_t> target) const;
  const ReportOpFormula *getFormula(const Report::Group &group,
                                    size_t target) const;
  std::string formatMetric(const Metric &metric, const Report::Group &group,
                           std::optional<size_t> target) const;
  std::string getTotalsName() const;
  std::string getRest(size_t first) const;

  const Report &report;
  const emit::TableRows &rows;
  const EmitOptions &options;
  TextTable table;
  emit::RowLayout layout;
  /// Whether a row is of several operations.
  bool isMerged;
};
} // namespace

//===----------------------------------------------------------------------===//
// Columns
//===----------------------------------------------------------------------===//

void RowTable::addNames() {
  TextTable::Column id, name, numOps;
  id.alignRight = numOps.alignRight = true;
  id.header = "id";
  name.header = isByOp() ? "op" : stringifyGroupBy(rows.groupBy).str();
  name.minWidth = std::max<unsigned>(12, getTotalsName().size());
  name.distinctWidth = 28;
  name.cut = Cut::middle;
  name.hasPrefix = rows.groupBy == GroupBy::layer;
  numOps.header = "ops";
  numOps.dropOrder = isByOp() ? 0 : emit::dropOrder::numOps;
  if (isByOp()) {
    table.addColumn(id);
    if (isMerged)
      table.addColumn(numOps);
    table.addColumn(name);
    return;
  }
  table.addColumn(name);
  if (!rows.areEntries)
    table.addColumn(numOps);
}

bool RowTable::hasColumn(const Report::Target &target,
                         const RowColumn &column) const {
  const auto *metric = std::get_if<const Metric *>(&column);
  return !options.columns.empty() || !metric ||
         (*metric)->name != "estimate_s" || !target.calibration.empty();
}

void RowTable::addColumns() {
  addNames();
  size_t number = 0;
  for (const RowColumn &column : layout.columns)
    table.addColumn(emit::makeColumn(column, number++, options));
  for (auto [i, target] : llvm::enumerate(report.targets)) {
    unsigned numColumns = 0;
    for (auto [j, column] : llvm::enumerate(layout.targetColumns)) {
      if (!hasColumn(target, column))
        continue;
      const auto *metric = std::get_if<const Metric *>(&column);
      TextTable::Column made = emit::makeColumn(column, number + j, options);
      // The least that can be said of a target.
      if (options.columns.empty() && metric && (*metric)->name == "time_s")
        made.dropOrder = std::min<size_t>(i, emit::dropOrder::time);
      table.addColumn(made);
      ++numColumns;
    }
    if (report.targets.size() > 1 && numColumns != 0)
      table.addSpan(numColumns, target.name);
  }
  if (isCompared()) {
    TextTable::Column fastest;
    fastest.header = "fastest";
    fastest.dropOrder = emit::dropOrder::fastest;
    table.addColumn(fastest);
  }
  for (const RowColumn &column : layout.lastColumns)
    table.addColumn(emit::makeColumn(column, number, options));
}

//===----------------------------------------------------------------------===//
// Rows
//===----------------------------------------------------------------------===//

/// A program of its own says nothing of these.
MetricSubject RowTable::getSubject(const Report::Group &group,
                                   std::optional<size_t> target) const {
  MetricSubject subject = MetricSubject::get(group, target);
  if (rows.areEntries) {
    subject.parameters = nullptr;
    subject.liveBytes = nullptr;
  }
  return subject;
}

/// Operations in one row run equally often and have equal types.
std::string RowTable::getText(RowText text, const Report::Group &group,
                              std::optional<size_t> target) const {
  if (text == RowText::boundBy) {
    std::string resource = group.times[*target].boundBy;
    if (const ReportOpFormula *formula = getFormula(group, *target))
      resource = describeLimits(formula->all);
    return resource.empty() ? "-" : resource;
  }
  if (!isByOp())
    return "-";
  const Report::Op &op = report.ops[group.ops.front()];
  if (text == RowText::location)
    return emit::describePlaces(report, group.ops);
  if (text == RowText::types)
    return op.types.empty() ? "-" : op.types;
  return emit::formatBounded(
      {op.multiplicity.value, op.multiplicity.lower},
      op.multiplicity.isEstimate ? CountStatus::estimate : CountStatus::exact,
      /*hasUnknown=*/false,
      [](const Quantity &value) { return formatCount(value); });
}

/// What is known of the times of a row of equal operations while sizes are
/// open; null without any.
const ReportOpFormula *RowTable::getFormula(const Report::Group &group,
                                            size_t target) const {
  if (!isByOp() || group.times[target].seconds)
    return nullptr;
  return report.ops[group.ops.front()].times[target].formula.get();
}

std::string RowTable::formatMetric(const Metric &metric,
                                   const Report::Group &group,
                                   std::optional<size_t> target) const {
  const ReportOpFormula *formula =
      target ? getFormula(group, *target) : nullptr;
  auto numOps = static_cast<double>(group.ops.size());
  std::string text;
  if (formula && metric.name == "time_s")
    text = formula->all.format(formula->all.large, numOps);
  if (formula && formula->energy && metric.name == "energy_j")
    text = formula->energy->format(formula->energy->large, numOps, "J");
  if (!text.empty())
    return text;
  return metric.format(metric.get(getSubject(group, target)));
}

static TextTable::Style getStyle(BoundKind kind) {
  return kind == BoundKind::compute  ? TextTable::Style::compute
         : kind == BoundKind::memory ? TextTable::Style::memory
                                     : TextTable::Style::plain;
}

void RowTable::addNames(Cells &cells, const Report::Group &group) {
  if (!isByOp()) {
    cells.emplace_back(group.name);
    if (!rows.areEntries)
      cells.emplace_back(std::to_string(group.counts.numOps));
    return;
  }
  cells.emplace_back(std::to_string(group.ops.front()));
  if (isMerged)
    cells.emplace_back(group.ops.size() > 1
                           ? "\xC3\x97" + std::to_string(group.ops.size())
                           : "");
  cells.emplace_back(group.name);
}

/// Finishes a row: a cell for each column behind the names, by `add`, and one
/// for the fastest target where targets are compared.
void RowTable::addCells(Cells &cells, std::optional<size_t> fastest,
                        AddCell add) {
  for (const RowColumn &column : layout.columns)
    add(column, std::nullopt);
  for (size_t target = 0; target < report.targets.size(); ++target)
    for (const RowColumn &column : layout.targetColumns)
      if (hasColumn(report.targets[target], column))
        add(column, target);
  if (isCompared())
    cells.emplace_back(fastest ? report.targets[*fastest].name : "-");
  for (const RowColumn &column : layout.lastColumns)
    add(column, std::nullopt);
  table.addRow(std::move(cells));
}

void RowTable::addRow(const Report::Group &group) {
  Cells cells;
  addNames(cells, group);
  auto add = [&](const RowColumn &column, std::optional<size_t> target) {
    if (const auto *metric = std::get_if<const Metric *>(&column))
      cells.emplace_back(formatMetric(**metric, group, target));
    else
      cells.emplace_back(getText(std::get<RowText>(column), group, target),
                         target ? getStyle(group.times[*target].kind)
                                : TextTable::Style::plain);
  };
  addCells(cells, group.fastest, add);
}

std::string RowTable::getTotalsName() const {
  if (!rows.addUp)
    return "";
  return isByOp() ? "total, " + emit::countNoun(report.totals.numOps, "op")
                  : "total";
}

void RowTable::addTotals() {
  Cells cells;
  if (isByOp()) {
    cells.emplace_back();
    if (isMerged)
      cells.emplace_back();
  }
  cells.emplace_back(getTotalsName(), TextTable::Style::bold);
  if (!isByOp())
    cells.emplace_back(std::to_string(report.totals.numOps));
  auto add = [&](const RowColumn &column, std::optional<size_t> target) {
    const auto *metric = std::get_if<const Metric *>(&column);
    if (!metric) {
      StringRef text = target ? StringRef(report.targets[*target].boundBy) : "";
      cells.emplace_back(text.empty() && target ? "-" : text.str(),
                         target ? getStyle(report.targets[*target].kind)
                                : TextTable::Style::plain);
      return;
    }
    bool isAll = (*metric)->name == "share" && target &&
                 report.targets[*target].latencyBound;
    cells.emplace_back(isAll ? formatPercent(1)
                             : (*metric)->format((*metric)->get(
                                   MetricSubject::get(report, target))));
  };
  auto best = llvm::find_if(report.targets, [](const Report::Target &target) {
    return target.slowdown == 1.0;
  });
  addCells(cells,
           report.targets.end() == best
               ? std::nullopt
               : std::optional<size_t>(best - report.targets.begin()),
           add);
}

/// `... and 12 more rows (0.4 % of the time); --all shows them`.
std::string RowTable::getRest(size_t first) const {
  size_t number = rows.groups.size() - first;
  std::string rest = "... and " + emit::countNoun(number, "more row");
  SmallVector<std::string> shares;
  for (auto [i, target] : llvm::enumerate(report.targets))
    if (std::optional<double> share =
            rows.addUp ? report.getShareFrom(first, i) : std::nullopt)
      shares.push_back(formatPercent(*share) +
                       (report.targets.size() > 1 ? " on " + target.name : ""));
  if (!shares.empty())
    rest += " (" + llvm::join(shares, ", ") + " of the time)";
  return rest + "; --all shows " + (number == 1 ? "it" : "them");
}

void RowTable::print(raw_ostream &os) {
  addColumns();
  size_t numShown = options.all
                        ? rows.groups.size()
                        : std::min<size_t>(rows.groups.size(), options.numRows);
  for (const Report::Group &group : rows.groups.take_front(numShown))
    addRow(group);
  if (numShown < rows.groups.size())
    table.addLine(getRest(numShown));
  if (rows.addUp) {
    table.addRule();
    addTotals();
  }
  table.print(os);
}

void emit::printRows(raw_ostream &os, const Report &report,
                     const TableRows &rows, const TableColumns &shown,
                     const EmitOptions &options) {
  RowTable(report, rows, shown, options).print(os);
}
