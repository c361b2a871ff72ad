//===- Comparison.cpp - Several targets beside each other -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Layers/Grouping.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What one of several targets takes.
struct Candidate {
  std::optional<double> seconds;
  /// Whether it can do all of the work.
  bool isComplete;
};
} // namespace

/// The position of the smallest time of a target that can do all of the work,
/// the first of equals; nothing if one of fewer than two times is missing.
static std::optional<size_t> findFastest(ArrayRef<Candidate> candidates) {
  std::optional<size_t> fastest;
  for (auto [number, candidate] : llvm::enumerate(candidates)) {
    if (!candidate.seconds)
      return std::nullopt;
    if (candidate.isComplete &&
        (!fastest || *candidate.seconds < *candidates[*fastest].seconds))
      fastest = number;
  }
  return candidates.size() < 2 ? std::nullopt : fastest;
}

static std::optional<size_t> findFastest(ArrayRef<Report::Time> times) {
  SmallVector<Candidate> candidates;
  for (const Report::Time &time : times)
    candidates.push_back({time.seconds, time.isComplete()});
  return findFastest(candidates);
}

static bool isComplete(const Report::Target &target) {
  return isNegligible(target.missingSeconds, target.latencyBound);
}

void report::compareTargets(Report &report) {
  SmallVector<Candidate> latencies;
  for (const Report::Target &target : report.targets)
    latencies.push_back({target.latencyBound, isComplete(target)});
  std::optional<size_t> fastest = findFastest(latencies);
  if (fastest) {
    double smallest = *latencies[*fastest].seconds;
    for (Report::Target &target : report.targets) {
      if (!isComplete(target))
        continue;
      target.slowdown = smallest > 0 ? *target.latencyBound / smallest : 1;
      target.numRowsFastest = 0;
    }
  }
  for (Report::Op &op : report.ops)
    op.fastest = findFastest(op.times);
  for (Report::Group &entry : report.entries)
    entry.fastest = findFastest(entry.times);
  forEachSum(report, [](Report::Group &group) {
    group.fastest = findFastest(group.times);
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
