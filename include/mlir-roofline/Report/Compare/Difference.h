//===- Difference.h - Two reports beside each other -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_COMPARE_DIFFERENCE_H
#define MLIR_ROOFLINE_REPORT_COMPARE_DIFFERENCE_H

#include "mlir-roofline/Report/Amount.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"

namespace mlir::roofline {

/// One metric before and after; absent where that is not known.
struct MetricChange {
  const Metric *metric;
  /// Empty if the metric depends on none.
  std::string target;
  std::optional<MetricValue> before, after;

  /// Whether both are known, and are the same number or formula with the same
  /// status; or neither is known.
  bool isSame() const;
  /// After minus before; a formula where one of them is. Absent unless both
  /// are known.
  std::optional<MetricValue> getDelta() const;
  /// After over before; absent while symbolic, and where before is 0.
  std::optional<double> getRatio() const;
};

/// Two programs beside each other.
struct Difference {
  struct Op {
    enum class Kind { changed, added, removed };
    Kind kind;
    /// As it is after, or was before if it was removed.
    std::string op, function, location, place;
    /// Of all executions: `getOpMetrics()`, then the time on each target that
    /// both programs have. What was added has nothing before, what was removed
    /// nothing after.
    std::vector<MetricChange> values;
    /// What operations are ordered by: the seconds by which the first target
    /// that both have changes, or the share of the program's work or bytes,
    /// whichever is larger, with open sizes taken as `Report::orderingSize`.
    double effect = 0;
  };

  std::string oldFile, newFile;
  /// Of the metrics that were asked for: of the program, then of each target
  /// that both have. What neither side knows is left out, unless it was asked
  /// for by name.
  std::vector<MetricChange> totals;
  /// Targets that both have, and those of one side alone.
  std::vector<std::string> targets, oldTargets, newTargets;
  /// What differs, the largest effect first.
  std::vector<Op> ops;
  /// Lines of `findRegressions`, if somebody has asked.
  std::optional<std::vector<std::string>> regressions;
  unsigned numOldOps = 0, numNewOps = 0, numSame = 0, numChanged = 0,
           numAdded = 0, numRemoved = 0;
};

StringRef stringifyDifferenceKind(Difference::Op::Kind kind);

/// For each operation after, the one that it was before. Operations of the same
/// kind belong together if place and shape are the same, then the place alone
/// if that is a name, then layer and shape, then the shape, then the place, and
/// at last if as many of their kind are left on both sides; those that tie, in
/// program order. Takes about linear time.
std::vector<std::optional<unsigned>>
matchOps(ArrayRef<ReportSummary::Op> before, ArrayRef<ReportSummary::Op> after);

/// Compares by these metrics, or by all of them if none is given.
Difference compareReports(const ReportSummary &before,
                          const ReportSummary &after,
                          ArrayRef<const Metric *> metrics = {});

/// What got worse by more than `threshold`, a line for each with what was
/// expected and found: of the totals, except for metrics that are ratios
/// (intensity), unless `wasChosen` says that somebody asked for these metrics.
/// What cannot be compared with certainty got worse: formulas of which the
/// comparison depends on sizes, what was known and is no more, what is now a
/// bound on the wrong side.
std::vector<std::string> findRegressions(const Difference &difference,
                                         const Amount &threshold,
                                         bool wasChosen);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_COMPARE_DIFFERENCE_H
