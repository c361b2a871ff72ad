//===- MachineModel.h - Time from work and traffic --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The roofline itself: what a target needs for a cost. Knows targets and costs,
// no operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
#define MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::roofline {

/// The time one resource needs for one execution of an operation.
struct ResourceTime {
  /// `matrix.f16`, `vector.f32`, `special.f32`, or the name of a memory level.
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
  /// seconds / (second largest time): how much faster another resource would
  /// allow; absent if only one resource is used.
  std::optional<double> slack;
  /// `lower` if some of the cost could not be timed (unknown work or traffic, an
  /// element type for which the target has no rate), else what the cost says.
  CountStatus status = CountStatus::exact;
};

/// Peak / bandwidth of a unit, an element type and the outermost memory level,
/// in operations per byte.
struct RidgePoint {
  StringAttr resource;
  StringAttr memory;
  double opsPerByte;
};

class MachineModel {
public:
  explicit MachineModel(TargetAttr target);

  TargetAttr getTarget() const { return target; }

  /// The roofline of one execution; nothing while a count is symbolic.
  ///
  /// Multiply-accumulates run on the matrix unit where it has a rate for their
  /// operand type, transcendentals on the special unit where the target has
  /// one, everything else, and both otherwise, on the vector unit under the
  /// type of the scalar operation. Units and memory work at the same time.
  std::optional<OpTime> getTime(const OpCost &cost) const;
  /// The same, resource by resource, in the order units, memory.
  std::optional<SmallVector<ResourceTime>>
  getResourceTimes(const OpCost &cost) const;

  /// In the order of the target's units and rates.
  SmallVector<RidgePoint> getRidgePoints() const;

private:
  TargetAttr target;
  /// See MachineModel.cpp for what is precomputed.
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MACHINEMODEL_H
