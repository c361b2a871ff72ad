//===- ProgramFlow.h - The flow of data of a program ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_PROGRAMFLOW_H
#define MLIR_ROOFLINE_MOVEMENT_PROGRAMFLOW_H

#include "mlir-roofline/Flow/Boundary.h"
#include "mlir-roofline/Flow/Dependences.h"
#include "mlir-roofline/Flow/ValueClasses.h"
#include "mlir-roofline/Movement/FusionGroups.h"

#include <map>

namespace mlir::roofline {

/// What a program's times on any target are made of, beside its costs.
class ProgramFlow {
public:
  const ValueFlow &values;
  Dependences dependences;
  Boundary boundary;
  const ValueClasses &classes;

  /// `cost` has to outlive this.
  explicit ProgramFlow(const ModuleCost &cost)
      : values(ValueFlow::get(cost)), dependences(cost, values),
        boundary(cost, values), classes(ValueClasses::get(cost)), cost(cost) {}

  /// The groups for a fast memory of that size; made when they are first asked
  /// for. With the kernels of each if they are wanted.
  const FusionGroups &getGroups(double capacityBytes,
                                bool withKernels = false) {
    auto [found, isNew] = groups.try_emplace({capacityBytes, withKernels});
    if (isNew)
      found->second.emplace(cost, values, dependences, classes, capacityBytes,
                            withKernels);
    return *found->second;
  }

private:
  const ModuleCost &cost;
  std::map<std::pair<double, bool>, std::optional<FusionGroups>> groups;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_PROGRAMFLOW_H
