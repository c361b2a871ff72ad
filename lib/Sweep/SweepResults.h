//===- SweepResults.h - What follows from the points ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SWEEP_SWEEPRESULTS_H
#define MLIR_ROOFLINE_LIB_SWEEP_SWEEPRESULTS_H

#include "mlir-roofline/Sweep/Sweep.h"

namespace mlir::roofline::sweep {

/// The trust in a column of counts, from the report with open sizes; that in
/// times and energies comes with their formulas.
void setStatus(Sweep::Column &column, const Report &open);

/// What bounds a program; empty: nothing does.
struct Limit {
  std::string resource;
  BoundKind kind;
};

/// Notes what bounds the program at a point, unless formulas have.
void addLimit(Sweep::Limits &limits, const Limit &limit, size_t point,
              size_t numPoints);

/// Adds changes, capacities, items per second and Pareto fronts to a sweep
/// whose columns are filled.
void addResults(Sweep &sweep, const Report &open, const ReportOptions &options);

} // namespace mlir::roofline::sweep

#endif // MLIR_ROOFLINE_LIB_SWEEP_SWEEPRESULTS_H
