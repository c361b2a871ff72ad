//===- UsedSymbols.h - Which sizes counts may mention -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H
#define MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H

#include "mlir-roofline/Program/Program.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::roofline {

struct Instances;

/// Shows every count of a cost that `OpCost::transformed` would replace.
void forEachCount(const OpCost &cost,
                  llvm::function_ref<void(const Quantity &)> visit);

/// The names of the symbols that a count over a tree may mention: those in what
/// operations cost, in how often loops run that something is counted in, and in
/// what calls pass for a size that is used itself. Of names that are summed
/// over, `iterations`, only those that a cost of one execution mentions.
llvm::StringSet<>
findUsedNames(const ExecutionTree &tree,
              llvm::function_ref<const OpCost &(unsigned op)> getCost,
              const llvm::StringSet<> &iterations);

/// The symbols that a count of `rows` may mention, in order of first
/// appearance; those of the machine last. Sizes are looked up more often than
/// they matter; those of the machine are not looked up at all.
std::vector<SizeSymbol> getUsedSymbols(const Program &program,
                                       const Instances &rows);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_USEDSYMBOLS_H
