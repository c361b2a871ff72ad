//===- MemoryAnnotations.h - Groups and live bytes on ops -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_TRANSFORMS_MEMORYANNOTATIONS_H
#define MLIR_ROOFLINE_LIB_TRANSFORMS_MEMORYANNOTATIONS_H

#include "mlir-roofline/Flow/Storages.h"

namespace mlir::roofline {

/// Puts `roofline.group` on all operations but those that are precomputable,
/// for cores with `capacityBytes` of fast memory. Where calls of a function
/// differ in what a group moves, its operations get none.
void annotateGroups(const ModuleCost &cost, double capacityBytes);

/// Puts `roofline.live` on all operations and `roofline.peak` on functions, in
/// the same way.
void annotateLive(const ModuleCost &cost, InputUse inputs);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_TRANSFORMS_MEMORYANNOTATIONS_H
