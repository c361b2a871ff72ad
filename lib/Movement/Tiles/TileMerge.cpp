//===- TileMerge.cpp - Several groups in a loop over tiles ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileLoops.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// What of a boundary need not move since somebody else in the loop makes it,
/// or alone reads it.
struct Dropped {
  bool read = false, write = false;
};
} // namespace

static void append(FusionGroups::Group &whole, const FusionGroups::Group &part,
                   ArrayRef<Dropped> dropped) {
  for (unsigned i = 0; i < part.ops.size(); ++i) {
    whole.ops.push_back(part.ops[i]);
    whole.repeats.push_back(part.getRepeat(i));
  }
  for (auto [traffic, drop] : llvm::zip_equal(part.boundary, dropped)) {
    OperandTraffic left = traffic;
    if (drop.read)
      left.bytesRead = 0;
    if (drop.write)
      left.bytesWritten = 0;
    whole.boundary.push_back(std::move(left));
  }
  whole.bytesAsWritten += part.bytesAsWritten;
  whole.isRealised &= part.isRealised;
  whole.reducesRows |= part.reducesRows;
  whole.isStreamed |= part.isStreamed;
  // Counting where a tile is takes no kernel.
  if (!part.kernels.empty())
    llvm::append_range(whole.kernels, part.kernels);
  else if (!part.bytesAsWritten.isZero())
    whole.kernels.push_back(part);
}

/// Operations in the order of the program.
static void sortOps(FusionGroups::Group &group) {
  auto order =
      llvm::to_vector(llvm::seq<unsigned>(0, unsigned(group.ops.size())));
  llvm::sort(order, [&](unsigned a, unsigned b) {
    return group.ops[a] < group.ops[b];
  });
  FusionGroups::Group unsorted = group;
  for (auto [to, from] : llvm::enumerate(order)) {
    group.ops[to] = unsorted.ops[from];
    group.repeats[to] = unsorted.repeats[from];
  }
}

/// What tiles were, one after the other, where some of them are uneven.
template <typename Tiles>
static std::vector<PlacedGroup> joinParts(const Tiles &tiles) {
  std::vector<PlacedGroup> parts;
  bool isUneven = llvm::any_of(
      tiles, [](const auto &tile) { return !tile.whole.parts.empty(); });
  for (const auto &tile : tiles) {
    if (isUneven && tile.whole.parts.empty())
      parts.push_back(tile.whole);
    llvm::append_range(parts, tile.whole.parts);
  }
  return parts;
}

/// Nothing if what lies between does not fit.
std::optional<TileLoops::Tile> TileLoops::merge(std::vector<Tile> tiles,
                                                Operation *loop) const {
  if (tiles.size() == 1)
    return std::move(tiles.front());
  Tile merged;
  merged.whole.parts = joinParts(tiles);
  llvm::DenseSet<Value> made;
  std::vector<SmallVector<Dropped>> dropped;
  double kept = 0;
  for (const Tile &tile : tiles) {
    SmallVector<Dropped> &drops = dropped.emplace_back();
    for (auto [traffic, access] :
         llvm::zip_equal(tile.whole.getBound().boundary, tile.accesses)) {
      Dropped &drop = drops.emplace_back();
      double bytes = tile.whole.largest[drops.size() - 1];
      Operation *maker = access.base.getDefiningOp();
      bool isNew = maker && loop->isProperAncestor(maker);
      bool isBuffer = isa<BaseMemRefType>(traffic.value.getType());
      Value from = isBuffer ? Value() : places.getMade(traffic.value, loop);
      bool isAgain = llvm::any_of(merged.accesses,
                                  [&access = access](const TileAccess &other) {
                                    return other.isSamePlace(access);
                                  });
      bool isMade = access.isRead && from && made.contains(from);
      // What has been read before is still there, if there is room.
      drop.read =
          isMade || (access.isRead && isAgain && kept + bytes <= capacity);
      if (access.isWritten) {
        made.insert(traffic.value);
        drop.write = isBuffer
                         ? isNew && isAllocation(cast<OpResult>(access.base))
                         : isa<OpResult>(traffic.value) &&
                               !places.isUsedBeyond(traffic.value, loop);
      }
      if (drop.read || drop.write)
        kept += bytes;
    }
    llvm::append_range(merged.accesses, tile.accesses);
    llvm::append_range(merged.whole.largest, tile.whole.largest);
    llvm::append_range(merged.whole.openBytes, tile.whole.openBytes);
  }
  if (kept > capacity || merged.accesses.size() > maxTileAccesses)
    return std::nullopt;
  merged.whole.node = tiles.front().whole.node;
  merged.whole.group.isRealised = true;
  if (tiles.front().whole.bound)
    merged.whole.bound.emplace().isRealised = true;
  for (auto [tile, drops] : llvm::zip_equal(tiles, dropped)) {
    append(merged.whole.group, tile.whole.group, drops);
    if (merged.whole.bound)
      append(*merged.whole.bound, *tile.whole.bound, drops);
  }
  if (merged.whole.group.kernels.size() == 1)
    merged.whole.group.kernels.clear();
  sortOps(merged.whole.group);
  if (merged.whole.bound)
    sortOps(*merged.whole.bound);
  return merged;
}
