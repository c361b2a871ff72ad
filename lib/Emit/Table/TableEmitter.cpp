//===- TableEmitter.cpp - Reports as tables -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;
using emit::formatBounded;

namespace {
/// The rows of a report.
class RowPrinter {
public:
  /// `hasSum`: the rows add up to what the report is of.
  RowPrinter(const Report &report, ArrayRef<Report::Group> groups,
             GroupBy groupBy, bool hasSum, const emit::TableColumns &shown,
             const EmitOptions &options)
      : report(report), groups(groups), groupBy(groupBy), hasSum(hasSum),
        shown(shown), options(options), table(options.width, options.color) {}
  void print(raw_ostream &os);

private:
  /// Whether the rows are programs, whose operations are also those of what
  /// they call.
  bool areEntries() const { return groups.data() == report.entries.data(); }
  /// Whether there is anything to say of what each row uses.
  bool hasParameters() const {
    return groupBy != GroupBy::op && !areEntries() &&
           !report.parameters.count.isZero();
  }
  /// Whether what is live is said for each row; that of one operation would be
  /// most of the table.
  bool hasLive() const { return groupBy != GroupBy::op && !areEntries(); }
  void addColumns();
  void addCountColumn(StringRef header, unsigned dropOrder);
  void addTargetColumns();
  void addRow(const Report::Group &group);
  void addFastest(std::vector<TextTable::Cell> &cells,
                  std::optional<size_t> fastest);
  void addTime(std::vector<TextTable::Cell> &cells,
               const Report::Target &target, const Report::Time &time);
  void addTotalsRow();
  void addCounts(std::vector<TextTable::Cell> &cells, const Totals &counts,
                 std::optional<double> intensity);
  std::string getRest(size_t first) const;

  const Report &report;
  ArrayRef<Report::Group> groups;
  GroupBy groupBy;
  bool hasSum;
  const emit::TableColumns &shown;
  const EmitOptions &options;
  TextTable table;
};
} // namespace

/// In the program's own file the line is enough.
static std::string shortenLocation(StringRef location, StringRef file) {
  StringRef line = location;
  if (line.consume_front(llvm::sys::path::filename(file)) &&
      line.consume_front(":"))
    return line.str();
  return location.str();
}

/// Formulas make counts wide, so these columns may shrink.
void RowPrinter::addCountColumn(StringRef header, unsigned dropOrder) {
  TextTable::Column column;
  column.header = header.str();
  column.alignRight = true;
  column.minWidth = 9;
  column.dropOrder = dropOrder;
  column.maxWidth = options.all ? 0 : EmitOptions::formulaWidth;
  table.addColumn(column);
}

void RowPrinter::addTargetColumns() {
  for (const Report::Target &target : report.targets) {
    TextTable::Column boundBy;
    boundBy.header = "bound by";
    boundBy.minWidth = 8;
    table.addColumn(boundBy);
    SmallVector<StringRef> headers = {"time"};
    if (hasSum)
      headers.push_back("share");
    if (!target.calibration.empty())
      headers.push_back("estimate");
    for (StringRef header : headers) {
      TextTable::Column column;
      column.header = header.str();
      column.alignRight = true;
      // Where there is no room, bound and estimate matter more.
      if (header == "share" && !target.calibration.empty())
        column.dropOrder = 1;
      table.addColumn(column);
    }
    if (report.targets.size() > 1)
      table.addSpan(1 + headers.size(), target.name);
  }
  if (report.targets.size() > 1) {
    TextTable::Column fastest;
    fastest.header = "fastest";
    table.addColumn(fastest);
  }
}

void RowPrinter::addColumns() {
  TextTable::Column name, number, location;
  name.minWidth = 12;
  number.alignRight = true;
  if (groupBy == GroupBy::op) {
    number.header = "id";
    table.addColumn(number);
    name.header = "op";
    table.addColumn(name);
    location.header = "location";
    location.minWidth = 14;
    location.keepTail = true;
    location.dropOrder = 4;
    table.addColumn(location);
  } else {
    name.header = stringifyGroupBy(groupBy).str();
    name.keepTail = groupBy == GroupBy::layer;
    table.addColumn(name);
    number.header = "ops";
    if (!areEntries())
      table.addColumn(number);
    if (hasParameters())
      addCountColumn("params", 4);
  }
  if (shown.hasRuns && groupBy == GroupBy::op)
    addCountColumn("runs", 0);
  addCountColumn("MACs", 1);
  addCountColumn("FLOPs", 0);
  if (shown.hasIntOps)
    addCountColumn("int ops", 3);
  if (shown.hasTranscendentals)
    addCountColumn("transc.", 2);
  addCountColumn("bytes", 0);
  TextTable::Column intensity;
  intensity.header = "intensity";
  intensity.alignRight = true;
  table.addColumn(intensity);
  addTargetColumns();
  if (hasLive())
    addCountColumn("live", 1);
}

void RowPrinter::addCounts(std::vector<TextTable::Cell> &cells,
                           const Totals &counts,
                           std::optional<double> intensity) {
  auto addWork = [&](const BoundedCount &count) {
    cells.emplace_back(formatBounded(
        count, counts.workStatus, counts.numUnknownOps != 0,
        [](const Quantity &value) { return formatCount(value); }));
  };
  addWork(counts.macs);
  addWork(counts.flops);
  if (shown.hasIntOps)
    addWork(counts.intOps);
  if (shown.hasTranscendentals)
    addWork(counts.transcendentals);
  // Of nothing but unknown operations a guess is all there is.
  bool isLower =
      counts.numUnknownOps != 0 && counts.workStatus != CountStatus::unknown;
  cells.emplace_back(formatBounded(counts.bytes, counts.trafficStatus, isLower,
                                   formatCapacity));
  cells.emplace_back(intensity ? markStatus(formatRatio(*intensity),
                                            getIntensityStatus(counts))
                               : "-");
}

void RowPrinter::addTime(std::vector<TextTable::Cell> &cells,
                         const Report::Target &target,
                         const Report::Time &time) {
  TextTable::Style style =
      time.kind == BoundKind::compute  ? TextTable::Style::compute
      : time.kind == BoundKind::memory ? TextTable::Style::memory
                                       : TextTable::Style::plain;
  cells.emplace_back(time.boundBy.empty() ? "-" : time.boundBy, style);
  cells.emplace_back(time.seconds
                         ? markStatus(formatSI(*time.seconds, "s"), time.status)
                         : "-");
  if (hasSum)
    cells.emplace_back(time.share ? formatPercent(*time.share) : "-");
  if (!target.calibration.empty())
    cells.emplace_back(time.estimate ? formatSI(*time.estimate, "s") : "-");
}

void RowPrinter::addRow(const Report::Group &group) {
  std::vector<TextTable::Cell> cells;
  if (groupBy == GroupBy::op) {
    const Report::Op &op = report.ops[group.ops.front()];
    cells.emplace_back(std::to_string(group.ops.front()));
    cells.emplace_back(group.name);
    cells.emplace_back(shortenLocation(op.location, report.file));
    if (shown.hasRuns)
      cells.emplace_back(formatBounded(
          {op.multiplicity.value, op.multiplicity.lower},
          op.multiplicity.isEstimate ? CountStatus::estimate
                                     : CountStatus::exact,
          /*hasUnknown=*/false,
          [](const Quantity &value) { return formatCount(value); }));
  } else {
    cells.emplace_back(group.name);
    if (!areEntries())
      cells.emplace_back(std::to_string(group.counts.numOps));
    if (hasParameters())
      cells.emplace_back(formatCount(group.parameters.count));
  }
  addCounts(cells, group.counts, group.intensity);
  for (auto [target, time] : llvm::zip_equal(report.targets, group.times))
    addTime(cells, target, time);
  addFastest(cells, group.fastest);
  if (hasLive())
    cells.emplace_back(formatCapacity(group.liveBytes));
  table.addRow(std::move(cells));
}

/// A cell only where targets are compared.
void RowPrinter::addFastest(std::vector<TextTable::Cell> &cells,
                            std::optional<size_t> fastest) {
  if (report.targets.size() > 1)
    cells.emplace_back(fastest ? report.targets[*fastest].name : "-");
}

void RowPrinter::addTotalsRow() {
  std::vector<TextTable::Cell> cells;
  std::string numOps = std::to_string(report.totals.numOps);
  StringRef noun = report.totals.numOps == 1 ? " op" : " ops";
  if (groupBy == GroupBy::op) {
    cells.emplace_back();
    cells.emplace_back("total, " + numOps + noun.str(), TextTable::Style::bold);
    cells.emplace_back();
    if (shown.hasRuns)
      cells.emplace_back();
  } else {
    cells.emplace_back("total", TextTable::Style::bold);
    cells.emplace_back(numOps);
    if (hasParameters())
      cells.emplace_back(formatCount(report.parameters.count));
  }
  addCounts(cells, report.totals, report.intensity);
  for (const Report::Target &target : report.targets) {
    Report::Time time;
    time.boundBy = target.boundBy;
    time.kind = target.kind;
    time.seconds = target.latencyBound;
    time.estimate = target.latencyEstimate;
    time.status = target.status;
    if (target.latencyBound)
      time.share = 1;
    addTime(cells, target, time);
  }
  auto best = llvm::find_if(report.targets, [](const Report::Target &target) {
    return target.slowdown == 1.0;
  });
  addFastest(cells, report.targets.end() == best
                        ? std::nullopt
                        : std::optional<size_t>(best - report.targets.begin()));
  if (hasLive())
    cells.emplace_back(report.activations
                           ? formatCapacity(report.activations->peakBytes)
                           : "-");
  table.addRow(std::move(cells));
}

/// `... and 12 more rows (0.4 % of the time); --all shows them`.
std::string RowPrinter::getRest(size_t first) const {
  size_t number = groups.size() - first;
  std::string rest = "... and " + emit::countNoun(number, "more row");
  SmallVector<std::string> shares;
  for (auto [i, target] : llvm::enumerate(report.targets))
    if (std::optional<double> share =
            hasSum ? report.getShareFrom(first, i) : std::nullopt)
      shares.push_back(formatPercent(*share) +
                       (report.targets.size() > 1 ? " on " + target.name : ""));
  if (!shares.empty())
    rest += " (" + llvm::join(shares, ", ") + " of the time)";
  return rest + "; --all shows " + (number == 1 ? "it" : "them");
}

void RowPrinter::print(raw_ostream &os) {
  addColumns();
  size_t numShown = options.all
                        ? groups.size()
                        : std::min<size_t>(groups.size(), EmitOptions::numRows);
  for (size_t i = 0; i < numShown; ++i)
    addRow(groups[i]);
  if (numShown < groups.size())
    table.addLine(getRest(numShown));
  if (hasSum) {
    table.addRule();
    addTotalsRow();
  }
  std::vector<std::string> leftOut = table.print(os);
  if (!leftOut.empty())
    os << "(no room for: " << llvm::join(leftOut, ", ") << ")\n";
}

static void emitTable(raw_ostream &os, const Report &report,
                      const EmitOptions &options) {
  os << (report.file == "-" ? "<stdin>" : toVisibleText(report.file));
  SmallVector<StringRef> names;
  for (const Report::Target &target : report.targets)
    names.push_back(target.name);
  if (!names.empty())
    os << " on " << toVisibleText(llvm::join(names, ", "));
  else
    os << " (no target: counts only)";
  os << "\n\n";
  emit::TableColumns shown(report);
  bool hasSum = report.entries.empty();
  if (report.groups.empty())
    os << "no operation that costs anything\n";
  else if (report.layerDepth)
    emit::printLayerTree(os, report, shown, options);
  else if (hasSum || !report.hasDefaultRows)
    RowPrinter(report, report.groups, report.groupBy, hasSum, shown, options)
        .print(os);
  // Programs of their own: nobody asked for their sum.
  if (!hasSum) {
    if (!report.hasDefaultRows)
      os << "\n";
    RowPrinter(report, report.entries, GroupBy::function, hasSum, shown,
               options)
        .print(os);
    os << "(each a program of its own; --function=NAME reports one of them)\n";
  }
  emit::printSummary(os, report, shown, options);
  emit::printLegend(os, report, shown, options);
}

namespace {
class TableEmitter : public Emitter {
  StringRef getName() const override { return "table"; }
  StringRef getDescription() const override {
    return "a table for people (default)";
  }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    emitTable(os, report, options);
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeTableEmitter() {
  return std::make_unique<TableEmitter>();
}
