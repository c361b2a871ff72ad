//===- PassTable.cpp - What passes change, for people ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/PassEmitter.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Report/MetricText.h"
#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using Cell = TextTable::Cell;

static std::string formatPlace(const PassReport::Place &place) {
  std::string text = place.opBefore;
  if (place.opAfter != place.opBefore) {
    if (!text.empty())
      text += " -> ";
    text += place.opAfter.empty() ? "(gone)" : place.opAfter;
    if (place.opBefore.empty())
      text = "new " + text;
  }
  if (!place.function.empty())
    text += " in @" + place.function;
  if (!place.location.empty())
    text += " at " + place.location;
  return text;
}

static void addPass(TextTable &table, const PassReport &report,
                    const PassReport::Pass &pass) {
  std::vector<Cell> cells;
  cells.emplace_back(std::string(2 * pass.depth, ' ') + pass.name +
                         (pass.hasFailed ? " (failed)" : ""),
                     pass.isPipeline ? TextTable::Style::bold
                                     : TextTable::Style::plain);
  for (auto [number, metric] : llvm::enumerate(report.metrics)) {
    if (pass.numChanged == 0) {
      cells.emplace_back();
      continue;
    }
    const std::optional<MetricValue> &change = pass.changes[number];
    std::string text = change ? formatChange(*metric, *change) : "-";
    bool isWork = metric->name == "macs" || metric->name == "flops";
    if (isWork && change && text != "0")
      text += " !";
    cells.emplace_back(std::move(text));
  }
  cells.emplace_back(pass.most ? formatPlace(*pass.most) : "");
  table.addRow(std::move(cells));
}

static void addCounts(TextTable &table, const PassReport &report,
                      StringRef label, const PassReport::Counts &counts) {
  std::vector<Cell> cells;
  cells.emplace_back(label.str(), TextTable::Style::bold);
  for (auto [metric, value] : llvm::zip_equal(report.metrics, counts.values))
    cells.emplace_back(metric->format(value));
  std::string text = Twine(counts.numOps).str() + " costed ops";
  if (counts.numUnknownOps)
    text += (", " + Twine(counts.numUnknownOps) + " of them unknown").str();
  cells.emplace_back(std::move(text));
  table.addRow(std::move(cells));
}

void mlir::roofline::printPassTable(raw_ostream &os, const PassReport &report,
                                    const EmitOptions &options) {
  TextTable table(options.width, options.color);
  TextTable::Column pass, place;
  pass.header = "pass";
  pass.minWidth = 12;
  table.addColumn(pass);
  for (const Metric *metric : report.metrics) {
    TextTable::Column column;
    column.header = metric->title.str();
    column.alignRight = true;
    column.maxWidth = options.all ? 0 : EmitOptions::formulaWidth;
    table.addColumn(column);
  }
  place.header = "changed most";
  place.minWidth = 16;
  place.cut = Cut::start;
  place.dropOrder = 1;
  table.addColumn(place);
  addCounts(table, report, "before", report.before);
  table.addRule();
  for (const PassReport::Pass &pass : report.passes)
    addPass(table, report, pass);
  table.addRule();
  if (report.after)
    addCounts(table, report, "after", *report.after);
  else
    table.addLine("a pass failed: nothing is known of what it leaves");

  os << "What passes change";
  if (!report.file.empty())
    os << " in " << toVisibleText(report.file);
  if (!report.target.empty())
    os << ", with times on " << toVisibleText(report.target);
  os << "\n\n";
  table.print(os);
  auto hasAny = [&](auto isOne) { return llvm::any_of(report.passes, isOne); };
  auto explain = [&](StringRef mark, StringRef text) {
    printWrapped(os, mark, text, mark.size() + 1,
                 options.width ? options.width : 80);
  };
  if (hasAny([](const PassReport::Pass &pass) {
        return !pass.numChanged && !pass.hasFailed;
      }))
    explain("  empty:", "the pass changed nothing");
  if (hasAny([](const PassReport::Pass &pass) { return pass.changesWork; }))
    explain("  !:",
            "other work than before, although passes keep what a program "
            "means: it found work that was not needed, added some, or wrote "
            "it in a form with other rules (docs/CostModel.md)");
}
