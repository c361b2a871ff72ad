//===- CountedPositions.h - Positions and what counts in them ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where one loop is left of several, its counter stands for several, too, and
// formulas of positions say which of them are in an address.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_COUNTEDPOSITIONS_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_COUNTEDPOSITIONS_H

#include "mlir-roofline/Support/Formula/Polynomial.h"

namespace mlir::roofline {

/// Whether positions are the same numbers for several values of the symbol
/// `counter`: it is in them only in quotients, or remainders of such, by more
/// than what an iteration adds.
bool stayForSome(ArrayRef<Quantity> positions, const detail::Atom &counter);

/// Whether there are fewer positions than iterations: `counter`, which takes
/// `trips` values from 0 on, is in them only in remainders and quotients that
/// are fewer numbers. For `i mod n` of n*k iterations, n.
bool comeAgain(ArrayRef<Quantity> positions, const detail::Atom &counter,
               const Quantity &trips);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_COUNTEDPOSITIONS_H
