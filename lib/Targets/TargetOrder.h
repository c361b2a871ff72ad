//===- TargetOrder.h - Levels from the outside in --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TARGETS_TARGETORDER_H
#define MLIR_ROOFLINE_LIB_TARGETS_TARGETORDER_H

#include "mlir-roofline/IR/Roofline.h"

namespace mlir::roofline::detail {

/// Warns at `loc` of each memory level that is slower or larger than one
/// outside it: nothing forbids that, but a file with two lines or two units
/// mixed up looks so. A part of a level that has several is what is compared.
void warnOfOddLevels(TargetAttr target, Location loc);

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_TARGETS_TARGETORDER_H
