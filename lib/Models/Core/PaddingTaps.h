//===- PaddingTaps.h - Iterations that hit padding --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_PADDINGTAPS_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_PADDINGTAPS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"

namespace mlir::roofline {

/// The number of iterations of a structured op with loops of these `extents`
/// that read no element of a `tensor.pad` where the pad put it: the in-bounds
/// taps of a padded convolution or pooling. Nothing if no padded input is
/// visible, or if padding and loops are such that no closed form is known.
std::optional<Quantity> getInBoundsIterations(linalg::LinalgOp op,
                                              ArrayRef<Quantity> extents,
                                              SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_PADDINGTAPS_H
