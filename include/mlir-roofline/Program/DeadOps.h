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

/// The operations that have no effect on a result, and everything inside of
/// them: they touch no memory, and nothing uses what they make but operations
/// that have no effect either. They execute as the program is written, and
/// count.
class DeadOps {
public:
  explicit DeadOps(const ModuleCost &cost);
  /// Those of these costs, which all who ask share.
  static const DeadOps &get(const ModuleCost &cost) {
    return cost.getFacts<DeadOps>();
  }

  bool contains(Operation *op) const { return all.contains(op); }

private:
  llvm::DenseSet<Operation *> all;
};

/// How many of the operations with a cost are dead.
unsigned countDeadOps(const ModuleCost &cost);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_PROGRAM_DEADOPS_H
