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

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_H
#define MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_H

#include "ExecutionTreeBuilder.h"

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

/// What every call of a function passes for one of its sizes takes the place of
/// that size, in its costs, its loops and its own calls, from the callers down:
/// a function that is always called with 8 rows has 8. A size that depends on
/// an iteration of the caller stays the callee's own. `bindings` go to sizes
/// that no call passes. `costs` is parallel to the operations of `program` and
/// has to outlive the result.
Instances instantiate(const Program &program, const CostTable &costs,
                      const SizeBindings &bindings);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_H
