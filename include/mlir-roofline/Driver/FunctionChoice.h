//===- FunctionChoice.h - Choosing a function by name -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_FUNCTIONCHOICE_H
#define MLIR_ROOFLINE_DRIVER_FUNCTIONCHOICE_H

#include "mlir-roofline/Program/Program.h"

namespace mlir::roofline {

/// The function of this name, as `Program::getFunctions` has it (`inner.f` for
/// one in a module within the module), with or without an `@` in front. Emits
/// an error at `loc` that lists the functions if there is none.
FailureOr<unsigned> chooseFunction(const Program &program, StringRef name,
                                   Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_FUNCTIONCHOICE_H
