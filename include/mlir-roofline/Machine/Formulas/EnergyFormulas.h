//===- EnergyFormulas.h - Energy of open sizes ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_ENERGYFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_ENERGYFORMULAS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Machine/EnergyModel.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// What something takes on a target, in joules, as `ModuleEnergy` has it where
/// all sizes have values.
struct EnergyFormulas {
  /// Of the whole: what work takes, what traffic takes, and what flows as long
  /// as it runs.
  Formula joules;
  /// As of `Energy`, at no size better.
  CountStatus status = CountStatus::exact;

  /// Of one execution of every entry point. `seconds`, a formula of the same
  /// graph, is how long that takes, as in `ModuleEnergy`. Nothing where some
  /// operation has no formula: one whose executions differ.
  static std::optional<EnergyFormulas>
  get(const ModuleCost &cost, const EnergyModel &model,
      const MachineModel &machine, const Formula &seconds, FormulaGraph &graph);

  /// Of one execution of an operation, which takes `seconds`.
  static std::optional<EnergyFormulas>
  get(const OpCost &cost, const EnergyModel &model, const MachineModel &machine,
      const Formula &seconds, FormulaGraph &graph);
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_ENERGYFORMULAS_H
