//===- PlacedTensors.h - Tensors put into others ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PLACEDTENSORS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PLACEDTENSORS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/OpDefinition.h"

namespace mlir::roofline {

/// Where the elements of a smaller tensor lie along one dimension of a larger
/// one: element i at `low + i * step`.
struct Placement {
  int64_t low = 0, step = 1;
  /// Of the smaller tensor.
  Quantity extent;
  /// Whether the larger one holds nothing else along this dimension.
  bool isAll = false;
  /// Of a tile: the dimension in which the tiles stand, this one being that of
  /// what is in a tile. Elements then lie one after another.
  std::optional<unsigned> tiles;

  bool operator==(const Placement &other) const {
    return low == other.low && step == other.step && extent == other.extent;
  }
};

/// A tensor that holds another and otherwise one scalar.
struct PlacedTensor {
  /// One for each dimension of the larger tensor.
  SmallVector<Placement, 4> dims;
  /// What the scalar is, for each way in which it was put there.
  SmallVector<OpFoldResult, 2> backgrounds;
};

/// What `value` holds, if it was made by padding (`tensor.pad`, `linalg.pack`),
/// or by inserting a slice into a splat, also with strides; and by several of
/// them. Nothing if it was not, or if an offset or stride is no constant, or
/// one beyond 2^24.
std::optional<PlacedTensor> getPlacedTensor(Value value, SizeProvider &sizes);

/// Whether an operation made `value` of which the above is asked. Without, the
/// answer is nothing.
bool isPlaced(Value value);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PLACEDTENSORS_H
