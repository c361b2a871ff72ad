//===- Parameters.h - Weights of a program ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_PARAMETERS_H
#define MLIR_ROOFLINE_FLOW_PARAMETERS_H

#include "mlir-roofline/Flow/Assumptions.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// The parameters of a program, each counted once, however often used:
///   - function arguments marked `roofline.param`;
///   - immutable globals with an initial value, and tensor constants, unless
///     they are splats (a splat is an immediate, not a weight).
/// An integer constant is a weight only if it reaches a multiply-accumulate
/// through nothing but constants: positions, indices and lookup tables are not
/// learned.
class Parameters {
public:
  /// With `assumptions`, float weights occupy what is assumed of them.
  explicit Parameters(const ModuleCost &cost,
                      const Assumptions *assumptions = nullptr);

  /// Elements, and the bytes they occupy (packed, rounded up per tensor).
  const Quantity &getCount() const { return count; }
  const Quantity &getBytes() const { return bytes; }

private:
  void add(Type type, const Quantity &elements);
  void addArguments(const ModuleCost &cost);
  void addConstants(const ModuleCost &cost);

  /// Null: weights are what their types say.
  const StorageAssumption *assumed = nullptr;
  Quantity count;
  Quantity bytes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_PARAMETERS_H
