//===- Branches.h - Operations that run one of their regions ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_BRANCHES_H
#define MLIR_ROOFLINE_LIB_FLOW_BRANCHES_H

#include "mlir/IR/Operation.h"

namespace mlir::roofline {

/// Whether an execution of the operation runs one of its regions at most, once.
/// That is no loop, though it has a count if its condition is counted.
bool runsOneAtMost(Operation *op);

/// Whether it has several to choose from.
inline bool isBranch(Operation *op) {
  return op->getNumRegions() > 1 && runsOneAtMost(op);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_BRANCHES_H
