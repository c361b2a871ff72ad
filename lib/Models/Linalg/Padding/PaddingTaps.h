//===- PaddingTaps.h - Iterations that hit padding --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PADDINGTAPS_H
#define MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PADDINGTAPS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// The number of iterations of a structured op with loops of these `extents`
/// that read no element of an operand where padding put it, between the
/// inserted elements of a transposed convolution, or in an incomplete tile:
/// what is left of a padded convolution, pooling or packed contraction. Nothing
/// if there are no such elements, if they have an effect (sums over a padding
/// of 1), or if they and the loops are such that no closed form is known.
std::optional<Quantity> getInBoundsIterations(linalg::LinalgOp op,
                                              ArrayRef<Quantity> extents,
                                              SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_LINALG_PADDING_PADDINGTAPS_H
