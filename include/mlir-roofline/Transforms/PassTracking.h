//===- PassTracking.h - What each pass does to the counts -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// An instrumentation of pass managers that counts a program before a pipeline
// and after each pass that changed something.
//
// Passes of nested pipelines run on several threads. Only the operation that a
// pass runs on may be read then, so that this is all that is counted: a
// function by itself, times how often the program executes it according to the
// last count of the whole. A function that is called elsewhere, or calls
// others, has no figures of its own sizes there; the row of its pipeline, which
// is counted when all of its threads are done, has them. Peak memory and times
// are properties of the whole program, and so are those of the passes and
// pipelines on the root alone.
//
// To see whether a pass has changed anything takes one look at each operation.
// What it has not changed is not counted again.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_TRANSFORMS_PASSTRACKING_H
#define MLIR_ROOFLINE_TRANSFORMS_PASSTRACKING_H

#include "mlir-roofline/Report/Compare/PassReport.h"
#include "mlir/Pass/PassManager.h"

#include <functional>

namespace mlir::roofline {

struct PassTrackingOptions {
  /// Also the most bytes that are live at once. Takes longer than the counts.
  bool peak = false;
  /// Also the latency bound and the latency of fused groups on this target: a
  /// name as for `roofline-annotate`; `module` for the one that the module
  /// carries. Empty for none. One that cannot be had fails the first pass, with
  /// a diagnostic. Takes several times longer than the counts.
  std::string target;
};

/// What is done with the reports of a pass manager: one for each of its runs,
/// in order, when it is destroyed.
using PassReportHandler = std::function<void(ArrayRef<PassReport>)>;

/// Makes `manager` count what it runs on: MACs, FLOPs, bytes, and what
/// `options` ask for beside them. Attaches the cost models of upstream dialects
/// to the context. To be called while no pass runs.
void registerRooflineTracking(PassManager &manager, PassReportHandler handler,
                              PassTrackingOptions options = {});

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_TRANSFORMS_PASSTRACKING_H
