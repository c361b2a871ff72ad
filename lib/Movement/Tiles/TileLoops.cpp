//===- TileLoops.cpp - Loops over the tiles of one group ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TileLoops.h"

#include "mlir-roofline/Interfaces/Values/StaticSizes.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

TileLoops::TileLoops(const ModuleCost &cost, const ModuleCost &counts,
                     const ValueFlow &values, double capacityBytes)
    : cost(cost), counts(counts), capacity(capacityBytes),
      places(cost, values) {
  const ExecutionTree &tree = cost.getExecution();
  byNode.resize(tree.getNumNodes());
  parents.resize(tree.getNumNodes());
  isInGroup.resize(tree.getNumNodes());
  isCountable.resize(tree.getNumNodes());
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (!node.induction.empty())
      inductions.insert(node.induction);
    for (const ExecutionTree::Child &child : node.children)
      if (!child.isOp)
        parents[child.index] = number;
  }
}

//===----------------------------------------------------------------------===//
// One group in a loop
//===----------------------------------------------------------------------===//

/// Finds what an iteration leaves to the next one under another name; true if
/// iterations meet in other places, too, so that all of one has to wait for all
/// of another.
bool TileLoops::waits(const Tile &tile, Operation *loop,
                      SmallVectorImpl<bool> &isCarried) const {
  for (const TileAccess &written : tile.accesses) {
    if (!written.isWritten)
      continue;
    Operation *maker = written.base.getDefiningOp();
    bool isNew = maker && loop->isProperAncestor(maker);
    if (!written.extents && !isNew)
      return true;
    for (const TileAccess &read : tile.accesses)
      if (read.isRead && read.base == written.base && !isNew &&
          !read.isSamePlace(written))
        return true;
  }
  for (auto [number, read] : llvm::enumerate(tile.accesses))
    isCarried[number] =
        read.isRead && read.isCarriedBy(loop) &&
        llvm::none_of(tile.accesses, [&read = read](const TileAccess &written) {
          return written.isWritten && written.isSamePlace(read);
        });
  return false;
}

/// Whether a loop hands a value from one iteration to the next.
static bool handsOn(Operation *loop, Value value) {
  return llvm::any_of(getForwardings(loop), [&](const Forwarding &each) {
    return each.from == value && isa<BlockArgument>(each.to);
  });
}

/// Nothing if the loop is no part of the group.
std::optional<TileLoops::Stay> TileLoops::getStay(const Tile &tile,
                                                  unsigned number) const {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  SmallVector<bool> isCarried(tile.accesses.size());
  if (!node.isParallel && waits(tile, node.op, isCarried))
    return std::nullopt;
  Stay stay;
  stay.areTiles = true;
  double leftBytes = 0, allBytes = 0;
  SmallVector<bool> isLeft;
  for (auto [entry, access] : llvm::enumerate(tile.accesses)) {
    auto isHere = [&access = access](const TileAccess &other) {
      return other.isSamePlace(access);
    };
    Operation *maker = access.base.getDefiningOp();
    bool isNew = maker && node.op->isProperAncestor(maker);
    bool isHandedOn = access.isWritten && handsOn(node.op, access.base);
    bool moves = access.moves(places.getCounter(number));
    bool stays = isNew ? isHandedOn : !moves;
    bool isWritten = llvm::any_of(tile.accesses, [&](const TileAccess &other) {
      return other.isWritten && isHere(other);
    });
    stay.entries.push_back(stays);
    stay.bases.push_back(moves && !isNew ? access.base : Value());
    isLeft.push_back(isCarried[entry] ||
                     (stays && (access.isWritten || isWritten)));
    if (isLeft.back() && !stays)
      return std::nullopt;
    stay.areTiles &= !isLeft.back();
    // Of two in the same place there is one.
    if (llvm::any_of(ArrayRef(tile.accesses).take_front(entry), isHere))
      continue;
    double bytes = tile.whole.largest[entry];
    allBytes += bytes;
    leftBytes += isLeft.back() ? bytes : 0;
  }
  // Of kernels, each execution has to be known.
  bool hasUnevenKernels =
      !stay.areTiles &&
      llvm::any_of(tile.whole.group.kernels,
                   [&](const auto &kernel) { return isIterated(kernel); });
  if (leftBytes > capacity || hasUnevenKernels)
    return std::nullopt;
  // Tiles may run in any order: as of one operation, each element counts once.
  // Of what is only read one iteration after the other, nothing stays unless
  // all fits.
  if (!stay.areTiles && allBytes > capacity)
    for (auto [stays, left] : llvm::zip_equal(stay.entries, isLeft))
      stays &= left;
  return stay;
}

/// The bytes of all of `base`, which may be null; nothing if its type does not
/// say.
static std::optional<Quantity> getWholeBytes(Value base) {
  return base ? getStaticBytes(base.getType()) : std::nullopt;
}

/// Tiles of `base`, which may be null, have no more than there is of it.
static void limitTo(OperandTraffic &traffic, Value base) {
  std::optional<Quantity> whole = getWholeBytes(base);
  if (!whole || !traffic.bytesRead.isConstant() ||
      !traffic.bytesWritten.isConstant())
    return;
  traffic.footprint =
      Quantity::min(traffic.footprint, *getStaticElements(base.getType()));
  traffic.bytesRead = Quantity::min(traffic.bytesRead, *whole);
  traffic.bytesWritten = Quantity::min(traffic.bytesWritten, *whole);
}

/// What all iterations of a loop do; false if that has no closed form.
bool TileLoops::repeat(FusionGroups::Group &group, const Stay &stay,
                       const ExecutionTree::Node &loop) {
  bool isKnown = true;
  auto sum = [&](Quantity &count) {
    auto all = sumIterations(count, loop.induction, loop.times.value);
    isKnown &= all.has_value();
    if (all)
      count = *all;
  };
  group.bytes = 0;
  for (auto [traffic, stays, base] :
       llvm::zip_equal(group.boundary, stay.entries, stay.bases)) {
    for (Quantity *count :
         {&traffic.footprint, &traffic.bytesRead, &traffic.bytesWritten}) {
      if (!stays)
        sum(*count);
      else
        isKnown &= !dependsOn(*count, loop.induction);
    }
    if (!stays)
      limitTo(traffic, base);
    group.bytes += traffic.bytesRead + traffic.bytesWritten;
  }
  group.repeats.resize(group.ops.size());
  sum(group.bytesAsWritten);
  for (FusionGroups::Group::Repeat &each : group.repeats) {
    sum(each.times);
    if (!stay.areTiles)
      sum(each.chained);
    else // The first tile is as large as any.
      each.chained = atIteration(each.chained, loop.induction, 0);
  }
  // Somebody has written tiles to be run as one.
  if (stay.areTiles)
    group.kernels.clear();
  for (FusionGroups::Group &kernel : group.kernels) {
    sum(kernel.runs);
    isKnown &= !dependsOn(kernel.bytes, loop.induction);
  }
  return isKnown;
}

/// Makes the loop a part of the group; false if its counts have no closed form.
bool TileLoops::lift(Tile &tile, const Stay &stay, unsigned number) const {
  Operation *loop = cost.getExecution().getNode(number).op;
  auto liftGroup = [&](FusionGroups::Group &group, const ModuleCost &program) {
    // The sum of an accumulator that is a splat begins without reading it.
    for (auto [traffic, access] :
         llvm::zip_equal(group.boundary, tile.accesses))
      if (access.isRead && access.isCarriedBy(loop) && isSplat(access.base) &&
          llvm::all_of(access.passed, [&](BlockArgument argument) {
            return loop->isAncestor(argument.getOwner()->getParentOp());
          }))
        traffic.bytesRead = 0;
    return repeat(group, stay, program.getExecution().getNode(number));
  };
  if (!liftGroup(tile.whole.group, counts) ||
      (tile.whole.bound && !liftGroup(*tile.whole.bound, cost)))
    return false;
  double trips =
      cost.getExecution().getNode(number).times.value.getUpperBound().value_or(
          INFINITY);
  for (auto [bytes, stays, base] :
       llvm::zip_equal(tile.whole.largest, stay.entries, stay.bases)) {
    if (stays)
      continue;
    bytes *= trips;
    if (std::optional<Quantity> whole = getWholeBytes(base))
      bytes = std::min(bytes, whole->getDouble().value_or(INFINITY));
  }
  return true;
}

//===----------------------------------------------------------------------===//
// The program
//===----------------------------------------------------------------------===//

/// Whether a loop has a number of iterations.
bool TileLoops::hasTrips(unsigned number) const {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  const Multiplicity &open = counts.getExecution().getNode(number).times;
  return node.kind == Kind::loop && node.times.isExact() && open.isExact() &&
         !node.times.value.isZero();
}

/// Whether that is counted, as in all loops around, and everything in the loop
/// is a part of a group.
bool TileLoops::isLoopOfOne(unsigned number) const {
  const ExecutionTree::Node &node = cost.getExecution().getNode(number);
  return parents[number] && node.op && !places.getCounter(number).empty() &&
         isCountable[number] &&
         llvm::all_of(node.children, [&](const ExecutionTree::Child &child) {
           return child.isOp || isInGroup[child.index];
         });
}

void TileLoops::visit(unsigned number) {
  std::vector<PlacedGroup *> &inside = byNode[number];
  if (inside.empty() || inside.size() > maxTileAccesses || !isLoopOfOne(number))
    return;
  std::vector<Tile> tiles;
  for (const PlacedGroup *group : inside) {
    std::optional<Tile> tile = getTile(*group);
    if (!tile)
      return;
    tiles.push_back(std::move(*tile));
  }
  llvm::sort(tiles, [](const Tile &a, const Tile &b) {
    return a.whole.group.ops.back() < b.whole.group.ops.back();
  });
  Operation *loop = cost.getExecution().getNode(number).op;
  std::optional<Tile> tile = merge(std::move(tiles), loop);
  std::optional<Stay> stay = tile ? getStay(*tile, number) : std::nullopt;
  if (!stay || !lift(*tile, *stay, number))
    return;
  isInGroup[number] = true;
  PlacedGroup *home = inside.front();
  for (PlacedGroup *group : inside)
    group->group.ops.clear();
  *home = std::move(tile->whole);
  home->node = *parents[number];
  byNode[home->node].push_back(home);
  inside.clear();
}

/// Of what is in even loops.
Multiplicity TileLoops::getExecutions(unsigned number) const {
  const ExecutionTree &tree = counts.getExecution();
  Multiplicity executions;
  for (;;) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (node.kind == Kind::loop)
      executions = executions * node.times;
    else if (node.kind == Kind::choice || node.kind == Kind::graph)
      executions.lower = 0;
    if (!parents[number])
      break;
    number = *parents[number];
  }
  const auto *root = llvm::find(tree.getRoots(), number);
  return executions *
         counts.getFunctions()[root - tree.getRoots().begin()].multiplicity;
}

void TileLoops::run(std::vector<PlacedGroup> &groups) {
  for (PlacedGroup &group : groups)
    byNode[group.node].push_back(&group);
  // Those inside first.
  const ExecutionTree &tree = cost.getExecution();
  std::vector<unsigned> outsideIn(tree.getRoots().begin(),
                                  tree.getRoots().end());
  for (size_t next = 0; next < outsideIn.size(); ++next)
    for (const ExecutionTree::Child &child :
         tree.getNode(outsideIn[next]).children)
      if (!child.isOp)
        outsideIn.push_back(child.index);
  for (unsigned number : outsideIn)
    isCountable[number] =
        (!parents[number] || isCountable[*parents[number]]) &&
        (tree.getNode(number).kind != Kind::loop || hasTrips(number));
  for (unsigned number : llvm::reverse(outsideIn))
    if (tree.getNode(number).kind == Kind::loop)
      visit(number);
  llvm::erase_if(
      groups, [](const PlacedGroup &group) { return group.group.ops.empty(); });
  restoreParts(groups);
  for (PlacedGroup &group : groups)
    if (!group.group.repeats.empty())
      group.group.executions = getExecutions(group.node);
}
