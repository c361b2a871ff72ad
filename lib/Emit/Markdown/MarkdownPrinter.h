//===- MarkdownPrinter.h - The parts of a report in Markdown ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNPRINTER_H
#define MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNPRINTER_H

#include "MarkdownText.h"
#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline::emit {

/// A program of its own: the whole, or one of several entries.
struct MarkdownProgram {
  /// Empty if it is the only one.
  StringRef name;
  MetricSubject subject;
  /// Parallel to the report's targets.
  ArrayRef<Report::Target> targets;
};

/// A row of the report, or a layer of its tree.
struct MarkdownRow {
  /// Formatted.
  std::string name;
  const Report::Group *sum;
};

/// Whether a column says more with this value; formulas have no number.
inline bool isKnown(const std::optional<MetricValue> &value) {
  return value && value->getNumber() != 0.0;
}

class MarkdownPrinter {
public:
  MarkdownPrinter(raw_ostream &os, const Report &report,
                  const EmitOptions &options);
  void print();

private:
  void printTotals();
  void printTargets();
  void printWhatIf();
  void printRows();
  void printRowTable(ArrayRef<MarkdownRow> rows,
                     ArrayRef<const Metric *> shown);
  std::vector<MarkdownRow> getRows() const;
  void printCoverage();
  void printSizes();
  std::string formatCell(const Metric &metric,
                         const std::optional<MetricValue> &value) const;
  std::string formatCut(std::string text) const;
  std::vector<const Metric *>
  findShown(bool areOfTarget, bool areOfRows,
            llvm::function_ref<bool(const Metric &)> isKnown) const;
  const ReportOpFormula *getFormula(const Report::Group &row,
                                    size_t target) const;
  void addRowCells(std::vector<std::string> &cells, const Report::Group &row,
                   ArrayRef<const Metric *> metrics) const;

  raw_ostream &os;
  const Report &report;
  const EmitOptions &options;
  std::vector<MarkdownProgram> programs;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_MARKDOWN_MARKDOWNPRINTER_H
