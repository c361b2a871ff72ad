//===- ReportSummary.h - What reports are compared by -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The figures of a report as values of metrics, whether the report was just
// made or read from a file of the schema `mlir-roofline/report/v1`. Points into
// nothing.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_COMPARE_REPORTSUMMARY_H
#define MLIR_ROOFLINE_REPORT_COMPARE_REPORTSUMMARY_H

#include "mlir-roofline/Report/Metric.h"
#include "llvm/Support/Error.h"

namespace mlir::roofline {

/// Parallel to `getMetrics()`. What is not known is absent.
using MetricValues = std::vector<std::optional<MetricValue>>;

/// The metrics by which operations are compared: MACs, FLOPs, integer
/// operations, transcendentals and bytes.
ArrayRef<const Metric *> getOpMetrics();

struct ReportSummary {
  struct Target {
    std::string name;
    /// Of metrics that depend on a target.
    MetricValues values;
    /// What the time leaves out, at most.
    double missingSeconds = 0;
  };
  /// The whole program, or one of its entries.
  struct Program {
    std::string name;
    /// Of metrics that depend on no target.
    MetricValues values;
    std::vector<Target> targets;
    /// Null if it has none of this name.
    const Target *findTarget(StringRef name) const;
  };
  struct Op {
    std::string op, function, location;
    /// The location as people read it (`Report::Op::place`).
    std::string place;
    /// Empty in reports of before layers were in there.
    std::string layer;
    /// What tells operations of one kind and place apart: the elements of each
    /// operand and the types of the work.
    std::string shape;
    /// Of all executions: counts, parallel to `getOpMetrics()`, and seconds,
    /// parallel to the program's targets.
    std::vector<std::optional<MetricValue>> counts;
    std::vector<std::optional<MetricValue>> times;
  };

  /// As in the report.
  std::string file;
  /// Names of sizes without a value. They may be bound, but for those that
  /// count iterations.
  std::vector<std::string> openSizes;
  unsigned numOps = 0, numUnknownOps = 0;
  std::vector<Coverage::Unknown> unknown;
  Program whole;
  /// In program order.
  std::vector<Program> entries;
  std::vector<Op> ops;
};

ReportSummary summarize(const Report &report);

/// Reads a report from JSON. The error says what was expected and found, where
/// in the file (`path`).
llvm::Expected<ReportSummary> readReport(StringRef json, StringRef path);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_COMPARE_REPORTSUMMARY_H
