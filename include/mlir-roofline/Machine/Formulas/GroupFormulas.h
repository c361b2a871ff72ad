//===- GroupFormulas.h - Times of groups with open sizes --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPFORMULAS_H

#include "mlir-roofline/Machine/Formulas/RepeatedNeeds.h"
#include "mlir-roofline/Movement/SizeProbes.h"

namespace mlir::roofline {

/// What ModuleTime makes of groups, as formulas of the sizes that are open, at
/// all sizes at which the same operations run as one, as kernels of the same
/// classes.
struct GroupFormulas {
  /// Equal ones once, with how often they run.
  std::vector<RepeatedNeeds> groups;
  /// `ModuleTime::getLatencyFused`: the sum of these.
  Formula fused;
  /// `ModuleTime::getLatencyEstimate`; absent if the target has no
  /// efficiencies.
  std::optional<Formula> estimate;

  /// With the groups of the probe, which has values for the open sizes of
  /// `cost`. Nothing with alternatives, loops whose iterations differ, or
  /// counts beyond what a graph holds.
  static std::optional<GroupFormulas> get(const ModuleCost &cost,
                                          SizeProbes::Probe &probe,
                                          const MachineModel &machine,
                                          FormulaGraph &graph);
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_GROUPFORMULAS_H
