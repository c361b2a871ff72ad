//===- GroupTime.cpp - Times of groups of operations ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/GroupTime.h"

#include "GroupKernel.h"
#include "KernelTerms.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"

#include <deque>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Kernels one after the other; calibrated if all of them are.
class Queue {
public:
  /// What runs so often.
  void add(const OpEstimate &part, double times) {
    sum.queuedSeconds += part.queuedSeconds * times;
    sum.overheadSeconds += part.overheadSeconds * times;
    sum.launchSeconds += part.launchSeconds * times;
    sum.isCalibrated &= part.isCalibrated;
    launch = std::max(launch, part.seconds - part.queuedSeconds);
    sum.seconds = sum.queuedSeconds + launch;
  }
  const OpEstimate &get() const { return sum; }

private:
  OpEstimate sum = {0, 0, 0, 0, /*isCalibrated=*/true};
  double launch = 0;
};
} // namespace

/// What an operation needs that runs so often; false while that is symbolic.
static bool addRepeatedWork(Demand<double> &demand, const OpCost &cost,
                            double times, const MachineResources &resources) {
  if (times == 1)
    return addWork(demand, cost, resources);
  Demand<double> own(resources);
  if (!addWork(own, cost, resources))
    return false;
  for (auto [sum, amount] : llvm::zip_equal(demand.amounts, own.amounts)) {
    amount *= times;
    sum += amount;
  }
  demand.unrated += own.unrated * times;
  return true;
}

/// What all operations of a group take as one kernel, with the estimate of
/// that: of `opClass` if it is given.
static std::optional<OpTime>
getTimeAsOne(const FusionGroups::Group &group, const ModuleCost &cost,
             ArrayRef<std::optional<OpTime>> ops, const MachineModel &machine,
             std::optional<OpClass> opClass = std::nullopt) {
  // The costs of one execution may differ from each other: the mean is known.
  if (group.ops.size() == 1 && group.repeats.empty() &&
      cost.getIteratedCost(group.ops.front()))
    return ops[group.ops.front()];
  OpTime time;
  const MachineResources &resources = machine.getResources();
  Demand<double> demand(resources);
  SmallVector<const OpCost *, 8> costs;
  // One after the other, operations do what a mask behind them drops; as one
  // they need not.
  const auto *necessary =
      group.ops.size() > 1 ? &NecessaryIterations::get(cost) : nullptr;
  std::deque<OpCost> masked;
  double steps = 0;
  for (auto [position, op] : llvm::enumerate(group.ops)) {
    FusionGroups::Group::Repeat repeat = group.getRepeat(position);
    std::optional<double> times = repeat.times.getDouble();
    if (!ops[op] || !times)
      return std::nullopt;
    time.status = combine(time.status, ops[op]->status);
    time.missingSeconds += ops[op]->missingSeconds * *times;
    const OpCost *all =
        group.repeats.empty() ? nullptr : cost.getIteratedCost(op);
    std::optional<OpCost> left =
        necessary && !all ? necessary->getCost(op) : std::nullopt;
    const OpCost &counts = left  ? masked.emplace_back(std::move(*left))
                           : all ? *all
                                 : cost.getOps()[op].cost;
    costs.push_back(&counts);
    steps += getReductionSteps(counts, Numbers<double>()) *
             repeat.chained.getDouble().value_or(1);
    if (!isGuess(counts.workStatus) &&
        !addRepeatedWork(demand, counts, all ? 1 : *times, resources))
      return std::nullopt;
  }
  OpCost boundary;
  boundary.traffic.assign(group.boundary.begin(), group.boundary.end());
  if (!addTraffic(demand, boundary, resources))
    return std::nullopt;
  SmallVector<double, 24> seconds = machine.getSeconds(demand);
  machine.setLimit(time, seconds);
  if (!machine.hasEfficiencies() || time.seconds == 0)
    return time;
  EstimateTerms terms = MachineModel::getKernelClass(costs, boundary);
  // Chains of multiply-accumulates are waited for one after another.
  terms.reductionSteps = steps;
  setResourceTerms<double>(terms, demand, seconds, resources);
  if (group.reducesRows)
    terms.opClass = std::min(terms.opClass, OpClass::reduction);
  terms.opClass = opClass.value_or(terms.opClass);
  time.estimate = machine.getEstimate(terms, time.seconds);
  return time;
}

/// One kernel, which takes `time`, or its operations one by one if they take
/// less.
static std::optional<OpEstimate>
estimateKernel(const FusionGroups::Group &kernel,
               const std::optional<OpTime> &time,
               ArrayRef<std::optional<OpTime>> ops) {
  if (kernel.ops.size() == 1 && kernel.repeats.empty())
    return time ? time->estimate : std::nullopt;
  Queue apart;
  for (auto [position, op] : llvm::enumerate(kernel.ops))
    if (ops[op] && ops[op]->estimate)
      apart.add(*ops[op]->estimate,
                kernel.getRepeat(position).times.getDouble().value_or(1));
  const OpEstimate &sum = apart.get();
  if (!time || !time->estimate ||
      sum.queuedSeconds < time->estimate->queuedSeconds)
    return sum;
  return time->estimate;
}

/// Whether each element that comes in is used often, because many queries meet
/// each key: not in decoding, where a cache passes once, and what limits a
/// kernel is another thing.
static bool hasManyQueries(const FusionGroups::Group &group,
                           const ModuleCost &cost) {
  constexpr double fewest = 32;
  double macs = 0, elements = 0;
  // What is open has no time.
  auto add = [](double &sum, const Quantity &count) {
    if (std::optional<double> known = count.getDouble())
      sum += *known;
  };
  for (auto [position, op] : llvm::enumerate(group.ops))
    add(macs, cost.getOps()[op].cost.macs * group.getRepeat(position).times);
  for (const OperandTraffic &traffic : group.boundary)
    if (!traffic.bytesRead.isZero())
      add(elements, traffic.footprint);
  return macs >= fewest * elements;
}

bool mlir::roofline::isAttentionKernel(const FusionGroups::Group &group,
                                       const ModuleCost &cost,
                                       const MachineModel &machine) {
  return group.isStreamed && group.reducesRows &&
         machine.hasEfficiency(OpClass::attention) &&
         hasManyQueries(group, cost);
}

std::optional<OpTime> mlir::roofline::getGroupTime(
    const FusionGroups::Group &group, const ModuleCost &cost,
    ArrayRef<std::optional<OpTime>> ops, const MachineModel &machine) {
  bool isAttention = isAttentionKernel(group, cost, machine);
  std::optional<OpTime> time = getTimeAsOne(
      group, cost, ops, machine,
      isAttention ? std::optional(OpClass::attention) : std::nullopt);
  if (!time || !time->estimate || isAttention)
    return time;
  if (group.kernels.empty()) {
    time->estimate = estimateKernel(group, time, ops);
    return time;
  }
  Queue kernels;
  for (const FusionGroups::Group &kernel : group.kernels)
    if (auto estimate = estimateKernel(
            kernel, getTimeAsOne(kernel, cost, ops, machine), ops))
      kernels.add(*estimate, kernel.runs.getDouble().value_or(1));
  time->estimate = kernels.get();
  return time;
}
