//===- StreamedRows.cpp - Contraction, rows, contraction ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Attention: rows that one contraction makes and another one sums up pass
// through fast memory in pieces. What has been summed so far is rescaled when a
// later piece changes the row's maximum or sum, which is the one algebraic
// liberty that groups take (FlashAttention, arXiv 2205.14135).
//
//===----------------------------------------------------------------------===//

#include "ContractionReuse.h"
#include "Groups/GroupBuilder.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// Whether what has been summed of a row can be corrected when a later piece
/// changes what the whole row decides: behind the last reduction of the rows,
/// elements are only scaled, cast or chosen.
bool GroupBuilder::canRescale(ArrayRef<unsigned> positions, unsigned end) {
  unsigned last = 0;
  for (unsigned position : positions)
    if (position < end && !members[position].isPointwise &&
        !members[position].isContraction)
      last = position;
  return last == 0 || llvm::all_of(positions, [&](unsigned position) {
           // Numbers of a row are not elements: fewer loops.
           if (position <= last || position >= end ||
               members[position].loops.size() < members[last].loops.size())
             return true;
           const OpCost &own = cost.getOps()[members[position].op].cost;
           return llvm::all_of(own.work.getEntries(), [](const auto &entry) {
             switch (entry.workClass) {
             case WorkClass::mul:
             case WorkClass::div:
             case WorkClass::convert:
             case WorkClass::compare:
             case WorkClass::bit:
             case WorkClass::index:
               return true;
             default:
               return false;
             }
           });
         });
}

/// Finds the axes of two groups that are one, and says along which of them both
/// can be tiled: given those of the producer, those of the consumer. Nothing if
/// the one reads nothing of the other.
std::optional<Axes> GroupBuilder::pairAxes(unsigned from, unsigned to,
                                           Axes commonFrom, SameAxes &same) {
  SmallVector<std::pair<Axes, Axes>> lists;
  bool isMet = false;
  for (unsigned position : groups[to].members) {
    Member &member = members[position];
    SmallVector<std::optional<Axes>> loops(member.loops.size()), own(loops);
    for (const Edge &edge : getEdges(position)) {
      unsigned source = members[edge.producer].group;
      if (source == from) {
        isMet = true;
        intersect(commonFrom, relate(position, edge, loops));
      } else if (source == to) {
        // What is computed when it is loaded has loops of its own.
        relate(position, edge, own);
      }
    }
    for (SmallVector<std::optional<Axes>> *others : {&loops, &own})
      for (auto [mine, other] : llvm::zip_equal(member.loops, *others))
        if (other && axes.align(*other, mine))
          lists.push_back({*other, mine});
  }
  if (!isMet)
    return std::nullopt;
  for (auto &[others, own] : lists) {
    axes.resolve(others);
    axes.resolve(own);
    for (auto [a, b] : llvm::zip(others, own))
      same.unionSets(a, b);
  }
  axes.resolve(groups[to].common);
  axes.resolve(commonFrom);
  Axes common;
  for (unsigned axis : groups[to].common)
    if (llvm::any_of(commonFrom, [&](unsigned other) {
          return axis == other || same.isEquivalent(axis, other);
        }))
      common.push_back(axis);
  return common;
}

/// The same for each group of a chain and those before it: what all of them
/// can be tiled along. Nothing if one reads nothing of the others.
std::optional<Axes> GroupBuilder::pairChain(ArrayRef<unsigned> chain,
                                            SameAxes &same) {
  // An axis that one of the groups splits (heads that share keys) is split for
  // those that have been paired before, too.
  for (unsigned round = 0; round <= chain.size(); ++round) {
    size_t numAxes = axes.getNumAxes();
    same = SameAxes();
    SmallVector<Axes> commons = {groups[chain.front()].common};
    for (unsigned to = 1; to < chain.size(); ++to) {
      std::optional<Axes> common;
      for (unsigned from = 0; from < to; ++from) {
        std::optional<Axes> next =
            pairAxes(chain[from], chain[to], commons[from], same);
        if (next && common)
          intersect(*common, *next);
        else if (next)
          common = std::move(next);
      }
      if (!common)
        return std::nullopt;
      commons.push_back(std::move(*common));
    }
    if (axes.getNumAxes() == numAxes)
      return std::move(commons.back());
  }
  return std::nullopt;
}

namespace {
/// What a chain of groups keeps for one iteration of the loops they share, and
/// what of its operands is loaded again for further ones.
struct StreamedTile {
  double bytesPerRow = 0, streamedBytes = 0;
  /// What does not differ along some of the shared axes.
  struct Reloaded {
    double bytes;
    Axes missing;
  };
  SmallVector<Reloaded, 4> reloaded;
  /// Of these, each once.
  Axes rows;
};
} // namespace

/// Adds what one of the contractions keeps and loads: `getShared` says which of
/// the shared axes a loop is (none if it is not shared), `isKept` whether a
/// loop that is not shared runs within a tile; the others are streamed.
static void addContraction(StreamedTile &tile, const IterationSpace &space,
                           const Reuse &reuse,
                           llvm::function_ref<bool(Value)> isBetween,
                           llvm::function_ref<Axes(unsigned)> getShared,
                           llvm::function_ref<bool(unsigned)> isKept) {
  for (const IterationSpace::Access &access : space.accesses) {
    if (!access.map || isBetween(access.value))
      continue;
    Axes missing;
    double kept = 1;
    for (auto [loop, extent] : llvm::enumerate(reuse.extents)) {
      bool selects = access.map.isFunctionOfDim(loop);
      Axes shared = getShared(loop);
      if (!shared.empty() && !selects)
        missing.append(shared);
      else if (shared.empty() && selects && isKept(loop))
        kept *= extent;
    }
    auto type = cast<ShapedType>(access.value.getType());
    double bytes = kept * getStorageBits(type.getElementType()).value_or(0) / 8;
    (missing.empty() ? tile.bytesPerRow : tile.streamedBytes) += bytes;
    const Operand *operand =
        llvm::find_if(reuse.operands, [&](const Operand &each) {
          return each.value == access.value;
        });
    if (missing.empty() || access.isWritten)
      continue;
    for (unsigned axis : missing)
      if (!llvm::is_contained(tile.rows, axis))
        tile.rows.push_back(axis);
    tile.reloaded.push_back({operand->bytes, std::move(missing)});
  }
}

/// The bytes that are loaded again, if that leaves more than one tile and a
/// tile fits.
static std::optional<double>
getStreamedBytes(const StreamedTile &tile, ArrayRef<unsigned> common,
                 double capacity,
                 llvm::function_ref<double(unsigned axis)> getExtent) {
  double rows = 1, batches = 1;
  for (unsigned axis : common)
    (llvm::is_contained(tile.rows, axis) ? rows : batches) *= getExtent(axis);
  double room = std::floor((capacity - tile.streamedBytes) /
                           std::max(tile.bytesPerRow, 1.0));
  if (room < 1)
    return std::nullopt;
  double tileRows = std::min(rows, room);
  if (batches * std::ceil(rows / tileRows) < 2)
    return std::nullopt;
  double bytes = 0;
  for (const StreamedTile::Reloaded &operand : tile.reloaded) {
    double missing = 1;
    for (unsigned axis : operand.missing)
      missing *= getExtent(axis);
    bytes += operand.bytes * (std::ceil(missing / tileRows) - 1);
  }
  return bytes;
}

/// What the groups move one after the other, contractions in tiles as large as
/// fit; nothing while that is open.
std::optional<double> GroupBuilder::getTraffic(ArrayRef<unsigned> chain) {
  double bytes = 0;
  for (unsigned number : chain) {
    const Group &group = groups[number];
    std::optional<double> boundary =
        decide(getResult(group.members, cost).bytes).getDouble();
    if (!boundary)
      return std::nullopt;
    bytes += *boundary;
    for (unsigned position : group.members) {
      const Member &member = members[position];
      if (!member.isContraction)
        continue;
      std::optional<Reuse> reuse =
          getReuse(*member.space, cost.getOps()[member.op].cost,
                   [&](const Quantity &open) { return decide(open); });
      if (!reuse)
        return std::nullopt;
      for (auto [extent, loop] :
           llvm::zip_equal(reuse->extents, member.space->loops))
        extent = loop.isParallel ? extent : 1;
      bytes += getReloadedBytes(*reuse, capacity);
    }
  }
  return bytes;
}

bool GroupBuilder::tryStream(ArrayRef<unsigned> chain) {
  unsigned last = chain.back();
  auto isInChain = [&](unsigned position) {
    return llvm::is_contained(chain, members[position].group);
  };
  SmallVector<unsigned> all;
  for (unsigned number : chain)
    llvm::append_range(all, groups[number].members);
  llvm::sort(all);
  bool isClosed = llvm::all_of(chain.drop_back(), [&](unsigned number) {
    return isUsedOnly(groups[number], [&](unsigned user) {
      return isInChain(user) ||
             groups[members[user].group].order > groups[last].order;
    });
  });
  if (!isClosed || areApart(chain) ||
      !canRescale(all, *findContraction(groups[last])))
    return false;
  std::optional<double> apart = getTraffic(chain);
  std::optional<double> boundary =
      decide(getResult(all, cost).bytes).getDouble();
  if (!apart || !boundary)
    return false;
  SameAxes same;
  std::optional<Axes> common = pairChain(chain, same);
  if (!common)
    return false;
  std::optional<double> reloaded = getStreamedReloads(chain, *common, same);
  if (!reloaded || *boundary + *reloaded > *apart)
    return false;
  for (unsigned number : chain.drop_back())
    absorb(number, last);
  groups[last].common = std::move(*common);
  groups[last].isStreamed = true;
  return true;
}

/// Whether no two loops of an operation run over one axis: a tensor that meets
/// itself along another dimension is no row of anything.
static bool areDistinct(ArrayRef<Axes> loops) {
  llvm::SmallDenseSet<unsigned, 8> found;
  for (const Axes &loop : loops)
    for (unsigned axis : loop)
      if (!found.insert(axis).second)
        return false;
  return true;
}

/// What is loaded again if the chain runs in one; nothing if it cannot.
std::optional<double> GroupBuilder::getStreamedReloads(ArrayRef<unsigned> chain,
                                                       Axes common,
                                                       const SameAxes &same) {
  // One axis stands for all that are the same.
  auto unify = [&](Axes list) {
    axes.resolve(list);
    for (unsigned &axis : list)
      if (auto leader = same.findLeader(axis); leader != same.member_end())
        axis = *leader;
    return list;
  };
  auto unifyLoops = [&](const Member &member) {
    SmallVector<Axes, 4> loops;
    for (const Axes &loop : member.loops)
      loops.push_back(unify(loop));
    return loops;
  };
  common = unify(common);
  llvm::DenseSet<Value> between;
  for (unsigned number : chain)
    for (unsigned position : groups[number].members)
      for (const Edge &edge : getEdges(position))
        if (unsigned source = members[edge.producer].group;
            source != number && llvm::is_contained(chain, source))
          between.insert_range(
              ArrayRef<Value>{edge.access->value, edge.made.first});
  const Member &sum = members[*findContraction(groups[chain.back()])];
  Axes summed;
  for (auto [own, loop] : llvm::zip_equal(unifyLoops(sum), sum.space->loops))
    if (!loop.isParallel)
      summed.append(own);
  StreamedTile tile;
  for (unsigned number : {chain.front(), chain.back()}) {
    const Member &member = members[*findContraction(groups[number])];
    bool isFirst = number == chain.front();
    SmallVector<Axes, 4> loops = unifyLoops(member);
    std::optional<Reuse> reuse =
        getReuse(*member.space, cost.getOps()[member.op].cost,
                 [&](const Quantity &open) { return decide(open); });
    if (!reuse || !areDistinct(loops))
      return std::nullopt;
    auto getShared = [&](unsigned loop) {
      return contains(common, loops[loop]) ? loops[loop] : Axes();
    };
    auto isParallel = [&](unsigned loop) {
      return member.space->loops[loop].isParallel;
    };
    // What the first makes and no tile is along, the last sums up.
    for (unsigned loop = 0; isFirst && loop < loops.size(); ++loop)
      if (isParallel(loop) && getShared(loop).empty() &&
          !contains(summed, loops[loop]))
        return std::nullopt;
    addContraction(
        tile, *member.space, *reuse,
        [&](Value value) { return between.contains(value); }, getShared,
        [&](unsigned loop) { return isParallel(loop) != isFirst; });
  }
  return getStreamedBytes(tile, common, capacity, [&](unsigned axis) {
    return decide(axes.getExtent(axis)).getDouble().value_or(1);
  });
}
