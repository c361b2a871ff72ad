//===- SummaryEmitter.h - Several models, a row each ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Prints
//
//   model               params    MACs   FLOPs    bytes      live  known ops
//   time nets/resnet18.mlir  11.7 M  1.81 G  3.64 G  262 MiB  54.6 MiB    100.0
//   %  114 us
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_SUMMARYEMITTER_H
#define MLIR_ROOFLINE_EMIT_SUMMARYEMITTER_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"

namespace mlir::roofline {

/// One of several models.
struct SummaryRow {
  /// As it was given or found.
  std::string file;
  /// Absent if the model could not be analysed.
  std::optional<ReportSummary> summary;
  /// What was said about it: why it could not be analysed, or warnings.
  std::string diagnostics;
};

/// The names of formats that several models can be shown in: `table`, `csv` (a
/// row for each model and target, all metrics, exact), `json` (schema
/// `mlir-roofline/summary/v1`), `md` and `html` (one page without scripts).
ArrayRef<StringRef> getSummaryFormats();

/// `format` is one of these.
void emitSummary(raw_ostream &os, ArrayRef<SummaryRow> rows, StringRef format,
                 const EmitOptions &options);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_SUMMARYEMITTER_H
