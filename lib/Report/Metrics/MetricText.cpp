//===- MetricText.cpp - Metrics for people --------------------------------===//
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

std::string mlir::roofline::markStatus(std::string text, CountStatus status) {
  switch (status) {
  case CountStatus::exact:
    return text;
  case CountStatus::lower:
    return ">= " + text;
  case CountStatus::upper:
    return "<= " + text;
  case CountStatus::estimate:
    return "~ " + text;
  case CountStatus::declared:
    return text + "*";
  case CountStatus::unknown:
    return "-";
  }
  llvm_unreachable("covered switch");
}

static std::string formatNumber(double number, MetricUnit unit) {
  switch (unit) {
  case MetricUnit::count:
    return formatSI(number);
  case MetricUnit::bytes:
    return formatSI(number, "B");
  case MetricUnit::seconds:
    return formatSI(number, "s");
  case MetricUnit::joules:
    return formatSI(number, "J");
  case MetricUnit::share:
    return formatPercent(number);
  case MetricUnit::perByte:
    return formatRatio(number);
  case MetricUnit::perSecond:
    return formatSI(number, "/s");
  case MetricUnit::bytesPerSecond:
    return formatSI(number, "B/s");
  }
  llvm_unreachable("covered switch");
}

std::string Metric::format(const std::optional<MetricValue> &value) const {
  if (!value)
    return "-";
  if (const auto *number = std::get_if<double>(&value->value))
    return markStatus(formatNumber(*number, unit), value->status) +
           (value->isAlarming ? " !" : "");
  const Quantity &count = std::get<Quantity>(value->value);
  return markStatus(unit == MetricUnit::bytes ? formatCapacity(count)
                                              : formatCount(count),
                    value->status);
}

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
