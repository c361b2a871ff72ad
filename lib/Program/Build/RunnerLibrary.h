//===- RunnerLibrary.h - MLIR's runner libraries ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_RUNNERLIBRARY_H
#define MLIR_ROOFLINE_LIB_PROGRAM_RUNNERLIBRARY_H

#include "mlir/Support/LLVM.h"

namespace mlir::roofline {

/// Whether an external function of this name is one with which MLIR's runner
/// libraries print, compare, time, draw random numbers or prepare inputs, all
/// around a program and none of its work.
bool isRunnerLibraryFunction(StringRef name);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_RUNNERLIBRARY_H
