//===- Storages.h - Which memory values live in -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Decides for every destination whether it is written in place, in the order in
// which the program runs, and says from when to when memory is in use.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_FLOW_STORAGES_H
#define MLIR_ROOFLINE_FLOW_STORAGES_H

#include "mlir-roofline/Flow/ValueClasses.h"

namespace mlir::roofline {

/// Whether whoever calls an entry point goes on holding what it passes, as it
/// was, or leaves it to the program, which may write over it and is done with
/// it after the last use. The names are those of `--inputs`.
enum class InputUse { keep, release };

StringRef stringifyInputUse(InputUse use);

/// The memory of a program, as one-shot bufferization would lay it out:
/// destinations are written in place wherever nobody reads what was there
/// before, and elementwise operations on tensors over an operand that they read
/// last.
///
/// ```mlir
/// func.func @f(%kv: tensor<8x4xf32>, %row: tensor<1x4xf32>) -> tensor<8x4xf32>
/// {
///   %0 = tensor.insert_slice %row into %kv[2, 0] [1, 4] [1, 1] : …   // 1
///   %1 = tosa.exp %0 : (tensor<8x4xf32>) -> tensor<8x4xf32>           // 2
///   return %1 : tensor<8x4xf32>                                       // 3
/// }                                                                   // 4
/// ```
/// `%0` lives in the storage of %kv, from 0 to 2; `%1` in one of its own, from
/// 2 to 4.
class Storages {
public:
  /// Memory that holds one value after another.
  struct Storage {
    /// What is allocated by the program (`allocation`), and what holds the
    /// results of operations that say nothing of memory (`result`).
    enum class Kind { argument, constant, global, allocation, result };
    Kind kind;
    /// The first value in it.
    Value value;
    /// The function that it lives in, by its first number; for constants and
    /// globals, the first one that uses them.
    unsigned function;
    /// When it is in use, both inclusive: positions are those of the function's
    /// operations in the order in which they execute, from 1; the call is 0. An
    /// operation with regions has one where it begins and one where it ends.
    /// What comes from outside of a loop and is used in it is in use until the
    /// loop ends. A tensor is there from its first write on, a buffer from its
    /// allocation to its deallocation, to the end of the region that owns it,
    /// or, if there is neither, to its last use.
    unsigned definition = 0;
    unsigned lastUse = 0;
    /// From when to when it is in use, in order. Of a branch, each side has its
    /// own last use, and what a side does not use is not there in it. None if
    /// others hold what is in it all the time.
    SmallVector<std::pair<unsigned, unsigned>, 1> stretches;
    /// What it may hold parts of, if that is no smaller: a part holds the
    /// whole. Of what a call hands back, these are storages of the callee, and
    /// it is as large as the largest of them.
    SmallVector<unsigned, 1> wholes;
    /// Whether a tensor is written over by another one.
    bool isReused = false;
  };

  Storages(const ModuleCost &cost, const ValueFlow &flow,
           const ValueClasses &classes, InputUse inputs);

  /// Where a tensor or buffer lives. Nothing for values that need not exist in
  /// memory (splats, scalars).
  std::optional<unsigned> getStorage(Value value) const;
  ArrayRef<Storage> getAll() const { return storages; }
  /// Whether what lives in a storage takes all of it. Open types that are equal
  /// say nothing of that: a slice may have the type of what it is a part of.
  bool isWhole(Value value) const;
  /// Whether it is in use at a position.
  bool isHeld(unsigned storage, unsigned position) const {
    return llvm::any_of(storages[storage].stretches, [&](const auto &stretch) {
      return stretch.first <= position && position <= stretch.second;
    });
  }
  /// Whether nothing that may run after a position uses it.
  bool endsAt(unsigned storage, unsigned position) const {
    return llvm::any_of(storages[storage].stretches, [&](const auto &stretch) {
      return stretch.second == position;
    });
  }
  /// Position of begin and end; 0 for an operation that does not execute on its
  /// own (in the body of a structured one).
  std::pair<unsigned, unsigned> getPositions(Operation *op) const {
    return positions.lookup(op);
  }
  /// The position of the return to the caller.
  unsigned getEnd(unsigned function) const { return ends[function]; }
  /// Whether an operand of a call is copied for it: the callee writes over what
  /// it is given, and that is read later, or through another operand.
  bool isCopied(OpOperand &operand) const { return copied.contains(&operand); }
  /// The first number of the function: all instances share its storages.
  unsigned getFirst(unsigned function) const { return firsts[function]; }
  /// Whether control flow between blocks, or what is a part of one of several
  /// storages, made an interval longer than it is.
  bool isUpper(unsigned function) const { return hasLonger[function]; }

private:
  friend class StorageFinder;

  std::vector<Storage> storages;
  llvm::DenseMap<Value, unsigned> storageOf;
  llvm::DenseMap<Operation *, std::pair<unsigned, unsigned>> positions;
  llvm::DenseSet<OpOperand *> copied;
  /// Values of open types that may be less than what is in their storage.
  llvm::DenseSet<Value> parts;
  std::vector<unsigned> ends, firsts;
  std::vector<bool> hasLonger;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_FLOW_STORAGES_H
