//===- WhatIf.cpp - A program beside itself in other types ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"
#include "mlir-roofline/Support/ProgramText.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

static std::string formatSeconds(std::optional<double> seconds,
                                 CountStatus status = CountStatus::exact) {
  return seconds ? markStatus(formatSI(*seconds, "s"), status) : "-";
}

static std::string formatTraffic(const Totals &totals) {
  return emit::formatBounded(totals.bytes, totals.trafficStatus,
                             totals.numUnknownOps != 0, formatCapacity);
}

static std::string formatIntensity(std::optional<double> intensity,
                                   const Totals &totals) {
  return intensity
             ? markStatus(formatRatio(*intensity), getIntensityStatus(totals))
             : "-";
}

static void addRow(TextTable &table, std::string what, std::string before,
                   std::string after) {
  std::vector<TextTable::Cell> cells;
  for (std::string *text : {&what, &before, &after})
    cells.emplace_back(std::move(*text));
  table.addRow(std::move(cells));
}

static std::string formatEnergy(const Report::Target &target) {
  return target.energy ? markStatus(formatSI(target.energy->getJoules(), "J"),
                                    target.energy->status)
                       : "-";
}

static void addTarget(TextTable &table, const Report::Target &before,
                      const Report::Target &after) {
  auto row = [&](StringRef what, std::string as, std::string assumed) {
    addRow(table, before.name + what.str(), std::move(as), std::move(assumed));
  };
  auto orDash = [](StringRef text) { return text.empty() ? "-" : text.str(); };
  row(": latency bound", formatSeconds(before.latencyBound, before.status),
      formatSeconds(after.latencyBound, after.status));
  row(": bound by", orDash(before.boundBy), orDash(after.boundBy));
  row(": latency floor", formatSeconds(before.latencyFloor),
      formatSeconds(after.latencyFloor));
  if (before.energy)
    row(": energy", formatEnergy(before), formatEnergy(after));
  if (before.latencyEstimate)
    row(": latency estimate",
        formatSeconds(before.latencyEstimate, CountStatus::estimate),
        formatSeconds(after.latencyEstimate, CountStatus::estimate));
}

void emit::printWhatIf(raw_ostream &os, const Report &report,
                       const EmitOptions &options) {
  if (!report.whatIf)
    return;
  const Report::WhatIf &whatIf = *report.whatIf;
  TextTable table(options.width, options.color);
  for (StringRef header : {"", "as written", "assumed"}) {
    TextTable::Column column;
    column.header = header.str();
    column.alignRight = !header.empty();
    table.addColumn(column);
  }
  addRow(table, "parameters", formatCapacity(report.parameters.bytes),
         formatCapacity(whatIf.parameterBytes));
  addRow(table, "bytes", formatTraffic(report.totals),
         formatTraffic(whatIf.totals));
  addRow(table, "intensity", formatIntensity(report.intensity, report.totals),
         formatIntensity(whatIf.intensity, whatIf.totals));
  for (auto [before, after] : llvm::zip_equal(report.targets, whatIf.targets))
    addTarget(table, before, after);
  os << "\nWhat if " << toVisibleText(whatIf.assumptions) << "\n";
  table.print(os);
}
