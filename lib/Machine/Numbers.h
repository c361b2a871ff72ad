//===- Numbers.h - What the machine computes with ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The same arithmetic turns counts into times as doubles, where every size has
// a value, and as formulas of those that are open.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_NUMBERS_H
#define MLIR_ROOFLINE_LIB_MACHINE_NUMBERS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include <algorithm>
#include <cmath>

namespace mlir::roofline {

template <typename Number>
class Numbers;

template <>
class Numbers<double> {
public:
  /// Nothing while a count is symbolic.
  std::optional<double> read(const Quantity &count) const {
    return count.getDouble();
  }
  /// Whether a number is known to be none of something.
  static bool isNone(double number) { return number <= 0; }
};

template <>
class Numbers<Formula> {
public:
  explicit Numbers(FormulaGraph &graph) : graph(graph) {}

  /// Nothing for what no graph holds.
  std::optional<Formula> read(const Quantity &count) const {
    return graph.get(count);
  }
  static bool isNone(const Formula &number) {
    return number.isConstant() && number.getConstant() <= 0;
  }

private:
  FormulaGraph &graph;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_NUMBERS_H
