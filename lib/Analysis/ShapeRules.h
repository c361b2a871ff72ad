//===- ShapeRules.h - How operations shape their results --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_ANALYSIS_SHAPERULES_H
#define MLIR_ROOFLINE_LIB_ANALYSIS_SHAPERULES_H

#include "mlir-roofline/Analysis/SizeAnalysis.h"

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

/// The minimum (or maximum) of the results of `map`, as in `affine.min` and the
/// bounds of affine loops. The map has at least one result.
Quantity evaluateExtremum(SizeAnalysis &sizes, AffineMap map,
                          ValueRange operands, bool isMax);

/// A constant that an SSA value of `type` holds, read as an unsigned number;
/// anything else as it is.
Quantity asUnsigned(const Quantity &value, Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_ANALYSIS_SHAPERULES_H
