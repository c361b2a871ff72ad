//===- SummaryHtml.h - Several models as a page -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SUMMARYHTML_H
#define MLIR_ROOFLINE_LIB_EMIT_SUMMARYHTML_H

#include "Difference/Grid.h"
#include "mlir-roofline/Emit/SummaryEmitter.h"

namespace mlir::roofline::emit {

/// One page that loads nothing and runs nothing. `grid` has a row for each
/// model.
void emitSummaryHtml(raw_ostream &os, ArrayRef<SummaryRow> rows,
                     const Grid &grid);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SUMMARYHTML_H
