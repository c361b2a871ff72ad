//===- Restarts.h - Sums that begin anew ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A loop that comes back to the memory of a sum goes on with it only where
// nobody has written something else there in between: a buffer that a loop
// fills, adds to and hands on holds a sum of its own in each iteration.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_RESTARTS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_RESTARTS_H

#include "Accumulation/Memory/MemoryWriters.h"

namespace mlir::roofline {

/// What is left of a sum when its memory is read again. `unsure`: somebody
/// writes there, but it is not seen if that is all of it, or something else.
enum class Left { all, nothing, unsure };

/// Answers for some functions, and remembers what it finds out. Holds only
/// while the program stays as it is.
class Restarts {
public:
  explicit Restarts(MemoryWriters &writers) : writers(writers) {}

  /// What `sum`, an operation that stores a sum to `memory`, leaves there for
  /// itself in the next iteration of `loop`, which comes back to it. A
  /// condition on which something else is written does not count: a sum of what
  /// has come since then is one, too.
  ///
  /// ```mlir
  /// scf.for … {
  ///   linalg.fill ins(%zero : f32) outs(%m : memref<4xf32>)
  ///   linalg.generic … outs(%m : memref<4xf32>) { … arith.addf %out, … }
  ///   memref.copy %m, %n                            // nothing
  /// }
  /// ```
  Left getLeft(Value memory, Operation *sum, Loop loop) {
    return getLeft(memory, sum, sum, loop);
  }
  /// The same for `next`, another operation that adds to it; without a loop, in
  /// the same iteration of all.
  Left getLeft(Value memory, Operation *sum, Operation *next,
               Loop loop = Loop());

  /// Whether what `store` stores to a buffer may come from the same buffer.
  bool isSum(Operation *store);

private:
  /// Whether what is written comes from the memory that it is written to.
  enum class Source { elsewhere, itself, unknown };
  class Search;

  Source getSource(OpOperand &use, Value base, const MemoryCover *cover,
                   Loop loop);
  Operation *getPlace(Operation *writer, Operation *reader);
  bool areApart(OpOperand &writer, Operation *reader);

  MemoryWriters &writers;
  /// By the use of a writer, the loop, and whether it is a cover that is passed
  /// before the memory is read.
  llvm::DenseMap<std::pair<OpOperand *, std::pair<void *, unsigned>>, Source>
      sources;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_RESTARTS_H
