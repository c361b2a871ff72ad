//===- Emitters.h - Reports as text -----------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One function per format. They format what the report says and compute
// nothing; the same report gives the same bytes.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_EMITTERS_H
#define MLIR_ROOFLINE_REPORT_EMITTERS_H

#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline {

/// The names are those of `--format`.
enum class ReportFormat { table, csv, json };

struct TableOptions {
  /// Columns of text; 0: as wide as it needs.
  unsigned width = 0;
  bool color = false;
  /// Print every row, not only the first `numRows`, and no cell cut short.
  bool all = false;
  /// Rows printed where there are more.
  static constexpr unsigned numRows = 25;
  /// Columns of text after which a formula in a cell is cut.
  static constexpr unsigned formulaWidth = 32;
};

/// For people: rows, totals, what is unknown, and a legend of what is shown.
/// Numbers are rounded to three digits, totals exact. ASCII only, but for the
/// names that the program brings.
void emitTable(raw_ostream &os, const Report &report,
               const TableOptions &options);

/// One header row and one row per operation (in program order, values of one
/// execution) or per group (in the report's order, all executions). Values are
/// exact; absent ones are empty.
void emitCsv(raw_ostream &os, const Report &report);

/// Schema `mlir-roofline/report/v1`.
void emitJson(raw_ostream &os, const Report &report);

/// UTF-8 in every format, with U+FFFD for bytes of the program's names that are
/// none. `options` matter to tables only.
void emitReport(raw_ostream &os, const Report &report, ReportFormat format,
                const TableOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_EMITTERS_H
