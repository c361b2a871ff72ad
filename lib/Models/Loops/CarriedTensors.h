//===- CarriedTensors.h - Tensors that are one in memory --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An element that is stored to a tensor is found in the tensor that this makes,
// and in those that loops and branches hand on: what bufferization puts in one
// place.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LOOPS_CARRIEDTENSORS_H
#define MLIR_ROOFLINE_LIB_MODELS_LOOPS_CARRIEDTENSORS_H

#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "llvm/ADT/DenseMap.h"

namespace mlir::roofline {

class CallSites;

/// Answers for some functions, and remembers what it finds out. Holds only
/// while the program stays as it is.
class CarriedTensors {
public:
  /// Without `calls` no tensor is followed out of a function.
  explicit CarriedTensors(const CallSites *calls) : calls(calls) {}

  /// The one tensor of which `tensor` is what stores, views of all of it,
  /// loops, branches and calls have made; `tensor` itself if it may be of
  /// several.
  ///
  /// ```mlir
  /// %r = scf.for … iter_args(%t = %c) -> tensor<4xf32> {  // %c, all of them
  ///   %n = tensor.insert %s into %t[%i] : tensor<4xf32>
  ///   scf.yield %n : tensor<4xf32>
  /// }
  /// ```
  ///
  /// Of a buffer, the one that loops, branches and calls have handed on: what a
  /// loop that was not cleaned carries besides numbers. Views are not followed.
  Value getOrigin(Value tensor);

private:
  void addSources(Value tensor, SmallVectorImpl<Value> &sources);
  ArrayRef<Value> getForwarded(Value value, Operation *op);

  const CallSites *calls;
  llvm::DenseMap<Value, Value> origins;
  llvm::DenseMap<Value, SmallVector<Value, 2>> forwarded;
  llvm::DenseMap<Operation *, bool> seen;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LOOPS_CARRIEDTENSORS_H
