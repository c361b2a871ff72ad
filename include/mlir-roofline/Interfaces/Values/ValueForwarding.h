//===- ValueForwarding.h - Values that go through regions -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How values reach the arguments of regions and the results of the operations
// that hold them, as upstream's interfaces and the models of contents say.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_VALUES_VALUEFORWARDING_H
#define MLIR_ROOFLINE_INTERFACES_VALUES_VALUEFORWARDING_H

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

namespace mlir::roofline {

/// Every way in which an operation with regions hands values into them, on from
/// one to another, and out as its results: by RegionBranchOpInterface, by its
/// model, or as a LoopLikeOpInterface carries them. Nothing is said of calls
/// and of branches between blocks.
SmallVector<Forwarding> getForwardings(Operation *op);

/// What `use` may become, directly: arguments of the regions of its operation,
/// or, where it ends a region, arguments and results of that one's.
SmallVector<Value> getForwardedTo(OpOperand &use);
/// The arguments of regions among these.
SmallVector<BlockArgument> getForwardedArguments(OpOperand &use);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_VALUES_VALUEFORWARDING_H
