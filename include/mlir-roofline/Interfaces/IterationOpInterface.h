//===- IterationOpInterface.h - Loops and accesses --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The loops an operation runs as and what they touch, without naming an
// operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/AffineMap.h"
#include "mlir/IR/OpDefinition.h"

#include <optional>

namespace mlir::roofline {

/// An operation as a nest of loops around one body.
struct IterationSpace {
  struct Loop {
    /// How often it runs, at least 0.
    Quantity extent;
    /// Whether its iterations write different elements and none waits for
    /// another. Of a loop that is not parallel, what is written is complete
    /// when it ends.
    bool isParallel = true;
  };

  struct Access {
    /// The tensor or buffer: an operand, a value captured by a region, or a
    /// result. What an operation writes of a tensor is named by its result,
    /// what it reads of the destination by the operand.
    Value value;
    /// From iterations to elements: a dim per loop, no symbols, a result per
    /// dimension of the value. Elements outside of the value (padding) are not
    /// touched. Null if which element it is depends on data.
    AffineMap map;
    bool isWritten = false;
    /// What is known where `map` is null: a row, say, of which data select the
    /// element. As `map`, with a symbol for each index that data decide; null
    /// if that is all of them.
    AffineMap partly = {};
    /// Stands for `map`, null, while open sizes decide where the elements are:
    /// a map, and what is added to each of its results.
    AffineMap open = {};
    SmallVector<Quantity, 0> openShifts = {};

    /// Sets `map`, if all that is added is a number.
    void settle();
  };

  SmallVector<Loop, 4> loops;
  /// In the order of the operands, captured values and results. Values that
  /// need not exist in memory (splats, scalars) are left out.
  SmallVector<Access, 4> accesses;

  /// Replaces every size by what `replace` makes of it.
  void replaceSizes(llvm::function_ref<Quantity(const Quantity &)> replace);

  /// Adds a loop and says which it is.
  unsigned addLoop(const Quantity &extent, bool isParallel = true) {
    loops.push_back({extent, isParallel});
    return loops.size() - 1;
  }
};

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/IterationOpInterface.h.inc"

namespace mlir::roofline {

/// The same question of any operation: its model answers, or the trait that
/// says that every element of the results is computed from the elements of the
/// operands at the same position.
std::optional<IterationSpace> getIterationSpace(Operation *op,
                                                SizeProvider &sizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ITERATIONOPINTERFACE_H
