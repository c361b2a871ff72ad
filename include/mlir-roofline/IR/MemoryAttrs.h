//===- MemoryAttrs.h - What must move and be held, on operations *- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Attributes that are attached under their own names (`GroupAttr::name`).
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_MEMORYATTRS_H
#define MLIR_ROOFLINE_IR_MEMORYATTRS_H

#include "mlir-roofline/IR/Roofline.h"

#define GET_ATTRDEF_CLASSES
#include "mlir-roofline/IR/RooflineMemoryAttrs.h.inc"

namespace mlir::roofline {

/// The names of all of these.
inline constexpr StringRef memoryAttrNames[] = {GroupAttr::name, LiveAttr::name,
                                                PeakAttr::name};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_IR_MEMORYATTRS_H
