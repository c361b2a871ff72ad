//===- Addresses.h - Where loads and stores go ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum that is kept in memory is loaded from and stored to one address. Here
// addresses are compared, and it is told whether loops come back to one.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ADDRESSES_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ADDRESSES_H

#include "Loops/LoopChanges.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace mlir::roofline {

/// Whether two values are computed alike, from the same values: a lowering
/// computes the position of a load and of a store each on its own. Loads of one
/// address are taken for one value.
bool isComputedAlike(Value a, Value b);

/// Addresses in some functions, of which `changes` says which buffers that
/// loops and branches hand on are one.
class Addresses {
public:
  explicit Addresses(LoopChanges &changes) : changes(changes) {}

  /// Whether `a` and `b` are one memory: views that are computed alike of one
  /// buffer.
  bool areOneMemory(Value a, Value b) const;
  /// Whether both access the same elements of the same memory, as far as their
  /// positions are computed alike.
  bool areSame(const ElementAccess &a, const ElementAccess &b) const;
  /// Whether both access the same elements of the same memory if their loops
  /// count the same.
  bool areSameInOtherLoops(const ElementAccess &a,
                           const ElementAccess &b) const;

  /// Equal for equal addresses.
  llvm::hash_code hash(const ElementAccess &access) const;
  /// Equal for addresses that are the same if their loops count the same.
  llvm::hash_code hashInOtherLoops(const ElementAccess &access) const;

  /// What `memory` is a view of, or draws its elements from, through what loops
  /// and branches hand on.
  Value getBase(Value memory) const;

private:
  Value resolve(Value value) const;
  bool isAlike(Value a, Value b,
               llvm::function_ref<bool(Value, Value)> isKnownAlike) const;
  llvm::hash_code
  hashValue(Value value, unsigned depth,
            llvm::function_ref<llvm::hash_code(Value)> hashArgument) const;
  llvm::hash_code
  hash(const ElementAccess &access,
       llvm::function_ref<llvm::hash_code(Value)> hashArgument) const;

  LoopChanges &changes;
};

/// Whether an integer, or a tensor or buffer of integers, ends as a position in
/// memory, in this operation or in one that reads it: arithmetic on addresses
/// is no sum of products.
///
/// ```mlir
/// %0 = linalg.reduce { arith.addi } ins(%products : tensor<8x2xi32>) …  //
/// true %1 = tensor.expand_shape %0 … %2 = linalg.generic … ins(%1 :
/// tensor<8x1xi32>) … { ^bb0(%row: i32, %out: f32):
///   %3 = arith.index_cast %row : i32 to index
///   %4 = tensor.extract %table[%3] : tensor<100xf32>
/// ```
///
/// Integers of fewer than 32 bits are quantised numbers, which tables of
/// functions are looked up by, and no positions. Looks at a bounded number of
/// values, so that it may say false of a position that is used late.
bool endsAsPosition(Value value);

/// Whether values of this type are wide enough for it.
bool mayBecomePosition(Type type);

/// Where in the memory the elements are, a formula per dimension.
SmallVector<Quantity> getPositions(const ElementAccess &access,
                                   SizeProvider &sizes);

/// Whether an iteration of a loop finds what the one before has left in the
/// memory that is asked about.
using KeepsMemory = llvm::function_ref<bool(Loop)>;

/// How often the loops around `op` execute it while `memory` is one and the
/// same and keeps what is there, as far as they are known; nothing if that is
/// no number.
std::optional<int64_t> countVisits(Operation *op, Value memory,
                                   SizeProvider &sizes, LoopChanges &changes,
                                   KeepsMemory keeps);

/// Whether all iterations of `loop` access the same address.
bool isLeftAlone(const ElementAccess &access, Loop loop, LoopChanges &changes);

/// Whether loops around the store `op` execute it again at the same address,
/// where `keeps` says that something is left: one that does not change the
/// address, or, asked only with `sizes`, what of a counter is not in it. For a
/// cycle of blocks: one that what is stored changes in.
bool isRevisited(Operation *op, const ElementAccess &store, SizeProvider *sizes,
                 LoopChanges &changes, KeepsMemory keeps);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ADDRESSES_H
