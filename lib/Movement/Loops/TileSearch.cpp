//===- TileSearch.cpp - Schedules that move little ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Larger tiles never move more, so the best ones fill the memory: for two loops
// at a time, each size of one with the largest of the other that fits.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Movement/TileSearch.h"
#include "llvm/ADT/STLExtras.h"

#include "TiledTraffic.h"

#include "llvm/Support/MathExtras.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace mlir;
using namespace mlir::roofline;

/// Sizes of a loop's tile that are looked at first, and at most.
static constexpr size_t maxCoarse = 8, maxFine = 256;
static constexpr unsigned maxSweeps = 4;
/// Orders of many loops that are searched beyond a first look at each.
static constexpr size_t maxPursued = 2;
/// So many loops are few: every order is searched, from every pair of them.
static constexpr size_t maxPaired = 4;
/// Operands whose places in the order are permuted.
static constexpr size_t maxOrdered = 4;

namespace {
/// Sizes for the tiles of one loop, in ascending order: those that are no
/// larger than their number needs.
struct TileSizes {
  SmallVector<int64_t, 0> fine;
  /// Some of them.
  SmallVector<int64_t, maxCoarse> coarse;
};

class TileSearch {
public:
  TileSearch(const LoopNest &nest, const FastMemory &memory)
      : nest(nest), memory(memory) {}

  std::optional<Tiling> run();

private:
  void chooseLoops();
  SmallVector<SmallVector<unsigned, 6>, 0> getOrders() const;
  double getBytes(ArrayRef<int64_t> tile, ArrayRef<unsigned> order) const;
  int64_t getLargest(Extents &tile, unsigned loop) const;
  bool improvePair(Extents &tile, double &bytes, ArrayRef<unsigned> order,
                   size_t first, size_t second, bool isFine) const;
  bool improve(Extents &tile, double &bytes, ArrayRef<unsigned> order,
               bool isFine) const;
  void descendFromPairs(ArrayRef<unsigned> order);
  Tiling descend(Extents tile, ArrayRef<unsigned> order, bool isFine,
                 unsigned numSweeps = maxSweeps) const;
  void keep(const Tiling &tiling);
  bool isDone() const { return best && best->bytes <= compulsory; }
  void growTile();

  const LoopNest &nest;
  const FastMemory &memory;
  /// The sizes of loops that are free take part in the search.
  Extents start;
  SmallVector<unsigned, 6> searched, outermost;
  SmallVector<TileSizes, 0> sizes;
  std::optional<Tiling> best;
  /// No schedule moves less than this.
  double compulsory = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

static TileSizes getTileSizes(int64_t extent) {
  TileSizes sizes;
  // Those of so many tiles; where there are too many, in steps of a few
  // percent.
  int64_t size = extent;
  double step = std::max(
      1.0, std::pow(static_cast<double>(extent), 1.0 / (maxFine / 2.0)));
  while (size >= 1) {
    sizes.fine.push_back(size);
    int64_t number = llvm::divideCeil(extent, size);
    if (size == 1)
      break;
    int64_t next = std::max<int64_t>(
        number + 1, static_cast<int64_t>(static_cast<double>(number) * step));
    size = std::min<int64_t>(size - 1, llvm::divideCeil(extent, next));
  }
  std::reverse(sizes.fine.begin(), sizes.fine.end());
  size_t last = sizes.fine.size() - 1;
  size_t numCoarse = std::min(maxCoarse, sizes.fine.size());
  for (size_t i = 0; i < numCoarse; ++i)
    sizes.coarse.push_back(
        sizes.fine[numCoarse == 1 ? last : i * last / (numCoarse - 1)]);
  return sizes;
}

/// A loop that every operand depends on in an index of its own brings nothing
/// back: its tiles are single iterations, and outermost.
static bool isBatch(const LoopNest &nest, unsigned loop) {
  return llvm::all_of(nest.operands, [&](const NestOperand &operand) {
    return !operand.isAffine ||
           llvm::any_of(operand.parts, [&](const NestPart &part) {
             return part.kind == NestPart::Kind::distinct &&
                    llvm::is_contained(part.loops, loop);
           });
  });
}

/// Nothing of what is written is complete before the loop ends.
static bool staysWhole(const LoopNest &nest, unsigned loop) {
  return !nest.isParallel[loop] &&
         llvm::any_of(nest.operands, [&](const NestOperand &operand) {
           return operand.isWritten && operand.dependsOn(loop);
         });
}

void TileSearch::chooseLoops() {
  start.assign(nest.extents.size(), 1);
  for (auto [loop, extent] : llvm::enumerate(nest.extents)) {
    if (staysWhole(nest, loop)) {
      start[loop] = extent;
    } else if (extent > 1 && isBatch(nest, loop)) {
      outermost.push_back(loop);
    } else if (extent > 1) {
      searched.push_back(loop);
      sizes.push_back(getTileSizes(extent));
    }
  }
}

/// For each sequence of operands, the order in which the first moves least,
/// then the second, and so on.
SmallVector<SmallVector<unsigned, 6>, 0> TileSearch::getOrders() const {
  SmallVector<const NestOperand *, 4> operands;
  for (const NestOperand &operand : nest.operands)
    if (operand.isAffine)
      operands.push_back(&operand);
  llvm::stable_sort(operands, [&](const NestOperand *a, const NestOperand *b) {
    return a->getFootprint(nest.extents) * a->elementBytes >
           b->getFootprint(nest.extents) * b->elementBytes;
  });
  if (operands.size() > maxOrdered)
    operands.truncate(maxOrdered);
  SmallVector<unsigned, maxOrdered> sequence;
  for (unsigned i = 0; i < operands.size(); ++i)
    sequence.push_back(i);
  SmallVector<SmallVector<unsigned, 6>, 0> orders;
  do {
    SmallVector<unsigned, 6> order(searched);
    llvm::stable_sort(order, [&](unsigned a, unsigned b) {
      for (unsigned i : sequence)
        if (operands[i]->dependsOn(a) != operands[i]->dependsOn(b))
          return operands[i]->dependsOn(a);
      return false;
    });
    if (!llvm::is_contained(orders, order))
      orders.push_back(order);
  } while (std::next_permutation(sequence.begin(), sequence.end()));
  return orders;
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

/// The loops with several tiles, batches first.
static SmallVector<unsigned, 6> getActive(const LoopNest &nest,
                                          ArrayRef<int64_t> tile,
                                          ArrayRef<unsigned> outermost,
                                          ArrayRef<unsigned> order) {
  SmallVector<unsigned, 6> active;
  for (ArrayRef<unsigned> loops : {outermost, order})
    for (unsigned loop : loops)
      if (tile[loop] < nest.extents[loop])
        active.push_back(loop);
  return active;
}

double TileSearch::getBytes(ArrayRef<int64_t> tile,
                            ArrayRef<unsigned> order) const {
  return getScheduleBytes(nest, memory, tile,
                          getActive(nest, tile, outermost, order));
}

/// The largest size of the tile along a searched loop that fits, which is left
/// in `tile`; 0 if none does.
int64_t TileSearch::getLargest(Extents &tile, unsigned number) const {
  unsigned loop = searched[number];
  const TileSizes &choices = sizes[number];
  const auto *end = llvm::partition_point(choices.fine, [&](int64_t size) {
    tile[loop] = size;
    return fits(nest, memory, tile);
  });
  if (end == choices.fine.begin())
    return 0;
  return tile[loop] = *std::prev(end);
}

/// Looks at tiles that fill the memory along two loops; whether one is better.
bool TileSearch::improvePair(Extents &tile, double &bytes,
                             ArrayRef<unsigned> order, size_t first,
                             size_t second, bool isFine) const {
  bool improved = false;
  Extents candidate(tile);
  for (int64_t size :
       isFine ? ArrayRef(sizes[first].fine) : ArrayRef(sizes[first].coarse)) {
    candidate[searched[first]] = size;
    if (!getLargest(candidate, second))
      break;
    double found = getBytes(candidate, order);
    if (found >= bytes)
      continue;
    bytes = found;
    tile = candidate;
    improved = true;
  }
  return improved;
}

/// One sweep over all pairs of loops; whether it has found anything better.
bool TileSearch::improve(Extents &tile, double &bytes, ArrayRef<unsigned> order,
                         bool isFine) const {
  bool improved = false;
  for (size_t i = 0; i < searched.size(); ++i)
    for (size_t j = 0; j < searched.size(); ++j)
      if (i != j || searched.size() == 1)
        improved |= improvePair(tile, bytes, order, i, j, isFine);
  return improved;
}

/// The tile that sweeps lead to from one that fits.
Tiling TileSearch::descend(Extents tile, ArrayRef<unsigned> order, bool isFine,
                           unsigned numSweeps) const {
  double bytes = getBytes(tile, order);
  for (unsigned sweep = 0; sweep < numSweeps; ++sweep)
    if (bytes <= compulsory || !improve(tile, bytes, order, isFine))
      break;
  return {tile, SmallVector<unsigned, 6>(order), bytes};
}

void TileSearch::keep(const Tiling &tiling) {
  if (!best || tiling.bytes < best->bytes)
    best = tiling;
}

/// What two loops fill is hard to leave by moving two at a time: each pair
/// begins once.
void TileSearch::descendFromPairs(ArrayRef<unsigned> order) {
  for (size_t i = 0; i < searched.size(); ++i)
    for (size_t j = 0; j < searched.size(); ++j) {
      if (i == j || isDone())
        continue;
      Extents tile(start);
      double bytes = std::numeric_limits<double>::infinity();
      improvePair(tile, bytes, order, i, j, /*isFine=*/true);
      keep(descend(tile, order, /*isFine=*/false));
    }
}

/// Makes tiles longer where that costs nothing, from the innermost loop on.
void TileSearch::growTile() {
  for (unsigned loop = nest.extents.size(); loop-- > 0;) {
    Extents tile(best->tile);
    while (tile[loop] < nest.extents[loop]) {
      tile[loop] = std::min(2 * tile[loop], nest.extents[loop]);
      if (!fits(nest, memory, tile) ||
          getBytes(tile, best->order) > best->bytes)
        break;
      best->tile = tile;
    }
  }
}

std::optional<Tiling> TileSearch::run() {
  if (fits(nest, memory, nest.extents))
    return Tiling{
        nest.extents, {}, getScheduleBytes(nest, memory, nest.extents, {})};
  chooseLoops();
  if (!fits(nest, memory, start))
    return std::nullopt;
  compulsory = nest.isExact() ? nest.getCompulsoryBytes() : 0;
  // Windows are small, and worth keeping whole.
  Extents first(start);
  for (unsigned loop : searched)
    if (nest.extents[loop] <= 8 && !nest.isParallel[loop])
      first[loop] = nest.extents[loop];
  if (!fits(nest, memory, first))
    first = start;
  SmallVector<Tiling, 0> looks;
  for (ArrayRef<unsigned> order : getOrders()) {
    looks.push_back(descend(first, order, /*isFine=*/false, /*numSweeps=*/1));
    keep(looks.back());
  }
  llvm::stable_sort(looks, [](const Tiling &a, const Tiling &b) {
    return a.bytes < b.bytes;
  });
  if (searched.size() > maxPaired && looks.size() > maxPursued)
    looks.truncate(maxPursued);
  for (const Tiling &look : looks) {
    if (isDone())
      break;
    keep(descend(look.tile, look.order, /*isFine=*/false));
    if (first != start)
      keep(descend(start, look.order, /*isFine=*/false));
    if (searched.size() <= maxPaired)
      descendFromPairs(look.order);
  }
  if (!isDone())
    keep(descend(best->tile, SmallVector<unsigned, 6>(best->order),
                 /*isFine=*/true));
  growTile();
  best->bytes = getBytes(best->tile, best->order);
  best->order = getActive(nest, best->tile, outermost, best->order);
  return best;
}

/// Whether something that is written is read elsewhere, or written twice.
static bool isBound(const LoopNest &nest) {
  for (const NestOperand &operand : nest.operands)
    for (const NestOperand &other : nest.operands)
      if (&operand != &other && operand.isWritten &&
          operand.tensor == other.tensor)
        return true;
  return false;
}

std::optional<Tiling> mlir::roofline::findTiling(const LoopNest &nest,
                                                 const FastMemory &memory) {
  if (isBound(nest))
    return std::nullopt;
  return TileSearch(nest, memory).run();
}
