//===- ProgramFunctions.h - The functions of a program ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SIZES_PROGRAMFUNCTIONS_H
#define MLIR_ROOFLINE_SIZES_PROGRAMFUNCTIONS_H

#include "mlir/Interfaces/FunctionInterfaces.h"

namespace mlir::roofline {

/// Whether an operation, and everything in it, only describes something: a
/// schedule, patterns, a dialect. A module of nothing else does, too.
bool isDescription(Operation *op);

/// The functions in `root` (which may be one itself) and in the symbol tables
/// in it, in program order, those without a body among them. Those in
/// descriptions are not functions of the program.
SmallVector<FunctionOpInterface> getProgramFunctions(Operation *root);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SIZES_PROGRAMFUNCTIONS_H
