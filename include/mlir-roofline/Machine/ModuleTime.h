//===- ModuleTime.h - Time of a whole program on a target -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MODULETIME_H
#define MLIR_ROOFLINE_MACHINE_MODULETIME_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Movement/ProgramFlow.h"

namespace mlir::roofline {

/// The times of a program's operations on one target, their sum, and what
/// remains of it where operations may overlap or fuse. `flow` is that of the
/// same program.
class ModuleTime {
public:
  ModuleTime(const ModuleCost &cost, ProgramFlow &flow,
             const MachineModel &model);

  const MachineModel &getMachine() const { return machine; }
  /// One entry per `ModuleCost::getOps`, of one execution; nothing where a
  /// count is symbolic.
  ArrayRef<std::optional<OpTime>> getOps() const { return ops; }
  /// One entry per `ModuleCost::getFunctions`, of one execution, callees
  /// included.
  ArrayRef<std::optional<double>> getFunctions() const { return functions; }
  /// Roofline time of one execution of every entry point, operation after
  /// operation from cold memory; of alternatives the longer. Nothing while a
  /// count is symbolic.
  std::optional<double> getLatencyBound() const { return latencyBound; }
  /// What the work takes for which the target has no rate, at most; see
  /// `OpTime`. Not part of the bound.
  double getMissingSeconds() const { return missingSeconds; }
  /// The same with unlimited overlap of independent operations; see
  /// findCriticalPath.
  std::optional<double> getCriticalPath() const { return criticalPath; }
  /// The groups of operations that can run together on the target, and the time
  /// of one execution of each; nothing where a count is symbolic. They live as
  /// long as the flow.
  const FusionGroups &getGroups() const { return *groups; }
  ArrayRef<std::optional<OpTime>> getGroupTimes() const { return groupTimes; }
  /// Roofline time group after group, what is precomputable left out: never
  /// more than the latency bound. Nothing while a count is symbolic.
  std::optional<double> getLatencyFused() const { return latencyFused; }
  /// The resource that is the limit for the largest share of that.
  StringAttr getFusedBoundBy() const { return fusedBoundBy; }
  /// What no schedule and no fusion beats; see findLatencyFloor.
  const std::optional<ResourceTime> &getFloor() const { return floor; }
  /// Expected time, group after group: never less than `getLatencyFused`.
  /// Absent if the target has no efficiencies or a count is symbolic.
  std::optional<double> getLatencyEstimate() const { return latencyEstimate; }
  /// The share of the estimate that groups have for which the target has an
  /// efficiency; for the others their bound stands in. Absent as the estimate.
  std::optional<double> getCalibratedShare() const { return calibratedShare; }
  /// Of the bound: `lower` if an operation on the way is unknown or could not
  /// be timed whole, `upper` if the program branches.
  CountStatus getStatus() const { return status; }
  /// The resource that is the limit for the largest share of the latency.
  StringAttr getBoundBy() const { return boundBy; }
  BoundKind getBoundKind() const { return boundKind; }

private:
  void sumGroups(const ModuleCost &cost, bool isEstimated);

  MachineModel machine;
  std::vector<std::optional<OpTime>> ops;
  std::vector<std::optional<double>> functions;
  std::optional<double> latencyBound;
  double missingSeconds = 0;
  const FusionGroups *groups;
  std::vector<std::optional<OpTime>> groupTimes;
  std::optional<double> latencyFused;
  StringAttr fusedBoundBy;
  std::optional<double> criticalPath;
  std::optional<ResourceTime> floor;
  std::optional<double> latencyEstimate;
  std::optional<double> calibratedShare;
  CountStatus status = CountStatus::exact;
  StringAttr boundBy;
  BoundKind boundKind = BoundKind::none;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MODULETIME_H
