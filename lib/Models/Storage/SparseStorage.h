//===- SparseStorage.h - What sparse tensors take ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_STORAGE_SPARSESTORAGE_H
#define MLIR_ROOFLINE_LIB_MODELS_STORAGE_SPARSESTORAGE_H

#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// What a tensor with a sparse encoding takes in memory.
struct SparseStorage {
  /// The values that are stored, some of them perhaps 0.
  Quantity elements;
  /// Values, coordinates and positions of all levels, each rounded up to bytes.
  Quantity bytes;
  /// exact, or upper where it depends on which elements are stored.
  CountStatus status = CountStatus::exact;
  /// Whether the type says how many values are stored: dense levels, and n of
  /// each m.
  bool isFixed = true;
};

/// Nothing if the tensor has no sparse encoding, or one whose levels are no
/// dimensions or blocks of them.
///
/// A level has, per entry of the level before it: if dense, an entry for each
/// index; if compressed, a position where its entries begin (and one where the
/// last ends) and a coordinate for each of them; if singleton, one coordinate.
/// The last level has a value per entry. For `(i : dense, j : compressed)` of
/// m x n floats with 32-bit positions and coordinates:
///
///     4*nnz + 4*nnz + 4*(m + 1)
std::optional<SparseStorage> getSparseStorage(Value tensor,
                                              SizeProvider &sizes);

/// Whether the type has a sparse encoding.
bool isSparse(Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_STORAGE_SPARSESTORAGE_H
