//===- Grid.h - Cells for a terminal or Markdown ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_GRID_H
#define MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_GRID_H

#include "mlir-roofline/Emit/Emitter.h"

namespace mlir::roofline::emit {

/// A table whose first columns are text and whose others are numbers. Cells are
/// UTF-8 of any content.
struct Grid {
  std::vector<std::string> headers;
  unsigned numTextColumns = 1;
  std::vector<std::vector<std::string>> rows;

  void printText(raw_ostream &os, const EmitOptions &options) const;
  void printMarkdown(raw_ostream &os) const;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_DIFFERENCE_GRID_H
