//===- Budget.h - What a program may cost -----------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_COMPARE_BUDGET_H
#define MLIR_ROOFLINE_REPORT_COMPARE_BUDGET_H

#include "mlir-roofline/Report/Amount.h"
#include "mlir-roofline/Report/Compare/ReportSummary.h"

namespace mlir::roofline {

/// The most or the least that a metric may be.
struct Limit {
  const Metric *metric;
  bool isMax;
  Amount amount;
  /// An entry of the program; empty: the whole.
  std::string function;
  /// Empty: every target of the report, or none if the metric depends on none.
  std::string target;
};

struct Budget {
  std::vector<Limit> limits;
  /// Whether every operation must have a cost.
  bool failOnUnknown = false;
  /// Whether an estimate within a limit is good enough.
  bool acceptEstimates = false;

  /// Each once, in order.
  std::vector<std::string> getTargets() const;
};

/// Reads `METRIC=VALUE`.
llvm::Expected<Limit> parseLimit(StringRef text, bool isMax);

/// Adds the limits that have a name of their own, the same as flag and as
/// option of the pass: `max-parameters`, `max-macs`, `max-flops`, `max-bytes`,
/// `max-peak-activation` (`live_bytes`), `max-latency` (`time_s`) and
/// `min-coverage` (of operations and of bytes). `name` is one of these.
llvm::Error addNamedLimit(Budget &budget, StringRef name, StringRef value);

/// Adds what a file says:
///   { "max": {"flops": "4.2G"}, "min": {"coverage_ops": "99%"},
///     "targets": {NAME: {"max": ..., "min": ...}},
///     "functions": {NAME: {"max": ..., "min": ..., "targets": ...}},
///     "fail_on_unknown": true, "accept_estimates": false }
/// All keys are optional, others are errors. Values are texts with units, or
/// numbers in base units.
llvm::Error readBudget(StringRef json, StringRef path, Budget &budget);

/// One limit, or another requirement, and what became of it.
struct CheckResult {
  /// `time_s on tiny`, `@prefill: flops`.
  std::string name;
  /// `<= 5ms`, and the value; empty for other requirements.
  std::string limit, found;
  /// What was expected and found; empty if it holds.
  std::string violation;
};

/// Holds a program against its budget. A value that is known only as a bound
/// holds if the bound says so, one that depends on open sizes if it holds for
/// all of them. A program without an operation fails. An error if a limit is of
/// a function or target that the report does not have, or depends on a target
/// and there is none.
llvm::Expected<std::vector<CheckResult>>
checkBudget(const ReportSummary &summary, const Budget &budget);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_COMPARE_BUDGET_H
