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

/// A value that a loop hands from iteration to iteration.
struct CarriedValue {
  /// The argument that holds it in an iteration.
  Value value;
  /// What it is at first, and what an iteration hands to the next: several
  /// where there are several ways in or back.
  SmallVector<Value, 1> starts, nexts;
};

/// A loop of two regions, one of which decides whether the other runs, and is
/// entered again behind it.
struct TestedLoop {
  Region *test;
  Region *body;
  /// Where `test` holds there is another iteration: an `i1`, or a tensor of
  /// one.
  Value condition;
  SmallVector<CarriedValue, 0> carried;
  /// What the results are, as the last evaluation of the test finds it.
  SmallVector<Value> results;
};

/// The iterations of a loop that counts from `lower` towards `upper`, which it
/// does not reach: max(0, ceildiv(upper - lower, step)), or the other way round
/// for a step that is negative. Nothing if the step is 0, which never arrives.
std::optional<Quantity> getTripCount(const Quantity &lower,
                                     const Quantity &upper,
                                     const Quantity &step);

/// The nest of loops as which `op` runs its regions, outermost first: what its
/// ExecutionOpInterface says, otherwise the bounds of its LoopLikeOpInterface.
/// Nothing if neither knows, or a step is zero. Does not
/// look at hints.
std::optional<SmallVector<LoopLevel>> getLoopLevels(SizeProvider &sizes,
                                                    Operation *op);

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
