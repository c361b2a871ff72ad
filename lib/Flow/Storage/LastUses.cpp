//===- LastUses.cpp - When something is used last -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LastUses.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Sides
//===----------------------------------------------------------------------===//

void BranchSides::assign(std::vector<Side> found, unsigned end) {
  llvm::sort(found, [](const Side &a, const Side &b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  sides.assign(1, Side{0, end, 0, end});
  sideAt.assign(end + 1, 0);
  // By where the operation begins.
  llvm::DenseMap<unsigned, unsigned> latest;
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
    auto [before, isFirst] = latest.try_emplace(side.opBegin, current);
    side.first = isFirst ? current : sides[before->second].first;
    if (!isFirst)
      sides[before->second].next = current;
    before->second = current;
    sides.push_back(side);
  }
  leaveBefore(end + 1);
}

std::optional<unsigned> BranchSides::getBelow(unsigned side,
                                              unsigned position) const {
  unsigned below = getAt(position);
  if (below == side)
    return std::nullopt;
  while (sides[below].parent != side)
    below = sides[below].parent;
  return below;
}

//===----------------------------------------------------------------------===//
// Uses
//===----------------------------------------------------------------------===//

void LastUses::add(const BranchSides &sides, unsigned position) {
  for (unsigned side = sides.getAt(position);; side = sides[side].parent) {
    auto *place = llvm::lower_bound(
        lasts, side, [](const auto &a, unsigned b) { return a.first < b; });
    if (place == lasts.end() || place->first != side)
      lasts.insert(place, {side, position});
    else if (place->second >= position)
      return; // and so are those around
    else
      place->second = position;
    if (side == 0)
      return;
  }
}

void LastUses::add(const LastUses &other) {
  if (other.lasts.empty())
    return;
  SmallVector<std::pair<unsigned, unsigned>, 1> all;
  const auto *own = lasts.begin();
  for (const auto &[side, last] : other.lasts) {
    while (own != lasts.end() && own->first < side)
      all.push_back(*own++);
    if (own != lasts.end() && own->first == side)
      all.push_back({side, std::max(last, own++->second)});
    else
      all.push_back({side, last});
  }
  all.append(own,
             static_cast<const std::pair<unsigned, unsigned> *>(lasts.end()));
  lasts = std::move(all);
}

unsigned LastUses::getLast(unsigned side) const {
  const auto *place = llvm::lower_bound(
      lasts, side, [](const auto &a, unsigned b) { return a.first < b; });
  return place != lasts.end() && place->first == side ? place->second : 0;
}

/// Around each side, what is behind the whole branch comes later, and what is
/// in it is in this side or another one.
bool LastUses::isBehind(const BranchSides &sides, unsigned position) const {
  if (getLast() <= position)
    return false;
  unsigned side = sides.getAt(position);
  if (getLast(side) > position)
    return true;
  for (; side != 0; side = sides[side].parent)
    if (getLast(sides[side].parent) >= sides[side].opEnd)
      return true;
  return false;
}

SmallVector<Stretch, 1> LastUses::getStretches(const BranchSides &sides,
                                               unsigned begin,
                                               const LastUses &others,
                                               unsigned side) const {
  SmallVector<Stretch, 1> stretches;
  // Sides that wait for nothing are left out.
  SmallVector<std::pair<unsigned, unsigned>> open{{side, begin}};
  while (!open.empty()) {
    auto [current, from] = open.pop_back_val();
    unsigned last = getLast(current);
    if (last == 0)
      last = others.getLast(current);
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
    size_t numOpen = open.size();
    for (unsigned each = sides[*below].first; each != 0;
         each = sides[each].next)
      open.push_back({each, sides[each].begin});
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
