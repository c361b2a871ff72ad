//===- RowColumn.h - What rows can say --------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EMIT_ROWCOLUMN_H
#define MLIR_ROOFLINE_EMIT_ROWCOLUMN_H

#include "mlir-roofline/Report/Metric.h"

#include <optional>
#include <variant>

namespace mlir::roofline {

/// What is no number, by the names of JSON: `location`, `types`,
/// `multiplicity`, `bound_by`.
enum class RowText { location, types, multiplicity, boundBy };

/// A column of the rows of a table: a metric that rows have,
/// or a text.
using RowColumn = std::variant<const Metric *, RowText>;

/// Nothing if rows have no column of this name.
std::optional<RowColumn> findRowColumn(StringRef name);

/// All names that `findRowColumn` finds.
SmallVector<StringRef> getRowColumnNames();

/// Whether each target has one.
bool isOfTarget(const RowColumn &column);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EMIT_ROWCOLUMN_H
