//===- ProbedFormulas.cpp - Formulas with values for sizes ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/ProbedFormulas.h"

#include "mlir-roofline/Evaluation/FlatFormulas.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// A formula with values for all sizes; nothing beyond the evaluator's numbers.
static std::optional<double> evaluate(const FormulaGraph &graph,
                                      const Formula &formula,
                                      const SizeBindings &values) {
  if (formula.isConstant())
    return formula.getConstant();
  SmallVector<int64_t> sizes;
  for (const std::string &symbol : graph.getSymbols()) {
    const auto *found = values.find(symbol);
    sizes.push_back(
        found == values.end() ? 0 : found->second.getInt64().value_or(0));
  }
  SmallVector<SymbolRange> ranges;
  SmallVector<const int64_t *> columns;
  for (const int64_t &size : sizes) {
    ranges.push_back({size, size});
    columns.push_back(&size);
  }
  auto flat = FlatFormulas::get(graph, formula, ranges);
  if (!flat)
    return std::nullopt;
  double result = 0;
  flat->evaluate(columns, /*numPoints=*/1, &result);
  return result;
}

bool mlir::roofline::isValueAt(const FormulaGraph &graph,
                               const Formula &formula,
                               const SizeBindings &values,
                               std::optional<double> seconds) {
  constexpr double maxRounding = 1e-9;
  std::optional<double> own = evaluate(graph, formula, values);
  return own && seconds && std::abs(*own - *seconds) <= maxRounding * *seconds;
}

const ModuleTime &ProbedTimes::get(SizeProbes::Probe &probe) {
  std::unique_ptr<ModuleTime> &time = times[&probe];
  if (!time)
    time = std::make_unique<ModuleTime>(probe.cost, probe.flow, machine);
  return *time;
}
