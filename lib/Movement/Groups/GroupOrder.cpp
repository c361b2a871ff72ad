//===- GroupOrder.cpp - What of the groups runs before what ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GroupBuilder.h"

using namespace mlir;
using namespace mlir::roofline;

/// The highest order of a group that a child waits for, but for its own and
/// those that move with it.
unsigned GroupBuilder::getOwnOrder(unsigned position,
                                   const Dependences::Node &waits,
                                   ArrayRef<unsigned> moving) {
  auto getOrder = [&](unsigned child) {
    unsigned number = members[child].group;
    bool isAlong =
        number == members[position].group || llvm::is_contained(moving, number);
    return isAlong ? 0u : groups[number].order;
  };
  unsigned highest = 0;
  const Dependences::Child &child = waits.children[position];
  const BufferVersions::Child &memory = buffers.getChild(position);
  for (unsigned earlier : memory.waits)
    highest = std::max(highest, getOrder(earlier));
  for (const Dependences::Edge &edge : child.predecessors)
    // Who wrote to a buffer before somebody else wrote all of it is no matter.
    if (!memory.isKnown || !edge.value ||
        !buffers.getWrite(edge.position, edge.value))
      highest = std::max(highest, getOrder(edge.position));
  if (memory.isKnown)
    return highest; // Joins are of those who write to one buffer.
  for (unsigned joined : child.joins) {
    while (joinOrders.size() <= joined) {
      const Dependences::Join &join = waits.joins[joinOrders.size()];
      unsigned order = join.earlier ? joinOrders[*join.earlier] : 0;
      for (unsigned each : join.children)
        order = std::max(order, groups[members[each].group].order);
      joinOrders.push_back(order);
    }
    highest = std::max(highest, joinOrders[joined]);
  }
  return highest;
}

/// The same with what the groups that move with it wait for.
unsigned GroupBuilder::getHighestOrder(unsigned position,
                                       const Dependences::Node &waits,
                                       ArrayRef<unsigned> moving) {
  unsigned highest = getOwnOrder(position, waits, moving);
  for (unsigned number : moving) {
    highest = std::max(highest, groups[number].barrier);
    for (unsigned member : groups[number].members)
      highest = std::max(highest, getOwnOrder(member, waits, moving));
  }
  return highest;
}

/// Of groups that a child reads, the last one with a contraction runs behind
/// the others, if nobody has read it yet: what comes along to it may have been
/// made later (scores, then a mask).
void GroupBuilder::postponeContraction(unsigned position,
                                       ArrayRef<unsigned> sources) {
  const unsigned *last = nullptr;
  unsigned highest = 0;
  for (const unsigned &number : sources) {
    highest = std::max(highest, groups[number].order);
    if (groups[number].hasContraction &&
        (!last || groups[*last].order < groups[number].order))
      last = &number;
  }
  // What has been found of memory holds for the orders that there were then.
  auto isFixed = [&](unsigned member) {
    const BufferVersions::Child &memory = buffers.getChild(member);
    return memory.touches && (!memory.isKnown || !joinOrders.empty());
  };
  if (!last || groups[*last].order == highest ||
      groups[*last].order < barrier ||
      llvm::any_of(groups[*last].members, isFixed) ||
      !isUsedOnly(
          groups[*last],
          [&](unsigned user) {
            return user >= position || members[user].group == *last;
          }))
    return;
  groups[*last].order = ++nextOrder;
}

/// Whether some of these groups, its own aside, have to end before a child
/// begins. It writes over what they read: tile by tile, an element might be
/// gone before it is read. Or it reads all of what they write a part of: an
/// element might be read before it is written.
bool GroupBuilder::needsEndOf(unsigned position,
                              ArrayRef<unsigned> others) const {
  auto isThere = [&](unsigned earlier) {
    unsigned group = members[earlier].group;
    return group != members[position].group &&
           llvm::is_contained(others, group);
  };
  return llvm::any_of(buffers.getChild(position).overtaken, isThere) ||
         llvm::any_of(members[position].partMakers, isThere);
}

/// Whether one of these groups has to end before another one begins.
bool GroupBuilder::areApart(ArrayRef<unsigned> numbers) const {
  return llvm::any_of(numbers, [&](unsigned number) {
    return llvm::any_of(groups[number].members, [&](unsigned position) {
      return needsEndOf(position, numbers);
    });
  });
}

/// Whether groups that would move along to a group could: all together, not
/// only one by one.
bool GroupBuilder::canMove(ArrayRef<unsigned> moving, unsigned home) const {
  if (moving.empty())
    return true;
  SmallVector<unsigned> all(moving);
  all.push_back(home);
  size_t size = 1;
  for (unsigned number : all)
    size += groups[number].members.size();
  return size <= maxMembers && !areApart(all);
}

bool GroupBuilder::isUsedOnly(
    const Group &group, llvm::function_ref<bool(unsigned position)> where) {
  for (unsigned member : group.members) {
    SmallVector<Datum, 2> made = getMade(member);
    // Of what is done to some buffers, nobody knows who sees it.
    if (made.empty() || members[member].isBarrier ||
        !llvm::all_of(buffers.getChild(member).followers, where))
      return false;
    for (Datum each : made)
      if (!llvm::all_of(getUses(each).positions, where))
        return false;
  }
  return true;
}
