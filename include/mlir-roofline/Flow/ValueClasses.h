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

  ValueClass get(Value value) const {
    return weights.contains(value)  ? ValueClass::weight
           : caches.contains(value) ? ValueClass::cache
                                    : ValueClass::activation;
  }

private:
  void addFunction(const FunctionCost &function);
  void addBlock(Block &block);
  bool isWeight(Operation &op) const;
  void addCall(Operation *op, const ExecutionTree::Node &call);
  void addCaches(const FunctionCost &function);
  void addSources(Value value, llvm::SetVector<Value> &moved) const;
  void addUsers(Value value, SmallVectorImpl<Value> &found) const;
  bool onlyMoves(Operation *op) const;

  const ModuleCost &cost;
  const ValueFlow &flow;
  llvm::DenseSet<Value> weights, caches;
  /// The calls of each function.
  llvm::DenseMap<Operation *, SmallVector<const ExecutionTree::Node *>> calls;
  /// Operations that compute, and so do not pass on what they read, and those
  /// that cost something and do not.
  llvm::DenseSet<Operation *> computing, moving;
  /// Arguments for which a call has passed something else than a weight.
  llvm::DenseSet<Value> mixed;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_VALUECLASSES_H
