//===- CallSites.h - Where functions are called -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The body of a loop may stand in a function of its own, that the loop calls or
// launches. What is summed there, and what of it, is seen from both together.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLSITES_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLSITES_H

#include "mlir/IR/Operation.h"
#include "mlir/IR/ValueRange.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/EquivalenceClasses.h"

namespace mlir::roofline {

/// The calls of one program. Holds only while the program stays as it is.
class CallSites {
public:
  /// A call or a launch, and what it passes.
  struct Call {
    Operation *op;
    ValueRange operands;
  };

  /// Of everything in `root`; null: there are none.
  explicit CallSites(Operation *root);

  /// The calls of `function`. Of one that is called in many places none: what
  /// it is for is not seen there.
  ArrayRef<Call> getCalls(Operation *function) const;
  /// The region that a call or a launch runs; null if it is not followed.
  Region *getCallee(Operation *call) const;
  /// What an argument of a function may be, by its calls, and what a result of
  /// a call may be, by what the function returns. Nothing for anything else.
  void addSources(Value value, SmallVectorImpl<Value> &sources) const;
  /// All functions that calls link with `function`, itself among them, in the
  /// order of the program.
  SmallVector<Operation *> getLinked(Operation *function) const;

  /// The same functions, each behind all that it calls; without those that call
  /// each other.
  SmallVector<Operation *>
  getCalleesFirst(ArrayRef<Operation *> functions) const;

private:
  llvm::DenseMap<Operation *, SmallVector<Call, 1>> calls;
  llvm::DenseMap<Operation *, Region *> callees;
  llvm::EquivalenceClasses<Operation *> linked;
  /// By function, its place in the program.
  llvm::DenseMap<Operation *, unsigned> order;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_CALLSITES_H
