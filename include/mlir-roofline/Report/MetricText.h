//===- MetricText.h - Changes of metrics for people -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_REPORT_METRICTEXT_H
#define MLIR_ROOFLINE_REPORT_METRICTEXT_H

#include "mlir-roofline/Report/Metric.h"

namespace mlir::roofline {

/// What a metric grows by: `+1.2 M`, `-4 KiB`, `0`; with the mark of its
/// status; a formula as it is.
std::string formatChange(const Metric &metric, MetricValue change);

/// What a ratio of new to old is more or less than 1: `+12.3 %`.
std::string formatRelativeChange(double ratio);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_REPORT_METRICTEXT_H
