//===- ZeroDivisions.h - Sizes that may not be 0 ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_ZERODIVISIONS_H
#define MLIR_ROOFLINE_LIB_PROGRAM_ZERODIVISIONS_H

#include "mlir-roofline/Program/ModuleCost.h"

namespace mlir::roofline {

struct Instances;

/// The divisors in the costs, loops and calls of `rows`, and the steps of their
/// loops, that are 0 with `values`; each once, in the order of the execution
/// from the entry points on. What stands behind a test that fails with these
/// values is left out.
std::vector<ZeroDivision> findZeroDivisions(const Instances &rows,
                                            const SizeBindings &values);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_ZERODIVISIONS_H
