//===- TileTotals.cpp - Groups of tiles that differ in size ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Tiles at the end of a dimension may be smaller than others, and loops in them
// shorter. What they move is then summed over the loops that belong to a group,
// and of what their operations do the sum over one execution of the function is
// known.
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

/// Whether the cost of an operation differs from iteration to iteration.
bool TileLoops::isIterated(const FusionGroups::Group &group) const {
  return llvm::any_of(group.ops, [&](unsigned op) {
    return cost.getIteratedCost(op) || counts.getIteratedCost(op);
  });
}

/// Whether what it does differs from one iteration of a loop around it to
/// another.
bool TileLoops::isUneven(const PlacedGroup &group) const {
  if (isIterated(group.group))
    return true;
  llvm::SetVector<StringRef> names;
  for (unsigned node = group.node; parents[node]; node = *parents[node])
    for (const ModuleCost *program : {&cost, &counts})
      program->getExecution().getNode(node).times.value.collectSymbols(names);
  return llvm::any_of(
      names, [&](StringRef name) { return inductions.contains(name); });
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
  if (group.parts.empty() && isUneven(group))
    tile.whole.parts = {group};
  return tile;
}

/// What some loop around does not belong to has to be counted by iteration.
void TileLoops::restoreParts(std::vector<PlacedGroup> &groups) const {
  std::vector<PlacedGroup> restored;
  for (PlacedGroup &group : groups)
    if (!group.parts.empty() && parents[group.node])
      llvm::append_range(restored, group.parts);
  llvm::erase_if(groups, [&](const PlacedGroup &group) {
    return !group.parts.empty() && parents[group.node];
  });
  llvm::append_range(groups, restored);
}
