//===- SweepText.h - Reading what to sweep over -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_SWEEPTEXT_H
#define MLIR_ROOFLINE_DRIVER_SWEEPTEXT_H

#include "mlir-roofline/Driver/ReportRequest.h"
#include "mlir-roofline/Sweep/Sweep.h"

namespace mlir::roofline {

/// What is asked of a sweep, each as text, as it was given.
struct SweepRequest {
  /// Without its `batchSymbol`.
  ReportRequest report;
  /// `NAME=VALUES`, where values are numbers and ranges `FIRST..LAST`,
  /// `FIRST..LAST:STEP` and `FIRST..LAST:*FACTOR`, separated by commas.
  std::vector<std::string> over;
  /// Names of metrics; empty: the usual ones.
  std::vector<std::string> metrics;
  /// The size that counts items; empty: none does.
  std::string batch;
};

/// The values that `text` lists, in its order. The error says what was expected
/// and found.
llvm::Expected<std::vector<int64_t>> parseSweepValues(StringRef text);

/// Points that one sweep may have: more neither fit the memory nor a page.
inline constexpr size_t maxSweepPoints = 10'000'000;

/// Analyses a module, whose arguments get the marks of `params`, and sweeps it.
/// Failures are diagnosed: at `loc` what is wrong with the request, elsewhere
/// in the module what is wrong there.
FailureOr<Sweep> makeSweep(ModuleOp module, const SweepRequest &request,
                           Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_SWEEPTEXT_H
