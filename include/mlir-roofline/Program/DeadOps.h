//===- DeadOps.h - Operations without an effect -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_PROGRAM_DEADOPS_H
#define MLIR_ROOFLINE_PROGRAM_DEADOPS_H

#include "mlir-roofline/Program/ModuleCost.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// How many of the operations with a cost have no effect on a result: they
/// touch no memory, and nothing uses what they make but operations that have no
/// effect either. They execute as the program is written, and count.
unsigned countDeadOps(const ModuleCost &cost);

/// These, and everything inside of them.
llvm::DenseSet<Operation *> findDeadOps(const ModuleCost &cost);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_DEADOPS_H
