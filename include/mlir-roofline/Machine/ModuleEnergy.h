//===- ModuleEnergy.h - Energy of a whole program on a target ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MODULEENERGY_H
#define MLIR_ROOFLINE_MACHINE_MODULEENERGY_H

#include "mlir-roofline/Machine/EnergyModel.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// What a program's operations take on one target, and their sum.
class ModuleEnergy {
public:
  /// `latencySeconds` is how long one execution of every entry point takes; the
  /// static power flows so long. Without it there is no total.
  ModuleEnergy(const ModuleCost &cost, const EnergyModel &model,
               std::optional<double> latencySeconds);

  /// One entry per `ModuleCost::getOps`, of one execution (the mean of all
  /// where they differ), without static power; nothing where a count is
  /// symbolic.
  ArrayRef<std::optional<Energy>> getOps() const { return ops; }
  /// One execution of every entry point; of alternatives the one that takes
  /// more. Nothing while a count is symbolic. `upper` if the program branches.
  const std::optional<Energy> &getTotal() const { return total; }

private:
  std::vector<std::optional<Energy>> ops;
  std::optional<Energy> total;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MODULEENERGY_H
