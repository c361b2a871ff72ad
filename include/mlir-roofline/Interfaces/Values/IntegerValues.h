//===- IntegerValues.h - Integers and affine maps as quantities -*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_VALUES_INTEGERVALUES_H
#define MLIR_ROOFLINE_INTERFACES_VALUES_INTEGERVALUES_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/AffineMap.h"

namespace mlir::roofline {

/// The value of an affine expression whose dimensions are the first `numDims`
/// of `operands` and whose symbols are the others.
Quantity evaluate(SizeProvider &sizes, AffineExpr expr, unsigned numDims,
                  ValueRange operands);

/// The minimum (or maximum) of the results of `map`, as in `affine.min` and the
/// bounds of affine loops. The map has at least one result.
Quantity evaluateExtremum(SizeProvider &sizes, AffineMap map,
                          ValueRange operands, bool isMax);

/// What a constant of `type` stands for: a signed number, unless the type is
/// unsigned or that of truth values, which are 0 and 1.
Quantity getConstant(const llvm::APInt &bits, Type type);

/// A constant that an SSA value of `type` holds, read as an unsigned number;
/// anything else as it is.
Quantity asUnsigned(const Quantity &value, Type type);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_VALUES_INTEGERVALUES_H
