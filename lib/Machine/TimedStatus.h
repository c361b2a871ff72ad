//===- TimedStatus.h - How far to trust a time ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MACHINE_TIMEDSTATUS_H
#define MLIR_ROOFLINE_LIB_MACHINE_TIMEDSTATUS_H

#include "mlir-roofline/Machine/Demand/Demand.h"

namespace mlir::roofline {

/// Of one execution whose work is done by units made for it; `lacksRate`: but
/// for some of it, which the target has no rate for.
CountStatus getTimedStatus(const OpCost &cost,
                           const MachineResources &resources, bool lacksRate);

/// Of one execution whatever the open sizes are: at none of them is the trust
/// lower. `demand` is that of `cost`.
CountStatus getTimedStatus(const OpCost &cost,
                           const MachineResources &resources,
                           const Demand<Formula> &demand);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MACHINE_TIMEDSTATUS_H
