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
  /// Print every row, not only those that matter.
  bool all = false;
};

void emitTable(raw_ostream &os, const Report &report,
               const TableOptions &options);
void emitCsv(raw_ostream &os, const Report &report);
void emitJson(raw_ostream &os, const Report &report);

void emitReport(raw_ostream &os, const Report &report, ReportFormat format,
                const TableOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_EMITTERS_H
