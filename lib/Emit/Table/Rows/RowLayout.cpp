//===- RowLayout.cpp - Which columns rows have ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RowLayout.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using emit::RowLayout;

ArrayRef<StringRef> emit::getMeasuredColumns() {
  static constexpr StringRef names[] = {"measured_s", "efficiency", "lost_s",
                                        "achieved_ops_per_s",
                                        "achieved_bytes_per_s"};
  return names;
}

static SmallVector<RowColumn> chooseTargetColumns(const Report &report,
                                                  const emit::TableRows &rows) {
  SmallVector<RowColumn> columns = {RowText::boundBy, *findRowColumn("time_s")};
  bool isMeasured = report.measured && !rows.areEntries;
  if (rows.addUp && !isMeasured)
    columns.push_back(*findRowColumn("share"));
  if (llvm::any_of(report.targets, [](const Report::Target &target) {
        return !target.calibration.empty();
      }))
    columns.push_back(*findRowColumn("estimate_s"));
  if (isMeasured)
    for (StringRef name : emit::getMeasuredColumns())
      columns.push_back(*findRowColumn(name));
  return columns;
}

RowLayout emit::chooseColumns(const Report &report, const TableRows &rows,
                              const TableColumns &shown,
                              const EmitOptions &options) {
  RowLayout layout;
  for (const RowColumn &column : options.columns)
    (isOfTarget(column) ? layout.targetColumns : layout.columns)
        .push_back(column);
  if (!options.columns.empty())
    return layout;
  bool isByOp = rows.groupBy == GroupBy::op;
  auto add = [&](bool isShown, StringRef name) {
    if (isShown)
      layout.columns.push_back(*findRowColumn(name));
  };
  add(isByOp, "location");
  add(!rows.areEntries && !report.parameters.count.isZero(), "parameters");
  add(isByOp && shown.hasRuns, "multiplicity");
  add(true, "macs");
  add(true, "flops");
  add(shown.hasIntOps, "int_ops");
  add(shown.hasTranscendentals, "transcendentals");
  add(true, "bytes");
  add(true, "intensity");
  layout.targetColumns = chooseTargetColumns(report, rows);
  // Of one operation, what is live is most of its function.
  if (isByOp)
    layout.lastColumns.push_back(RowText::types);
  else if (!rows.areEntries)
    layout.lastColumns.push_back(*findRowColumn("live_bytes"));
  return layout;
}

static unsigned getDropOrder(const RowColumn &column) {
  namespace dropOrder = emit::dropOrder;
  if (const auto *text = std::get_if<RowText>(&column))
    switch (*text) {
    case RowText::location:
      return dropOrder::location;
    case RowText::types:
      return dropOrder::types;
    case RowText::multiplicity:
      return dropOrder::runs;
    case RowText::boundBy:
      return dropOrder::boundBy;
    }
  return llvm::StringSwitch<unsigned>(std::get<const Metric *>(column)->name)
      .Case("parameters", dropOrder::parameters)
      .Case("macs", dropOrder::macs)
      .Case("flops", dropOrder::flops)
      .Case("int_ops", dropOrder::intOps)
      .Case("transcendentals", dropOrder::transcendentals)
      .Case("bytes", dropOrder::bytes)
      .Case("intensity", dropOrder::intensity)
      .Case("share", dropOrder::share)
      .Case("estimate_s", dropOrder::estimate)
      .Case("live_bytes", dropOrder::live)
      .Case("measured_s", dropOrder::measured)
      .Case("lost_s", dropOrder::lost)
      .Case("efficiency", dropOrder::efficiency)
      .Cases({"achieved_ops_per_s", "achieved_bytes_per_s"}, dropOrder::reached)
      .Default(dropOrder::other);
}

static TextTable::Column makeTextColumn(RowText text,
                                        const EmitOptions &options) {
  TextTable::Column column;
  switch (text) {
  case RowText::location:
    column.header = "location";
    column.minWidth = 12;
    column.distinctWidth = 24;
    column.cut = Cut::middle;
    column.hasPrefix = true;
    break;
  case RowText::types:
    column.header = "types";
    column.minWidth = 16;
    column.cut = Cut::middle;
    column.maxWidth = options.all ? 0 : EmitOptions::typesWidth;
    break;
  case RowText::multiplicity:
    column.header = "runs";
    column.alignRight = true;
    column.minWidth = 9;
    column.maxWidth = options.all ? 0 : EmitOptions::formulaWidth;
    break;
  case RowText::boundBy:
    // Resources differ in their last letters.
    column.header = "bound by";
    break;
  }
  return column;
}

TextTable::Column emit::makeColumn(const RowColumn &shownColumn, size_t number,
                                   const EmitOptions &options) {
  TextTable::Column column;
  if (const auto *text = std::get_if<RowText>(&shownColumn)) {
    column = makeTextColumn(*text, options);
  } else {
    const Metric &metric = *std::get<const Metric *>(shownColumn);
    column.header = metric.title.str();
    column.alignRight = true;
    // Formulas make counts wide.
    if (metric.unit == MetricUnit::count || metric.unit == MetricUnit::bytes) {
      column.minWidth = 9;
      column.maxWidth = options.all ? 0 : EmitOptions::formulaWidth;
    }
  }
  column.dropOrder = options.columns.empty() ? getDropOrder(shownColumn)
                                             : dropOrder::types - number;
  return column;
}
