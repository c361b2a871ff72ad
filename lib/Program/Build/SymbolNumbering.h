//===- SymbolNumbering.h - Stable numbers for opaque sizes ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_SYMBOLNUMBERING_H
#define MLIR_ROOFLINE_LIB_PROGRAM_SYMBOLNUMBERING_H

#include "ExecutionTreeBuilder.h"

#include "mlir-roofline/Program/Program.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

namespace mlir::roofline {

/// Gives opaque symbols (`s0`, `g.s1`) the numbers of program order, whatever
/// was asked first, in all counts and among `symbols`. Returns the equations of
/// arguments' sizes under these names.
SizeEquations numberSymbols(SizeAnalysis &sizes,
                            ExecutionTreeBuilder &execution,
                            MutableArrayRef<OpCost> costs,
                            std::vector<SizeSymbol> &symbols);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_SYMBOLNUMBERING_H
