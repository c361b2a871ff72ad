//===- LoopFootprint.cpp - What slices touch in all iterations ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/LoopFootprint.h"

#include "Storage/BufferPlaces.h"

#include "mlir-roofline/Interfaces/Access/MovingSlice.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// Up to this many slices along one dimension are looked at one by one.
static constexpr unsigned maxSlices = 1024;

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

namespace {
/// A loop around an operation.
struct AroundLoop {
  /// What counts its iterations, from 0.
  std::string counter;
  Quantity trips;
};
} // namespace

/// The loops around `op` whose iterations have a number, the innermost first.
static SmallVector<AroundLoop> getLoopsAround(Operation *op,
                                              SizeProvider &sizes) {
  SmallVector<AroundLoop> loops;
  for (Operation *parent = op->getParentOp();
       parent && !isa<FunctionOpInterface>(parent);
       parent = parent->getParentOp()) {
    std::optional<SmallVector<LoopLevel>> levels = getLoopLevels(sizes, parent);
    if (!levels)
      continue;
    for (const LoopLevel &level : llvm::reverse(*levels)) {
      if (!level.counter || level.trips.isOne())
        continue;
      Quantity moved = sizes.getValue(level.counter) - level.lower;
      llvm::SetVector<StringRef> names;
      moved.collectSymbols(names);
      for (StringRef name : names)
        if (moved == level.step * Quantity::symbol(name, {0, level.trips - 1}))
          loops.push_back({name.str(), level.trips});
    }
  }
  return loops;
}

//===----------------------------------------------------------------------===//
// One dimension
//===----------------------------------------------------------------------===//

namespace {
/// What the slices take along one dimension.
struct Reach {
  /// Positions, each once.
  Quantity positions;
  /// By how much that is more than one slice if slices never overlap.
  std::optional<Quantity> factor;
};
} // namespace

/// Slices of one size that move by a constant with each loop.
static std::optional<Reach> getRegularReach(const SliceExtent &extent,
                                            ArrayRef<AroundLoop> loops) {
  SmallVector<std::pair<int64_t, Quantity>> strides;
  Quantity rest = extent.offset;
  for (const AroundLoop &loop : loops) {
    bool varies = extent.size.mentions(loop.counter) ||
                  llvm::any_of(loops, [&](const AroundLoop &other) {
                    return other.trips.mentions(loop.counter);
                  });
    if (varies)
      return std::nullopt;
    Quantity first = putIn(rest, loop.counter, 0);
    Quantity stride = putIn(rest, loop.counter, 1) - first;
    std::optional<int64_t> constant = stride.getInt64();
    if (!constant ||
        rest != first + stride *
                            Quantity::symbol(loop.counter, {0, loop.trips - 1}))
      return std::nullopt;
    strides.emplace_back(std::abs(*constant), loop.trips);
    rest = first;
  }
  llvm::stable_sort(strides, llvm::less_first());
  // What has been reached lies in [0, span), all of it if `isDense`.
  Reach reach{extent.size, Quantity(1)};
  Quantity span = extent.size;
  bool isDense = true;
  for (const auto &[stride, trips] : strides) {
    Quantity moved = Quantity(stride) * (trips - Quantity(1));
    if ((Quantity(stride) - span).isKnownNonNegative()) {
      reach.positions *= trips;
      if (reach.factor)
        *reach.factor *= trips;
      isDense &= span == Quantity(stride);
    } else if (isDense && (span - Quantity(stride)).isKnownNonNegative()) {
      reach.positions = span + moved;
      reach.factor.reset();
    } else {
      return std::nullopt;
    }
    span += moved;
  }
  return reach;
}

/// Whether slices follow each other without gaps: all but that of the last
/// iteration are as large as the step to the next one.
static bool isFullBeforeLast(const Quantity &size, const Quantity &stride,
                             const AroundLoop &loop) {
  Quantity before = Quantity::symbol(loop.counter, {0, loop.trips - 2});
  return putIn(size, loop.counter, before) == stride;
}

/// Slices of which no two overlap, as large as each iteration says: tiles of
/// an extent that is no multiple of theirs.
static std::optional<Reach> getTiledReach(const SliceExtent &extent,
                                          ArrayRef<AroundLoop> loops) {
  Quantity positions = extent.size, rest = extent.offset;
  for (const AroundLoop &loop : loops) {
    Quantity first = putIn(rest, loop.counter, 0);
    Quantity stride = putIn(rest, loop.counter, 1) - first;
    Quantity counter = Quantity::symbol(loop.counter, {0, loop.trips - 1});
    if (rest != first + stride * counter ||
        !(stride - positions).isKnownNonNegative())
      return std::nullopt;
    // The loop around moves all of what this one reaches, without gaps.
    if (&loop != &loops.back() && !isFullBeforeLast(positions, stride, loop))
      return std::nullopt;
    std::optional<Quantity> sum =
        sumIterations(positions, loop.counter, loop.trips);
    if (!sum)
      return std::nullopt;
    positions = *sum;
    rest = first;
  }
  return Reach{positions, std::nullopt};
}

/// Adds [offset, offset + size) of every iteration of `loops`, the outermost of
/// which is the last. False if that is not constant or takes too many steps.
static bool
collectIntervals(const SliceExtent &extent, ArrayRef<AroundLoop> loops,
                 SmallVectorImpl<std::pair<int64_t, int64_t>> &intervals) {
  if (loops.empty()) {
    std::optional<int64_t> offset = extent.offset.getInt64();
    std::optional<int64_t> size = extent.size.getInt64();
    int64_t end;
    if (!offset || !size || llvm::AddOverflow(*offset, *size, end))
      return false;
    intervals.emplace_back(*offset, end);
    return intervals.size() <= maxSlices;
  }
  const AroundLoop &loop = loops.back();
  std::optional<int64_t> trips = loop.trips.getInt64();
  if (!trips || *trips > maxSlices)
    return false;
  for (int64_t i = 0; i < *trips; ++i) {
    SmallVector<AroundLoop> inside(loops.drop_back());
    for (AroundLoop &inner : inside)
      inner.trips = putIn(inner.trips, loop.counter, i);
    if (!collectIntervals({putIn(extent.offset, loop.counter, i),
                           putIn(extent.size, loop.counter, i)},
                          inside, intervals))
      return false;
  }
  return true;
}

/// Slices of any kind, one by one.
static std::optional<Reach> getCountedReach(const SliceExtent &extent,
                                            ArrayRef<AroundLoop> loops) {
  SmallVector<std::pair<int64_t, int64_t>> intervals;
  if (!collectIntervals(extent, loops, intervals))
    return std::nullopt;
  llvm::sort(intervals);
  int64_t positions = 0, end = std::numeric_limits<int64_t>::min();
  for (auto [from, to] : intervals) {
    from = std::max(from, end);
    if (from >= to)
      continue;
    positions += to - from;
    end = to;
  }
  return Reach{positions, std::nullopt};
}

//===----------------------------------------------------------------------===//
// All dimensions
//===----------------------------------------------------------------------===//

/// How many elements of the sliced tensor all iterations touch, if one touches
/// `elements` of its slice; nothing if that is no more.
static std::optional<Quantity> getTouched(ArrayRef<SliceExtent> extents,
                                          const Quantity &elements,
                                          ArrayRef<AroundLoop> loops) {
  Quantity box = 1, all = 1, factor = 1;
  for (const SliceExtent &extent : extents)
    box *= extent.size;
  bool isWhole = box == elements, moves = false;
  llvm::SmallDenseSet<StringRef> used;
  for (const SliceExtent &extent : extents) {
    SmallVector<AroundLoop> moving;
    for (const AroundLoop &loop : loops)
      // What moves with a loop along two dimensions counts along one of them.
      if ((extent.offset.mentions(loop.counter) ||
           extent.size.mentions(loop.counter)) &&
          used.insert(loop.counter).second)
        moving.push_back(loop);
    std::optional<Reach> reach;
    if (!moving.empty()) {
      reach = getRegularReach(extent, moving);
      if (!reach)
        reach = getTiledReach(extent, moving);
      if (!reach)
        reach = getCountedReach(extent, moving);
    }
    all *= reach ? reach->positions : extent.size;
    if (reach && (isWhole || reach->factor))
      moves = true;
    if (reach && reach->factor)
      factor *= *reach->factor;
  }
  if (!moves)
    return std::nullopt;
  Quantity touched = isWhole ? all : elements * factor;
  for (const AroundLoop &loop : loops)
    if (touched.mentions(loop.counter))
      return std::nullopt;
  return touched;
}

void mlir::roofline::addTouchedInLoops(Operation *op, OpCost &cost,
                                       SizeProvider &sizes) {
  if (isa_and_nonnull<FunctionOpInterface>(op->getParentOp()))
    return;
  std::optional<SmallVector<AroundLoop>> loops;
  for (OperandTraffic &traffic : cost.traffic) {
    std::optional<MovingSlice> slice = getMovingSlice(op, traffic, sizes);
    if (!slice)
      continue;
    if (!loops)
      loops = getLoopsAround(op, sizes);
    if (loops->empty())
      return;
    std::optional<Quantity> touched =
        getTouched(slice->extents, traffic.footprint, *loops);
    if (touched &&
        (slice->isWritten || (isTouchedInOnePlace(*slice) &&
                              isReadBeforeWritten(op, *slice, sizes))))
      traffic.touchedInLoops = getStorageBytes(traffic.elementType, *touched);
  }
}
