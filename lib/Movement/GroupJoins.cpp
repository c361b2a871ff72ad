//===- GroupJoins.cpp - When an operation may join ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

/// Longer groups stay what they are: what is asked of all members would be
/// asked again and again.
static constexpr unsigned maxMembers = 256;

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

/// What has been read before and is read again has to stay.
void GroupBuilder::keepShared(
    const Group &group, ArrayRef<Kept> inputs, SmallVectorImpl<Kept> &added,
    SmallVectorImpl<std::pair<unsigned, unsigned>> &extended) {
  for (const Kept &input : inputs) {
    auto first = group.inputs.find(input.value);
    if (first == group.inputs.end())
      continue;
    auto known = llvm::find_if(group.kept, [&](const Kept &other) {
      return other.value == input.value;
    });
    if (known == group.kept.end())
      added.push_back(keepUntil(first->second, input));
    else
      extended.push_back({known - group.kept.begin(), known->lastUse});
  }
}

bool GroupBuilder::tryJoin(unsigned position, unsigned number,
                           ArrayRef<Edge> edges) {
  Group &group = groups[number];
  Member &member = members[position];
  if (group.members.size() >= maxMembers)
    return false;
  SmallVector<std::optional<Axes>> loops(member.loops.size());
  axes.resolve(group.common);
  Axes common = group.common;
  SmallVector<Kept> added;
  SmallVector<std::pair<unsigned, unsigned>> extended;
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number)
      continue;
    intersect(common, relate(position, edge, loops));
    auto known = llvm::find_if(group.kept, [&](const Kept &other) {
      return other.value == edge.made;
    });
    if (known != group.kept.end()) {
      extended.push_back({known - group.kept.begin(), known->lastUse});
      continue;
    }
    std::optional<Kept> kept = getKept(edge, position);
    if (!kept)
      return false;
    if (llvm::none_of(
            added, [&](const Kept &other) { return other.value == edge.made; }))
      added.push_back(std::move(*kept));
  }
  Axes required = group.required;
  required.append(getRequired(member, loops));
  if (!contains(common, required))
    return false;
  SmallVector<Kept> inputs = getInputs(position, number, loops);
  keepShared(group, inputs, added, extended);

  SmallVector<double, 4> bytes = group.tileBytes;
  axes.resolve(group.common);
  if (common.size() != group.common.size()) {
    auto retiled = getTileBytes(group.kept, common);
    if (!retiled)
      return false;
    bytes = std::move(*retiled);
  }
  auto more = getTileBytes(added, common);
  if (!more)
    return false;
  bytes.append(*more);
  unsigned before = group.kept.size();
  for (auto [index, lastUse] : extended)
    group.kept[index].lastUse = position;
  group.kept.insert(group.kept.end(), added.begin(), added.end());
  if (!fits(group.kept, bytes)) {
    group.kept.resize(before);
    for (auto [index, lastUse] : llvm::reverse(extended))
      group.kept[index].lastUse = lastUse;
    return false;
  }
  for (auto [own, known] : llvm::zip_equal(member.loops, loops))
    if (known)
      own = *known;
  for (Kept &input : inputs)
    group.inputs.try_emplace(input.value, std::move(input));
  group.tileBytes = std::move(bytes);
  group.common = std::move(common);
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

bool GroupBuilder::isUsedOnly(
    const Group &group, llvm::function_ref<bool(unsigned position)> where) {
  for (unsigned member : group.members) {
    Operation *op = cost.getOps()[members[member].op].op;
    // Of what is written to a buffer, nobody knows who reads it.
    if (op->getNumResults() == 0)
      return false;
    for (Value result : op->getResults())
      if (!llvm::all_of(getUses(result).positions, where))
        return false;
  }
  return true;
}

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
  to.hasContraction |= from.hasContraction;
  to.isPointwise &= from.isPointwise;
  from.members.clear();
  from.isFusable = false;
}

/// Whether a child changes, for one contraction alone, a tensor that has to
/// exist anyway: that contraction then loads the tensor instead of a second one
/// that somebody has written.
bool GroupBuilder::waitsForContraction(unsigned position,
                                       ArrayRef<Edge> edges) {
  const Member &member = members[position];
  if (!member.isPointwise)
    return false;
  for (Value result : cost.getOps()[member.op].op->getResults()) {
    const Uses &used = getUses(result);
    if (used.escapes || used.positions.size() != 1 ||
        !members[used.positions.front()].isContraction)
      return false;
  }
  return llvm::any_of(edges, [&](const Edge &edge) {
    const Uses &used = getUses(edge.made);
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
  SmallVector<Value, 2> counted;
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number ||
        llvm::is_contained(counted, edge.made))
      continue;
    counted.push_back(edge.made);
    Quantity elements = 1;
    for (const Quantity &extent : spaces.getShape(
             edge.made, cost.getOps()[members[edge.producer].op].function))
      elements *= extent;
    auto type = cast<RankedTensorType>(edge.made.getType());
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
  if (!group.isPointwise || size > maxMembers)
    return false;
  auto isInside = [&](unsigned user) {
    return user == position || members[user].group == number;
  };
  if (!isUsedOnly(group, isInside))
    return false;
  for (unsigned member : group.members)
    for (Value result : cost.getOps()[members[member].op].op->getResults())
      if (getUses(result).escapes)
        return false;
  // Half as much again: a scale and a zero point beside what is scaled.
  std::optional<Quantity> loaded = getLoadedBytes(number, edges);
  std::optional<Quantity> sources = getBytesRead(group);
  return loaded && sources &&
         (*loaded * Quantity(3) - *sources * Quantity(2)).isKnownNonNegative();
}

/// Two groups whose results meet in an operation (a mean and a mean of squares)
/// are one if they can be tiled alike.
bool GroupBuilder::tryMerge(unsigned position, unsigned number,
                            ArrayRef<Edge> edges) {
  unsigned home = members[position].group;
  Group &from = groups[number], &to = groups[home];
  Member &member = members[position];
  if (!to.isFusable || (from.hasContraction && to.hasContraction) ||
      from.members.size() + to.members.size() > maxMembers)
    return false;
  // Nobody in between may wait for the one and be waited for by the other.
  if (!isUsedOnly(from, [&](unsigned user) {
        return user >= position || members[user].group == number ||
               members[user].group == home;
      }))
    return false;
  SmallVector<std::optional<Axes>> loops(member.loops.size());
  Axes commonFrom = from.common;
  SmallVector<Kept> kept(from.kept.begin(), from.kept.end());
  for (const Edge &edge : edges) {
    if (members[edge.producer].group != number)
      continue;
    intersect(commonFrom, relate(position, edge, loops));
    std::optional<Kept> added = getKept(edge, position);
    if (!added)
      return false;
    llvm::erase_if(kept,
                   [&](const Kept &each) { return each.value == edge.made; });
    kept.push_back(std::move(*added));
  }
  Axes pairedFrom, pairedTo;
  for (auto [own, other] : llvm::zip_equal(member.loops, loops))
    if (other && axes.align(*other, own)) {
      pairedFrom.append(*other);
      pairedTo.append(own);
    }
  axes.resolve(pairedFrom);
  axes.resolve(pairedTo);
  if (pairedFrom.size() != pairedTo.size())
    return false;
  axes.resolve(to.common);
  axes.resolve(commonFrom);
  Axes common, both;
  for (auto [a, b] : llvm::zip_equal(pairedFrom, pairedTo))
    if (llvm::is_contained(commonFrom, a) && llvm::is_contained(to.common, b)) {
      common.push_back(b);
      both.append({a, b});
    }
  if (!contains(both, to.required) || !contains(both, from.required))
    return false;
  llvm::append_range(kept, to.kept);
  for (const auto &[value, input] : from.inputs) {
    auto other = to.inputs.find(value);
    if (other == to.inputs.end())
      continue;
    // In the axes that both will have.
    Kept first = input;
    for (TensorDim &dim : first.dims) {
      axes.resolve(dim.axes);
      for (unsigned &axis : dim.axes)
        if (auto *paired = llvm::find(pairedFrom, axis);
            paired != pairedFrom.end())
          axis = pairedTo[paired - pairedFrom.begin()];
    }
    kept.push_back(keepUntil(first, other->second));
  }
  auto bytes = getTileBytes(kept, both);
  if (!bytes || !fits(kept, *bytes))
    return false;
  for (auto [a, b] : llvm::zip_equal(pairedFrom, pairedTo))
    axes.merge(a, b);
  to.kept.assign(kept.begin(), kept.end());
  to.tileBytes = std::move(*bytes);
  to.common = std::move(common);
  absorb(number, home);
  return true;
}
