//===- CsvFusion.h - Columns of what can run as one -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CSV_CSVFUSION_H
#define MLIR_ROOFLINE_LIB_EMIT_CSV_CSVFUSION_H

#include "CsvRow.h"

namespace mlir::roofline::emit {

/// The columns that `--fusion` adds behind all others. An operation names its
/// group by the first operation in it; what the group moves and takes stands
/// there, so that columns add up, and rows of several operations have the sum:
///
///   id,...,fusion_group,fusion_bytes_as_written,fusion_bytes,...
///   0,...,0,1048576,524288,...
///   1,...,0,,,...
class FusionColumns {
public:
  /// No columns unless the report has groups.
  explicit FusionColumns(const Report &report);

  /// `prefix` tells targets apart.
  void addNames(CsvRow &row, StringRef prefix = "") const;
  /// Of a row of these operations, ascending; of one operation, if `isOp`. Of
  /// all executions or of one. `target`: none in a report without any.
  void add(CsvRow &row, ArrayRef<unsigned> ops, bool isOp,
           std::optional<size_t> target, bool ofAll) const;
  /// For each target, or once without any; of an operation for one execution,
  /// of several for all, as are the other columns of such rows.
  void addNamesOfAll(CsvRow &row) const;
  void addOfAll(CsvRow &row, ArrayRef<unsigned> ops, bool isOp) const;

private:
  using Group = Report::Fusion::Group;

  const Report &report;
  /// By target, then by operation; null for one that is in no group of several.
  std::vector<std::vector<const Group *>> groups;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CSV_CSVFUSION_H
