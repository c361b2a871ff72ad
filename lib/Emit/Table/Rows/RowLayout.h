//===- RowLayout.h - Which columns rows have --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWLAYOUT_H
#define MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWLAYOUT_H

#include "../TableText.h"
#include "mlir-roofline/Emit/TextTable.h"

namespace mlir::roofline::emit {

/// Which columns go first where there is no room, the highest first; then the
/// times of all but the first target, the last first.
namespace dropOrder {
constexpr unsigned types = 900, transcendentals = 850, intOps = 800, live = 750,
                   other = 700, reached = 675, macs = 650, runs = 600,
                   parameters = 550, intensity = 500, share = 450, flops = 400,
                   estimate = 350, efficiency = 340, bytes = 300,
                   location = 250, fastest = 225, boundBy = 200, numOps = 150,
                   lost = 140, measured = 130, time = 100;
} // namespace dropOrder

/// What is said of each row, of each row on each target, and behind that.
struct RowLayout {
  SmallVector<RowColumn> columns, targetColumns, lastColumns;
};

/// Metrics of rows where something was measured.
ArrayRef<StringRef> getMeasuredColumns();

/// Those that somebody has asked for, or what is known of most rows.
RowLayout chooseColumns(const Report &report, const TableRows &rows,
                        const TableColumns &shown, const EmitOptions &options);

/// `number`: its place among those that somebody has asked for, where the last
/// goes first.
TextTable::Column makeColumn(const RowColumn &column, size_t number,
                             const EmitOptions &options);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWLAYOUT_H
