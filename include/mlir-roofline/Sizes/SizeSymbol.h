//===- SizeSymbol.h - A size that a program leaves open ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_SIZESYMBOL_H
#define MLIR_ROOFLINE_SIZES_SIZESYMBOL_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "mlir-roofline/Support/SizeText.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include <optional>
#include <string>

namespace mlir::roofline {

/// A size that the program leaves open.
struct SizeSymbol {
  std::string name;
  /// What it stands for, in words.
  std::string meaning;
  /// Whether it counts the iterations of a loop, from 0: then the counts of one
  /// execution may mention it, and totals, which sum over it, do not.
  bool isIteration = false;
  /// Whether it is a size of a function's argument for which calls pass
  /// different ones: the counts of one execution may mention it, totals have
  /// what is passed instead.
  bool isPassed = false;
  /// Whether formulas hold for negative values, too: an argument of a function
  /// that only the program calls.
  bool mayBeNegative = false;
  /// The innermost loop in whose iterations it may differ, null if there is
  /// none: a value read from memory there. One value for all iterations is then
  /// an assumption. Of a loop of blocks, the operation around the blocks.
  Operation *variesIn = nullptr;
  /// The values that somebody has said it may have.
  std::optional<SizeRange> range = std::nullopt;

  /// Whether a value may be put in for it.
  bool isOpen() const { return !isIteration && !isPassed; }
};

/// What is known of an extent of an argument from outside the program, in
/// symbols that have their names from there: the front end's.
struct ExtentFormula {
  unsigned argument;
  unsigned dim;
  Quantity value;
};

/// The name of a function; in a module within a module, with the names of the
/// inner modules in front (`inner.f`, without a name their position: `$0.f`).
std::string getFunctionName(FunctionOpInterface function);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_SIZESYMBOL_H
