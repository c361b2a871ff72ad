//===- AssumptionText.h - Reading what is assumed ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_ASSUMPTIONTEXT_H
#define MLIR_ROOFLINE_DRIVER_ASSUMPTIONTEXT_H

#include "mlir-roofline/Flow/Assumptions.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// Reads `weights:i4,group=128,scale=f16,zero=i4;activations:i8;kv:f8`, in
/// any order. `f8`, `f6` and `f4` are short for f8E4M3FN, f6E2M3FN and
/// f4E2M1FN. The error says what was expected and found.
llvm::Expected<Assumptions> parseAssumptions(StringRef text,
                                             MLIRContext *context);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_ASSUMPTIONTEXT_H
