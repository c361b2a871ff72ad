//===- Temporaries.h - Memory that numbers pass through ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A product may be stored before it is added up: to a buffer or a tensor that
// nothing else is done with but to store and load elements, through views,
// loops and calls.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_TEMPORARIES_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_TEMPORARIES_H

#include "Loops/CarriedTensors.h"

#include "llvm/ADT/SetVector.h"

namespace mlir::roofline {

class CallSites;

/// Memory that the program allocates.
struct Temporary {
  /// The operations that load from it, and all else that may read it.
  unsigned numReaders = 0;
  /// What they load.
  SmallVector<Value, 2> loaded;
  SmallVector<Value, 2> stored;
  /// Whole operations that write to it and do not read.
  SmallVector<OpOperand *, 1> written;
  /// Whether others may write to it.
  bool holdsOthers = false;
};

/// Answers for some functions, and remembers what it finds out. Holds only
/// while the program stays as it is.
class Temporaries {
public:
  /// Without `calls` no memory is followed out of a function.
  explicit Temporaries(const CallSites *calls) : calls(calls), tensors(calls) {}

  /// The allocation of which `memory` is all or a part; null if it is of none.
  Value getAllocation(Value memory);
  /// What becomes of an allocation.
  const Temporary &get(Value allocation);

  CarriedTensors &getTensors() { return tensors; }

private:
  using Views = llvm::SmallSetVector<Value, 8>;

  void addUse(OpOperand &use, Temporary &temporary, Views &views);
  bool addPassed(OpOperand &use, Views &views);

  const CallSites *calls;
  CarriedTensors tensors;
  llvm::DenseMap<Value, Value> allocations;
  llvm::DenseMap<Value, Temporary> known;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_TEMPORARIES_H
