//===- CostModelOpInterface.h - The cost of an operation --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE_H
#define MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/OpDefinition.h"

#include "mlir-roofline/Interfaces/CostModelOpInterface.h.inc"

namespace mlir::roofline {

/// The cost that `roofline.declared_cost` on `op` declares, with the sizes put
/// in; nothing without the attribute. It covers the regions of the op and what
/// it calls, and goes before the op's model.
std::optional<OpCost> getDeclaredCost(Operation *op, SizeProvider &sizes);

/// The cost of an operation of which nobody knows what it does. Its work is
/// unknown. Every tensor and buffer that goes into it, also into its regions,
/// or comes out of it counts as if it were moved once, as an `estimate`: the
/// operation may be a view of it, and move nothing. Without any, the traffic is
/// unknown, too.
OpCost getUnknownCost(Operation *op, SizeProvider &sizes, StringRef reason);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_INTERFACES_COSTMODELOPINTERFACE_H
