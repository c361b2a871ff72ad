//===- ContractionReuse.h - Operands that are loaded again ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_GROUPS_TILES_CONTRACTIONREUSE_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_GROUPS_TILES_CONTRACTIONREUSE_H

#include "mlir-roofline/Interfaces/IterationOpInterface.h"

namespace mlir::roofline {

/// Whether tiles load elements that other tiles load, too. A sum of products of
/// two rows, element by element, does not.
bool loadsAgain(const IterationSpace &space);

/// An operand of a contraction and how it is used again.
struct Operand {
  Value value;
  double bytes = 0;
  /// The parallel loops that do not select an element of it.
  SmallVector<unsigned, 2> missing;
};
/// The loops of a contraction in numbers.
struct Reuse {
  SmallVector<double, 4> extents;
  SmallVector<Operand, 3> operands;
  double accumulatorBytes = 4;
};

/// Nothing while an extent is open for which `decide` has no number.
std::optional<Reuse>
getReuse(const IterationSpace &space, const OpCost &cost,
         llvm::function_ref<Quantity(const Quantity &)> decide);

/// The bytes that a contraction's operands are loaded again if tiles of its
/// output are as large as `capacity` allows: an operand is loaded once per tile
/// along the loops that do not select its elements. Tiles are doubled where
/// that saves most.
double getReloadedBytes(const Reuse &reuse, double capacity);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_GROUPS_TILES_CONTRACTIONREUSE_H
