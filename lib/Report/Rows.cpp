//===- Rows.cpp - Which operations rows are of, and their order -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"
#include "mlir-roofline/Report/Metric.h"
#include "mlir-roofline/Support/NumberFormat.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Equal rows
//===----------------------------------------------------------------------===//

static void addToKey(raw_ostream &os, const Quantity &count) {
  os << '|' << count.str();
}

static void addToKey(raw_ostream &os, std::optional<double> number) {
  os << '|';
  if (number)
    os << formatExact(*number);
}

static void addToKey(raw_ostream &os, const Totals &counts) {
  os << '|' << stringifyCountStatus(counts.workStatus) << '|'
     << stringifyCountStatus(counts.trafficStatus) << '|'
     << counts.numUnknownOps;
  for (BoundedCount Totals::*count :
       {&Totals::macs, &Totals::flops, &Totals::intOps,
        &Totals::transcendentals, &Totals::bytesRead, &Totals::bytesWritten,
        &Totals::bytes, &Totals::effectiveMacs, &Totals::effectiveFlops,
        &Totals::effectiveIntOps}) {
    addToKey(os, (counts.*count).value);
    if ((counts.*count).lower != (counts.*count).value)
      addToKey(os, (counts.*count).lower);
  }
}

std::string report::getRowKey(const Report::Op &op) {
  std::string key;
  llvm::raw_string_ostream os(key);
  os << op.op << '|' << op.types;
  addToKey(os, op.counts);
  addToKey(os, op.executed);
  addToKey(os, op.multiplicity.value);
  addToKey(os, op.multiplicity.lower);
  os << op.multiplicity.isEstimate;
  addToKey(os, op.parameters.count);
  addToKey(os, op.intensity);
  for (const Report::Time &time : op.times) {
    os << '|' << time.boundBy << '|' << stringifyCountStatus(time.status);
    for (std::optional<double> number :
         {time.seconds, time.estimate, time.joules})
      addToKey(os, number);
  }
  return key;
}

//===----------------------------------------------------------------------===//
// Order
//===----------------------------------------------------------------------===//

/// Nothing if the row has no value; as if every open size were `orderingSize`.
static std::optional<double> getSortValue(const Report &report,
                                          const Report::Group &group) {
  const Metric &metric = *report.rows.sort;
  if (metric.isOfTarget && report.targets.empty())
    return std::nullopt;
  std::optional<MetricValue> value = metric.get(MetricSubject::get(
      group, metric.isOfTarget ? std::optional<size_t>(0) : std::nullopt));
  if (!value || value->status == CountStatus::unknown)
    return std::nullopt;
  if (const auto *count = std::get_if<Quantity>(&value->value))
    return closeSizes(*count).getDouble();
  return value->getNumber();
}

void report::sortByMetric(const Report &report,
                          std::vector<Report::Group> &groups) {
  std::vector<std::pair<std::optional<double>, size_t>> order;
  for (auto [i, group] : llvm::enumerate(groups))
    order.emplace_back(getSortValue(report, group), i);
  // What ties keeps the order of reports; what is not known comes last.
  llvm::stable_sort(
      order, [](const auto &a, const auto &b) { return a.first > b.first; });
  std::vector<Report::Group> sorted;
  sorted.reserve(order.size());
  for (const auto &entry : order)
    sorted.push_back(std::move(groups[entry.second]));
  groups = std::move(sorted);
}
