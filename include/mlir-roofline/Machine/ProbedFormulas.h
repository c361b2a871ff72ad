//===- ProbedFormulas.h - Formulas with values for sizes --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_PROBEDFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_PROBEDFORMULAS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Whether a formula is `seconds`, up to rounding, where sizes have these
/// values. Not beyond the evaluator's numbers, nor where nobody knows the
/// seconds.
bool isValueAt(const FormulaGraph &graph, const Formula &formula,
               const SizeBindings &values, std::optional<double> seconds);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_PROBEDFORMULAS_H
