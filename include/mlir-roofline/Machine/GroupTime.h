//===- GroupTime.h - Times of groups of operations --------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_GROUPTIME_H
#define MLIR_ROOFLINE_MACHINE_GROUPTIME_H

#include "mlir-roofline/Machine/MachineModel.h"
#include "mlir-roofline/Movement/FusionGroups.h"

namespace mlir::roofline {

/// The roofline of one execution of a group: each compute unit does the work of
/// all its operations, each memory level moves what enters and leaves; all work
/// at the same time. Never more than the sum of the operations' own times,
/// which `ops` has for every operation of `cost`. Nothing while a count is
/// symbolic.
///
/// The estimate is that of one kernel (one overhead, the efficiencies of the
/// whole group's class), or the sum of its operations' if that is smaller.
/// Never less than the roofline.
std::optional<OpTime> getGroupTime(const FusionGroups::Group &group,
                                   const ModuleCost &cost,
                                   ArrayRef<std::optional<OpTime>> ops,
                                   const MachineModel &machine);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_GROUPTIME_H
