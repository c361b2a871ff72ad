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

namespace {
/// What one of several targets takes.
struct Candidate {
  std::optional<double> seconds;
  /// Whether it can do all of the work.
  bool isComplete;
};
} // namespace

/// The position of the smallest time of a target that can do all of the work,
/// the first of equals; nothing if one of fewer than two times is missing.
static std::optional<size_t> findFastest(ArrayRef<Candidate> candidates) {
  std::optional<size_t> fastest;
  for (auto [number, candidate] : llvm::enumerate(candidates)) {
    if (!candidate.seconds)
      return std::nullopt;
    if (candidate.isComplete &&
        (!fastest || *candidate.seconds < *candidates[*fastest].seconds))
      fastest = number;
  }
  return candidates.size() < 2 ? std::nullopt : fastest;
}

static std::optional<size_t> findFastest(ArrayRef<Report::Time> times) {
  SmallVector<Candidate> candidates;
  for (const Report::Time &time : times)
    candidates.push_back({time.seconds, time.isComplete()});
  return findFastest(candidates);
}

static bool isComplete(const Report::Target &target) {
  return Report::isNegligible(target.missingSeconds, target.latencyBound);
}

void report::compareTargets(Report &report) {
  SmallVector<Candidate> latencies;
  for (const Report::Target &target : report.targets)
    latencies.push_back({target.latencyBound, isComplete(target)});
  std::optional<size_t> fastest = findFastest(latencies);
  if (fastest) {
    double smallest = *latencies[*fastest].seconds;
    for (Report::Target &target : report.targets) {
      if (!isComplete(target))
        continue;
      target.slowdown = smallest > 0 ? *target.latencyBound / smallest : 1;
      target.numRowsFastest = 0;
    }
  }
  for (Report::Op &op : report.ops)
    op.fastest = findFastest(op.times);
  for (Report::Group &entry : report.entries)
    entry.fastest = findFastest(entry.times);
  for (Report::Group &group : report.groups) {
    group.fastest = findFastest(group.times);
    if (!fastest || !group.fastest)
      continue;
    std::optional<unsigned> &rows =
        report.targets[*group.fastest].numRowsFastest;
    rows = rows.value_or(0) + 1;
  }
}

void report::printComparison(raw_ostream &os, const Report &report,
                             const TableOptions &options) {
  if (llvm::none_of(report.targets, [](const Report::Target &target) {
        return target.slowdown.has_value();
      }))
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
        target.slowdown ? formatRatio(*target.slowdown) : "-"};
    if (hasEstimates)
      cells.emplace_back(target.latencyEstimate
                             ? formatSI(*target.latencyEstimate, "s")
                             : "-");
    cells.emplace_back(
        target.numRowsFastest ? std::to_string(*target.numRowsFastest) : "-");
    cells.emplace_back(target.boundBy.empty() ? "-" : target.boundBy);
    table.addRow(std::move(cells));
  }
  os << "\nComparison\n";
  table.print(os);
}
