//===- ProgramDialects.h - What programs can be read ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The dialects of programs, for tools that read and count and transform
// nothing. MLIR's own `registerAllDialects` and `registerAllExtensions` do
// more: they also register how to turn programs into code, by which all of
// LLVM's code generators become part of a tool.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_PROGRAMDIALECTS_H
#define MLIR_ROOFLINE_MODELS_PROGRAMDIALECTS_H

#include "mlir/IR/DialectRegistry.h"

namespace mlir::roofline {

/// Registers all dialects of MLIR with all their operations, the interfaces of
/// other dialects' operations that the counting asks for, the roofline dialect,
/// and the cost models.
void registerProgramDialects(DialectRegistry &registry);

/// A part of it: the operations of the dialect transform that are about other
/// dialects, as in the schedules beside some programs. The static executable
/// leaves them out.
void registerTransformOps(DialectRegistry &registry);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MODELS_PROGRAMDIALECTS_H
