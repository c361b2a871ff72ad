//===- TosaSizeRules.h - Parts of the sizes of TOSA -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_TOSA_SIZES_TOSASIZERULES_H
#define MLIR_ROOFLINE_LIB_MODELS_TOSA_SIZES_TOSASIZERULES_H

#include "Core/SizeModels.h"

namespace mlir::roofline::tosa_sizes {

/// One family each.
void attachWindowSizes(MLIRContext *ctx);
void attachShapeSizes(MLIRContext *ctx);

} // namespace mlir::roofline::tosa_sizes

#endif // MLIR_ROOFLINE_LIB_MODELS_TOSA_SIZES_TOSASIZERULES_H
