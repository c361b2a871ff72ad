//===- Measurements.h - Files of measured times -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TOOLS_MEASUREMENTS_H
#define MLIR_ROOFLINE_TOOLS_MEASUREMENTS_H

#include "mlir-roofline/Interfaces/Cost.h"
#include "mlir/IR/Location.h"

#include <vector>

namespace mlir::roofline {

/// One line of a file: what was run and how long it took.
struct Measurement {
  OpCost cost;
  double seconds;
};

/// Reads a file of comma-separated values, one of
///   dtype,m,n,k,latency_us                     products of m x k and k x n
///   device,op,b,m_or_h,n,k,latency_us          f32 kernels
/// where `op` is `linear` or `bmm` (b products), `softmax` or `ln` over the
/// last dimension, or elementwise, on b x m_or_h values: `add`, `mul`, `div`,
/// `pow` of two tensors, with a `u` at the end of a tensor and a scalar,
/// `relu`, `tanh`, `gelu`. Only lines of `device` are read; it may be empty if
/// the file has but one. Failures are diagnosed at their line, those without
/// one at `loc`; at least one measurement on success.
FailureOr<std::vector<Measurement>>
readMeasurements(StringRef file, StringRef device, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MEASUREMENTS_H
