//===- UsedSymbols.h - Which sizes counts may mention -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H
#define MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H

#include "Instances.h"

namespace mlir::roofline {

/// The symbols that a count of `rows` may mention, in order of first
/// appearance; those of the machine last. Sizes are looked up more often than
/// they matter; those of the machine are not looked up at all.
std::vector<SizeSymbol> getUsedSymbols(const Program &program,
                                       const Instances &rows);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H
