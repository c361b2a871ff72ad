//===- LimitPoints.h - What is the limit at points --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_LIMITPOINTS_H
#define MLIR_ROOFLINE_LIB_MACHINE_LIMITPOINTS_H

#include "mlir-roofline/Evaluation/FlatFormulas.h"
#include "mlir-roofline/Machine/Formulas/LimitRegions.h"

namespace mlir::roofline {

/// All operations at some values of the variable.
class PointEvaluator {
public:
  /// By operation the number of its limiting need; and the resource that is
  /// the limit for the largest part of the sum.
  struct Limits {
    std::vector<unsigned> needs;
    std::optional<unsigned> resource;
  };

  PointEvaluator(ArrayRef<RepeatedNeeds> ops, size_t numResources)
      : ops(ops), numResources(numResources) {}

  /// Nothing if the formulas are beyond the evaluator's numbers.
  std::optional<std::vector<Limits>>
  evaluate(const FormulaGraph &graph, ArrayRef<std::vector<int64_t>> symbols);

private:
  ArrayRef<RepeatedNeeds> ops;
  size_t numResources;
};

inline std::optional<std::vector<PointEvaluator::Limits>>
PointEvaluator::evaluate(const FormulaGraph &graph,
                         ArrayRef<std::vector<int64_t>> symbols) {
  SmallVector<Formula> formulas;
  for (const RepeatedNeeds &op : ops) {
    formulas.push_back(op.times);
    for (const FormulaNeed &need : op.needs)
      formulas.push_back(need.seconds);
  }
  SmallVector<SymbolRange> ranges;
  SmallVector<const int64_t *> columns;
  for (const std::vector<int64_t> &values : symbols) {
    auto [low, high] = std::minmax_element(values.begin(), values.end());
    ranges.push_back({*low, *high});
    columns.push_back(values.data());
  }
  auto flat = FlatFormulas::get(graph, formulas, ranges);
  if (!flat)
    return std::nullopt;
  size_t numPoints = symbols.front().size();
  std::vector<std::vector<double>> results(formulas.size(),
                                           std::vector<double>(numPoints));
  SmallVector<double *> places;
  for (std::vector<double> &result : results)
    places.push_back(result.data());
  flat->evaluate(columns, numPoints, places);
  std::vector<Limits> limits(numPoints);
  std::vector<double> shares(numResources);
  for (size_t point = 0; point < numPoints; ++point) {
    llvm::fill(shares, 0);
    size_t column = 0;
    for (const RepeatedNeeds &op : ops) {
      double times = results[column++][point], longest = 0;
      unsigned limit = 0;
      for (auto [number, need] : llvm::enumerate(op.needs)) {
        double seconds = results[column++][point];
        if (seconds > longest) {
          longest = seconds;
          limit = number;
        }
      }
      limits[point].needs.push_back(limit);
      if (!op.needs.empty())
        shares[op.needs[limit].resource] += times * longest;
    }
    double largest = 0;
    for (auto [resource, share] : llvm::enumerate(shares))
      if (share > largest) {
        largest = share;
        limits[point].resource = resource;
      }
  }
  return limits;
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_LIMITPOINTS_H
