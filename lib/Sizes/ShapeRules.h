//===- ShapeRules.h - How operations shape their results --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_SHAPERULES_H
#define MLIR_ROOFLINE_LIB_SIZES_SHAPERULES_H

#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// The extent of dynamic dimension `dim` of a ranked result, derived from the
/// operation that makes it; nothing if no rule applies.
std::optional<Quantity> getResultDim(SizeAnalysis &sizes, OpResult result,
                                     unsigned dim);

/// The number of elements of an unranked result, where it is that of an
/// operand.
std::optional<Quantity> getUnrankedSize(SizeAnalysis &sizes, OpResult result);

/// The same for operations of the TOSA dialect, which follow its
/// specification's shape rules.
std::optional<Quantity> getTosaResultDim(SizeAnalysis &sizes, OpResult result,
                                         unsigned dim);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_SHAPERULES_H
