//===- Comparison.cpp - Several targets beside each other -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"
#include "mlir-roofline/Machine/Headline.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

static std::optional<size_t> findFastestOf(ArrayRef<Report::Time> times) {
  SmallVector<TargetSeconds> candidates;
  for (const Report::Time &time : times)
    candidates.push_back({time.seconds, time.isComplete()});
  return findFastest(candidates);
}

static bool isComplete(const Report::Target &target) {
  return isNegligible(target.missingSeconds, target.latencyBound);
}

void report::compareTargets(Report &report) {
  SmallVector<TargetSeconds> latencies;
  for (const Report::Target &target : report.targets)
    latencies.push_back({target.latencyBound, isComplete(target)});
  std::optional<size_t> fastest = findFastest(latencies);
  if (fastest) {
    double smallest = *latencies[*fastest].seconds;
    for (Report::Target &target : report.targets) {
      if (!isComplete(target))
        continue;
      target.slowdown = getSlowdown(*target.latencyBound, smallest);
      target.numRowsFastest = 0;
    }
  }
  for (Report::Op &op : report.ops)
    op.fastest = findFastestOf(op.times);
  for (Report::Group &entry : report.entries)
    entry.fastest = findFastestOf(entry.times);
  forEachSum(report, [](Report::Group &group) {
    group.fastest = findFastestOf(group.times);
  });
  for (const Report::Group &group : report.groups) {
    if (!fastest || !group.fastest)
      continue;
    std::optional<unsigned> &rows =
        report.targets[*group.fastest].numRowsFastest;
    // Operations count each, however many rows they share.
    rows = rows.value_or(0) +
           (report.groupBy == GroupBy::op ? group.ops.size() : 1);
  }
}
