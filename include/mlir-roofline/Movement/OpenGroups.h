//===- OpenGroups.h - Groups that move formulas -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_OPENGROUPS_H
#define MLIR_ROOFLINE_MOVEMENT_OPENGROUPS_H

#include "mlir-roofline/Movement/SizeProbes.h"

namespace mlir::roofline {

/// The groups of a probe, as `FusionGroups` has them, with what they move as
/// formulas of the sizes that `open`, the program that is probed, leaves open.
std::vector<FusionGroups::Group> getOpenGroups(const ModuleCost &open,
                                               SizeProbes::Probe &probe,
                                               double capacityBytes,
                                               bool withKernels);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_OPENGROUPS_H
