//===- CriticalPath.h - Time with unlimited overlap -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_CRITICALPATH_H
#define MLIR_ROOFLINE_MACHINE_CRITICALPATH_H

#include "mlir-roofline/Flow/Dependences.h"

namespace mlir::roofline {

/// Seconds of one execution of every entry point if every operation starts as
/// soon as what it uses is there, next to any number of others, each alone on
/// the target. `seconds` is parallel to `ModuleCost::getOps`, of one execution.
///
/// Of a loop, only what an iteration uses of the one before is in sequence; if
/// it carries several values, the longest chain from any of them to any. Of
/// alternatives the longer counts; blocks of a graph follow each other whole.
/// Nothing if a number of iterations is symbolic.
std::optional<double> findCriticalPath(const ModuleCost &cost,
                                       const Dependences &dependences,
                                       ArrayRef<double> seconds);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_CRITICALPATH_H
