//===- ComputedValues.h - What a program makes ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tells contents that operations compute from those that they only move,
// through branches, loops and calls: state that is kept is moved.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_COMPUTEDVALUES_H
#define MLIR_ROOFLINE_LIB_FLOW_COMPUTEDVALUES_H

#include "mlir-roofline/Flow/CallOperands.h"

namespace mlir::roofline {

class ComputedValues {
public:
  ComputedValues(const ModuleCost &cost, const Callers &callers);

  /// Whether what the operation makes is what it reads, somewhere else.
  bool onlyMoves(Operation *op) const;
  /// Whether all contents of a tensor may have been computed: on one side of a
  /// branch, or in an iteration of a loop, at least. What is made of several
  /// tensors by moving them is computed if all of them are.
  bool contains(Value value) const { return computed.contains(value); }

private:
  void collectOperations();
  void addFunction(unsigned function, const Callers &callers);
  void addOperation(Operation *op);
  void addCall(Operation *op, const ExecutionTree::Node &call);
  void addMoved(ValueRange sources, Value result);
  void propagate();

  const ModuleCost &cost;
  const ValueFlow &flow;
  /// Operations that compute, and so do not pass on what they read, and those
  /// that cost something and do not.
  llvm::DenseSet<Operation *> computing, moving;
  llvm::DenseSet<Value> computed;
  SmallVector<Value> open;
  /// By value, what is computed if it is, or what waits for one source less.
  llvm::DenseMap<Value, SmallVector<Value, 2>> leadsTo, isPartOf;
  /// By value, how many of the sources that it is moved from are missing.
  llvm::DenseMap<Value, unsigned> numMissing;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_COMPUTEDVALUES_H
