//===- ZeroMemory.h - Memory that sums start with ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum starts with zeros that a tensor or a buffer was filled with. A tensor
// says what it was made by; of a buffer it follows from who writes it, and
// when.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_ZEROMEMORY_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_ZEROMEMORY_H

#include "Accumulation/Memory/MemoryWriters.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace mlir::roofline {

/// Whether `value` is the number 0, or a vector or tensor of such.
bool isConstantZero(Value value);

/// Answers for some functions, and remembers who writes to a buffer. Holds only
/// while the program stays as it is.
class ZeroMemory {
public:
  /// Without `sizes` loops of blocks are not seen to write to all elements.
  ZeroMemory(LoopChanges &changes, SizeProvider *sizes)
      : changes(changes), writers(changes, sizes) {}

  /// Whether all elements that `reader` may find in `memory`, a tensor or a
  /// buffer, are 0. False also where that is not seen, as of buffers that the
  /// function does not allocate or hands on to others.
  ///
  /// ```mlir
  /// linalg.fill ins(%zero : f32) outs(%m : memref<4xf32>)
  /// linalg.add ins(%m, %p : …) outs(%n : …)               // %m: yes
  /// linalg.exp ins(%n : …) outs(%m : …)
  /// linalg.add ins(%m, %p : …) outs(%n : …)               // %m: no more
  /// ```
  ///
  /// `isElsewhere` says of an operation that writes something else to `memory`
  /// whether `reader` finds other elements: in later iterations of the loops
  /// around both, or, asked with `isFirst`, in this one.
  using IsElsewhere = llvm::function_ref<bool(Operation *, bool isFirst)>;
  bool findsZeros(Value memory, Operation *reader, IsElsewhere isElsewhere);
  /// The same where a writer is elsewhere if it is `reader` itself and each
  /// iteration has other memory.
  bool findsZeros(Value memory, Operation *reader);

  /// Who writes to buffers.
  MemoryWriters &getWriters() { return writers; }

  /// Whether `use` of a buffer is that of an operation which writes zeros to
  /// it, and nothing else.
  bool writesZeros(OpOperand &use);

private:
  struct Reading;
  bool findWritesZeros(OpOperand &use);
  bool isHarmless(OpOperand &writer, const Reading &reading,
                  IsElsewhere isElsewhere);
  bool isOverwritten(Operation *writer, const Reading &reading);
  bool findsZerosInTensor(Value tensor, Operation *reader);
  bool findsZerosInBuffer(Value buffer, Operation *reader,
                          IsElsewhere isElsewhere);

  LoopChanges &changes;
  MemoryWriters writers;
  /// Of what has been asked about, whether it writes zeros.
  llvm::DenseMap<OpOperand *, bool> writing;
  unsigned depth = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_ZEROMEMORY_H
