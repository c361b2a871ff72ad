//===- TileLoops.h - Loops over the tiles of one group ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_TILELOOPS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_TILELOOPS_H

#include "TilePlaces.h"

#include "llvm/ADT/StringSet.h"

namespace mlir::roofline {

/// Loops in which more moves are left alone: everything is compared with
/// everything.
inline constexpr unsigned maxTileAccesses = 64;

/// A group, and the node of the execution tree in which it runs.
struct PlacedGroup {
  /// What it moves in the sizes of the results.
  FusionGroups::Group group;
  /// The same in the sizes by which everything is decided, if these are others.
  std::optional<FusionGroups::Group> bound;
  unsigned node;
  /// What has to fit for it, of open size.
  std::vector<Quantity> openBytes;
  /// Parallel to the boundary: the most that moves in one execution, in
  /// numbers. Empty until the group is looked at.
  SmallVector<double, 3> largest;
  /// What it was before tiles differed in size, or how many there are from one
  /// iteration to the next; empty while they do not. That is what there is
  /// should some loop around it not belong to it, since its counts are of all
  /// executions then.
  std::vector<PlacedGroup> parts;

  const FusionGroups::Group &getBound() const { return bound ? *bound : group; }
};

/// Makes loops parts of groups, from the inside out. A loop belongs to a group
/// if nothing else has a cost in it, and
///   - its iterations write different places, and read nothing that others
///     write (tiles), or
///   - what an iteration leaves to the next one, always in the same place, fits
///     the fast memory, where it then stays (a sum over a reduction).
/// The group then moves what is in the same place always once, and everything
/// else as often as the loop runs. Where iterations wait for each other, what
/// they only read stays if all that an iteration touches fits.
///
/// Several groups in a loop become one with it if what lies between fits.
///
/// ```mlir
/// scf.for %k … iter_args(%c = %tile) {            // stays: %tile
///   %p = linalg.matmul ins(%a[0, %k], %b[%k, 0]) outs(%c)
///   scf.yield %p
/// }                                               // is a part of
/// linalg.abs ins(%sum)                            // the same group
/// ```
class TileLoops {
public:
  /// `counts`: the program in the sizes of the results.
  TileLoops(const ModuleCost &cost, const ModuleCost &counts,
            const ValueFlow &values, double capacityBytes);

  void run(std::vector<PlacedGroup> &groups);

private:
  /// A group that may become a part of others, with what it does to each entry
  /// of its boundary.
  struct Tile {
    PlacedGroup whole;
    SmallVector<TileAccess, 4> accesses;
  };
  /// What a loop does with what is in it.
  struct Stay {
    /// Parallel to the boundary: what moves once for all iterations.
    SmallVector<bool> entries;
    /// Likewise, what it is a moving part of; null for what is none.
    SmallVector<Value> bases;
    /// Whether iterations are tiles, of which none waits for another.
    bool areTiles = false;
  };

  bool hasTrips(unsigned node) const;
  bool isLoopOfOne(unsigned node) const;
  void visit(unsigned node);
  std::optional<Tile> getTile(const PlacedGroup &group);
  std::optional<Tile> merge(std::vector<Tile> tiles, Operation *loop) const;
  void restoreParts(std::vector<PlacedGroup> &groups) const;
  std::optional<Stay> getStay(const Tile &tile, unsigned node) const;
  bool waits(const Tile &tile, Operation *loop,
             SmallVectorImpl<bool> &isCarried) const;
  bool isIterated(const FusionGroups::Group &group) const;
  bool isUneven(const PlacedGroup &group) const;
  static bool repeat(FusionGroups::Group &group, const Stay &stay,
                     const ExecutionTree::Node &loop);
  bool lift(Tile &tile, const Stay &stay, unsigned node) const;
  Multiplicity getExecutions(unsigned node) const;

  const ModuleCost &cost;
  const ModuleCost &counts;
  double capacity;
  TilePlaces places;
  /// By node: those in it that are still there, and the node around it.
  std::vector<std::vector<PlacedGroup *>> byNode;
  std::vector<std::optional<unsigned>> parents;
  /// By node: whether it belongs to a group around it.
  std::vector<bool> isInGroup;
  /// By node: whether it and all loops around have a number of iterations.
  std::vector<bool> isCountable;
  /// What counts iterations in costs.
  llvm::StringSet<> inductions;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_TILELOOPS_H
