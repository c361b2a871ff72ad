//===- Advise.h - Advice, and what comes of it ------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_ADVISE_H
#define MLIR_ROOFLINE_DRIVER_ADVISE_H

#include "mlir-roofline/Advice/Advice.h"
#include "mlir-roofline/Driver/ReportRequest.h"

#include <functional>

namespace mlir::roofline {

/// Runs a pipeline on a module. Failures are diagnosed.
using PassRunner = std::function<LogicalResult(ModuleOp, StringRef)>;

struct AdviseOptions {
  /// Only the first so many pieces, by what they save; absent: all.
  std::optional<unsigned> top;
  /// Only those of these kinds; empty: all.
  std::vector<std::string> kinds;
  /// Whether to apply remedies to copies and see what comes of it.
  bool verifies = true;
  /// Without one, passes are not applied and the pieces say so.
  PassRunner runPasses;
};

/// Advice on a module, whose arguments get the marks of `params`, for the one
/// target of the request. Failures are diagnosed as by `analyse`; a remedy that
/// fails is none, but told in its piece.
FailureOr<AdviceList> advise(ModuleOp module, const ReportRequest &request,
                             const AdviseOptions &options, Location loc);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_ADVISE_H
