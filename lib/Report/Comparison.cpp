//===- Comparison.cpp - Several targets beside each other -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"
#include "TableText.h"
#include "mlir-roofline/Report/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

/// The position of the smallest time, the first of equals; nothing if one of
/// fewer than two times is missing.
static std::optional<size_t>
findFastest(ArrayRef<std::optional<double>> seconds) {
  if (seconds.size() < 2 || llvm::is_contained(seconds, std::nullopt))
    return std::nullopt;
  return std::min_element(seconds.begin(), seconds.end()) - seconds.begin();
}

static std::optional<size_t> findFastest(ArrayRef<Report::Time> times) {
  SmallVector<std::optional<double>> seconds;
  for (const Report::Time &time : times)
    seconds.push_back(time.seconds);
  return findFastest(seconds);
}

void report::compareTargets(Report &report) {
  SmallVector<std::optional<double>> latencies;
  for (const Report::Target &target : report.targets)
    latencies.push_back(target.latencyBound);
  std::optional<size_t> fastest = findFastest(latencies);
  if (fastest) {
    double smallest = *latencies[*fastest];
    for (Report::Target &target : report.targets) {
      target.slowdown = smallest > 0 ? *target.latencyBound / smallest : 1;
      target.numRowsFastest = 0;
    }
  }
  for (Report::Op &op : report.ops)
    op.fastest = findFastest(op.times);
  for (Report::Group &group : report.groups) {
    group.fastest = findFastest(group.times);
    if (fastest && group.fastest)
      ++*report.targets[*group.fastest].numRowsFastest;
  }
}

void report::printComparison(raw_ostream &os, const Report &report,
                             const TableOptions &options) {
  if (report.targets.empty() || !report.targets.front().slowdown)
    return;
  bool hasEstimates =
      llvm::any_of(report.targets, [](const Report::Target &target) {
        return target.latencyEstimate.has_value();
      });
  TextTable table(options.width, options.color);
  auto addColumn = [&](StringRef header, bool alignRight, unsigned dropOrder) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = alignRight;
    column.dropOrder = dropOrder;
    table.addColumn(column);
  };
  addColumn("target", /*alignRight=*/false, 0);
  addColumn("latency bound", /*alignRight=*/true, 0);
  addColumn("slowdown", /*alignRight=*/true, 0);
  if (hasEstimates)
    addColumn("latency estimate", /*alignRight=*/true, 0);
  addColumn("rows fastest", /*alignRight=*/true, 1);
  addColumn("bound by", /*alignRight=*/false, 2);
  for (const Report::Target &target : report.targets) {
    std::vector<TextTable::Cell> cells = {
        target.name,
        markStatus(formatSI(*target.latencyBound, "s"), target.status),
        formatRatio(*target.slowdown)};
    if (hasEstimates)
      cells.emplace_back(target.latencyEstimate
                             ? formatSI(*target.latencyEstimate, "s")
                             : "-");
    cells.emplace_back(std::to_string(*target.numRowsFastest));
    cells.emplace_back(target.boundBy.empty() ? "-" : target.boundBy);
    table.addRow(std::move(cells));
  }
  os << "\nComparison\n";
  table.print(os);
}
