//===- RowColumn.cpp - What rows can say ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Emit/RowColumn.h"

using namespace mlir;
using namespace mlir::roofline;

static constexpr std::pair<StringRef, RowText> texts[] = {
    {"location", RowText::location},
    {"types", RowText::types},
    {"multiplicity", RowText::multiplicity},
    {"bound_by", RowText::boundBy}};

std::optional<RowColumn> mlir::roofline::findRowColumn(StringRef name) {
  for (const auto &[textName, text] : texts)
    if (textName == name)
      return text;
  const Metric *metric = findMetric(name);
  if (!metric || !metric->isOfRows)
    return std::nullopt;
  return metric;
}

SmallVector<StringRef> mlir::roofline::getRowColumnNames() {
  SmallVector<StringRef> names;
  for (const auto &text : texts)
    names.push_back(text.first);
  for (const Metric &metric : getMetrics())
    if (metric.isOfRows)
      names.push_back(metric.name);
  return names;
}

bool mlir::roofline::isOfTarget(const RowColumn &column) {
  if (const auto *metric = std::get_if<const Metric *>(&column))
    return (*metric)->isOfTarget;
  return std::get<RowText>(column) == RowText::boundBy;
}
