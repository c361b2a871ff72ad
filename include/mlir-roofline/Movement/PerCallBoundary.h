//===- PerCallBoundary.h - What every call must move ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_PERCALLBOUNDARY_H
#define MLIR_ROOFLINE_MOVEMENT_PERCALLBOUNDARY_H

#include "mlir-roofline/Movement/ProgramFlow.h"

namespace mlir::roofline {

/// The transfers of the boundary if operations that depend on parameters and
/// constants alone have run before the call, or are part of it, whichever moves
/// less: of operations that are connected, either the parameters that only they
/// read enter, or the values that others read of what they make. `groups` says
/// which they are. A transfer of which it is open which enters has no value.
std::vector<Boundary::Transfer> getTransfersPerCall(const ModuleCost &cost,
                                                    const ProgramFlow &flow,
                                                    const FusionGroups &groups);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_PERCALLBOUNDARY_H
