//===- Multiplicities.h - How often each operation executes -----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

/// Fills in `multiplicity` of every operation and function and `meanTimes` of
/// every loop that has one. Returns the costs that `getIteratedCost` answers
/// with, by number of the operation.
llvm::DenseMap<unsigned, OpCost>
computeMultiplicities(ExecutionTree &execution, MutableArrayRef<CostedOp> ops,
                      MutableArrayRef<FunctionCost> functions);

/// What happens `once` in every iteration of `loop`, over all iterations: the
/// product with the trip count, or the exact sum where `once` depends on the
/// iteration (see IterationSum.h). Where that has no closed form, an estimate
/// from the first and the last iteration.
Multiplicity repeat(const Multiplicity &once, const ExecutionTree::Node &loop);

/// A callee's count in terms of the caller's sizes.
Quantity bindCallee(const Quantity &count, const ExecutionTree::Node &call);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_MULTIPLICITIES_H
