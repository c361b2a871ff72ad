//===- Summary.cpp - What stands below a report's table -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../TableText.h"
#include "NamedFormulas.h"
#include "mlir-roofline/Emit/TextTable.h"
#include "mlir-roofline/Support/Formula/FactoredText.h"
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
    emit::printFormula(os, label, text, options);
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
  auto print = [&](bool isOpen, const Twine &heading) {
    auto isListed = [&](const Report::Symbol &symbol) {
      return symbol.isOpen == isOpen;
    };
    if (llvm::none_of(report.symbols, isListed))
      return;
    os << "\n" << heading << "\n";
    for (const Report::Symbol &symbol : report.symbols) {
      if (!isListed(symbol))
        continue;
      std::string value = symbol.value ? " = " + symbol.value->str() : "";
      line(symbol.name + value, symbol.describe());
    }
  };
  print(/*isOpen=*/true, report.hasOpenSizes()
                             ? "Sizes (--bind NAME=NUMBER,... fills them in)"
                             : "Sizes");
  print(/*isOpen=*/false, "Other symbols of formulas");
}

/// Under the names that the formulas have them.
static void printParts(raw_ostream &os, const emit::NamedSummary &named,
                       const EmitOptions &options) {
  if (named.getParts().empty())
    return;
  os << "\nParts of formulas\n";
  for (const NamedParts::Definition &part : named.getParts())
    emit::printFormula(os, part.name, formatFactored(part.value), options);
}

void emit::printSummary(raw_ostream &os, const Report &whole,
                        const TableColumns &columns,
                        const EmitOptions &options) {
  NamedSummary named(whole);
  const Report &report = named.get();
  SummaryPrinter printer(os, report, columns, options);
  // Of several programs nobody has asked for the sum.
  if (report.entries.empty()) {
    printer.printTotals();
    printActivations(os, report, options);
    printTraining(os, report, options);
    printTargets(os, report, options);
    printMeasured(os, report, options);
    if (report.fusion)
      printFusion(os, report, *report.fusion, /*target=*/"", options);
    printComparison(os, report, options);
    printWhatIf(os, report, options);
  }
  printer.printProgram();
  printer.printCoverage();
  printer.printSymbols();
  printParts(os, named, options);
}
