//===- ValueClasses.h - Weights, caches and activations ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_VALUECLASSES_H
#define MLIR_ROOFLINE_FLOW_VALUECLASSES_H

#include "mlir-roofline/Flow/ValueFlow.h"
#include "llvm/ADT/SetVector.h"

namespace mlir::roofline {

/// What part a tensor plays in a program.
enum class ValueClass {
  /// A parameter or constant, or made of nothing else (a weight transposed, or
  /// dequantised): it could be made ahead of time.
  weight,
  /// State that comes in as an argument and goes out as a result, grown or with
  /// a part replaced (a KV cache), and whatever is made of it by moving alone.
  cache,
  /// Everything else.
  activation
};

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
