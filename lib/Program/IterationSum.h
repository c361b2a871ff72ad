//===- IterationSum.h - Sums over the iterations of a loop ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_ITERATIONSUM_H
#define MLIR_ROOFLINE_LIB_PROGRAM_ITERATIONSUM_H

#include "mlir-roofline/Support/Quantity.h"

namespace mlir::roofline {

/// The exact sum of `once` over `symbol` = 0 … trips - 1:
///   - a polynomial: Faulhaber's formula;
///   - with min or max of two values that cross once (`min(tile, n - 8*i)`, the
///     last tile; `max(0, n - i)`, a triangle): the sums before and behind the
///     crossing;
///   - anything else, if `trips` is a constant: one by one, up to a limit.
/// Nothing beyond that.
std::optional<Quantity> sumIterations(const Quantity &once, StringRef symbol,
                                      const Quantity &trips);

/// Whether `symbol` occurs in `count`, and `count` with a value put in for it.
bool dependsOn(const Quantity &count, StringRef symbol);
Quantity atIteration(const Quantity &count, StringRef symbol,
                     const Quantity &iteration);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_ITERATIONSUM_H
