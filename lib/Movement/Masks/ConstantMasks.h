//===- ConstantMasks.h - Masks that are constants ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTMASKS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTMASKS_H

#include "mlir-roofline/Interfaces/Access/IndexPart.h"
#include "mlir/IR/BuiltinAttributes.h"

namespace mlir::roofline {

/// Elements of a constant tensor that all hold one number, or a unit attribute:
/// several numbers that all mask a score.
struct ConstantMask {
  HalfSpace where;
  Attribute number;
};

/// The dimensions that have not one index alone.
SmallVector<unsigned> getLongDims(ArrayRef<int64_t> shape);

/// Where a constant, seen with this shape, holds one number alone: at values of
/// an index, beyond one of the difference of two, or beyond a place in each
/// row; where that is not all, at a set of places, as far as these fit. Of
/// constants of many numbers, those that a mask is made of, zeros at no set.
SmallVector<ConstantMask, 2> getConstantMasks(ElementsAttr elements,
                                              ArrayRef<int64_t> shape);

/// The integers, or floats without a fraction, of a constant in which one index
/// alone has several values; nothing of any other.
std::optional<IndexFunction> getConstantFunction(ElementsAttr elements);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTMASKS_H
