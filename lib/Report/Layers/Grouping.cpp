//===- Grouping.cpp - Rows of a report ------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Grouping.h"
#include "mlir-roofline/Report/PartReport.h"
#include "mlir-roofline/Support/FiniteNumber.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Regex.h"

using namespace mlir;
using namespace mlir::roofline;

StringRef mlir::roofline::stringifyGroupBy(GroupBy groupBy) {
  switch (groupBy) {
  case GroupBy::op:
    return "op";
  case GroupBy::kind:
    return "kind";
  case GroupBy::layer:
    return "layer";
  case GroupBy::function:
    return "function";
  }
  llvm_unreachable("covered switch");
}

namespace {
/// What a resource is busy for.
struct Share {
  BoundKind kind;
  double seconds;
};
using Shares = llvm::MapVector<StringRef, Share>;
} // namespace

/// What limits all of it: of equal shares a compute unit, the first if there
/// are several.
static void setLimit(Report::Time &sum, const Shares &resources) {
  double largest = -1;
  for (const auto &[resource, share] : resources) {
    if (share.seconds < largest ||
        (share.seconds == largest && share.kind != BoundKind::compute))
      continue;
    largest = share.seconds;
    sum.boundBy = resource.str();
    sum.kind = share.kind;
  }
}

/// All executions of the group's operations on one target.
static Report::Time sumTimes(const Report &report, const Report::Group &group,
                             size_t target) {
  Report::Time sum;
  sum.status = report.ops[group.ops.front()].times[target].status;
  Shares resources;
  bool isComplete = true, isEstimated = true;
  for (unsigned id : group.ops) {
    const Report::Op &op = report.ops[id];
    const Report::Time &time = op.times[target];
    sum.status = combine(sum.status, time.status);
    // Of a guess, the least is certain.
    bool isEstimate = op.multiplicity.isEstimate;
    CountStatus executed = isEstimate                  ? CountStatus::lower
                           : op.multiplicity.isExact() ? CountStatus::exact
                                                       : CountStatus::upper;
    sum.status = combine(sum.status, executed);
    const Quantity &times =
        isEstimate ? op.multiplicity.lower : op.multiplicity.value;
    // What takes no time takes none however often it happens.
    std::optional<double> executions =
        time.seconds == 0.0 ? 0.0 : times.getDouble();
    if (!time.seconds || !executions) {
      isComplete &= time.status == CountStatus::unknown;
      continue;
    }
    double seconds = *time.seconds * *executions;
    sum.missingSeconds += time.missingSeconds * *executions;
    sum.seconds = sum.seconds.value_or(0) + seconds;
    if (time.joules) {
      sum.joules = sum.joules.value_or(0) + *time.joules * *executions;
      sum.energyStatus =
          combine(sum.energyStatus, combine(time.energyStatus, executed));
    }
    if (!report.targets[target].calibration.empty())
      sum.estimate =
          sum.estimate.value_or(0) + time.estimate.value_or(0) * *executions;
    // Only what takes no time has none that adds to the sum.
    isEstimated &= time.estimate.has_value() || *time.seconds == 0;
    if (time.kind != BoundKind::none)
      resources.try_emplace(time.boundBy, Share{time.kind, 0})
          .first->second.seconds += seconds;
  }
  if (!isComplete) {
    sum.seconds = sum.estimate = sum.joules = std::nullopt;
    return sum;
  }
  sum.seconds = getFinite(sum.seconds);
  sum.joules = getFinite(sum.joules);
  sum.estimate = isEstimated ? getFinite(sum.estimate) : std::nullopt;
  setLimit(sum, resources);
  std::optional<double> latency = report.targets[target].latencyBound;
  // Of alternatives, only one has a part in the latency: what adds up to more
  // than all of it is no share.
  if (sum.seconds && latency && *latency > 0 &&
      *sum.seconds <= *latency * (1 + 1e-9))
    sum.share = *sum.seconds / *latency;
  return sum;
}

namespace {
/// What rows are sorted by, descending.
struct SortKey {
  double seconds = 0;
  Quantity work, bytes;
};
} // namespace

static SortKey getSortKey(const Report::Group &group, bool byTime) {
  SortKey key;
  if (byTime)
    key.seconds = group.times.front().seconds.value_or(0);
  key.work = closeSizes(group.counts.flops.value + group.counts.intOps.value);
  key.bytes = closeSizes(group.counts.bytes.value);
  return key;
}

/// Largest first; what ties stays in program order.
static void sortGroups(const Report &report,
                       std::vector<Report::Group> &groups) {
  std::vector<std::pair<SortKey, size_t>> order;
  for (auto [i, group] : llvm::enumerate(groups))
    order.emplace_back(getSortKey(group, report.isOrderedByTime()), i);
  llvm::sort(order, [](const auto &a, const auto &b) {
    if (a.first.seconds != b.first.seconds)
      return a.first.seconds > b.first.seconds;
    if (int work = Quantity::compare(a.first.work, b.first.work))
      return work > 0;
    if (int bytes = Quantity::compare(a.first.bytes, b.first.bytes))
      return bytes > 0;
    return a.second < b.second;
  });
  std::vector<Report::Group> sorted;
  sorted.reserve(groups.size());
  for (const auto &entry : order)
    sorted.push_back(std::move(groups[entry.second]));
  groups = std::move(sorted);
}

/// The name of the group that an op belongs to; ops stand each on their own.
/// `f`, or `f (arg0.d0 = 4)` where the function has several sets of sizes.
static std::string getFunctionName(const Report::Op &op) {
  std::string name = op.function;
  for (auto [i, size] : llvm::enumerate(op.sizes))
    name += (i ? ", " : " (") + size.first + " = " + size.second.str();
  return name + (op.sizes.empty() ? "" : ")");
}

static std::string getGroupName(const Report &report, unsigned id) {
  switch (report.groupBy) {
  case GroupBy::op:
  case GroupBy::kind:
    return report.ops[id].op;
  case GroupBy::layer:
    return report.ops[id].layer;
  case GroupBy::function:
    return getFunctionName(report.ops[id]);
  }
  llvm_unreachable("covered switch");
}

void report::sumOps(const Report &report, Report::Group &group) {
  bool isFirst = true;
  unsigned numUnknownOps = 0;
  for (unsigned id : group.ops) {
    const Report::Op &op = report.ops[id];
    // Nothing but unknown operations stays unknown; an empty sum is exact.
    if (std::exchange(isFirst, false))
      group.counts = op.executed;
    else
      group.counts += op.executed;
    numUnknownOps += op.counts.numUnknownOps;
  }
  group.counts.numOps = group.ops.size();
  group.counts.numUnknownOps = numUnknownOps;
  // Of one op alone the ratio is known even where the repetitions are not.
  group.intensity = group.ops.size() == 1
                        ? report.ops[group.ops.front()].intensity
                        : group.counts.getIntensity();
  for (size_t target = 0; target < report.targets.size(); ++target)
    group.times.push_back(sumTimes(report, group, target));
  if (report.measured)
    group.times.front().measured = getMeasuredPart(report, group.ops);
}

Report::Group roofline::sumPart(const Report &report, ArrayRef<unsigned> ops) {
  Report::Group group;
  group.ops.assign(ops.begin(), ops.end());
  report::sumOps(report, group);
  return group;
}

void report::forEachSum(Report &report,
                        llvm::function_ref<void(Report::Group &)> visit) {
  for (Report::Group &group : report.groups)
    visit(group);
  for (Report::Layer &layer : report.layers)
    visit(layer.sum);
}

/// The same for operations that are in one row.
static std::string getGroupKey(const Report &report, unsigned id,
                               StringRef name) {
  if (report.groupBy != GroupBy::op)
    return name.str();
  return report.rows.mergesEqual ? report::getRowKey(report.ops[id])
                                 : std::to_string(id);
}

/// Which operations are in rows.
static bool isInRows(const Report::Op &op, const llvm::Regex &filter) {
  return filter.match(op.op) || filter.match(op.location) ||
         filter.match(op.place) || filter.match(op.function);
}

std::vector<Report::Group> report::groupOps(const Report &report) {
  std::vector<Report::Group> groups;
  llvm::StringMap<size_t> numbers;
  if (report.groupBy == GroupBy::op)
    groups.reserve(report.ops.size());
  llvm::Regex filter(report.rows.filter);
  for (auto [id, op] : llvm::enumerate(report.ops)) {
    if (!report.rows.filter.empty() && !isInRows(op, filter))
      continue;
    std::string name = getGroupName(report, id);
    size_t number =
        numbers.try_emplace(getGroupKey(report, id, name), groups.size())
            .first->second;
    if (number == groups.size())
      groups.emplace_back().name = name;
    groups[number].ops.push_back(id);
  }
  for (Report::Group &group : groups)
    sumOps(report, group);
  sortGroups(report, groups);
  if (report.rows.sort)
    sortByMetric(report, groups);
  return groups;
}

std::vector<Report::Group> report::groupEntries(const Report &report) {
  std::vector<Report::Group> groups;
  for (const Report::Function &function : report.functions) {
    if (!function.isEntry)
      continue;
    Report::Group &group = groups.emplace_back();
    group.name = function.name;
    group.counts = function.totals;
    group.intensity = function.totals.getIntensity();
    for (const Report::Target &target : function.targets) {
      Report::Time &time = group.times.emplace_back();
      time.boundBy = target.boundBy;
      time.kind = target.kind;
      time.seconds = target.latencyBound;
      time.estimate = target.latencyEstimate;
      time.status = target.status;
    }
  }
  if (groups.size() < 2)
    groups.clear();
  return groups;
}
