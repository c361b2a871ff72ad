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

/// Elements of a constant tensor that all hold one number.
struct ConstantMask {
  HalfSpace where;
  Attribute number;
};

/// Where a constant of two numbers holds one of them alone: beyond a value of
/// an index, or of the difference of two. Nothing if it has one or three
/// numbers. Looks at every element of what has two, and at the first few of
/// most others.
SmallVector<ConstantMask, 2> getConstantMasks(DenseElementsAttr elements);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTMASKS_H
