//===- GroupTime.cpp - Times of groups of operations ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/GroupTime.h"

#include "GroupKernel.h"
#include "mlir-roofline/Movement/NecessaryIterations.h"

#include <deque>

using namespace mlir;
using namespace mlir::roofline;

/// One after the other; calibrated if all of them are.
static OpEstimate sumEstimates(ArrayRef<OpEstimate> parts) {
  OpEstimate sum = {0, 0, 0, /*isCalibrated=*/true};
  double launch = 0;
  for (const OpEstimate &part : parts) {
    sum.queuedSeconds += part.queuedSeconds;
    sum.overheadSeconds += part.overheadSeconds;
    sum.isCalibrated &= part.isCalibrated;
    launch = std::max(launch, part.seconds - part.queuedSeconds);
  }
  sum.seconds = sum.queuedSeconds + launch;
  return sum;
}

/// What all operations of a group take as one kernel, with the estimate of
/// that: of `opClass` if it is given.
static std::optional<OpTime>
getTimeAsOne(const FusionGroups::Group &group, const ModuleCost &cost,
             ArrayRef<std::optional<OpTime>> ops, const MachineModel &machine,
             std::optional<OpClass> opClass = std::nullopt) {
  // The costs of one execution may differ from each other: the mean is known.
  if (group.ops.size() == 1 && cost.getIteratedCost(group.ops.front()))
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
  for (unsigned op : group.ops) {
    if (!ops[op])
      return std::nullopt;
    time.status = combine(time.status, ops[op]->status);
    time.missingSeconds += ops[op]->missingSeconds;
    std::optional<OpCost> left =
        necessary ? necessary->getCost(op) : std::nullopt;
    const OpCost &counts =
        left ? masked.emplace_back(std::move(*left)) : cost.getOps()[op].cost;
    costs.push_back(&counts);
    if (!isGuess(counts.workStatus) && !addWork(demand, counts, resources))
      return std::nullopt;
  }
  OpCost boundary;
  boundary.traffic.assign(group.boundary.begin(), group.boundary.end());
  if (!addTraffic(demand, boundary, resources))
    return std::nullopt;
  machine.setLimit(time, machine.getSeconds(demand));
  if (!machine.hasEfficiencies() || time.seconds == 0)
    return time;
  EstimateTerms terms = machine.getGroupTerms(costs, boundary, demand);
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
  if (kernel.ops.size() == 1)
    return time ? time->estimate : std::nullopt;
  SmallVector<OpEstimate> apart;
  for (unsigned op : kernel.ops)
    if (ops[op] && ops[op]->estimate)
      apart.push_back(*ops[op]->estimate);
  OpEstimate sum = sumEstimates(apart);
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
  for (unsigned op : group.ops)
    add(macs, cost.getOps()[op].cost.macs);
  for (const OperandTraffic &traffic : group.boundary)
    if (!traffic.bytesRead.isZero())
      add(elements, traffic.footprint);
  return macs >= fewest * elements;
}

bool mlir::roofline::isAttentionKernel(const FusionGroups::Group &group,
                                       const ModuleCost &cost,
                                       const MachineModel &machine) {
  return group.isStreamed && machine.hasEfficiency(OpClass::attention) &&
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
  SmallVector<OpEstimate> kernels;
  for (const FusionGroups::Group &kernel : group.kernels)
    if (auto estimate = estimateKernel(
            kernel, getTimeAsOne(kernel, cost, ops, machine), ops))
      kernels.push_back(*estimate);
  time->estimate = sumEstimates(kernels);
  return time;
}
