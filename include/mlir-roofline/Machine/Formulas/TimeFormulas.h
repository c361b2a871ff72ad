//===- TimeFormulas.h - Times of open sizes ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The roofline times of a program as formulas of the sizes that it leaves open:
// what ModuleTime computes once every size has a value.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_TIMEFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_TIMEFORMULAS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// What a resource needs.
struct FormulaNeed {
  /// Number of the resource in its machine.
  unsigned resource;
  Formula seconds;
};

/// Those resources that may be the limit of one execution of an operation, in
/// the order of the machine's: the time is the largest of them, and the first
/// of equals is the limit. Empty if it takes no time.
using FormulaNeeds = SmallVector<FormulaNeed, 4>;

/// What one execution of an operation needs.
struct OpNeeds {
  FormulaNeeds needs;
  /// How far to trust the time: at no size is the trust lower.
  CountStatus status = CountStatus::exact;

  /// Nothing if a count is beyond what a graph holds.
  static std::optional<OpNeeds>
  get(const OpCost &cost, const MachineModel &machine, FormulaGraph &graph);
};

/// Of the seconds of every resource.
FormulaNeeds getFormulaNeeds(ArrayRef<Formula> seconds,
                             const FormulaGraph &graph);

/// For each need the seconds for which it is the limit: the time of the
/// operation, or 0.
SmallVector<Formula, 4> getShares(ArrayRef<FormulaNeed> needs);

struct TimeFormulas {
  /// `ModuleTime::getLatencyBound`.
  Formula latencyBound;
  /// By resource of the machine, the part of it for which that is the limit.
  std::vector<Formula> shares;
  /// How far to trust them: at no size is the trust lower.
  CountStatus status = CountStatus::exact;

  /// Nothing where sums over iterations are in the way, whose terms differ, or
  /// a count is beyond what a graph holds. Symbols of the graph may then be
  /// other than open sizes.
  static std::optional<TimeFormulas>
  get(const ModuleCost &cost, const MachineModel &machine, FormulaGraph &graph);
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_TIMEFORMULAS_H
