//===- MachineModel.h - Time from work and traffic --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The roofline itself: how long a target takes for a cost. Demands say what it
// needs of each resource (Demand.h), rates turn that into seconds. Knows
// targets and costs, no operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
#define MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H

#include "mlir-roofline/Machine/Demand/Demand.h"
#include "mlir-roofline/Machine/Estimate.h"

namespace mlir::roofline {

/// The time one resource needs for one execution of an operation.
struct ResourceTime {
  /// See `Roof`.
  StringAttr resource;
  BoundKind kind;
  double seconds;
};

/// The roofline of one operation: no schedule on the target beats it.
struct OpTime {
  /// The largest of the resources' times.
  double seconds = 0;
  BoundKind kind = BoundKind::none;
  /// The resource with the largest time; null if `kind` is none. A compute unit
  /// wins a tie against memory.
  StringAttr resource;
  /// The resource with the second largest time: how long the operation would
  /// take if the limit were lifted. Absent if only one resource is used.
  std::optional<ResourceTime> next;
  /// `lower` if some of the cost could not be timed (unknown work or traffic,
  /// an element type for which the target has no rate), else what the cost
  /// says.
  CountStatus status = CountStatus::exact;
  /// What the work takes for which the target has no rate, at most: one
  /// operation per cycle of its slowest unit. Not among `seconds`.
  double missingSeconds = 0;
  /// Absent if the target has no efficiencies or nothing takes time.
  std::optional<OpEstimate> estimate;

  /// seconds / (second largest time): how much faster another resource would
  /// allow; absent if only one resource is used.
  std::optional<double> getSlack() const {
    return next ? std::optional<double>(seconds / next->seconds) : std::nullopt;
  }
};

class MachineModel {
public:
  explicit MachineModel(TargetAttr target, MachineOptions options = {});

  /// The same for what is part of this program; see
  /// `MachineResources::forProgram`.
  MachineModel forProgram(const ModuleCost &cost) const;

  const MachineResources &getResources() const { return resources; }
  TargetAttr getTarget() const { return resources.getTarget(); }
  const MachineOptions &getOptions() const { return resources.getOptions(); }

  //===--------------------------------------------------------------------===//
  // Bounds
  //===--------------------------------------------------------------------===//

  /// The roofline of one execution; nothing while a count is symbolic.
  ///
  /// What the work and traffic need is in Demand.h; units, types and levels are
  /// resources that work at the same time. What has no rate is not timed and
  /// the status says so. A stand-in is no faster than the machine may be: where
  /// it decides, the time is an upper bound. What is a guess (`isGuess`), work
  /// or traffic of an operand, takes no time: the rest is a lower bound. So it
  /// is from a hot cache whose bandwidth nobody has stated.
  std::optional<OpTime> getTime(const OpCost &cost) const;

  /// The seconds that each resource takes for a demand, by its number.
  SmallVector<double, 24> getSeconds(const Demand<double> &demand) const;
  /// What stand-ins do is a guess, but more than any unit of the target does in
  /// a second no machine has: the seconds that each resource takes at least.
  SmallVector<double, 24> getCertainSeconds(const Demand<double> &demand) const;
  SmallVector<Formula, 0> getSeconds(const Demand<Formula> &demand) const;
  SmallVector<Formula, 0>
  getCertainSeconds(const Demand<Formula> &demand) const;

  /// The resource with this number, and a time for it.
  ResourceTime getResource(size_t number, double seconds) const;
  /// Says which resource is the limit, given the seconds of each, and which
  /// would be if there were no such limit.
  void setLimit(OpTime &time, ArrayRef<double> seconds) const;

  //===--------------------------------------------------------------------===//
  // Estimates
  //===--------------------------------------------------------------------===//

  /// Which of the target's efficiencies an estimate of the cost uses, and for
  /// what element type, which need not be that of the entry; nothing without
  /// one.
  std::optional<std::pair<unsigned, Type>>
  getEfficiencyUse(const OpCost &cost) const;

  /// What an estimate of one execution is made of; nothing while a count that
  /// matters is symbolic.
  std::optional<EstimateTerms> getEstimateTerms(const OpCost &cost) const;
  /// What kind of kernel operations that run as one are, and whether it moves
  /// anything over `boundary`; no amounts. The class is that of the whole: a
  /// contraction if any of them is one, movement if none computes. The element
  /// type is that of the first operation of that class.
  static EstimateTerms getKernelClass(ArrayRef<const OpCost *> ops,
                                      const OpCost &boundary);
  /// The expected time for these terms, or `bound` seconds if the target has no
  /// efficiency for their class. At least `bound`, if that is the longest time
  /// among the terms.
  OpEstimate getEstimate(const EstimateTerms &terms, double bound) const;
  bool hasEfficiencies() const { return !efficiencies.empty(); }
  /// The target's efficiency of that number.
  const Efficiency &getEfficiency(unsigned number) const {
    return efficiencies[number].efficiency;
  }
  /// Whether kernels of a class have been measured, be it on another type.
  bool hasEfficiency(OpClass opClass) const;

private:
  /// `seconds`: those of `demand`, which is that of one execution.
  EstimateTerms getTerms(const OpCost &cost, const Demand<double> &demand,
                         ArrayRef<double> seconds) const;

  /// One of the target's efficiencies.
  struct ClassEfficiency {
    OpClass opClass;
    /// Null: of any type.
    Type elementType;
    Efficiency efficiency;
  };
  /// The entry for the class and this very type, else the first of the class;
  /// null if there is none.
  const ClassEfficiency *findEfficiency(OpClass opClass,
                                        Type elementType) const;

  MachineResources resources;
  /// In the target's order.
  SmallVector<ClassEfficiency, 0> efficiencies;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
