//===- FormulaText.h - Formulas as text -------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EVALUATION_FORMULATEXT_H
#define MLIR_ROOFLINE_EVALUATION_FORMULATEXT_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"

namespace mlir::roofline {

/// `(33554432*batch)/989000000000000`: sums, products, quotients and the
/// functions floordiv, ceildiv, mod, min, max, floor, and `x where a > b`,
/// which is 0 elsewhere. Nothing if that would be long.
std::optional<std::string> formatFormula(const FormulaGraph &graph,
                                         const Formula &formula);

/// The same with sums put together wherever they are sums of products of sizes
/// with real factors, which rounds these.
std::optional<std::string> formatPutTogether(const FormulaGraph &graph,
                                             const Formula &formula);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EVALUATION_FORMULATEXT_H
