//===- IterationSum.h - Sums over the iterations of loops -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_ITERATIONSUM_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_ITERATIONSUM_H

#include "mlir-roofline/Support/Formula/Quantity.h"

namespace mlir::roofline {

/// The exact sum of `once` over `symbol` = 0 … trips - 1, where trips >= 0:
///   - a polynomial: Faulhaber's formula;
///   - of tiles `s = min(T, N - T*i)`, with or without a clamp to 0: those that
///     are full and the last one, so that sums of s telescope to N;
///   - with min or max of values that cross once: the sums before and behind
///     the crossing;
///   - with divisions or remainders: sums of blocks of their period;
///   - anything else, if `trips` is a constant: one by one, up to the budget.
/// Nothing beyond that. Always ends, within some 0.1 s.
std::optional<Quantity> sumIterations(const Quantity &once, StringRef symbol,
                                      const Quantity &trips);

/// A loop as sums see it: `symbol` runs from 0 to trips - 1. The symbol may be
/// empty if nothing mentions it.
struct LoopCounter {
  StringRef symbol;
  Quantity trips;
};

/// The exact sum of `once` over perfectly nested loops, outermost first. Two
/// counters that occur only together, as `w*b + t` with t < w, are one: a grid
/// of blocks of threads covers its elements like one loop.
std::optional<Quantity> sumNest(const Quantity &once,
                                ArrayRef<LoopCounter> loops);

/// What the sum over the nest is not below, where there is no closed form: 0,
/// or the product of the smallest count and all trips.
Quantity getLowerOfNest(const Quantity &once, ArrayRef<LoopCounter> loops);

/// Whether `symbol` occurs in `count`, and `count` with a value put in for it.
bool dependsOn(const Quantity &count, StringRef symbol);
Quantity atIteration(const Quantity &count, StringRef symbol,
                     const Quantity &iteration);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_ITERATIONSUM_H
