//===- Output.h - Where text goes -------------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_OUTPUT_H
#define MLIR_ROOFLINE_TOOLS_OUTPUT_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LogicalResult.h"

#include <string>

namespace mlir::roofline {

struct EmitOptions;

/// Prints `mlir-roofline: error: ` and the message; returns failure.
LogicalResult reportError(const Twine &message);

/// Success unless `--all` is given (`all`) for a format that shows all there is
/// anyway; diagnosed. `names`: the others.
LogicalResult checkAll(bool all, bool hasEffect, StringRef names);

/// A file, or standard output for `-`.
struct Output {
  std::string file;

  /// Columns of the terminal that shows the text; 0 if none does.
  unsigned getWidth() const;
  /// Whether colours are seen and wanted.
  bool hasColor() const;
  /// For texts as wide and as colourful as that. `all`: every row.
  EmitOptions getEmitOptions(bool all = false) const;
  /// Success unless the file is one of these, which are read; diagnosed.
  LogicalResult refuseInputs(ArrayRef<StringRef> inputs) const;
  /// Writes a finished text; a failure is diagnosed and leaves the file as
  /// it was.
  LogicalResult write(StringRef text) const;

private:
  bool isTerminal() const;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_OUTPUT_H
