//===- ModuleTime.cpp - Time of a whole program on a target ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/ModuleTime.h"

#include "mlir-roofline/Machine/CriticalPath.h"
#include "mlir-roofline/Machine/GroupTime.h"
#include "mlir-roofline/Machine/LatencyFloor.h"
#include "mlir-roofline/Support/FiniteNumber.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVectorExtras.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// The time during which one resource is the limit.
struct Share {
  StringAttr resource;
  BoundKind kind;
  double seconds;
};

/// The time of a part of the program.
struct PartTime {
  double seconds = 0;
  /// Meaningful on targets with efficiencies.
  double estimate = 0, calibrated = 0;
  /// What a single kernel takes longer than in a queue, at most.
  double launch = 0;
  /// What has no rate, at most.
  double missing = 0;
  bool isSymbolic = false;
  CountStatus status = CountStatus::exact;
  /// One entry per limiting resource; they add up to `seconds`.
  SmallVector<Share, 0> shares;

  void addShare(StringAttr resource, BoundKind kind, double time) {
    Share *share = llvm::find_if(shares, [&](const Share &s) {
      return s.resource == resource && s.kind == kind;
    });
    if (share == shares.end())
      shares.push_back({resource, kind, time});
    else
      share->seconds += time;
    seconds += time;
  }
};

/// How times compose; see ExecutionFold.
class TimeAlgebra {
public:
  explicit TimeAlgebra(ArrayRef<std::optional<OpTime>> ops) : ops(ops) {}

  void addOp(PartTime &sum, unsigned index) const {
    const std::optional<OpTime> &time = ops[index];
    if (!time) {
      sum.isSymbolic = true;
      return;
    }
    sum.status = combine(sum.status, time->status);
    sum.missing += time->missingSeconds;
    if (time->kind != BoundKind::none)
      sum.addShare(time->resource, time->kind, time->seconds);
    if (!time->estimate)
      return;
    const OpEstimate &estimate = *time->estimate;
    sum.estimate += estimate.queuedSeconds;
    if (estimate.isCalibrated)
      sum.calibrated += estimate.queuedSeconds;
    sum.launch =
        std::max(sum.launch, estimate.seconds - estimate.queuedSeconds);
  }

  PartTime call(const ExecutionTree::Node &, const PartTime &callee) const {
    return callee;
  }

  void add(PartTime &sum, const PartTime &part) const {
    sum.isSymbolic |= part.isSymbolic;
    sum.status = combine(sum.status, part.status);
    sum.estimate += part.estimate;
    sum.calibrated += part.calibrated;
    sum.launch = std::max(sum.launch, part.launch);
    sum.missing += part.missing;
    for (const Share &share : part.shares)
      sum.addShare(share.resource, share.kind, share.seconds);
  }

  PartTime scale(PartTime part, const ExecutionTree::Node &loop) const {
    std::optional<double> factor = loop.getBoundTimes();
    part.isSymbolic |= !factor && (part.seconds != 0 || part.estimate != 0);
    part.status = combine(part.status, loop.getBoundStatus());
    part.seconds *= factor.value_or(0);
    part.estimate *= factor.value_or(0);
    part.calibrated *= factor.value_or(0);
    part.missing *= factor.value_or(0);
    for (Share &share : part.shares)
      share.seconds *= factor.value_or(0);
    return part;
  }

  /// The longer one; what is certain of it is an upper bound unless both take
  /// the same time.
  PartTime choose(const PartTime &a, const PartTime &b) const {
    PartTime result = a.seconds >= b.seconds ? a : b;
    result.isSymbolic = a.isSymbolic || b.isSymbolic;
    result.status = combine(a.status, b.status);
    const PartTime &slower = a.estimate >= b.estimate ? a : b;
    result.estimate = slower.estimate;
    result.calibrated = slower.calibrated;
    result.launch = slower.launch;
    result.missing = std::max(a.missing, b.missing);
    if (a.seconds != b.seconds)
      result.status = combine(result.status, CountStatus::upper);
    return result;
  }

private:
  ArrayRef<std::optional<OpTime>> ops;
};
} // namespace

/// The time of one execution, or the mean of all where the cost depends on the
/// iteration: their sum is timed as a whole, which bounds the sum of their
/// times from below.
static std::optional<OpTime> getOpTime(const ModuleCost &cost, unsigned index,
                                       const MachineModel &machine) {
  const CostedOp &op = cost.getOps()[index];
  const OpCost *all = cost.getIteratedCost(index);
  if (!all)
    return machine.getTime(op.cost);
  std::optional<OpTime> time = machine.getTime(*all);
  std::optional<double> executions = cost.getExecutionsPerCall(index);
  if (!time || !executions)
    return std::nullopt;
  double share = 1 / *executions;
  time->seconds *= share;
  time->missingSeconds *= share;
  if (time->next)
    time->next->seconds *= share;
  // The sum has been given one overhead, but every execution has its own.
  if (std::optional<OpEstimate> &estimate = time->estimate) {
    double overhead = estimate->overheadSeconds;
    double busy = (estimate->seconds - overhead) * share;
    estimate->seconds = busy + overhead;
    estimate->queuedSeconds = std::max(busy, estimate->launchSeconds);
  }
  time->status = combine(time->status, CountStatus::lower);
  return time;
}

/// Leaves no time that no double holds. Until everything is summed up they
/// stay: a sum has none then, either.
static void keepFinite(MutableArrayRef<std::optional<OpTime>> times) {
  for (std::optional<OpTime> &time : times) {
    if (time && !getFinite(time->seconds + time->missingSeconds))
      time.reset();
    if (time && time->estimate && !getFinite(time->estimate->seconds))
      time->estimate.reset();
    if (time && time->next && !getFinite(time->next->seconds))
      time->next.reset();
  }
}

/// The seconds of each operation; of those without a time 0.
static SmallVector<double> getSeconds(ArrayRef<std::optional<OpTime>> ops) {
  return llvm::map_to_vector(ops, [](const std::optional<OpTime> &time) {
    return time ? time->seconds : 0;
  });
}

/// Of one execution of every entry point.
static PartTime sumEntries(const ModuleCost &cost, const TimeAlgebra &algebra,
                           const ExecutionFold<PartTime, TimeAlgebra> &fold) {
  PartTime total;
  for (unsigned entry : cost.getExecution().getEntryPoints())
    algebra.add(total, fold.getFunction(entry));
  return total;
}

/// The resource that is the limit for the largest share, and its kind.
static std::pair<StringAttr, BoundKind> getLimit(const PartTime &total) {
  std::pair<StringAttr, BoundKind> limit = {nullptr, BoundKind::none};
  double longest = 0;
  for (const Share &share : total.shares) {
    bool winsTie = share.seconds == longest &&
                   limit.second == BoundKind::memory &&
                   share.kind == BoundKind::compute;
    if (share.seconds <= longest && !winsTie)
      continue;
    longest = share.seconds;
    limit = {share.resource, share.kind};
  }
  return limit;
}

ModuleTime::ModuleTime(const ModuleCost &cost, ProgramFlow &flow,
                       const MachineModel &model)
    : machine(model.forProgram(cost)),
      groups(&flow.getGroups(machine.getResources().getCoreMemoryBytes(),
                             /*withKernels=*/machine.hasEfficiencies())) {
  ops.reserve(cost.getOps().size());
  for (unsigned i = 0, e = cost.getOps().size(); i != e; ++i)
    ops.push_back(getOpTime(cost, i, machine));

  TimeAlgebra algebra(ops);
  const ExecutionTree &execution = cost.getExecution();
  ExecutionFold<PartTime, TimeAlgebra> fold(execution, algebra);
  functions.resize(execution.getRoots().size());
  for (unsigned function : execution.getCalleesFirst()) {
    const PartTime &time = fold.getFunction(function);
    if (!time.isSymbolic)
      functions[function] = getFinite(time.seconds);
  }
  PartTime total = sumEntries(cost, algebra, fold);
  status = total.status;
  sumGroups(cost, /*isEstimated=*/!total.isSymbolic);
  keepFinite(ops);
  keepFinite(groupTimes);
  if (total.isSymbolic || !getFinite(total.seconds))
    return;
  latencyBound = total.seconds;
  missingSeconds = total.missing;
  criticalPath = findCriticalPath(cost, flow.dependences, getSeconds(ops));
  floor = findLatencyFloor(cost, flow, *groups, machine);
  std::tie(boundBy, boundKind) = getLimit(total);
}

/// The time of a group for each time that its last operation runs.
static std::optional<OpTime> getShare(std::optional<OpTime> time,
                                      const FusionGroups::Group &group) {
  const Quantity &times = group.getRepeat(group.ops.size() - 1).times;
  if (!time || times.isOne())
    return time;
  std::optional<double> repeats = times.getDouble();
  if (!repeats)
    return std::nullopt;
  time->seconds /= *repeats;
  time->missingSeconds /= *repeats;
  if (std::optional<OpEstimate> &estimate = time->estimate) {
    // Of all launches, one is not hidden.
    double launch = estimate->seconds - estimate->queuedSeconds;
    estimate->queuedSeconds /= *repeats;
    estimate->seconds = estimate->queuedSeconds + launch;
  }
  return time;
}

/// A group runs where its last operation stands; the others take no time.
void ModuleTime::sumGroups(const ModuleCost &cost, bool isEstimated) {
  std::vector<std::optional<OpTime>> times(ops.size(), OpTime());
  for (const FusionGroups::Group &group : groups->getGroups()) {
    groupTimes.push_back(getGroupTime(group, cost, ops, machine));
    times[group.ops.back()] = getShare(groupTimes.back(), group);
  }
  TimeAlgebra algebra(times);
  ExecutionFold<PartTime, TimeAlgebra> fold(cost.getExecution(), algebra);
  PartTime total = sumEntries(cost, algebra, fold);
  if (total.isSymbolic || !getFinite(total.seconds))
    return;
  latencyFused = total.seconds;
  fusedBoundBy = getLimit(total).first;
  if (!isEstimated || !machine.hasEfficiencies())
    return;
  // Nothing hides the launch of the first.
  latencyEstimate = getFinite(total.estimate + total.launch);
  if (!latencyEstimate)
    return;
  calibratedShare = total.estimate > 0 ? total.calibrated / total.estimate : 1;
}
