//===- TableText.h - Values of a table as text ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_TABLE_TABLETEXT_H
#define MLIR_ROOFLINE_LIB_EMIT_TABLE_TABLETEXT_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline::emit {

/// Which optional columns a table has, and so what its legend explains.
struct TableColumns {
  bool hasRuns = false;
  bool hasIntOps = false;
  bool hasTranscendentals = false;
  /// Marks in front of or behind numbers.
  bool hasLower = false;
  bool hasUpper = false;
  bool hasEstimate = false;
  bool hasDeclared = false;

  explicit TableColumns(const Report &report);

private:
  void addStatus(CountStatus status);
};

/// A count with its mark; `format` makes the number. A sum that misses unknown
/// operations is a lower bound whatever else it is.
std::string
formatBounded(const BoundedCount &count, CountStatus status, bool hasUnknown,
              llvm::function_ref<std::string(const Quantity &)> format);

/// What stands in one table.
struct TableRows {
  ArrayRef<Report::Group> groups;
  GroupBy groupBy;
  /// Whether they add up to what the report is of.
  bool addUp;
  /// Whether they are programs, whose operations are also those of what they
  /// call.
  bool areEntries = false;
};

void printRows(raw_ostream &os, const Report &report, const TableRows &rows,
               const TableColumns &shown, const EmitOptions &options);

/// Total, latency and coverage in a few lines.
void printHeadline(raw_ostream &os, const Report &report,
                   const EmitOptions &options);

/// The roofline of the first target; nothing without times.
void printPlot(raw_ostream &os, const Report &report,
               const EmitOptions &options);

/// What each column and mark that occurs means.
void printLegend(raw_ostream &os, const Report &report,
                 const TableColumns &columns, const EmitOptions &options);

/// Which layers a program has and what is in them, down to the depth that
/// somebody has asked for.
void printLayerTree(raw_ostream &os, const Report &report,
                    const TableColumns &columns, const EmitOptions &options);
/// The marks and units in `text`, which is all of a report, in two lines.
void printKey(raw_ostream &os, StringRef text, const EmitOptions &options);

/// The groups of operations that can run as one, by what that saves: on a
/// target, or (without a name) in bytes.
void printFusion(raw_ostream &os, const Report &report,
                 const Report::Fusion &fusion, StringRef target,
                 const EmitOptions &options);

/// What the program holds, under the totals.
void printActivations(raw_ostream &os, const Report &report,
                      const EmitOptions &options);
/// What a backward pass needs; nothing unless somebody has asked.
void printTraining(raw_ostream &os, const Report &report,
                   const EmitOptions &options);
/// Whether that fits the memories of a target.
void printFits(raw_ostream &os, const Report::Target &target,
               const EmitOptions &options);

/// `  label             text`, wrapped: how summaries and legends read.
void printLine(raw_ostream &os, const Twine &label, StringRef text,
               unsigned width);

/// The same, but for formulas that nobody reads in a table: these are cut
/// unless everything is asked for.
void printFormula(raw_ostream &os, const Twine &label, StringRef text,
                  const EmitOptions &options);

/// `1 op`, `2 ops`.
std::string countNoun(size_t count, StringRef noun);

/// `46,827,008 B (44.7 MiB)`; what is small or symbolic needs no second form.
std::string formatBytes(const Quantity &bytes);

/// Times of the whole program on each target.
void printTargets(raw_ostream &os, const Report &report,
                  const EmitOptions &options);

/// What was measured, and what of it joined with what; nothing without.
void printMeasured(raw_ostream &os, const Report &report,
                   const EmitOptions &options);

/// How the targets compare; nothing with fewer than two or without times.
void printComparison(raw_ostream &os, const Report &report,
                     const EmitOptions &options);

/// The program as written and as assumed; nothing without an assumption.
void printWhatIf(raw_ostream &os, const Report &report,
                 const EmitOptions &options);

/// Totals, parameters, coverage, symbols and targets.
void printSummary(raw_ostream &os, const Report &report,
                  const TableColumns &columns, const EmitOptions &options);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_TABLE_TABLETEXT_H
