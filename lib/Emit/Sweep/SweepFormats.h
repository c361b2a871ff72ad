//===- SweepFormats.h - One function for each format ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_SWEEP_SWEEPFORMATS_H
#define MLIR_ROOFLINE_LIB_EMIT_SWEEP_SWEEPFORMATS_H

#include "../Curves/CurvePicture.h"
#include "mlir-roofline/Emit/SweepEmitter.h"

namespace mlir::roofline::emit {

void printSweepTable(raw_ostream &os, const Sweep &sweep,
                     const EmitOptions &options);
/// A line for each point: axes, metrics by name with `@TARGET` behind what
/// depends on one, `bound_by@TARGET`.
void printSweepCsv(raw_ostream &os, const Sweep &sweep);
void printSweepJson(raw_ostream &os, const Sweep &sweep);
CurvePicture makeSweepPicture(const Sweep &sweep);

/// What bounds the program on a target at a point; empty if nothing does.
inline StringRef getLimit(const Sweep::Target &target, size_t point) {
  uint16_t limit = target.limits->byPoint[point];
  return limit == Sweep::Limits::none ? StringRef()
                                      : target.limits->resources[limit];
}
inline bool hasLimits(const Sweep::Target &target) {
  return target.limits && !target.limits->byPoint.empty();
}

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_SWEEP_SWEEPFORMATS_H
