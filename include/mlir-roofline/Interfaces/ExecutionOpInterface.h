//===- ExecutionOpInterface.h - How often regions run -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/DialectInterface.h"
#include "mlir/IR/OpDefinition.h"

namespace mlir::roofline {

/// One loop of the nest as which an operation runs its regions.
struct LoopLevel {
  /// Iterations, at least 0.
  Quantity trips;
  /// The first value of the counter, and what an iteration adds to it.
  Quantity lower = 0;
  Quantity step = 1;
  /// The value that counts in a region, and the one that holds how many
  /// iterations there are. Null where the regions have no such value.
  Value counter;
  Value count;
  /// Whether no iteration waits for another.
  bool isParallel = false;
};

/// The iterations of a loop that counts from `lower` towards `upper`, which it
/// does not reach: max(0, ceildiv(upper - lower, step)), or the other way round
/// for a step that is negative. Nothing if the sign of the step is not known or
/// the step is 0, which never arrives.
std::optional<Quantity> getTripCount(const Quantity &lower,
                                     const Quantity &upper,
                                     const Quantity &step);

/// What a dialect says about the execution of all its operations.
class ExecutionDialectInterface
    : public DialectInterface::Base<ExecutionDialectInterface> {
public:
  explicit ExecutionDialectInterface(Dialect *dialect) : Base(dialect) {}

  /// Whether the operations of the dialect only describe something (a schedule
  /// of transformations, patterns, other dialects) and are never part of what
  /// the program executes.
  virtual bool onlyDescribes() const { return false; }
};

/// Whether `op` is of a dialect whose operations only describe.
bool onlyDescribes(Operation *op);

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h.inc"

#endif // MLIR_ROOFLINE_INTERFACES_EXECUTIONOPINTERFACE_H
