//===- HandOver.h - Parameters in place of what is made of them -*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_ADVICE_HANDOVER_H
#define MLIR_ROOFLINE_ADVICE_HANDOVER_H

#include "mlir/IR/Operation.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// Takes operations out of their functions: what the others read of their
/// results comes in as further arguments, behind the others and marked
/// `roofline.param`. With them goes what nothing reads any more.
///
/// An error, in words, where an operation sees no arguments of a function, or
/// the function is called: the module may have changed then.
llvm::Error handOver(ArrayRef<Operation *> ops);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_ADVICE_HANDOVER_H
