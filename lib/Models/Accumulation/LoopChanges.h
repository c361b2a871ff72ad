//===- LoopChanges.h - What changes while a loop runs -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a value is the same in all iterations of a loop: through operations,
// regions and what they capture, through what loops carry, and through memory.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_LOOPCHANGES_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_LOOPCHANGES_H

#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// Answers for one scope, and remembers what it finds out about its operations.
/// Holds only while the program stays as it is.
class LoopChanges {
public:
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
  bool change(ArrayRef<Value> values, Operation *loop);

private:
  using Values = SmallVector<Value, 2>;

  bool addSources(Value value, Operation *loop, SmallVectorImpl<Value> &to);
  bool addSourcesOfArgument(BlockArgument argument, Operation *loop,
                            SmallVectorImpl<Value> &to);
  bool isHandedOnUnchanged(BlockArgument carried, Operation *loop);
  ArrayRef<Value> getForwarded(Value value, Operation *op);
  bool isWritten(Value memory, Operation *loop);

  /// What operations with regions hand to their arguments and results.
  llvm::DenseMap<Value, Values> forwarded;
  llvm::DenseSet<Operation *> forwarding;
  /// Of memory, the operations in which it may be written; null for anywhere.
  llvm::DenseMap<Value, llvm::SmallDenseSet<Operation *, 4>> writers;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_LOOPCHANGES_H
