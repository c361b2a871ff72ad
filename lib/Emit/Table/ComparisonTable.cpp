//===- ComparisonTable.cpp - Targets beside each other --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

void emit::printComparison(raw_ostream &os, const Report &report,
                           const EmitOptions &options) {
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
      cells.emplace_back(
          target.latencyEstimate
              ? markStatus(formatSI(*target.latencyEstimate, "s"),
                           CountStatus::estimate)
              : "-");
    cells.emplace_back(
        target.numRowsFastest ? std::to_string(*target.numRowsFastest) : "-");
    cells.emplace_back(target.boundBy.empty() ? "-" : target.boundBy);
    table.addRow(std::move(cells));
  }
  os << "\nComparison\n";
  table.print(os);
}
