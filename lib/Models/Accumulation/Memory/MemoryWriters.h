//===- MemoryWriters.h - Who writes to memory, and when ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a reader finds in a buffer follows from who writes to it, through views,
// loops and branches, and from whether somebody else writes all of it in
// between.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_MEMORYWRITERS_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_MEMORYWRITERS_H

#include "Accumulation/Addresses.h"

#include "mlir/IR/Dominance.h"

#include <memory>

namespace mlir::roofline {

/// Operations that may write to one buffer.
struct Writers {
  /// False if others may write.
  bool areAll = true;
  SmallVector<OpOperand *, 2> uses;
};

/// What writes to all of some memory: an operation, or loops that go through
/// all elements.
struct MemoryCover {
  /// The operation, or the first one that each execution of the loops runs.
  Operation *place;
  /// Null if it is one operation.
  Loop loop;
};

/// Answers for some functions, and remembers who writes to a buffer. Holds only
/// while the program stays as it is.
class MemoryWriters {
public:
  /// Without `sizes` loops of blocks are not seen to go through all elements.
  MemoryWriters(LoopChanges &changes, SizeProvider *sizes)
      : changes(changes), addresses(changes), sizes(sizes) {}

  /// The writers of `base`, a buffer that is no view. What is handed to a call
  /// is followed into a function that has one.
  const Writers &getWriters(Value base);

  /// What writes to all that `reader` finds in `memory`, `use` being that of a
  /// writer of the same buffer; nothing if that is not seen.
  std::optional<MemoryCover> getCover(OpOperand &use, Value memory,
                                      Operation *reader);

  /// Whether each way to `op` that an execution of its function takes goes
  /// through `cover`.
  bool isBefore(const MemoryCover &cover, Operation *op);
  /// Whether each iteration of `loop` goes through `cover` between what runs
  /// `from` and `to`, of which the second is in a later iteration.
  bool isPassedAround(const MemoryCover &cover, Operation *from, Operation *to,
                      Loop loop);
  /// Whether `from` may run before `to` where neither runs again: in one block,
  /// as it is written; in two sides of a branch, perhaps.
  bool mayRunInOrder(Operation *from, Operation *to);
  /// Whether what `from` writes to `base` may be there when `to` runs, if
  /// `cover` is not in between. Null: if nothing is.
  bool canReach(Operation *from, Operation *to, Value base,
                const MemoryCover *cover);

  const Addresses &getAddresses() const { return addresses; }
  LoopChanges &getChanges() const { return changes; }
  SizeProvider *getSizes() const { return sizes; }

private:
  bool addUse(OpOperand &use, Writers &writers,
              SmallVectorImpl<Value> &views) const;
  void addPassed(OpOperand &use, SmallVectorImpl<Value> &arguments) const;
  std::optional<MemoryCover> getLoopsThroughAll(Operation *store,
                                                const ElementAccess &access);
  bool runsAlways(Operation *inner, Loop loop);

  LoopChanges &changes;
  Addresses addresses;
  SizeProvider *sizes;
  DominanceInfo dominance;
  llvm::DenseMap<Value, std::unique_ptr<Writers>> known;
  /// Of stores of elements, the loops that go through all.
  llvm::DenseMap<Operation *, std::optional<MemoryCover>> storedByLoops;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MEMORY_MEMORYWRITERS_H
