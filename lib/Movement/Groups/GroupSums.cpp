//===- GroupSums.cpp - Sums that every tile adds to -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum over what a group makes (a loss, the gradient of a bias) needs none of
// it as a whole: every tile adds its part. The sum is there when the last tile
// is through, so that only what is small follows on it within the group.
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether a child reads each element of what an edge gives it at most once,
/// and does nothing else with it than to sum it up.
bool GroupBuilder::sumsUp(unsigned position, const Edge &edge) {
  const Member &member = members[position];
  if (member.isPointwise || member.isContraction)
    return false;
  SmallVector<std::optional<Axes>> loops(member.loops.size());
  relate(position, edge, loops);
  for (auto [loop, known] : llvm::zip_equal(member.space->loops, loops))
    if (!known && !loop.extent.isOne())
      return false;
  return true;
}

/// All of what a group reads from elsewhere than from another one, and of what
/// it makes.
std::optional<SmallVector<GroupBuilder::Kept>>
GroupBuilder::getWhole(const Group &group, unsigned from) {
  SmallVector<Kept> all;
  for (unsigned position : group.members)
    for (const IterationSpace::Access &access :
         members[position].space->accesses) {
      std::optional<Datum> datum = getRead(position, access.value);
      if (access.isWritten)
        datum = isa<TensorType>(access.value.getType())
                    ? Datum(access.value, 0)
                    : buffers.getWrite(position, access.value);
      auto type = cast<ShapedType>(access.value.getType());
      std::optional<unsigned> bits = getStorageBits(type.getElementType());
      if (!datum || !bits ||
          !cast<ShapedType>(datum->first.getType()).hasRank())
        return std::nullopt;
      std::optional<unsigned> maker = getMaker(*datum);
      if (llvm::any_of(
              all, [&](const Kept &other) { return other.value == *datum; }) ||
          (maker && members[*maker].group == from))
        continue;
      Kept &whole = all.emplace_back(
          Kept{*datum, {}, *bits, position, group.members.back() + 1});
      unsigned function = cost.getOps()[members[position].op].function;
      for (const Quantity &extent : spaces.getShape(datum->first, function))
        whole.dims.push_back({extent, {}, /*isKnown=*/extent.isOne()});
    }
  return all;
}

/// Joins a group to one that sums up what it makes, if all else that the latter
/// reads and makes fits beside a tile.
bool GroupBuilder::tryClose(unsigned number, unsigned home) {
  Group &from = groups[number], &to = groups[home];
  auto isInside = [&](unsigned position) {
    return members[position].group == number ||
           members[position].group == home ||
           groups[members[position].group].order > to.order;
  };
  for (unsigned position : to.members)
    for (const Edge &edge : getEdges(position))
      if (members[edge.producer].group == number && !sumsUp(position, edge))
        return false;
  if (from.isStreamed || from.members.size() + to.members.size() > maxMembers ||
      areApart({number, home}) || !isUsedOnly(from, isInside))
    return false;
  std::optional<SmallVector<Kept>> whole = getWhole(to, number);
  if (!whole)
    return false;
  SmallVector<Kept> kept(from.kept.begin(), from.kept.end());
  llvm::append_range(kept, *whole);
  std::optional<SmallVector<double, 4>> bytes = getTileBytes(kept, from.common);
  if (!bytes || !fits(kept, *bytes))
    return false;
  ++numSections;
  for (unsigned position : to.members)
    members[position].section = numSections;
  Axes common = from.common;
  absorb(number, home);
  to.common = std::move(common);
  to.kept.assign(kept.begin(), kept.end());
  to.tileBytes = std::move(*bytes);
  return true;
}

void GroupBuilder::closeSums() {
  for (unsigned home = 0; home < groups.size(); ++home) {
    if (!groups[home].isFusable || groups[home].isPointwise ||
        groups[home].hasContraction)
      continue;
    SmallVector<unsigned> sources;
    for (unsigned position : groups[home].members)
      for (const Edge &edge : getEdges(position))
        if (unsigned source = members[edge.producer].group;
            source != home && groups[source].isFusable &&
            !llvm::is_contained(sources, source))
          sources.push_back(source);
    for (unsigned source : sources)
      if (tryClose(source, home))
        break;
  }
}
