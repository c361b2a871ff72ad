//===- Summary.cpp - What stands below a report's table -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TableText.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/NumberFormat.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Labelled lines under headings.
class SummaryPrinter {
public:
  SummaryPrinter(raw_ostream &os, const Report &report,
                 const emit::TableColumns &shown, const EmitOptions &options)
      : os(os), report(report), shown(shown), options(options) {}

  void printTotals();
  void printProgram();
  void printCoverage();
  void printSymbols();

private:
  void printEffective();
  void printParameters();
  void line(const Twine &label, StringRef text) {
    emit::printLine(os, label, text, options.width);
  }
  void work(StringRef label, const BoundedCount &count, StringRef note = "");
  std::string bytes(const BoundedCount &count) const;

  raw_ostream &os;
  const Report &report;
  const emit::TableColumns &shown;
  const EmitOptions &options;
};
} // namespace

std::string emit::formatBytes(const Quantity &bytes) {
  std::optional<int64_t> small = bytes.getInt64();
  if (!bytes.isConstant() || (small && *small < 1024))
    return formatCapacity(bytes);
  return formatGrouped(bytes) + " B (" + formatCapacity(bytes) + ")";
}

void SummaryPrinter::work(StringRef label, const BoundedCount &count,
                          StringRef note) {
  const Totals &totals = report.totals;
  std::string text = emit::formatBounded(
      count, totals.workStatus, totals.numUnknownOps != 0, formatGrouped);
  if (!totals.isWorkUnbounded() && count.value != count.lower)
    text += ", >= " + formatGrouped(count.lower);
  line(label, text + note.str());
}

std::string SummaryPrinter::bytes(const BoundedCount &count) const {
  const Totals &totals = report.totals;
  return emit::formatBounded(count, totals.trafficStatus,
                             totals.numUnknownOps != 0, emit::formatBytes);
}

void SummaryPrinter::printTotals() {
  const Totals &totals = report.totals;
  os << "\nTotals\n";
  work("MACs", totals.macs);
  work("FLOPs", totals.flops);
  if (shown.hasIntOps)
    work("int ops", totals.intOps);
  if (shown.hasTranscendentals)
    work("transcendentals", totals.transcendentals);
  printEffective();
  line("bytes", bytes(totals.bytes));
  line("  read", bytes(totals.bytesRead));
  line("  written", bytes(totals.bytesWritten));
  std::string intensity = "-";
  if (report.intensity)
    intensity =
        markStatus(formatRatio(*report.intensity), getIntensityStatus(totals)) +
        " per byte";
  line("intensity", intensity);
  printParameters();
}

void SummaryPrinter::printEffective() {
  const Totals &totals = report.totals;
  StringRef note = " (without padding, inserted zeros, elements not stored)";
  auto add = [&](StringRef label, BoundedCount Totals::*count) {
    if ((totals.*count).value != totals.getCountOfEffective(count)->value)
      work(label, totals.*count, std::exchange(note, ""));
  };
  add("effective MACs", &Totals::effectiveMacs);
  add("effective FLOPs", &Totals::effectiveFlops);
  add("effective int ops", &Totals::effectiveIntOps);
}

void SummaryPrinter::printParameters() {
  const Report::ParameterSum &sum = report.parameters;
  if (sum.count.isZero()) {
    line("parameters", "0 (none marked; see --params)");
    return;
  }
  auto format = [](const Quantity &count, const Quantity &bytes) {
    return formatGrouped(count) + ", " + emit::formatBytes(bytes);
  };
  line("parameters", format(sum.count, sum.bytes));
  if (sum.types.size() > 1)
    for (const Report::ParameterSum::OfType &each : sum.types)
      line("  " + Twine(each.type), format(each.count, each.bytes));
}

/// What counts, and what does not although it is written.
void SummaryPrinter::printProgram() {
  bool hasEntries = !report.entries.empty();
  if (!hasEntries && report.numUnreferenced == 0 && report.numDeadOps == 0)
    return;
  os << "\nProgram\n";
  if (hasEntries) {
    line("entries", emit::countNoun(report.entries.size(), "function") +
                        ", each with what it calls");
    printParameters();
  }
  if (report.numUnreferenced)
    line("never run",
         emit::countNoun(report.numUnreferenced, "private function") +
             " that nothing refers to, not counted");
  if (report.numDeadOps)
    line("no effect", emit::countNoun(report.numDeadOps, "op") +
                          (report.numDeadOps == 1 ? " has" : " have") +
                          " no effect on a result, counted");
}

void SummaryPrinter::printCoverage() {
  const Coverage &coverage = report.coverage;
  os << "\nCoverage\n";
  std::optional<double> share = coverage.getOps();
  line("ops", share ? formatPercent(*share) + " of " +
                          std::to_string(coverage.numOps) + " (" +
                          std::to_string(coverage.numUnknownOps) + " unknown)"
                    : "- (there is none)");
  line("bytes", coverage.bytes ? formatPercent(*coverage.bytes) : "-");
  if (coverage.unknown.empty())
    return;
  os << "\nUnknown (missing from the totals, which are lower bounds)\n";
  for (const Coverage::Unknown &unknown : coverage.unknown)
    printWrapped(os, "  " + std::to_string(unknown.count) + " x",
                 unknown.op + ": " + unknown.reason, /*indent=*/8,
                 options.width);
}

void SummaryPrinter::printSymbols() {
  if (report.symbols.empty())
    return;
  os << "\nSizes"
     << (report.hasOpenSizes() ? " (--bind NAME=NUMBER,... fills them in)" : "")
     << "\n";
  for (const Report::Symbol &symbol : report.symbols) {
    std::string value = symbol.value ? " = " + symbol.value->str() : "";
    line(symbol.name + value, symbol.meaning);
  }
}

void emit::printSummary(raw_ostream &os, const Report &report,
                        const TableColumns &columns,
                        const EmitOptions &options) {
  SummaryPrinter printer(os, report, columns, options);
  // Of several programs nobody has asked for the sum.
  if (report.entries.empty()) {
    printer.printTotals();
    printActivations(os, report, options);
    printTraining(os, report, options);
    printTargets(os, report, options);
    if (report.fusion)
      printFusion(os, report, *report.fusion, /*target=*/"", options);
    printComparison(os, report, options);
    printWhatIf(os, report, options);
  }
  printer.printProgram();
  printer.printCoverage();
  printer.printSymbols();
}

//===----------------------------------------------------------------------===//
// Legend
//===----------------------------------------------------------------------===//

namespace {
class LegendPrinter {
public:
  LegendPrinter(raw_ostream &os, unsigned width) : os(os), width(width) {}
  void entry(bool isShown, StringRef term, StringRef meaning) {
    if (isShown)
      emit::printLine(os, term, meaning, width);
  }

private:
  raw_ostream &os;
  unsigned width;
};
} // namespace

static StringRef getRowMeaning(const Report &report) {
  if (report.layerDepth)
    return "a layer with all that is in it; those that are not indented add up "
           "to the total";
  switch (report.groupBy) {
  case GroupBy::op:
    return "one operation, all its executions; id: its number in program order";
  case GroupBy::kind:
    return "all operations of one name";
  case GroupBy::layer:
    return "all operations of one layer: of a name, up to its last '/'; of one "
           "line of the model's code where the front end gave no names; "
           "--depth=N shows which layers are in which";
  case GroupBy::function:
    return "the operations in one function, its callees' not among them";
  }
  llvm_unreachable("covered switch");
}

void emit::printLegend(raw_ostream &os, const Report &report,
                       const TableColumns &shown, const EmitOptions &options) {
  os << "\nLegend\n";
  LegendPrinter legend(os, options.width);
  bool hasTargets = !report.targets.empty();
  bool hasEntries = !report.entries.empty();
  bool hasGroups = !hasEntries || !report.hasDefaultRows;
  legend.entry(hasGroups, "row", getRowMeaning(report));
  legend.entry(hasEntries, hasGroups ? "function" : "row",
               "a function that others can call, with all that it calls");
  legend.entry(hasGroups && report.groupBy == GroupBy::op, "location",
               "the name a front end gave, or file:line:column; line:column "
               "in the program's own file");
  legend.entry(hasGroups, "order",
               report.layerDepth ? "as the layers first run"
               : report.isOrderedByTime()
                   ? "largest time first, on the first target"
                   : "most work first, then most bytes");
  legend.entry(hasGroups && !report.layerDepth && report.hasOpenSizes(), "",
               "as if every open size were " +
                   std::to_string(Report::orderingSize));
  legend.entry(hasGroups && shown.hasRuns && report.groupBy == GroupBy::op,
               "runs", "executions per call of the program");
  legend.entry(hasGroups && report.groupBy != GroupBy::op &&
                   !report.parameters.count.isZero(),
               "params",
               "parameters that the row uses, each once; rows may share some");
  legend.entry(true, "MACs",
               "multiply-accumulates of contractions and convolutions; each "
               "is 2 of the FLOPs or int ops");
  legend.entry(true, "FLOPs",
               "floating-point additions, multiplications and divisions, a "
               "fused multiply-add as 2");
  legend.entry(shown.hasIntOps, "int ops", "the same on integers");
  legend.entry(shown.hasTranscendentals, "transc.",
               "transcendentals: exp, log, sqrt, tanh, erf, sin, ... on "
               "floats; not among the FLOPs");
  legend.entry(hasGroups && report.groupBy != GroupBy::op, "live",
               "what is held while the row's operations run, at most, without "
               "parameters");
  legend.entry(report.activations && !hasEntries, "peak",
               "the most that is held at once in the order of the program: "
               "inputs, intermediate and final tensors");
  legend.entry(true, "bytes",
               "distinct elements of each operand read and written, each op on "
               "its own from "
               "memory; 1 KiB = 1024 B");
  legend.entry(true, "intensity", "(FLOPs + int ops) per byte");
  legend.entry(hasTargets, "bound by",
               "what needs the most time: a compute unit and its element type, "
               "or a memory level");
  legend.entry(hasTargets, "time",
               "roofline: the larger of compute time at peak and memory time "
               "at full bandwidth; nothing is faster");
  legend.entry(hasTargets && !hasEntries, "share", "of the latency bound");
  bool hasEstimates =
      llvm::any_of(report.targets, [](const Report::Target &target) {
        return !target.calibration.empty();
      });
  legend.entry(hasEstimates, "estimate",
               "expected time: the bound at the efficiencies the target was "
               "measured to reach, with overhead per op; in totals per "
               "group of ops that can run as one; no bound");
  bool isCompared = report.targets.size() > 1;
  legend.entry(isCompared, "fastest",
               "the target with the smallest time, the first of equals");
  legend.entry(isCompared && !hasEntries, "slowdown",
               "latency bound over the smallest of all targets");
  legend.entry(hasTargets && !hasEntries, "latency bound",
               "time of all ops one after another, each from cold memory; no "
               "schedule that keeps them apart is faster");
  legend.entry(hasTargets && !hasEntries, "fused",
               "time of groups of ops that can run as one, where only what "
               "enters and leaves a group moves; what depends on parameters "
               "alone is left out");
  legend.entry(hasTargets && !hasEntries, "throughput",
               "calls of the program per second at the latency bound");
  legend.entry(true, "k, M, G, ...", "powers of 1000");
  legend.entry(true, "-", "not known, or open as long as a size is");
  legend.entry(shown.hasLower, ">= n", "at least n: something is unknown");
  legend.entry(shown.hasUpper, "<= n",
               "at most n: the larger of alternatives, or data-dependent");
  legend.entry(shown.hasEstimate, "~ n", "an estimate, no bound");
  legend.entry(shown.hasDeclared, "n*", "declared by the user, not derived");
}
