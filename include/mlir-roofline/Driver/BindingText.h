//===- BindingText.h - Reading values of sizes ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_BINDINGTEXT_H
#define MLIR_ROOFLINE_DRIVER_BINDINGTEXT_H

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// The open size of this name. A size of an argument of the only function where
/// execution starts has two: `arg0.d0`, and `main.arg0.d0` with the function's
/// name; one that has been given a name, that one, too; and what the program
/// makes equal to it has the same size. Null if there is none.
const SizeSymbol *findOpenSize(const ModuleCost &cost, StringRef name);

/// Whether there is a size of this name, open or settled by the program.
bool hasSize(const ModuleCost &cost, StringRef name);

/// The names of all open sizes, for diagnostics.
std::string describeOpenSizes(const ModuleCost &cost);

/// Fails if operations of the program require of its sizes what cannot hold,
/// and emits an error at `loc` for each.
LogicalResult checkSizes(const ModuleCost &cost, Location loc);

/// Fails if a `roofline.trip_count` of the program has no effect, since the
/// program itself says how often the operation repeats something, or nothing is
/// repeated; emits an error at each.
LogicalResult checkHints(const Program &program);

/// Reads `NAME=NUMBER` items for open sizes of `cost`, which the keys of the
/// result are names of. A value that contradicts what an operation requires, or
/// that is 0 where the program divides by it, is an error. Emits an error at
/// `loc` for anything else.
FailureOr<SizeBindings> parseBindings(ArrayRef<std::string> items,
                                      const ModuleCost &cost, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_BINDINGTEXT_H
