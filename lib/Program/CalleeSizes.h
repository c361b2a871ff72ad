//===- CalleeSizes.h - Sizes that every call agrees on ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_CALLEESIZES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_CALLEESIZES_H

#include "mlir-roofline/Program/ModuleCost.h"
#include "llvm/ADT/StringSet.h"

namespace mlir::roofline {

/// Puts what every call of a function passes for one of its sizes in place of
/// that size, in its costs, its loops and its own calls, from the callers down:
/// a function that is always called with 8 rows has 8. A size that depends on
/// an iteration of the caller stays the callee's own.
void settleCalleeSizes(ExecutionTree &execution, MutableArrayRef<CostedOp> ops);

/// The names of the sizes that calls pass, and that are not settled.
llvm::StringSet<> getPassedSizes(const ExecutionTree &execution);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_CALLEESIZES_H
