//===- ValueClasses.h - Weights, caches and activations ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_VALUECLASSES_H
#define MLIR_ROOFLINE_FLOW_VALUECLASSES_H

#include "mlir-roofline/Flow/ValueFlow.h"
#include "mlir-roofline/IR/Roofline.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::roofline {

/// Classifies every value of a program, from the entry points down. Arguments
/// are weights if they are marked `roofline.param`, or if every call passes
/// weights.
class ValueClasses {
public:
  explicit ValueClasses(const ModuleCost &cost);
  /// Those of these costs, which all who ask share.
  static const ValueClasses &get(const ModuleCost &cost) {
    return cost.getFacts<ValueClasses>();
  }

  ValueClass get(Value value) const {
    return weights.contains(value)  ? ValueClass::weight
           : caches.contains(value) ? ValueClass::cache
                                    : ValueClass::activation;
  }

private:
  llvm::DenseSet<Value> weights, caches;
};

/// Whether `value` is a tensor of floats: what caches hold, and what has a
/// gradient.
bool isFloatTensor(Value value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_VALUECLASSES_H
