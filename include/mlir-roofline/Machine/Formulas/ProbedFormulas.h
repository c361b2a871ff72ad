//===- ProbedFormulas.h - Formulas with values for sizes --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_FORMULAS_PROBEDFORMULAS_H
#define MLIR_ROOFLINE_MACHINE_FORMULAS_PROBEDFORMULAS_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Machine/ModuleTime.h"
#include "mlir-roofline/Movement/SizeProbes.h"

namespace mlir::roofline {

/// Whether a formula is `seconds`, up to rounding, where sizes have these
/// values. Not beyond the evaluator's numbers, nor where nobody knows the
/// seconds.
bool isValueAt(const FormulaGraph &graph, const Formula &formula,
               const SizeBindings &values, std::optional<double> seconds);

/// The times of the probes of a program on one target, each worked out once,
/// when it is first asked for. `probes` and `machine` have to outlive this.
class ProbedTimes {
public:
  ProbedTimes(SizeProbes &probes, const MachineModel &machine)
      : probes(probes), machine(machine) {}

  SizeProbes &getProbes() const { return probes; }
  const MachineModel &getMachine() const { return machine; }
  const ModuleTime &get(SizeProbes::Probe &probe);

private:
  SizeProbes &probes;
  const MachineModel &machine;
  DenseMap<const SizeProbes::Probe *, std::unique_ptr<ModuleTime>> times;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_FORMULAS_PROBEDFORMULAS_H
