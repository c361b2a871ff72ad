//===- TableEmitter.cpp - Reports as tables -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The result first, then the rows, and then what more there is to say:
//
//   model.mlir on nvidia-h100-sxm
//
//     total             55 ops, 40.6 M MACs, ...
//     latency           bound 1.98 us (vector.f32), ...
//
//   id  op           location          MACs   FLOPs  ...
//    0  tosa.conv2d  stem/conv1      442 k   885 k  ...
//
//   Totals
//     MACs              40,551,040
//
//   k, M = 10^3, 10^6; --legend explains columns and lines
//
//===----------------------------------------------------------------------===//

#include "../Formats.h"
#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

static void printTitle(raw_ostream &os, const Report &report,
                       const EmitOptions &options) {
  SmallVector<StringRef> names;
  for (const Report::Target &target : report.targets)
    names.push_back(target.name);
  std::string targets = names.empty() ? " (no target: counts only)"
                                      : " on " + llvm::join(names, ", ");
  printWrapped(os, "", (report.file == "-" ? "<stdin>" : report.file) + targets,
               /*indent=*/0, options.width);
  os << '\n';
}

/// `12 of 180 ops match 'conv'; totals are of all`.
static void printFilter(raw_ostream &os, const Report &report,
                        const EmitOptions &options) {
  if (report.rows.filter.empty())
    return;
  size_t numOps = 0;
  for (const Report::Group &group : report.groups)
    numOps += group.ops.size();
  printWrapped(os, "",
               std::to_string(numOps) + " of " +
                   emit::countNoun(report.ops.size(), "op") + " match '" +
                   report.rows.filter + "', in " +
                   emit::countNoun(report.groups.size(), "row") +
                   "; totals are of all",
               /*indent=*/0, options.width);
}

static void printTables(raw_ostream &os, const Report &report,
                        const emit::TableColumns &shown,
                        const EmitOptions &options) {
  bool hasSum = report.entries.empty();
  printFilter(os, report, options);
  if (report.groups.empty())
    os << (report.ops.empty() ? "no operation that costs anything\n" : "");
  else if (report.layerDepth)
    emit::printLayerTree(os, report, shown, options);
  else if (hasSum || !report.hasDefaultRows)
    emit::printRows(os, report, {report.groups, report.groupBy, hasSum}, shown,
                    options);
  // Programs of their own: nobody asked for their sum.
  if (hasSum)
    return;
  if (!report.hasDefaultRows)
    os << "\n";
  emit::printRows(os, report,
                  {report.entries, GroupBy::function, hasSum,
                   /*areEntries=*/true},
                  shown, options);
  os << "(each a program of its own; --function=NAME reports one of them)\n";
}

static void emitTable(raw_ostream &os, const Report &report,
                      const EmitOptions &options) {
  printTitle(os, report, options);
  emit::printHeadline(os, report, options);
  emit::TableColumns shown(report);
  printTables(os, report, shown, options);
  if (options.plot)
    emit::printPlot(os, report, options);
  emit::printSummary(os, report, shown, options);
  if (options.legend)
    emit::printLegend(os, report, shown, options);
}

namespace {
class TableEmitter : public Emitter {
  StringRef getName() const override { return "table"; }
  StringRef getDescription() const override {
    return "a table for people (default)";
  }
  bool hasPlaceForEntries(ReportPart part) const override {
    return part == ReportPart::depth || part == ReportPart::measured;
  }
  Sequence getSequence() const override { return Sequence::text; }
  bool takes(RowFlag flag) const override { return true; }
  bool mergesEqualOps() const override { return true; }
  void emit(raw_ostream &os, const Report &report,
            const EmitOptions &options) const override {
    std::string text;
    llvm::raw_string_ostream textStream(text);
    emitTable(textStream, report, options);
    os << text;
    if (!options.legend)
      emit::printKey(os, text, options);
  }
};
} // namespace

std::unique_ptr<Emitter> emit::makeTableEmitter() {
  return std::make_unique<TableEmitter>();
}
