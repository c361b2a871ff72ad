//===- Multiplicities.h - How often each operation executes -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H

#include "Build/ExecutionTreeBuilder.h"

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Fills in `multiplicity` of every operation and function and `meanTimes` of
/// every loop that has one. Returns the costs that `getIteratedCost` answers
/// with, by number of the operation.
llvm::DenseMap<unsigned, OpCost>
computeMultiplicities(ExecutionTreeBuilder &execution,
                      MutableArrayRef<CostedOp> ops,
                      MutableArrayRef<FunctionCost> functions);

/// Perfectly nested loops, and what happens in all their iterations together.
class RepeatedLoops {
public:
  /// Outermost first; the nodes outlive this object.
  explicit RepeatedLoops(ArrayRef<const ExecutionTree::Node *> nest);

  /// What happens `once` in every iteration, over all iterations: the product
  /// with the trip counts, or the exact sum where `once` depends on the
  /// iterations (see IterationSum.h). Where that has no closed form, an
  /// estimate from the first and the last iteration, with a lower bound of its
  /// own: value and lower bound never mix.
  Multiplicity repeat(const Multiplicity &once) const;

  /// What the number of iterations is known to be, whatever happens in them.
  CountStatus getStatus() const { return all.getStatus(); }

private:
  struct Loop {
    StringRef symbol;
    Multiplicity times;
  };
  Multiplicity sum(const Multiplicity &once) const;
  std::optional<Quantity> sumBound(const Quantity &once, bool isLower) const;

  SmallVector<Loop> loops;
  /// Whether `once` counts iterations, or a loop does those of one around it.
  bool isUsed(const Quantity &once) const;
  bool areTripsFixed;
  Multiplicity all;
  /// What was summed before.
  mutable SmallVector<std::pair<Multiplicity, Multiplicity>, 0> known;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H
