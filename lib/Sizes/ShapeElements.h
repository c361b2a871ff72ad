//===- ShapeElements.h - Numbers held by tensors and buffers ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_SHAPEELEMENTS_H
#define MLIR_ROOFLINE_LIB_SIZES_SHAPEELEMENTS_H

#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// Element `index` of a tensor or buffer of integers of rank 1, as `reader`
/// finds it; nothing if it cannot be told. Known are constants, tensors put
/// together from scalars, and buffers that only scalars are stored to.
std::optional<Quantity> getShapeElement(SizeAnalysis &sizes, Value shape,
                                        int64_t index, Operation *reader);

/// The element that `op` reads, if it is a load or an extraction of one.
std::optional<Quantity> getReadElement(SizeAnalysis &sizes, Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_SHAPEELEMENTS_H
