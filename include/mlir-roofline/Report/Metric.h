//===- Metric.h - What is measured of a program and its parts ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One table of all metrics. Columns, orders, budgets and comparisons take
// names, units, titles and values from here; the names are the keys of JSON.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_METRIC_H
#define MLIR_ROOFLINE_REPORT_METRIC_H

#include "mlir-roofline/Report/Report.h"

#include "llvm/Support/Error.h"

#include <variant>

namespace mlir::roofline {

enum class MetricUnit {
  count,
  bytes,
  seconds,
  joules,
  /// Of the whole, 0 to 1.
  share,
  perByte,
  perSecond,
  bytesPerSecond
};

/// What metrics are of; what is null or absent is not known of it.
struct MetricSubject {
  const Totals *counts = nullptr;
  std::optional<double> intensity;
  const ParameterSum *parameters = nullptr;
  /// What is held at once, at most.
  const Quantity *liveBytes = nullptr;
  CountStatus liveStatus = CountStatus::exact;
  /// On one target: of a part, and of a whole program or entry.
  const ReportTime *time = nullptr;
  const ReportTarget *target = nullptr;
  const Coverage *coverage = nullptr;

  /// The program; `target` is a number in `report.targets`.
  static MetricSubject get(const Report &report,
                           std::optional<size_t> target = {});
  /// A function; only entries have targets.
  static MetricSubject get(const Report::Function &function,
                           std::optional<size_t> target = {});
  /// All executions of a group of operations.
  static MetricSubject get(const Report::Group &group,
                           std::optional<size_t> target = {});
  /// One execution of an operation.
  static MetricSubject get(const Report::Op &op,
                           std::optional<size_t> target = {});
};

/// Exact, possibly symbolic, or a number of a target.
struct MetricValue {
  std::variant<Quantity, double> value;
  CountStatus status = CountStatus::exact;
  /// Whether it contradicts what is predicted: a bound that was beaten.
  bool isAlarming = false;

  /// Absent while symbolic.
  std::optional<double> getNumber() const;
};

struct Metric {
  /// As in JSON: `flops`, `time_s`.
  StringRef name;
  /// The head of a column: `FLOPs`, `time`.
  StringRef title;
  MetricUnit unit;
  /// Whether it depends on a target.
  bool isOfTarget;
  /// Whether operations and groups have it, not only programs and entries.
  bool isOfRows;
  /// Whether more of it is better: intensity, throughput, coverage.
  bool isGood;
  /// Absent if it is not known of the subject, or the subject has none.
  std::optional<MetricValue> (*get)(const MetricSubject &subject);
  /// Whether only reports have it that measured times stand in.
  bool isMeasured = false;
  /// Whether programs and entries have it, too.
  bool isOfPrograms = true;

  /// For people: three digits, the unit, the mark of the status; `-` if absent.
  std::string format(const std::optional<MetricValue> &value) const;
};

/// In the order in which reports show them.
ArrayRef<Metric> getMetrics();

/// Null if there is none of this name.
const Metric *findMetric(StringRef name);

/// What a metric that somebody names is to be of.
enum class MetricUse {
  /// The rows of a report.
  rows,
  /// Whole programs, as predicted: budgets, comparisons, sweeps.
  programs
};

/// The metric of this name. The error says what was expected and found, or what
/// may have been meant.
llvm::Expected<const Metric *> lookUpMetric(StringRef name, MetricUse use);

/// A count as reports show it; `hasUnknown`: a sum that misses operations is a
/// lower bound whatever else it is.
MetricValue resolveBounds(const BoundedCount &count, CountStatus status,
                          bool hasUnknown);

/// The trust in 1 / x: of what is at least so large, at most.
CountStatus invert(CountStatus status);

/// How far to trust the ratio of work and traffic: one bound over another is
/// none.
CountStatus getIntensityStatus(const Totals &counts);

/// `text` with the mark of its status: `>= `, `<= `, `~ `, `*`; `-` if unknown.
std::string markStatus(std::string text, CountStatus status);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_METRIC_H
