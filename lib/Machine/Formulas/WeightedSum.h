//===- WeightedSum.h - A sum of formulas with weights -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_WEIGHTEDSUM_H
#define MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_WEIGHTEDSUM_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include "llvm/ADT/MapVector.h"

namespace mlir::roofline {

/// A sum of formulas, each with how often it occurs.
class WeightedSum {
public:
  void add(const Formula &formula, double times = 1) {
    if (formula.isConstant()) {
      constant += formula.getConstant() * times;
      return;
    }
    auto [found, isNew] = terms.try_emplace(formula.getNode(), formula, 0);
    found->second.second += times;
  }
  void add(const WeightedSum &other) {
    constant += other.constant;
    for (const auto &[node, term] : other.terms)
      add(term.first, term.second);
  }
  void scale(const Formula &times) {
    if (times.isConstant()) {
      constant *= times.getConstant();
      for (auto &[node, term] : terms)
        term.second *= times.getConstant();
      return;
    }
    Formula product = get() * times;
    terms.clear();
    constant = 0;
    add(product);
  }
  Formula get() const {
    Formula sum = constant;
    for (const auto &[node, term] : terms)
      sum += term.first * Formula(term.second);
    return sum;
  }

private:
  double constant = 0;
  llvm::SmallMapVector<unsigned, std::pair<Formula, double>, 1> terms;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_FORMULAS_WEIGHTEDSUM_H
