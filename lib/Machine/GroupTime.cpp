//===- GroupTime.cpp - Times of groups of operations ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/GroupTime.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<OpTime> mlir::roofline::getGroupTime(
    const FusionGroups::Group &group, const ModuleCost &cost,
    ArrayRef<std::optional<OpTime>> ops, const MachineModel &machine) {
  // The costs of one execution may differ from each other: the mean is known.
  if (group.ops.size() == 1 && cost.getIteratedCost(group.ops.front()))
    return ops[group.ops.front()];
  OpTime time;
  SmallVector<double, 32> seconds(machine.getNumResources());
  for (unsigned op : group.ops) {
    if (!ops[op])
      return std::nullopt;
    time.status = combine(time.status, ops[op]->status);
    time.missingSeconds += ops[op]->missingSeconds;
    const OpCost &counts = cost.getOps()[op].cost;
    if (!isGuess(counts.workStatus) &&
        !machine.addComputeSeconds(counts, 1, seconds))
      return std::nullopt;
  }
  OpCost boundary;
  boundary.traffic.assign(group.boundary.begin(), group.boundary.end());
  if (!machine.addMemorySeconds(boundary, seconds))
    return std::nullopt;
  machine.setLimit(time, seconds);
  return time;
}
