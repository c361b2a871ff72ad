//===- FactoredText.h - Formulas that people read ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_FACTOREDTEXT_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_FACTOREDTEXT_H

#include "mlir-roofline/Support/Formula/Quantity.h"

namespace mlir::roofline {

/// The text of a formula with the factor in front that all of its terms have in
/// common, or all but a constant one, where that makes it shorter:
///
/// ```
/// 147456*B*H^2 + 9408*B*H        ->  192*B*H*(768*H + 49)
/// 24*B*S*T + 16*B*S + 8*S + 100  ->  8*S*(3*B*T + 2*B + 1) + 100
/// 32*B + 544                     ->  32*B + 544
/// ```
///
/// `Quantity::parse` reads it as the same formula.
std::string formatFactored(const Quantity &formula);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_FACTOREDTEXT_H
