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

#include <map>
#include <vector>

namespace mlir::roofline {

/// One line of a file: what was run and how long it took.
struct Measurement {
  OpCost cost;
  /// Where the cost alone does not tell the class of the kernel.
  std::optional<OpClass> opClass;
  double seconds;
};

/// Which lines are read: those with these values in the columns of these names.
using RowFilter = std::map<std::string, std::string>;

/// Reads a file of comma-separated values with a header, one of
///   dtype,m,n,k                                products of m x k and k x n
///   op,b,m_or_h,n,k                            f32 kernels
///   dtype,batch,channels,height,width,filters,kernel_h,kernel_w,pad_h,pad_w,
///     stride_h,stride_w                        convolutions
///   dtype,kv_dtype,batch,query_len,kv_len,heads,kv_heads,head_dim[,window]
///     [,causal]                                attention in one kernel
/// each with `latency_us` or `forward_us`, in any order, and with any other
/// columns. `op` is `linear` or `bmm` (b products), `softmax` or `ln` over the
/// last dimension, or elementwise, on b x m_or_h values: `add`, `mul`, `div`,
/// `pow` of two tensors, with a `u` at the end of a tensor and a scalar,
/// `relu`, `tanh`, `gelu`. A column `device` needs a value in `filter` if the
/// file has more than one. Failures are diagnosed at their line, those without
/// one at `loc`; at least one measurement on success.
FailureOr<std::vector<Measurement>>
readMeasurements(StringRef file, const RowFilter &filter, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TOOLS_MEASUREMENTS_H
