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
  return llvm::all_of(llvm::zip_equal(member.space->loops, loops),
                      [](const auto &each) {
                        const auto &[loop, known] = each;
                        return known || loop.extent.isOne();
                      });
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

/// So that what follows on sums is not looked through again and again.
static constexpr unsigned maxSums = 32;

/// The members of a group that sum up what another one makes, with what follows
/// on the sums alone, as far as all of that fits beside a tile of the latter:
/// what is kept then.
std::optional<SmallVector<GroupBuilder::Kept>>
GroupBuilder::collectSums(unsigned number, unsigned home, Group &sums) {
  Group &from = groups[number];
  bool hasSum = false;
  std::optional<SmallVector<Kept>> all;
  for (unsigned position : groups[home].members) {
    bool isReady = true, isSum = false;
    for (const Edge &edge : getEdges(position)) {
      unsigned source = members[edge.producer].group;
      isSum |= source == number;
      isReady &= source == number
                     ? sumsUp(position, edge)
                     : source != home ||
                           llvm::is_contained(sums.members, edge.producer);
    }
    if (!isReady || sums.members.size() == maxSums)
      continue;
    sums.members.push_back(position);
    std::optional<SmallVector<Kept>> kept = getWhole(sums, number);
    if (kept)
      kept->insert(kept->begin(), from.kept.begin(), from.kept.end());
    auto bytes = kept ? getTileBytes(*kept, from.common) : std::nullopt;
    if (!bytes || !fits(*kept, *bytes)) {
      sums.members.pop_back();
      continue;
    }
    hasSum |= isSum;
    all = std::move(kept);
  }
  return hasSum ? std::move(all) : std::nullopt;
}

/// Whether a quarter less moves if sums leave their group for the one that
/// makes what they sum up, and the rest reads the sums. Less is not worth
/// another group: libraries run sums with what follows on them.
bool GroupBuilder::isWorthLeaving(const Group &from, const Group &to,
                                  ArrayRef<unsigned> sums,
                                  ArrayRef<unsigned> rest) {
  // Nothing may have to run behind the rest.
  for (unsigned position : sums)
    for (unsigned earlier : buffers.getChild(position).waits)
      if (llvm::is_contained(rest, earlier))
        return false;
  SmallVector<unsigned> closed(ArrayRef<unsigned>(from.members));
  closed.append(sums.begin(), sums.end());
  llvm::sort(closed);
  Quantity apart =
      getResult(from.members, cost).bytes + getResult(to.members, cost).bytes;
  Quantity left = getResult(closed, cost).bytes + getResult(rest, cost).bytes;
  return decide(apart * Quantity(3) - left * Quantity(4)).isKnownNonNegative();
}

/// Keeps in mind what a library runs of two groups, of which the one gives the
/// other its sums, or all that it has.
template <typename GroupT>
static void keepBefore(GroupT &from, GroupT &to, bool isAll) {
  if (isAll && from.before.empty() && to.before.empty())
    return; // Members know what they are by themselves.
  for (GroupT *group : {&from, &to})
    if (group->before.empty())
      group->before.assign(group->members.begin(), group->members.end());
  if (isAll) {
    from.before.append(to.before);
    llvm::sort(from.before);
  }
}

/// Joins the sums over what a group makes to that group.
bool GroupBuilder::tryClose(unsigned number, unsigned home) {
  Group &from = groups[number], &to = groups[home];
  auto isBehind = [&](unsigned position) {
    return members[position].group == number ||
           members[position].group == home ||
           groups[members[position].group].order > to.order;
  };
  if (from.isStreamed || from.members.size() + to.members.size() > maxMembers ||
      areApart({number, home}) || !isUsedOnly(from, isBehind))
    return false;
  Group sums;
  std::optional<SmallVector<Kept>> kept = collectSums(number, home, sums);
  if (!kept)
    return false;
  SmallVector<unsigned> rest;
  llvm::copy_if(to.members, std::back_inserter(rest), [&](unsigned position) {
    return !llvm::is_contained(sums.members, position);
  });
  if (!rest.empty() && !isWorthLeaving(from, to, sums.members, rest))
    return false;
  keepBefore(from, to, /*isAll=*/rest.empty());
  numSections += rest.empty();
  for (unsigned position : sums.members) {
    members[position].group = number;
    if (rest.empty())
      members[position].section = numSections;
  }
  from.members.append(sums.members);
  llvm::sort(from.members);
  from.kept.assign(kept->begin(), kept->end());
  from.tileBytes = *getTileBytes(from.kept, from.common);
  from.order = to.order;
  from.barrier = std::max(from.barrier, to.barrier);
  from.isPointwise = false;
  to.members.assign(rest.begin(), rest.end());
  to.isFusable &= !rest.empty();
  to.isPointwise = llvm::all_of(
      rest, [&](unsigned position) { return members[position].isPointwise; });
  llvm::erase_if(to.kept, [&](const Kept &each) {
    return members[each.made].group != home;
  });
  to.tileBytes.clear();
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
