//===- Sweep.h - A program at many sizes ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a report says of a program, at every combination of values for some of
// its open sizes. At each of these points a figure is the one of a report with
// the sizes bound; most are formulas that are compiled once.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SWEEP_SWEEP_H
#define MLIR_ROOFLINE_SWEEP_SWEEP_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"
#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline {

/// A size that takes several values.
struct SweepAxis {
  /// The symbol in formulas.
  std::string name;
  /// Distinct, each >= 1; at least one.
  std::vector<int64_t> values;
};

struct SweepOptions {
  std::vector<SweepAxis> axes;
  /// Empty: the usual ones.
  std::vector<const Metric *> metrics;
  /// The symbol that counts the items of a batch; empty: none does.
  std::string batch;
  /// Leaves out what has no formula, however few points there are.
  bool formulasOnly = false;
};

struct Sweep {
  /// A metric at all points.
  struct Column {
    const Metric *metric;
    /// The number of the target that it depends on.
    std::optional<size_t> target;
    /// At no point is the trust lower.
    CountStatus status = CountStatus::exact;
    /// By point; not a number: absent.
    std::vector<double> numbers;
    /// Of counts, the same exactly; empty for others.
    std::vector<FormulaGraph::Integer> integers;

    std::optional<MetricValue> getValue(size_t point) const;
  };

  /// Which resource bounds the program.
  struct Limits {
    /// Those that do at some point, in the order of the target's.
    std::vector<std::string> resources;
    std::vector<BoundKind> kinds;
    /// By point, a number in `resources`; `none`: nothing takes time. Empty if
    /// it is not known.
    std::vector<uint16_t> byPoint;
    static constexpr uint16_t none = UINT16_MAX, unknown = UINT16_MAX - 1;
  };

  /// Along the first axis, all others fixed: from one value to the next,
  /// another resource bounds the program.
  struct Change {
    size_t target;
    /// The point behind the change.
    size_t point;
    /// Numbers in the target's `resources`.
    uint16_t from, to;
  };

  /// The largest value of the first axis' size with which the program fits a
  /// target's outermost memory, all others fixed. It may be no value of the
  /// sweep.
  struct Capacity {
    size_t target;
    /// The first point with these values of the others.
    size_t point;
    /// 0: none does. Absent: any does.
    std::optional<Quantity> largest;
  };

  struct Target {
    std::string name, memory;
    /// Of its outermost memory, in bytes.
    std::optional<Quantity> capacity;
    /// Absent unless `time_s` is among the metrics.
    std::optional<Limits> limits;
    /// Items per second, if a size counts them: by point.
    std::vector<double> itemsPerSecond;
    /// Points of which no other is both faster and has more items per second,
    /// by latency. Empty without items.
    std::vector<size_t> paretoFront;
  };

  std::string file;
  /// The last one varies fastest.
  std::vector<SweepAxis> axes;
  /// Sizes with one value, by name.
  std::vector<std::pair<std::string, Quantity>> bindings;
  std::string batch;
  std::vector<Target> targets;
  /// First those of no target, then target by target.
  std::vector<Column> columns;
  std::vector<Change> changes;
  std::vector<Capacity> capacities;
  /// Metrics that need the whole analysis at each point, and are left out
  /// because there are too many or only formulas are wanted.
  std::vector<const Metric *> leftOut;
  /// Points at which the formulas have been compared with the analysis.
  size_t numChecked = 0;

  size_t getNumPoints() const;
  int64_t getValue(size_t axis, size_t point) const;
  /// Points from one value of the axis to the next.
  size_t getStride(size_t axis) const;
};

/// Metrics of the program as a whole, which the analysis of each point gives
/// where they have no formula: which operations can run as one depends on the
/// sizes, in ways that are a formula of some programs only.
bool mayNeedAnalysis(const Metric &metric);

/// More points than these have metrics that need the analysis only if somebody
/// names them.
inline constexpr size_t maxAnalysedPoints = 256;

/// Evaluates a program. `cost` and `parameters` are those of the same module
/// before any size is bound; `options.bindings` gives values to sizes that are
/// no axis. Fails if that leaves a size open that a figure depends on, and says
/// which. `open` is the report of all that, if somebody has it.
llvm::Expected<Sweep>
runSweep(const ModuleCost &cost, const Parameters &parameters,
         ArrayRef<TargetAttr> targets, const ReportOptions &options,
         const SweepOptions &sweep, const Report *open = nullptr);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SWEEP_SWEEP_H
