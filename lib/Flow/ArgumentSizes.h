//===- ArgumentSizes.h - Bytes by what functions are given ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_ARGUMENTSIZES_H
#define MLIR_ROOFLINE_LIB_FLOW_ARGUMENTSIZES_H

#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// How large values are, by their types or the sizes of their function's
/// arguments: only the names of these are the same in every analysis of a
/// program.
class ArgumentSizes {
public:
  /// `cost` outlives this object.
  explicit ArgumentSizes(const ModuleCost &cost) : cost(cost) {}

  /// Nothing where other sizes decide, or an element has no size.
  std::optional<Quantity> getBytes(Value value);

private:
  const ModuleCost &cost;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_ARGUMENTSIZES_H
