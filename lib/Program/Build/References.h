//===- References.h - Which functions anything refers to --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_REFERENCES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_REFERENCES_H

#include "mlir/IR/Operation.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// Whether nothing outside of its symbol table sees the function.
bool isPrivate(Operation *function);

/// The private ones among `functions`, all within `root`, to which nothing
/// leads: no call, launch or symbol use of any other kind from an operation
/// outside of functions, or from a function that is no such one itself.
llvm::DenseSet<Operation *> findUnreferenced(Operation *root,
                                             ArrayRef<Operation *> functions);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_REFERENCES_H
