//===- NecessaryIterations.h - What masks and slices leave ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A schedule of the whole program computes no score that a mask replaces, no
// product with a weight that is 0 for it, and nothing that a slice drops. Where
// elements hold a known number is found from operation to operation, and then,
// from the results back, which of the others somebody needs.
//
// Static extents alone, and tensors alone: of everything else all iterations
// are taken to be necessary.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H
#define MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H

#include "mlir-roofline/Program/ModuleCost.h"
#include "llvm/ADT/DynamicAPInt.h"

namespace mlir::roofline {

class NecessaryIterations {
public:
  explicit NecessaryIterations(const ModuleCost &cost);
  /// Those of these costs, which all who ask share.
  static const NecessaryIterations &get(const ModuleCost &cost) {
    return cost.getFacts<NecessaryIterations>();
  }

  /// The cost of operation `op` of `ModuleCost::getOps` with what the rest of
  /// the program makes avoidable; nothing if that is none of it.
  std::optional<OpCost> getCost(unsigned op) const;
  /// How many elements of what a function is given, or of a constant, the
  /// program needs; nothing if that may be all of them.
  std::optional<Quantity> getNeededElements(Value value) const;

private:
  /// Of all iterations, those that the program needs.
  struct Share {
    llvm::DynamicAPInt needed, all;
  };

  const ArrayRef<CostedOp> ops;
  llvm::DenseMap<unsigned, Share> shares;
  llvm::DenseMap<Value, llvm::DynamicAPInt> neededElements;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H
