//===- CurvePage.h - Curves and a table as a page ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H
#define MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H

#include "CurvePicture.h"

#include "mlir-roofline/Emit/Emitter.h"

namespace mlir::roofline::emit {

/// A page with the picture, and below it what `printTable` prints for people,
/// as wide as it likes: all of it unless that is more lines than anybody
/// scrolls through.
void emitCurvePage(
    raw_ostream &os, const CurvePicture &picture, size_t numLines,
    EmitOptions options,
    llvm::function_ref<void(raw_ostream &, const EmitOptions &)> printTable);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H
