//===- Instances.h - Functions with the sizes they are called with -*- C++ -*-//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// From a program with open sizes to one in which every size that is given has
// its value: those that the user binds, and those that calls pass.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANCES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANCES_H

#include "Build/ExecutionTreeBuilder.h"

#include "mlir-roofline/Program/ModuleCost.h"

#include <deque>

namespace mlir::roofline {

/// The rows of an analysis, before anything is summed.
struct Instances {
  std::vector<CostedOp> ops;
  std::vector<FunctionCost> functions;
  ExecutionTreeBuilder execution;
  /// Costs into which something was put; those of other rows are the program's
  /// own.
  std::deque<OpCost> costs;
};

/// What calls of a function pass for its sizes takes the place of those sizes,
/// in its costs, its loops and its own calls, from the callers down. A function
/// that is called with different sizes has an instance for each distinct set of
/// them, up to 32 and as long as that adds no more than 65,536 rows to the
/// whole; otherwise one instance has what all calls agree on, and the other
/// sizes stay open in it. So does a size that depends on an iteration of the
/// caller. Sizes that matter to no count make no instance.
///
/// `bindings` go to sizes that no call passes. Execution starts at the
/// functions `entries`, by number, or else at those of the program; with
/// entries given, what they do not reach is left out. `costs` is parallel to
/// the operations of `program` and has to outlive the result.
Instances instantiate(const Program &program, const CostTable &costs,
                      const SizeBindings &bindings,
                      ArrayRef<unsigned> entries = {});

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANCES_H
