//===- MaskNumbers.h - Numbers that masks are made of -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_MASKNUMBERS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_MASKNUMBERS_H

#include "ConstantElements.h"

namespace mlir::roofline {

/// A number of a constant, or several that all mask a score.
struct MaskNumber {
  SmallVector<uint64_t, 2> bits;
  /// A unit attribute for several.
  Attribute number;
  /// Whether it is one zero among many other numbers, as weights have some.
  bool isOfMany = false;

  bool contains(uint64_t other) const {
    return llvm::is_contained(bits, other);
  }
};

/// Those that stand at either end of some of the rows, or between. Of more than
/// a few only zeros and what masks a score.
SmallVector<MaskNumber, 4> getMaskNumbers(const ConstantElements &elements,
                                          int64_t rowLength);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_MASKNUMBERS_H
