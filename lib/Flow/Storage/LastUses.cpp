//===- LastUses.cpp - When something is used last -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LastUses.h"

#include "llvm/ADT/ArrayRef.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Sides
//===----------------------------------------------------------------------===//

void BranchSides::assign(std::vector<Side> found, unsigned end) {
  llvm::sort(found, [](const Side &a, const Side &b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  sides.assign(1, Side{0, end, 0, end + 1});
  sideAt.assign(end + 1, 0);
  unsigned current = 0, position = 0;
  auto leaveBefore = [&](unsigned next) {
    for (; sides[current].end < next && current != 0;
         current = sides[current].parent)
      for (; position <= sides[current].end; ++position)
        sideAt[position] = current;
    for (; position < next; ++position)
      sideAt[position] = current;
  };
  for (Side &side : found) {
    leaveBefore(side.begin);
    side.parent = current;
    current = sides.size();
    sides[side.parent].inner.push_back(current);
    sides.push_back(side);
  }
  leaveBefore(end + 1);
}

std::optional<unsigned> BranchSides::getBelow(unsigned side,
                                              unsigned position) const {
  if (getAt(position) == side)
    return std::nullopt;
  ArrayRef<unsigned> inner = sides[side].inner;
  const unsigned *next =
      llvm::upper_bound(inner, position, [&](unsigned position, unsigned each) {
        return position < sides[each].begin;
      });
  return *std::prev(next);
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

void LastUses::add(const BranchSides &sides, unsigned position) {
  auto *next = llvm::lower_bound(positions, position);
  if (next != positions.end() && *next <= sides[sides.getAt(position)].end)
    return;
  // Whatever is in the side of the one before is in those around as well.
  if (next != positions.begin() &&
      position <= sides[sides.getAt(*std::prev(next))].end)
    *std::prev(next) = position;
  else
    positions.insert(next, position);
}

void LastUses::add(const BranchSides &sides, const LastUses &other) {
  constexpr size_t fewer = 16;
  if (other.positions.size() * fewer <= positions.size()) {
    for (unsigned position : other.positions)
      add(sides, position);
    return;
  }
  SmallVector<unsigned, 1> all;
  all.reserve(positions.size() + other.positions.size());
  std::merge(positions.begin(), positions.end(), other.positions.begin(),
             other.positions.end(), std::back_inserter(all));
  positions.clear();
  for (unsigned position : all)
    add(sides, position);
}

unsigned LastUses::getLast(const BranchSides::Side &side) const {
  const auto *next = llvm::upper_bound(positions, side.end);
  return next != positions.begin() && *std::prev(next) >= side.begin
             ? *std::prev(next)
             : 0;
}

/// Around each side, what is behind the whole branch comes later, and what is
/// in it is in this side or another one.
bool LastUses::isBehind(const BranchSides &sides, unsigned position) const {
  const auto *next = llvm::upper_bound(positions, position);
  for (unsigned at = sides.getAt(position);;) {
    const BranchSides::Side &side = sides[at];
    if (next == positions.end())
      return false;
    if (*next <= side.end)
      return true;
    next = std::lower_bound(next, positions.end(), side.opEnd);
    at = side.parent;
  }
}

SmallVector<Stretch, 1> LastUses::getStretches(
    const BranchSides &sides, unsigned begin, const LastUses &others,
    unsigned side,
    llvm::function_ref<void(unsigned, unsigned)> atBranch) const {
  SmallVector<Stretch, 1> stretches;
  // Sides that wait for nothing are left out.
  SmallVector<std::pair<unsigned, unsigned>> open{{side, begin}};
  while (!open.empty()) {
    auto [current, from] = open.pop_back_val();
    unsigned last = getLast(sides[current]);
    if (last == 0)
      last = others.getLast(sides[current]);
    if (last < from)
      continue;
    std::optional<unsigned> below = sides.getBelow(current, last);
    // What begins in the side itself does not come into the others.
    if (below && sides[*below].begin <= from) {
      open.push_back({*below, from});
      continue;
    }
    if (!below) {
      stretches.push_back({from, last});
      continue;
    }
    stretches.push_back({from, sides[*below].opBegin});
    // Sides of the branch that have a use.
    size_t numOpen = open.size();
    unsigned end = sides[*below].opEnd;
    for (unsigned at = sides[*below].opBegin;;) {
      unsigned next = std::min(getNext(at), others.getNext(at));
      if (next >= end)
        break;
      std::optional<unsigned> each = sides.getBelow(current, next);
      if (each)
        open.push_back({*each, sides[*each].begin});
      at = each ? sides[*each].end : next;
    }
    if (atBranch)
      atBranch(sides[*below].opBegin, open.size() - numOpen);
    std::reverse(open.begin() + numOpen, open.end());
  }
  return stretches;
}

//===----------------------------------------------------------------------===//
// Stretches
//===----------------------------------------------------------------------===//

SmallVector<Stretch, 1> roofline::subtract(ArrayRef<Stretch> whole,
                                           ArrayRef<Stretch> part) {
  SmallVector<Stretch, 1> rest;
  const Stretch *next = part.begin();
  for (auto [begin, end] : whole) {
    while (next != part.end() && next->second < begin)
      ++next;
    for (const Stretch *each = next;
         each != part.end() && each->first <= end && begin <= end; ++each) {
      if (each->first > begin)
        rest.push_back({begin, each->first - 1});
      begin = each->second + 1;
    }
    if (begin <= end)
      rest.push_back({begin, end});
  }
  return rest;
}

SmallVector<Stretch, 1> roofline::intersect(ArrayRef<Stretch> a,
                                            ArrayRef<Stretch> b) {
  SmallVector<Stretch, 1> both;
  for (const Stretch *i = a.begin(), *j = b.begin();
       i != a.end() && j != b.end();) {
    unsigned begin = std::max(i->first, j->first);
    unsigned end = std::min(i->second, j->second);
    if (begin <= end)
      both.push_back({begin, end});
    ++(i->second < j->second ? i : j);
  }
  return both;
}

SmallVector<Stretch, 1> roofline::unite(ArrayRef<Stretch> a,
                                        ArrayRef<Stretch> b) {
  SmallVector<Stretch> all(a);
  all.append(b.begin(), b.end());
  llvm::sort(all);
  SmallVector<Stretch, 1> united;
  for (const Stretch &each : all) {
    if (united.empty() || united.back().second < each.first)
      united.push_back(each);
    else
      united.back().second = std::max(united.back().second, each.second);
  }
  return united;
}
