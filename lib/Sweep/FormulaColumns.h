//===- FormulaColumns.h - Figures as compiled formulas ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The figures of a sweep that are formulas of its sizes: counts, memory, times
// and what follows from them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SWEEP_FORMULACOLUMNS_H
#define MLIR_ROOFLINE_LIB_SWEEP_FORMULACOLUMNS_H

#include "mlir-roofline/Evaluation/FlatFormulas.h"
#include "mlir-roofline/Machine/Formulas/EnergyFormulas.h"
#include "mlir-roofline/Machine/Formulas/FusedFormulas.h"
#include "mlir-roofline/Machine/Formulas/TimeFormulas.h"
#include "mlir-roofline/Sweep/Sweep.h"

#include <memory>

namespace mlir::roofline::sweep {

class FormulaColumns {
public:
  /// `report` is that of `cost` with the axes open.
  FormulaColumns(const Report &report, const ModuleCost &cost,
                 ArrayRef<TargetAttr> targets);

  /// Fills what it can of a sweep's columns and limits. Says of each column
  /// whether it has.
  std::vector<bool> fill(Sweep &sweep);

private:
  /// Times of groups, where they have formulas that hold for all sizes.
  struct GroupTimes {
    std::optional<Formula> fused, estimate;
  };
  struct TargetTimes {
    MachineModel machine;
    std::optional<TimeFormulas> times;
    /// Once it is asked for; nothing without energies of the target, either.
    std::optional<std::optional<EnergyFormulas>> energy;
    std::unique_ptr<ProbedTimes> probed;
    std::optional<std::optional<Formula>> floor;
    std::optional<GroupTimes> groups;

    /// Whether no program has the metric on this target.
    bool lacks(const Metric &metric) const;
  };
  std::optional<Formula> get(const Sweep::Column &column);
  std::optional<Formula> getIntensity();
  const std::optional<EnergyFormulas> &getEnergy(TargetTimes &target);
  /// What floors and times of groups look at.
  ProbedTimes &getProbed(TargetTimes &target);
  const GroupTimes &getGroupTimes(TargetTimes &target);
  const std::optional<Formula> &getFloor(TargetTimes &target);
  std::optional<Formula> getProgramTime(TargetTimes &target, StringRef metric);
  CountStatus getStatus(const Sweep::Column &column);
  struct Choice;
  std::vector<bool> chooseColumns(Sweep &sweep,
                                  ArrayRef<std::optional<Formula>> wanted,
                                  Choice &choice);
  void chooseLimits(Sweep &sweep, Choice &choice);
  static void makeRoom(Sweep &sweep, Choice &choice);
  void evaluate(Sweep &sweep, Choice &choice, FlatFormulas &flat, size_t first,
                size_t count, std::vector<std::vector<double>> &shares);

  /// Of the program, on whatever target.
  OpenSizes &getOpenSizes();

  const Report &report;
  const ModuleCost &cost;
  /// Once they are asked for.
  std::optional<ProgramFlow> flow;
  std::optional<OpenSizes> open;
  FormulaGraph graph;
  std::vector<TargetTimes> targets;
};

} // namespace mlir::roofline::sweep

#endif // MLIR_ROOFLINE_LIB_SWEEP_FORMULACOLUMNS_H
