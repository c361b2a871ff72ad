//===- TargetsTable.cpp - Peaks and ridge points of a target --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TargetsTable.h"

#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static TextTable::Column makeColumn(StringRef header, bool alignRight,
                                    unsigned dropOrder = 0) {
  TextTable::Column column;
  column.header = header.str();
  column.alignRight = alignRight;
  column.dropOrder = dropOrder;
  return column;
}

/// `f16`, `f16 into f32` where the accumulator matters.
static std::string formatType(RateAttr rate) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << rate.getElementType();
  if (Type accumulator = rate.getAccumulateType())
    os << " into " << accumulator;
  return text;
}

static void printPeaks(TargetAttr target, const Output &output,
                       raw_ostream &os) {
  TextTable table(output.getWidth(), output.hasColor());
  table.addColumn(makeColumn("unit", /*alignRight=*/false));
  table.addColumn(makeColumn("type", /*alignRight=*/false));
  table.addColumn(makeColumn("peak", /*alignRight=*/true));
  SmallVector<double> bandwidths;
  for (MemoryAttr level : target.getMemory())
    if (std::optional<double> bandwidth = level.getBandwidthBytesPerSecond()) {
      table.addColumn(
          makeColumn(("ridge of " + level.getName().getValue()).str(),
                     /*alignRight=*/true, bandwidths.size()));
      bandwidths.push_back(*bandwidth);
    }
  for (roofline::UnitAttr unit : target.getUnits())
    for (RateAttr rate : unit.getRates()) {
      double peak = unit.getPeakOpsPerSecond(rate);
      std::vector<TextTable::Cell> row = {
          stringifyUnitKind(unit.getKind()).str(), formatType(rate),
          formatSI(peak, "/s")};
      for (double bandwidth : bandwidths)
        row.emplace_back(formatRatio(peak / bandwidth) + " op/B");
      table.addRow(row);
    }
  table.print(os);
}

static std::string describeHeld(MemoryAttr level) {
  if (level.getHeld().empty())
    return "everything";
  return llvm::join(llvm::map_range(level.getHeld(), stringifyValueClass),
                    ", ");
}

static void printLevels(TargetAttr target, const Output &output,
                        raw_ostream &os) {
  TextTable table(output.getWidth(), output.hasColor());
  table.addColumn(makeColumn("memory", /*alignRight=*/false));
  table.addColumn(makeColumn("capacity", /*alignRight=*/true));
  table.addColumn(makeColumn("parts", /*alignRight=*/true));
  table.addColumn(makeColumn("bandwidth", /*alignRight=*/true));
  bool holdsParts = llvm::any_of(target.getMemory(), [](MemoryAttr level) {
    return !level.getHeld().empty();
  });
  if (holdsParts)
    table.addColumn(makeColumn("holds", /*alignRight=*/false));
  for (MemoryAttr level : target.getMemory()) {
    std::optional<double> capacity = level.getCapacityBytes();
    std::optional<double> bandwidth = level.getBandwidthBytesPerSecond();
    std::vector<TextTable::Cell> row = {
        level.getName().str(),
        capacity ? formatCapacity(static_cast<int64_t>(*capacity)) : "-",
        std::to_string(level.getInstances()),
        bandwidth ? formatSI(*bandwidth, "B/s") : "-"};
    if (holdsParts)
      row.emplace_back(describeHeld(level));
    table.addRow(std::move(row));
  }
  table.print(os);
}

std::string mlir::roofline::formatTargetAsTable(TargetAttr target,
                                                const Output &output) {
  std::string text;
  llvm::raw_string_ostream os(text);
  printPeaks(target, output, os);
  os << "\n";
  printLevels(target, output, os);
  os << "\n";
  printWrapped(os, "",
               "Peaks: dense, a fused multiply-add as 2 operations. Ridge: the "
               "operations per byte of a level from which on the unit and not "
               "the level is the limit. Capacities and bandwidths are those of "
               "all parts of a level together.",
               0, output.getWidth());
  return text;
}
