//===- SizeStatements.h - What is said of open sizes ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_SIZESTATEMENTS_H
#define MLIR_ROOFLINE_SIZES_SIZESTATEMENTS_H

#include "mlir-roofline/Sizes/SizeSymbol.h"

namespace mlir::roofline {

/// A name for a size, by people.
struct StatedName {
  /// What the analysis calls it: `arg0.d0`, `f.arg0.d0`, `s1`; or the front
  /// end's name of it.
  std::string size;
  std::string name;
  /// The function whose argument's attribute says so; null: somebody beside
  /// the program.
  Operation *function = nullptr;
  /// Whether there is such a size; found out by the analysis, which also puts
  /// the name that it uses into `size`.
  bool isKnown = false;
  /// The function whose argument has the size; null if no argument has.
  Operation *owner = nullptr;
};

/// Values that a size may have.
struct StatedRange {
  /// As in StatedName, or the name that was given there.
  std::string size;
  SizeRange range;
  Operation *function = nullptr;
  bool isKnown = false;
  Operation *owner = nullptr;
};

/// What the program does not say of its sizes. Two sizes with one name are one
/// size; the first of several statements on one size counts.
struct SizeStatements {
  /// Of the only entry point.
  SmallVector<ExtentFormula, 0> extents;
  std::vector<StatedName> names;
  std::vector<StatedRange> ranges;
  /// The function that is asked about, if there is one: its sizes go without
  /// its name, too.
  std::string function;

  bool isEmpty() const {
    return extents.empty() && names.empty() && ranges.empty();
  }
  /// Without the formulas of extents.
  SizeStatements withoutExtents() const;
};

/// Adds what attributes `roofline.size` and `roofline.range` say of arguments
/// in `root`. Those of a function that the program refers to are passed over:
/// its sizes are what calls pass. The function of `statements` counts always.
void addSizeAttributes(Operation *root, SizeStatements &statements);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_SIZESTATEMENTS_H
