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

/// A constant tensor of two numbers that one linear condition tells apart.
struct ConstantMask {
  /// The elements that hold `inside`; the others hold `outside`.
  HalfSpace where;
  Attribute inside, outside;

  /// Nothing if `elements` has one or three numbers, or if no condition on one
  /// index or on the difference of two tells them apart. Looks at every element
  /// of what may be a mask, and at the first few of what is none.
  static std::optional<ConstantMask> get(DenseElementsAttr elements);
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_CONSTANTMASKS_H
