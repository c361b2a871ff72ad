//===- MeasuredTable.cpp - What was measured, under a report's table ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
//   Measured
//     file              times.csv (CSV, of a mean call each)
//     time              16.0 us, of which the bound of what was measured is
//                       41.6 % (6.66 us)
//     lost              9.34 us
//     joined            3 of 4 names: 2 by location, 1 by layer
//     bound beaten      'net/add' (line 3): measured 1.00 us, bound 1.54 us
//     not measured      1 op, 1.02 us of the bound: 2 linalg.exp at net/exp
//     not joined        'memcpy' (line 5), 7.00 us in 1 call: names nothing in
//                       the program
//
//   measured together  by     ops    bound  measured  of bound     lost
//   net                layer    3  6.66 us   16.0 us    41.6 %  9.34 us
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
class MeasuredPrinter {
public:
  MeasuredPrinter(raw_ostream &os, const Report &report,
                  const EmitOptions &options)
      : os(os), report(report), measured(*report.measured), options(options) {}
  void print();

private:
  using Row = ReportMeasured::Row;

  void line(const Twine &label, StringRef text) {
    emit::printLine(os, label, text, options.width);
  }
  void printTotal();
  void printJoined();
  void printBeaten();
  void printUnmeasured();
  void printUnmatched(StringRef label, bool isAmbiguous);
  void printTogether();
  /// How many of a kind are named.
  size_t limit(size_t number) const {
    return options.all ? number : std::min<size_t>(number, numNamed);
  }
  static constexpr size_t numNamed = 5;

  raw_ostream &os;
  const Report &report;
  const ReportMeasured &measured;
  const EmitOptions &options;
};
} // namespace

/// `'net/add' (line 3)`.
static std::string describeName(StringRef name, unsigned line) {
  std::string text = "'" + name.str() + "'";
  if (line)
    text += " (line " + std::to_string(line) + ")";
  return text;
}

void MeasuredPrinter::printTotal() {
  std::string runs = measured.runs
                         ? "of " + formatRatio(*measured.runs) +
                               (*measured.runs == 1 ? " run" : " runs")
                         : "of a mean call each";
  line("file", measured.file + " (" + measured.format + ", " + runs + ")");
  const std::optional<MeasuredPart> &part = report.targets.front().measured;
  if (!part)
    return;
  std::string time =
      markStatus(formatSI(part->seconds, "s"),
                 part->isPartial ? CountStatus::lower : CountStatus::exact);
  if (std::optional<double> efficiency = part->getEfficiency())
    time += ", of which the bound of what was measured is " +
            formatPercent(*efficiency) + " (" +
            formatSI(part->boundSeconds, "s") + ")";
  line("time", time);
  line("lost", markStatus(formatSI(part->seconds - part->boundSeconds, "s"),
                          invert(part->boundStatus)));
}

void MeasuredPrinter::printJoined() {
  llvm::MapVector<StringRef, unsigned> ways;
  for (const Row &row : measured.rows)
    ++ways[row.matchedBy];
  SmallVector<std::string> texts;
  for (auto [way, number] : ways)
    texts.push_back(std::to_string(number) + " by " + way.str());
  size_t all = measured.rows.size() + measured.unmatched.size();
  line("joined", std::to_string(measured.rows.size()) + " of " +
                     emit::countNoun(all, "name") +
                     (texts.empty() ? "" : ": " + llvm::join(texts, ", ")));
}

void MeasuredPrinter::printBeaten() {
  std::vector<const Row *> beaten;
  for (const Row &row : measured.rows)
    if (row.part.isBoundBeaten())
      beaten.push_back(&row);
  for (const Row *row : ArrayRef(beaten).take_front(limit(beaten.size())))
    line("bound beaten !", describeName(row->name, row->line) + ": measured " +
                               formatSI(row->part.seconds, "s") + ", bound " +
                               formatSI(row->part.boundSeconds, "s"));
  if (size_t more = beaten.size() - limit(beaten.size()))
    line("", "... and " + emit::countNoun(more, "more name"));
  if (!beaten.empty())
    line("", "nothing beats a bound: the measurement, what it was joined with "
             "or the target is wrong");
}

void MeasuredPrinter::printUnmeasured() {
  size_t number = measured.unmeasured.size();
  if (number == 0)
    return;
  SmallVector<std::string> names;
  for (unsigned id : ArrayRef(measured.unmeasured).take_front(limit(number)))
    names.push_back(std::to_string(id) + " " + report.ops[id].op + " at " +
                    report.ops[id].place);
  line("not measured", emit::countNoun(number, "op") + ", " +
                           formatSI(measured.unmeasuredSeconds, "s") +
                           " of the bound: " + llvm::join(names, ", ") +
                           (number > names.size() ? ", ..." : ""));
}

void MeasuredPrinter::printUnmatched(StringRef label, bool isAmbiguous) {
  size_t numShown = 0, number = 0;
  for (const ReportMeasured::Unmatched &each : measured.unmatched) {
    if (each.isAmbiguous != isAmbiguous)
      continue;
    if (number++ >= limit(measured.unmatched.size()))
      continue;
    ++numShown;
    line(label, describeName(each.name, each.line) + ", " +
                    formatSI(each.seconds, "s") + " in " +
                    formatSI(each.calls) +
                    (each.calls == 1 ? " call: " : " calls: ") + each.reason);
  }
  if (number > numShown)
    line("", "... and " + emit::countNoun(number - numShown, "more name") +
                 "; --all shows them");
}

/// Rows of the file that are no rows of the table.
void MeasuredPrinter::printTogether() {
  std::vector<const Row *> together;
  for (const Row &row : measured.rows)
    if (!row.isRow)
      together.push_back(&row);
  if (together.empty())
    return;
  TextTable table(options.width, options.color);
  auto addColumn = [&](StringRef header, bool alignRight) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = alignRight;
    column.minWidth = alignRight ? 0 : 12;
    table.addColumn(column);
  };
  addColumn("measured together", /*alignRight=*/false);
  addColumn("by", /*alignRight=*/false);
  addColumn("ops", /*alignRight=*/true);
  const StringRef names[] = {"time_s", "measured_s", "efficiency", "lost_s"};
  for (StringRef name : names)
    addColumn(findMetric(name)->title, /*alignRight=*/true);
  size_t numShown = options.all
                        ? together.size()
                        : std::min<size_t>(together.size(), options.numRows);
  for (const Row *row : ArrayRef(together).take_front(numShown)) {
    ReportTime time;
    time.seconds = row->part.boundSeconds;
    time.status = row->part.boundStatus;
    time.measured = row->part;
    MetricSubject subject;
    subject.time = &time;
    std::vector<TextTable::Cell> cells = {row->name, row->matchedBy,
                                          std::to_string(row->ops.size())};
    for (StringRef name : names) {
      const Metric &metric = *findMetric(name);
      cells.emplace_back(metric.format(metric.get(subject)));
    }
    table.addRow(std::move(cells));
  }
  if (numShown < together.size())
    table.addLine("... and " +
                  emit::countNoun(together.size() - numShown, "more row") +
                  "; --all shows them");
  os << '\n';
  table.print(os);
}

void MeasuredPrinter::print() {
  os << "\nMeasured\n";
  printTotal();
  printJoined();
  printBeaten();
  printUnmeasured();
  printUnmatched("ambiguous", /*isAmbiguous=*/true);
  printUnmatched("not joined", /*isAmbiguous=*/false);
  printTogether();
}

void emit::printMeasured(raw_ostream &os, const Report &report,
                         const EmitOptions &options) {
  if (report.measured)
    MeasuredPrinter(os, report, options).print();
}
