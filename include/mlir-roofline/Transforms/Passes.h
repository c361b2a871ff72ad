//===- Passes.h - The roofline passes ---------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TRANSFORMS_PASSES_H
#define MLIR_ROOFLINE_TRANSFORMS_PASSES_H

#include "mlir-roofline/Emit/Emitter.h"
#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/Pass.h"

namespace mlir::roofline {

#define GEN_PASS_DECL
#include "mlir-roofline/Transforms/Passes.h.inc"

#define GEN_PASS_REGISTRATION
#include "mlir-roofline/Transforms/Passes.h.inc"

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TRANSFORMS_PASSES_H
