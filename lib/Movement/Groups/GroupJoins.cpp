//===- GroupJoins.cpp - When an operation may join ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// The group of a producer
//===----------------------------------------------------------------------===//

/// Of a contraction, the axes of its parallel loops.
Axes GroupBuilder::getRequired(const Member &member,
                               ArrayRef<std::optional<Axes>> loops) {
  Axes required;
  if (member.isContraction)
    for (auto [number, loop] : llvm::enumerate(member.space->loops))
      if (loop.isParallel)
        required.append(loops[number] ? *loops[number] : member.loops[number]);
  return required;
}

/// Two loops of a child over one axis of the group (a tensor beside its own
/// transposition) are not both the group's: the axis cannot be tiled.
void GroupBuilder::dropRepeated(Joining &joining) {
  llvm::SmallDenseSet<unsigned, 8> found, repeated;
  for (std::optional<Axes> &loop : joining.loops) {
    if (!loop)
      continue;
    axes.resolve(*loop);
    for (unsigned axis : *loop)
      if (!found.insert(axis).second)
        repeated.insert(axis);
  }
  if (repeated.empty())
    return;
  axes.resolve(joining.common);
  llvm::erase_if(joining.common,
                 [&](unsigned axis) { return repeated.contains(axis); });
}

/// What would lie between a group and a child that reads from it; false if the
/// size of some of it is not known. `common` becomes what both are tiled along.
bool GroupBuilder::collectBetween(unsigned position, unsigned number,
                                  ArrayRef<Edge> edges, Joining &joining) {
  const Group &group = groups[number];
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number)
      continue;
    intersect(joining.common, relate(position, edge, joining.loops));
    auto isMade = [&](const Kept &other) { return other.value == edge.made; };
    auto known = llvm::find_if(group.kept, isMade);
    if (known != group.kept.end()) {
      joining.extended.push_back({known - group.kept.begin(), known->lastUse});
      continue;
    }
    std::optional<Kept> kept = getKept(edge, position);
    if (!kept)
      return false;
    if (llvm::none_of(joining.added, isMade))
      joining.added.push_back(std::move(*kept));
  }
  dropRepeated(joining);
  return true;
}

/// Keeps what lies between, if that fits; leaves the group as it is otherwise.
bool GroupBuilder::keepBetween(unsigned position, Group &group,
                               const Joining &joining) {
  SmallVector<double, 4> bytes = group.tileBytes;
  axes.resolve(group.common);
  if (joining.common.size() != group.common.size()) {
    auto retiled = getTileBytes(group.kept, joining.common);
    if (!retiled)
      return false;
    bytes = std::move(*retiled);
  }
  SmallVector<Kept> added(joining.added);
  auto more = getTileBytes(added, joining.common);
  if (!more)
    return false;
  bytes.append(*more);
  unsigned before = group.kept.size();
  for (auto [index, lastUse] : joining.extended)
    group.kept[index].lastUse = position;
  group.kept.insert(group.kept.end(), added.begin(), added.end());
  if (!fits(group.kept, bytes)) {
    group.kept.resize(before);
    for (auto [index, lastUse] : llvm::reverse(joining.extended))
      group.kept[index].lastUse = lastUse;
    return false;
  }
  group.tileBytes = std::move(bytes);
  return true;
}

bool GroupBuilder::tryJoin(unsigned position, unsigned number,
                           ArrayRef<Edge> edges) {
  Group &group = groups[number];
  Member &member = members[position];
  if (group.members.size() >= maxMembers || needsEndOf(position, number))
    return false;
  axes.resolve(group.common);
  Joining joining;
  joining.common = group.common;
  joining.loops.resize(member.loops.size());
  if (!collectBetween(position, number, edges, joining))
    return false;
  Axes required = group.required;
  required.append(getRequired(member, joining.loops));
  if (!contains(joining.common, required))
    return false;
  SmallVector<Kept> inputs = getInputs(position, number, joining.loops);
  keepShared(group, inputs, joining.added, joining.extended);
  if (!keepBetween(position, group, joining))
    return false;
  for (auto [own, known] : llvm::zip_equal(member.loops, joining.loops))
    if (known)
      own = *known;
  for (Kept &input : inputs)
    group.inputs.try_emplace(input.value, std::move(input));
  group.common = std::move(joining.common);
  group.required = std::move(required);
  group.members.push_back(position);
  group.hasContraction |= member.isContraction;
  group.isPointwise &= member.isPointwise;
  member.group = number;
  return true;
}

//===----------------------------------------------------------------------===//
// Other groups
//===----------------------------------------------------------------------===//

/// Moves all members to another group.
void GroupBuilder::absorb(unsigned number, unsigned home) {
  Group &from = groups[number], &to = groups[home];
  for (unsigned member : from.members)
    members[member].group = home;
  to.members.append(from.members);
  llvm::sort(to.members);
  to.required.append(from.required);
  for (auto &[value, input] : from.inputs)
    to.inputs.try_emplace(value, std::move(input));
  to.barrier = std::max(to.barrier, from.barrier);
  to.hasContraction |= from.hasContraction;
  to.isPointwise &= from.isPointwise;
  from.members.clear();
  from.isFusable = false;
}

/// The only child that uses what a child makes; nothing if there are more, or
/// others.
std::optional<unsigned> GroupBuilder::getOnlyUser(unsigned position) {
  std::optional<unsigned> only;
  for (Datum made : getMade(position)) {
    const Uses &used = getUses(made);
    if (used.escapes || used.positions.size() != 1 ||
        (only && *only != used.positions.front()))
      return std::nullopt;
    only = used.positions.front();
  }
  return only;
}

/// Whether a child changes, for one contraction alone, a tensor that has to
/// exist anyway: that contraction then loads the tensor instead of a second one
/// that somebody has written.
bool GroupBuilder::waitsForContraction(unsigned position,
                                       ArrayRef<Edge> edges) {
  if (!members[position].isPointwise)
    return false;
  std::optional<unsigned> user = getOnlyUser(position);
  if (!user || !members[*user].isContraction)
    return false;
  return llvm::any_of(edges, [&](const Edge &edge) {
    const Uses &used = getUses(edge.made);
    if (edge.isRest)
      return false;
    return used.escapes || llvm::any_of(used.positions, [&](unsigned user) {
             return user != position &&
                    members[user].group != members[edge.producer].group;
           });
  });
}

/// The bytes of what a child reads of what a group makes.
std::optional<Quantity> GroupBuilder::getLoadedBytes(unsigned number,
                                                     ArrayRef<Edge> edges) {
  Quantity loaded;
  SmallVector<Datum, 2> counted;
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number ||
        llvm::is_contained(counted, edge.made))
      continue;
    counted.push_back(edge.made);
    Quantity elements = 1;
    for (const Quantity &extent :
         spaces.getShape(edge.made.first,
                         cost.getOps()[members[edge.producer].op].function))
      elements *= extent;
    auto type = cast<ShapedType>(edge.made.first.getType());
    std::optional<Quantity> bytes =
        getStorageBytes(type.getElementType(), elements);
    if (!bytes)
      return std::nullopt;
    loaded += *bytes;
  }
  return loaded;
}

/// Whether what a group makes element by element, for this operation alone, can
/// be computed when that loads an element.
bool GroupBuilder::isLoadable(unsigned position, unsigned number,
                              ArrayRef<Edge> edges) {
  const Group &group = groups[number];
  unsigned home = members[position].group;
  size_t size = group.members.size();
  if (home != none)
    size += groups[home].members.size();
  if (!group.isPointwise || size > maxMembers || needsEndOf(position, number) ||
      (home != none && areApart({number, home})))
    return false;
  std::optional<Quantity> sources = getBytesRead(group);
  if (!sources)
    return false;
  // What is made of indices alone, others may use later, too.
  bool isFree = sources->isZero();
  auto isInside = [&](unsigned user) {
    return (isFree ? user >= position : user == position) ||
           members[user].group == number ||
           (isFree && home != none && members[user].group == home);
  };
  if (!isUsedOnly(group, isInside))
    return false;
  for (unsigned member : group.members)
    for (Datum made : getMade(member))
      if (getUses(made).escapes)
        return false;
  std::optional<Quantity> loaded = getLoadedBytes(number, edges);
  if (!loaded)
    return false;
  // Half as much again: a scale and a zero point beside what is scaled. Or
  // little beside what else is read: a row of a mask beside scores.
  Quantity others =
      cost.getOps()[members[position].op].cost.getBytesRead() - *loaded;
  return decide(*loaded * Quantity(3) - *sources * Quantity(2))
             .isKnownNonNegative() ||
         decide(others - *sources * Quantity(8)).isKnownNonNegative();
}

/// The axes of another group that are axes of a child's own loops, if each is
/// one.
std::optional<llvm::DenseMap<unsigned, unsigned>>
GroupBuilder::pairLoops(Member &member,
                        MutableArrayRef<std::optional<Axes>> loops) {
  llvm::DenseMap<unsigned, unsigned> paired;
  for (auto [own, other] : llvm::zip_equal(member.loops, loops))
    if (other)
      axes.align(*other, own);
  for (auto [own, other] : llvm::zip_equal(member.loops, loops)) {
    if (!other)
      continue;
    axes.resolve(*other);
    axes.resolve(own);
    if (other->size() != own.size())
      continue;
    for (auto [a, b] : llvm::zip_equal(*other, own))
      if (axes.getExtent(a) == axes.getExtent(b) &&
          paired.try_emplace(a, b).first->second != b)
        return std::nullopt;
  }
  return paired;
}

/// Two groups whose results meet in an operation (a mean and a mean of squares)
/// are one if they can be tiled alike.
bool GroupBuilder::tryMerge(unsigned position, unsigned number,
                            ArrayRef<Edge> edges) {
  unsigned home = members[position].group;
  Group &from = groups[number], &to = groups[home];
  Member &member = members[position];
  if (!to.isFusable || (from.hasContraction && to.hasContraction) ||
      from.members.size() + to.members.size() > maxMembers ||
      areApart({number, home}))
    return false;
  // Nobody in between may wait for the one and be waited for by the other.
  if (!isUsedOnly(from, [&](unsigned user) {
        return user >= position || members[user].group == number ||
               members[user].group == home;
      }))
    return false;
  Joining joining;
  joining.common = from.common;
  joining.loops.resize(member.loops.size());
  if (!collectBetween(position, number, edges, joining))
    return false;
  auto paired = pairLoops(member, joining.loops);
  if (!paired)
    return false;
  axes.resolve(to.common);
  axes.resolve(joining.common);
  Axes common, both;
  for (auto [a, b] : *paired)
    if (llvm::is_contained(joining.common, a) &&
        llvm::is_contained(to.common, b)) {
      common.push_back(b);
      both.append({a, b});
    }
  if (!contains(both, to.required) || !contains(both, from.required))
    return false;
  SmallVector<Kept> kept(from.kept.begin(), from.kept.end());
  for (auto [index, lastUse] : joining.extended)
    kept[index].lastUse = position;
  llvm::append_range(kept, joining.added);
  llvm::append_range(kept, to.kept);
  keepSharedInputs(from, to, *paired, kept);
  auto bytes = getTileBytes(kept, both);
  if (!bytes || !fits(kept, *bytes))
    return false;
  for (auto [a, b] : *paired)
    axes.merge(a, b);
  to.kept.assign(kept.begin(), kept.end());
  to.tileBytes = std::move(*bytes);
  to.common = std::move(common);
  absorb(number, home);
  return true;
}
