//===- PassReport.h - What passes do to the counts of a program -*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Plain data: the counts of a program before and after a pipeline, and what
// each of its passes has changed of them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_COMPARE_PASSREPORT_H
#define MLIR_ROOFLINE_REPORT_COMPARE_PASSREPORT_H

#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline {

/// One run of a pass manager.
struct PassReport {
  /// Parallel to `metrics`; absent where it is not known.
  using Values = std::vector<std::optional<MetricValue>>;

  /// What is counted once.
  struct Counts {
    Values values;
    /// Operations that cost something, and those of them of which nobody knows
    /// what.
    unsigned numOps = 0, numUnknownOps = 0;
  };

  /// Where a pass changes most: the place in the source whose operations do
  /// more or less work than before, or, if all do as much, move more or fewer
  /// bytes.
  struct Place {
    /// Empty if the program has a single one.
    std::string function;
    /// The heaviest operation that comes from there, before and after; empty if
    /// there is none.
    std::string opBefore, opAfter;
    /// A name or `file:line`; empty if unknown.
    std::string location;
  };

  /// A pass, or a nested pipeline, which stands before its passes.
  struct Pass {
    /// As on the command line; of a pipeline, the operations that it runs on.
    std::string name;
    bool isPipeline = false;
    /// How many pipelines it stands in.
    unsigned depth = 0;
    /// Runs, and those of them that changed the program at all.
    unsigned numRuns = 0, numChanged = 0;
    bool hasFailed = false;
    /// After minus before, as often as what it ran on executes; of all runs.
    /// A value is absent if operations became unknown or known, so that the
    /// difference says nothing.
    Values changes;
    /// Whether MACs or FLOPs are others than before. A pass keeps what a
    /// program means: it has found work that was not needed or has added some,
    /// or the two forms are counted by different rules.
    bool changesWork = false;
    std::optional<Place> most;
  };

  /// The operation that the pass manager ran on: `builtin.module`.
  std::string root;
  /// Where the root comes from: a file, or empty.
  std::string file;
  std::vector<const Metric *> metrics;
  /// The target of times; empty without.
  std::string target;
  Counts before;
  /// Absent if a pass has failed.
  std::optional<Counts> after;
  std::vector<Pass> passes;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_COMPARE_PASSREPORT_H
