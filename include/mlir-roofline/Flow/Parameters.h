//===- Parameters.h - Weights of a program ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_PARAMETERS_H
#define MLIR_ROOFLINE_FLOW_PARAMETERS_H

#include "mlir-roofline/Flow/Assumptions.h"
#include "mlir-roofline/Flow/ValueFlow.h"

namespace mlir::roofline {

/// One parameter.
struct Parameter {
  Type elementType;
  /// Elements, and the bytes they occupy (packed, rounded up).
  Quantity count, bytes;
};

/// The parameters of a program, each counted once, however often used and in
/// whatever function:
///   - function arguments marked `roofline.param`: what the entry points are
///     given for them, or what the functions that call them pass;
///   - immutable globals with an initial value, and tensor constants, unless
///     they are splats (a splat is an immediate, not a weight). Those that name
///     one resource, and equal literals, are one.
/// Integers count as floats do where they are data (weights, biases, tables),
/// and not where they only say where to look, how large something is or
/// whether: indices, positions, shapes, masks.
class Parameters {
public:
  /// With `assumptions`, float weights occupy what is assumed of them.
  explicit Parameters(const ModuleCost &cost,
                      const Assumptions *assumptions = nullptr);

  /// Elements, and the bytes they occupy (packed, rounded up per tensor).
  const Quantity &getCount() const { return count; }
  const Quantity &getBytes() const { return bytes; }

  /// Each parameter, in the order in which they were found.
  ArrayRef<Parameter> getAll() const { return all; }
  /// The number of the parameter whose contents `value` shows, as `flow` finds
  /// it; nothing if it shows none.
  std::optional<unsigned> find(Value value, const ValueFlow &flow) const;

private:
  void add(Type type, const Quantity &elements);
  void addArguments(const ModuleCost &cost, const ValueFlow &flow);
  void addConstants(const ModuleCost &cost, const ValueFlow &flow);
  bool isFirst(ElementsAttr elements, const void *otherwise);

  /// Null: weights are what their types say.
  const StorageAssumption *assumed = nullptr;
  Quantity count;
  Quantity bytes;
  std::vector<Parameter> all;
  /// The numbers of what has been counted.
  llvm::DenseMap<const void *, unsigned> numbers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_PARAMETERS_H
