//===- StatementText.h - Reading what is said of sizes ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_STATEMENTTEXT_H
#define MLIR_ROOFLINE_DRIVER_STATEMENTTEXT_H

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Adds what `SIZE=NAME` items (of `--name`) and `SIZE=LOW..HIGH` items (of
/// `--range`) say. Emits an error at `loc` for what is no such item, and for a
/// size that has two.
LogicalResult parseStatements(ArrayRef<std::string> names,
                              ArrayRef<std::string> ranges,
                              SizeStatements &statements, Location loc);

/// Fails if a statement has no effect, or contradicts another or the program:
/// there is no such size, the program settles it, calls pass it, or one size
/// has two names or ranges. Emits an error for each, at the function for
/// attributes, at `loc` for others.
LogicalResult checkStatements(const ModuleCost &cost, Location loc);

/// Whether a size may have these values; emits an error at `loc` that starts
/// with `in` if not.
LogicalResult checkRange(const SizeSymbol &symbol, const Quantity &low,
                         const Quantity &high, StringRef in, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_STATEMENTTEXT_H
