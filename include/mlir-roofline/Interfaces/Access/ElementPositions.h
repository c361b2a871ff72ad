//===- ElementPositions.h - Where accesses of elements are ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCESS_ELEMENTPOSITIONS_H
#define MLIR_ROOFLINE_INTERFACES_ACCESS_ELEMENTPOSITIONS_H

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"

namespace mlir::roofline {

/// A result of a map with values put in for its dims and, behind them, symbols;
/// nothing if it is not linear.
std::optional<Quantity> evaluateResult(AffineExpr result, AffineMap map,
                                       ArrayRef<Quantity> operands);

/// The position along each dimension of the memory, of the first element if it
/// is a vector; nothing if one is not linear in the indices.
std::optional<SmallVector<Quantity>>
getElementPositions(const ElementAccess &access, SizeProvider &sizes);

/// How many elements `op` loads or stores along each of the last dimensions of
/// the memory: none for a single one, which may be a vector itself. Nothing if
/// a vector has no fixed size, or more dimensions than the memory.
std::optional<ArrayRef<int64_t>> getElementShape(const ElementAccess &access,
                                                 Operation *op);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCESS_ELEMENTPOSITIONS_H
