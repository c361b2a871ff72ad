//===- TileTotals.cpp - Groups of tiles that differ in size ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tiles at the end of a dimension may be smaller than others. Of their costs,
// the sum over all executions in one of the function is known: that is what
// such groups count.
//
//===----------------------------------------------------------------------===//

#include "TileLoops.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

/// In numbers; more than any memory holds if that is open.
static double getLargest(const OperandTraffic &traffic) {
  return std::max(traffic.bytesRead.getUpperBound().value_or(INFINITY),
                  traffic.bytesWritten.getUpperBound().value_or(INFINITY));
}

static bool isIterated(const FusionGroups::Group &group,
                       const ModuleCost &cost) {
  return llvm::any_of(group.ops, [&](unsigned op) {
    return cost.getIteratedCost(op) != nullptr;
  });
}

/// Nothing if not all of it is known.
std::optional<TileLoops::Tile> TileLoops::getTile(const PlacedGroup &group) {
  const FusionGroups::Group &bound = group.getBound();
  if (bound.boundary.size() > maxTileAccesses ||
      bound.boundary.size() != group.group.boundary.size())
    return std::nullopt;
  for (unsigned op : bound.ops)
    if (cost.getOps()[op].cost.workStatus == CountStatus::unknown)
      return std::nullopt;
  Tile tile;
  tile.whole = group;
  for (const OperandTraffic &traffic : bound.boundary) {
    if (!traffic.value || !isa<ShapedType>(traffic.value.getType()) ||
        isGuess(traffic.status))
      return std::nullopt;
    TileAccess &access =
        tile.accesses.emplace_back(places.getAccess(bound.ops, traffic));
    // Which elements, data decide.
    if (!isCertain(traffic.status))
      access.extents.reset();
  }
  if (tile.whole.largest.empty())
    for (const OperandTraffic &traffic : bound.boundary)
      tile.whole.largest.push_back(getLargest(traffic));
  bool needsTotal = !group.isTotal && (isIterated(group.group, cost) ||
                                       isIterated(group.group, counts));
  if (needsTotal && !makeTotal(tile.whole))
    return std::nullopt;
  return tile;
}

/// What one of the operations moves that `traffic` stands for, in all
/// iterations; nothing if none does.
static std::optional<OperandTraffic> getAll(const FusionGroups::Group &group,
                                            const ModuleCost &cost,
                                            const OperandTraffic &traffic,
                                            const Quantity &runs) {
  for (unsigned number : group.ops) {
    const OpCost &own = cost.getOps()[number].cost;
    const OpCost *iterated = cost.getIteratedCost(number);
    if (iterated && iterated->traffic.size() != own.traffic.size())
      return std::nullopt;
    for (auto [k, each] : llvm::enumerate(own.traffic)) {
      if (each.value != traffic.value ||
          each.bytesRead.isZero() > traffic.bytesRead.isZero() ||
          each.bytesWritten.isZero() > traffic.bytesWritten.isZero())
        continue;
      OperandTraffic all = traffic;
      auto sum = [&](Quantity OperandTraffic::*count) {
        if (!(traffic.*count).isZero())
          all.*count =
              iterated ? iterated->traffic[k].*count : each.*count * runs;
      };
      sum(&OperandTraffic::footprint);
      sum(&OperandTraffic::bytesRead);
      sum(&OperandTraffic::bytesWritten);
      return all;
    }
  }
  return std::nullopt;
}

/// Counts everything in one execution of the function; false if how often that
/// executes the group is not known.
bool TileLoops::makeTotal(PlacedGroup &placed) const {
  if (placed.isTotal)
    return true;
  Quantity runs = 1;
  for (unsigned node = placed.node; parents[node]; node = *parents[node]) {
    if (!hasTrips(node))
      return false;
    runs *= cost.getExecution().getNode(node).times.value;
  }
  if (placed.bound || !runs.isConstant())
    return false;
  std::vector<PlacedGroup> parts = {placed};
  FusionGroups::Group &group = placed.group;
  bool isLoop = !group.repeats.empty();
  bool sumsUp = isIterated(group, cost);
  group.bytes = 0;
  for (OperandTraffic &traffic : group.boundary) {
    if (sumsUp) {
      std::optional<OperandTraffic> all = getAll(group, cost, traffic, runs);
      if (!all || isLoop)
        return false;
      traffic = *all;
    } else {
      traffic.footprint *= runs;
      traffic.bytesRead *= runs;
      traffic.bytesWritten *= runs;
    }
    group.bytes += traffic.bytesRead + traffic.bytesWritten;
  }
  group.bytesAsWritten *= runs;
  if (sumsUp) {
    group.bytesAsWritten = 0;
    for (unsigned op : group.ops) {
      const OpCost *all = cost.getIteratedCost(op);
      group.bytesAsWritten +=
          all ? all->getBytes() : cost.getOps()[op].cost.getBytes() * runs;
    }
  }
  group.repeats.resize(group.ops.size());
  for (FusionGroups::Group::Repeat &each : group.repeats)
    each.times *= runs;
  placed.parts = std::move(parts);
  placed.isTotal = true;
  return true;
}

/// What some loop around does not belong to has to be counted by iteration.
void TileLoops::restoreParts(std::vector<PlacedGroup> &groups) const {
  std::vector<PlacedGroup> restored;
  for (PlacedGroup &group : groups)
    if (group.isTotal && parents[group.node])
      llvm::append_range(restored, group.parts);
  llvm::erase_if(groups, [&](const PlacedGroup &group) {
    return group.isTotal && parents[group.node];
  });
  llvm::append_range(groups, restored);
}
