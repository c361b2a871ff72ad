//===- MetricText.cpp - Changes of metrics for people ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/MetricText.h"

#include "mlir-roofline/Support/NumberFormat.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

std::string mlir::roofline::formatChange(const Metric &metric,
                                         MetricValue change) {
  bool isNegative = false;
  if (auto *count = std::get_if<Quantity>(&change.value)) {
    if (count->isZero())
      return "0";
    if (!count->isConstant())
      return metric.format(change);
    isNegative = Quantity::compare(*count, 0) < 0;
    if (isNegative)
      *count = Quantity(0) - *count;
  } else {
    double &number = std::get<double>(change.value);
    if (number == 0)
      return "0";
    isNegative = number < 0;
    number = std::fabs(number);
  }
  CountStatus status = std::exchange(change.status, CountStatus::exact);
  return markStatus((isNegative ? "-" : "+") + metric.format(change), status);
}

std::string mlir::roofline::formatRelativeChange(double ratio) {
  return (ratio < 1 ? "-" : "+") + formatPercent(std::fabs(ratio - 1));
}
