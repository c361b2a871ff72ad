//===- RepeatedNeeds.h - What is needed again and again ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_REPEATEDNEEDS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_REPEATEDNEEDS_H

#include "mlir-roofline/Machine/Formulas/TimeFormulas.h"

namespace mlir::roofline {

/// What an operation, or a group of them, needs, and how often.
struct RepeatedNeeds {
  FormulaNeeds needs;
  Formula times;
};

/// Needs of one graph that are equal have equal keys.
struct NeedsKey {
  std::vector<std::pair<unsigned, unsigned>> parts;
  /// Whether the reverse holds, too: constants have no number.
  bool saysAll = true;

  static NeedsKey get(ArrayRef<FormulaNeed> needs);
};

/// Equal operations are one that runs more often.
std::vector<RepeatedNeeds> mergeEqual(ArrayRef<RepeatedNeeds> ops);

/// The time of one execution: the largest of the needs, 0 without any.
Formula getLargest(ArrayRef<FormulaNeed> needs);

/// The time of all of them, one after the other.
Formula getSum(ArrayRef<RepeatedNeeds> ops);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_REPEATEDNEEDS_H
