//===- SizeNames.h - What sizes are called ----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SIZES_SIZENAMES_H
#define MLIR_ROOFLINE_LIB_SIZES_SIZENAMES_H

#include "mlir/IR/Value.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

#include <string>

namespace mlir::roofline {

/// ` at line 7`, or nothing.
std::string describeLine(Location loc);

/// `result 0 of tensor.foo at line 3`: what a reader needs to find it.
std::string describe(Value value);

/// The name of a function and a point, as the beginning of a symbol: another
/// for every other function.
std::string getQualifier(FunctionOpInterface function);

/// `arg0` and the suffix, after the function's name if names are qualified; a
/// valid symbol, and another for every other function.
std::string getArgumentName(BlockArgument argument, const Twine &suffix,
                            bool qualify);

bool isFunctionArgument(BlockArgument argument);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SIZES_SIZENAMES_H
