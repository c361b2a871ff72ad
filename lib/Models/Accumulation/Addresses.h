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

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/Hashing.h"

namespace mlir::roofline {

/// Whether two values are computed alike, from the same values: a lowering
/// computes the position of a load and of a store each on its own. Loads of one
/// address are taken for one value.
bool isComputedAlike(Value a, Value b);

/// Whether both access the same elements of the same memory, as far as their
/// positions are computed alike.
bool isSameAddress(const ElementAccess &a, const ElementAccess &b);

/// Equal for equal addresses.
llvm::hash_code hashAddress(const ElementAccess &access);

/// Whether an integer, or a tensor of integers, ends as a position in memory:
/// arithmetic on addresses is no sum of products. Looks at a bounded number of
/// uses.
bool endsAsPosition(Value value);

/// Whether one of `values` changes from one iteration of `loop` to the next.
/// What an inner loop counts through depends on what bounds that loop.
bool changesInLoop(ArrayRef<Value> values, Operation *loop);

/// Whether loops around the store `op` execute it again at the same address:
/// one that does not change the address, or all of them together, if they have
/// more iterations than the memory has elements (asked only with `sizes`). For
/// a cycle of blocks: one that what is stored changes in.
bool isRevisited(Operation *op, const ElementAccess &store,
                 SizeProvider *sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_ADDRESSES_H
