//===- CurvePage.h - Curves and a table as a page ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H
#define MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H

#include "CurvePicture.h"

namespace mlir::roofline::emit {

/// A page with the picture, and below it what the table for people says.
void emitCurvePage(raw_ostream &os, const CurvePicture &picture,
                   StringRef table);

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CURVES_CURVEPAGE_H
