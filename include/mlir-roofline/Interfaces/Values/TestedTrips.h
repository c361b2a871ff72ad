//===- TestedTrips.h - Iterations of loops with a test ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_VALUES_TESTEDTRIPS_H
#define MLIR_ROOFLINE_INTERFACES_VALUES_TESTEDTRIPS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"

namespace mlir::roofline {

/// How many iterations there are if there is another as long as `test` holds,
/// which is written in terms of `iteration`; nothing if it is not seen to fail
/// at last. A test at the end of an iteration comes behind at least one.
std::optional<Quantity> getTestedTrips(const Comparison &test,
                                       const Quantity &iteration,
                                       bool isTestedLast);

/// What a cycle of blocks carries in the arguments of its header.
SmallVector<CarriedValue>
getCarriedValues(Block *header, llvm::function_ref<bool(Block *)> isInside);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_VALUES_TESTEDTRIPS_H
