//===- AccumulationOpInterface.h - Sums of products -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Factors, terms and accumulators, without naming an operation.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE_H

#include "mlir/IR/AffineMap.h"
#include "mlir/IR/OpDefinition.h"
#include "llvm/ADT/SmallVector.h"

#include <optional>

namespace mlir::roofline {

/// What becomes of an operand in the results of an operation.
enum class SumRole {
  /// It is no number that shows in them, or not in one of the ways below.
  none,
  /// They are the same number in another type, with another sign, or a part of
  /// it: nothing else takes part.
  converted,
  /// They are the number as it is, or another one instead, or hold it among
  /// others: selected, clamped, reshaped, an element of a vector.
  moved,
  /// They are a sum of which it is a term, with either sign.
  term,
  /// They are a product of which it is a factor.
  factor,
  /// The operation adds it up: the elements of one value, or the values of many
  /// executions.
  summed
};

/// Elements that are loaded or stored: those that `map` (null: the identity)
/// finds at `indices` of `memory`, a tensor or a buffer.
struct ElementAccess {
  Value memory;
  AffineMap map;
  SmallVector<Value, 4> indices;
  /// What is stored; null for a load.
  Value stored;
};

namespace detail {
/// What upstream's interfaces say, as far as they do.
SumRole getUpstreamSumRole(OpOperand &operand);
std::optional<SmallVector<Value>> getUpstreamElementwiseSources(Operation *op);
} // namespace detail

} // namespace mlir::roofline

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h.inc"

namespace mlir::roofline {

// The questions, of any operation: its model answers, or upstream's interfaces.

SumRole getSumRole(OpOperand &operand);
/// Whether some operand is a term: the results are a sum.
bool isSum(Operation *op);
std::optional<SmallVector<Value>> getElementwiseSources(Operation *op);
std::optional<ElementAccess> getElementAccess(Operation *op);
std::optional<ElementAccess> getArgumentAccess(BlockArgument argument);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_ACCUMULATIONOPINTERFACE_H
