//===- OpDemands.h - What if a resource had less to do ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_ADVICE_OPDEMANDS_H
#define MLIR_ROOFLINE_LIB_ADVICE_OPDEMANDS_H

#include "mlir-roofline/Machine/MachineModel.h"

namespace mlir::roofline::advice {

/// Whether a resource is the matrix unit with a type of factors: `matrix.tf32`,
/// also with an accumulator behind it, `matrix.f16.f32`.
bool isMatrixOf(StringRef resource, Type type);

/// The seconds that one execution of an operation needs of each resource; the
/// longest is its time. Parts of them can be moved and scaled.
class OpDemands {
public:
  /// Nothing while a count is symbolic.
  static std::optional<OpDemands> get(const OpCost &cost,
                                      const MachineModel &machine);

  double getSeconds() const;
  /// Has the multiply-accumulates done in another type, on the matrix unit, if
  /// that is faster. Returns whether the target has a rate for it and it is.
  bool moveMacs(Type type);
  /// Every memory level moves `ratio` times the bytes.
  void scaleMemory(double ratio);
  /// Every unit has `ratio` times the work.
  void scaleCompute(double ratio);

private:
  OpDemands(const OpCost &cost, const MachineResources &resources,
            Demand<double> demand)
      : cost(cost), resources(resources), demand(std::move(demand)) {}

  void scale(BoundKind kind, double ratio);

  const OpCost &cost;
  const MachineResources &resources;
  Demand<double> demand;
};

} // namespace mlir::roofline::advice

#endif // MLIR_ROOFLINE_LIB_ADVICE_OPDEMANDS_H
