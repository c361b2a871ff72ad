//===- GroupTime.cpp - Times of groups of operations ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/GroupTime.h"

#include "mlir-roofline/Movement/NecessaryIterations.h"

#include <deque>

using namespace mlir;
using namespace mlir::roofline;

/// Operation after operation; calibrated if all of them are.
static OpEstimate sumEstimates(const FusionGroups::Group &group,
                               ArrayRef<std::optional<OpTime>> ops) {
  OpEstimate sum = {0, 0, /*isCalibrated=*/true};
  for (unsigned op : group.ops) {
    const std::optional<OpEstimate> &estimate = ops[op]->estimate;
    if (!estimate)
      continue;
    sum.seconds += estimate->seconds;
    sum.overheadSeconds += estimate->overheadSeconds;
    sum.isCalibrated &= estimate->isCalibrated;
  }
  return sum;
}

std::optional<OpTime> mlir::roofline::getGroupTime(
    const FusionGroups::Group &group, const ModuleCost &cost,
    ArrayRef<std::optional<OpTime>> ops, const MachineModel &machine) {
  // The costs of one execution may differ from each other: the mean is known.
  if (group.ops.size() == 1 && cost.getIteratedCost(group.ops.front()))
    return ops[group.ops.front()];
  OpTime time;
  SmallVector<double, 32> seconds(machine.getNumResources());
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
    if (!isGuess(counts.workStatus) &&
        !machine.addComputeSeconds(counts, 1, seconds))
      return std::nullopt;
  }
  OpCost boundary;
  boundary.traffic.assign(group.boundary.begin(), group.boundary.end());
  if (!machine.addMemorySeconds(boundary, seconds))
    return std::nullopt;
  machine.setLimit(time, seconds);
  if (!machine.hasEfficiencies() || time.seconds == 0)
    return time;
  // Nobody runs as one what takes longer that way.
  OpEstimate fused = machine.getEstimate(
      machine.getGroupTerms(costs, boundary, seconds), time.seconds);
  OpEstimate apart = sumEstimates(group, ops);
  time.estimate = apart.seconds < fused.seconds ? apart : fused;
  return time;
}
