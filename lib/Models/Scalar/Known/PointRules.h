//===- PointRules.h - Integer operations on numbers -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_POINTRULES_H
#define MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_POINTRULES_H

#include "mlir-roofline/Interfaces/Access/IndexFunction.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/APInt.h"

#include <functional>

namespace mlir::roofline {

/// What an operation makes of integers of its operands' widths; nothing where
/// that is undefined.
using PointRule =
    std::function<std::optional<llvm::APInt>(ArrayRef<llvm::APInt>)>;

/// The rule of a scalar integer operation, to be looked up once for many
/// numbers; null if there is none.
PointRule getPointRule(Operation *op);

/// Bits of an integer or index type; nothing of any other one.
std::optional<unsigned> getIntegerWidth(Type type);

/// An integer, or a float without a fraction, of less than 2^31, a truth value
/// as 0 or 1; nothing for others, which may wrap in sums.
std::optional<int64_t> getSmallInteger(Attribute number);

/// Extents of loops, the largest that is possible where one is open: indices
/// are less than 2^31.
SmallVector<int64_t> getLargestExtents(ArrayRef<int64_t> shape);

/// Whether integers or floats of this type hold all that a function takes,
/// exactly. `isSum`: what sums of indices make is taken to fit 32 bits.
bool holdsAll(Type type, bool isSum, const IndexFunction &function,
              ArrayRef<int64_t> extents);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_SCALAR_KNOWN_POINTRULES_H
