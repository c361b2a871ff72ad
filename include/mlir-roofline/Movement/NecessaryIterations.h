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
// Extents with values alone, and tensors alone: of everything else all
// iterations are taken to be necessary. With open sizes there are formulas
// where those of a few sizes determine them (NeedFormulas.h).
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H
#define MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H

#include "mlir-roofline/Program/ModuleCost.h"

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

  /// Whether the costs are those that `bound` has, the same of the same program
  /// with these values for all sizes that are open here. Elements are not
  /// looked at: floors, which alone read them, are compared themselves.
  bool hasSameCostsAt(const SizeBindings &values,
                      const NecessaryIterations &bound) const;

  /// Of all iterations of an operation, or elements of a tensor, those that the
  /// program needs.
  struct Share {
    Quantity needed, all;
    /// The loops, or dimensions, whose indices decide.
    SmallVector<unsigned, 4> deciding;
    /// Where it stands, by number in `ModuleCost::getFunctions`.
    unsigned function;
  };
  /// By number in `ModuleCost::getOps`.
  using OpShares = llvm::MapVector<unsigned, Share>;
  using ValueShares = llvm::MapVector<Value, Share>;
  /// Only those of which not all is needed.
  const OpShares &getOpShares() const { return opShares; }
  const ValueShares &getValueShares() const { return valueShares; }

private:
  void count(const ModuleCost &cost);

  const ArrayRef<CostedOp> ops;
  OpShares opShares;
  ValueShares valueShares;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_NECESSARYITERATIONS_H
