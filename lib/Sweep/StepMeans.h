//===- StepMeans.h - Means over a size that grows ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SWEEP_STEPMEANS_H
#define MLIR_ROOFLINE_LIB_SWEEP_STEPMEANS_H

#include "mlir-roofline/Sweep/Serving.h"

namespace mlir::roofline::sweep {

/// A program that runs once with each value of a size from `first` to `last`.
struct Steps {
  const ServedProgram &program;
  ArrayRef<TargetAttr> targets;
  ArrayRef<int64_t> batches;
  /// `first` <= `last`.
  int64_t first, last;
  /// Of the program with both sizes open.
  const Report &open;
};

/// The mean of a metric over all steps.
struct StepMean {
  const Metric *metric;
  size_t target;
  CountStatus status;
  /// By batch; not a number: absent.
  std::vector<double> means;
};

struct StepMeans {
  std::vector<StepMean> means;
  /// Metrics that have no formula.
  std::vector<const Metric *> leftOut;
  /// Of those that were analysed.
  size_t numSteps = 0;
};

/// Of formulas, which are evaluated at every step; metrics that are none are
/// left out.
llvm::Expected<StepMeans> getFormulaMeans(const Steps &steps,
                                          ArrayRef<const Metric *> metrics);

/// Of what the analysis says at some steps. Between them lie straight lines:
/// there are so many that half way between two of them the figure is within
/// 0.1 % of the line, at most 65.
llvm::Expected<StepMeans> getSampledMeans(const Steps &steps,
                                          ArrayRef<const Metric *> metrics);

} // namespace mlir::roofline::sweep

#endif // MLIR_ROOFLINE_LIB_SWEEP_STEPMEANS_H
