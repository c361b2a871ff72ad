//===- Passes.td - The roofline passes ---------------------*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TRANSFORMS_PASSES
#define MLIR_ROOFLINE_TRANSFORMS_PASSES

include "mlir/Pass/PassBase.td"

#endif // MLIR_ROOFLINE_TRANSFORMS_PASSES
