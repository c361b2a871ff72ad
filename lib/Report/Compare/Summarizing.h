//===- Summarizing.h - Values of metrics ------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_REPORT_SUMMARIZING_H
#define MLIR_ROOFLINE_LIB_REPORT_SUMMARIZING_H

#include "mlir-roofline/Report/Compare/ReportSummary.h"

namespace mlir::roofline::report {

/// The metrics of a subject that depend on a target, or those that do not.
MetricValues measure(const MetricSubject &subject, bool ofTarget);

/// Those of `getOpMetrics()`.
std::vector<std::optional<MetricValue>> measureOp(const Totals &executed);

/// The target's own figures; the others are for the caller to set.
ReportSummary::Target summarizeTarget(const ReportTarget &target);

/// The time of all executions; absent unless both are known.
std::optional<MetricValue> getTimeOfAll(std::optional<double> seconds,
                                        CountStatus status,
                                        const Multiplicity &executions);

/// `ReportSummary::Op::shape`; types in any order, as often as they come.
std::string makeShape(ArrayRef<std::string> footprints,
                      std::vector<std::string> types);

} // namespace mlir::roofline::report

#endif // MLIR_ROOFLINE_LIB_REPORT_SUMMARIZING_H
