//===- RowPlace.h - Where the operations of a row are -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWPLACE_H
#define MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWPLACE_H

#include "mlir-roofline/Report/Report.h"

namespace mlir::roofline::emit {

/// The location of the operations, of which there is at least one, without the
/// program's own file; with `*` where they differ, or, where nothing is left
/// that way, `, ...` behind the first. Visible text.
std::string describePlaces(const Report &report, ArrayRef<unsigned> ops);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_TABLE_ROWPLACE_H
