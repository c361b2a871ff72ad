//===- LoopChanges.h - What changes while a loop runs -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a value is the same in all iterations of a loop: through operations,
// regions and what they capture, through what loops carry, through calls, and
// through memory.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCHANGES_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCHANGES_H

#include "Loops/CarriedTensors.h"
#include "Loops/EnclosingLoops.h"

#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// Answers for some functions, and remembers what it finds out about their
/// operations. Holds only while the program stays as it is.
class LoopChanges {
public:
  /// Without `calls` nothing is followed out of a function.
  explicit LoopChanges(const CallSites *calls)
      : calls(calls), loops(calls), tensors(calls) {}

  /// The loops that it knows.
  EnclosingLoops &getLoops() { return loops; }
  const CallSites *getCalls() const { return calls; }

  /// Whether one of `values` changes from one iteration of `loop` to the next,
  /// or may. What an inner loop counts through depends on what bounds that
  /// loop; what it carries, on what goes in and what an iteration makes of it.
  ///
  /// ```mlir
  /// scf.for %i = … {
  ///   %p = scf.if %c -> index { scf.yield %i … }     // changes
  ///   %q = memref.load %m[%0]                        // if %m is written here
  ///   scf.for %j = %0 to %n … { … }                  // %j: does not
  ///   %t = memref.subview %a[%i] [4] [1]             // changes
  /// }
  /// ```
  bool change(ArrayRef<Value> values, Loop loop);

  /// Whether one of `values` changes because of what is loaded in `loop`, or
  /// comes out of operations with side effects there: which iterations give the
  /// same is not known before the program runs.
  ///
  /// ```mlir
  /// scf.for %i = … {
  ///   %p = memref.load %rows[%i]    // does
  ///   %q = arith.muli %i, %n        // does not
  /// }
  /// ```
  bool changeWithData(ArrayRef<Value> values, Loop loop);
  /// Whether one of `values` is computed from what is loaded anywhere.
  bool comeFromData(ArrayRef<Value> values) {
    return changeWithData(values, Loop());
  }

  /// What regions, or branches from block to block, hand on as `value`.
  SmallVector<Value, 2> getHandedOn(Value value);

  /// Whether `memory`, a buffer or the origin of carried tensors, is another
  /// one in each iteration.
  bool changeMemory(Value memory, Loop loop);

  /// Tensors and buffers that are one in memory.
  CarriedTensors &getTensors() { return tensors; }

private:
  using Values = SmallVector<Value, 2>;

  bool addSources(Value value, Loop loop, SmallVectorImpl<Value> &to);
  void addCarried(Value value, Loop loop, SmallVectorImpl<Value> &to);
  bool addSourcesOfArgument(BlockArgument argument, Loop loop,
                            SmallVectorImpl<Value> &to);
  bool addSourcesOfBlock(BlockArgument argument, Loop loop,
                         SmallVectorImpl<Value> &to);
  bool isHandedOnUnchanged(BlockArgument carried, Loop loop);
  ArrayRef<Value> getForwarded(Value value, Operation *op);
  bool isWritten(Value memory, Loop loop);
  bool addWriters(Value view, SmallVectorImpl<Value> &views,
                  llvm::DenseSet<void *> &inside);

  const CallSites *calls;
  EnclosingLoops loops;
  CarriedTensors tensors;
  /// What operations with regions hand to their arguments and results.
  llvm::DenseMap<Value, Values> forwarded;
  llvm::DenseSet<Operation *> forwarding;
  /// Of memory, the loops in which it may be written; null for anywhere.
  llvm::DenseMap<Value, llvm::DenseSet<void *>> writers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_LOOPCHANGES_H
