//===- LoopAccesses.cpp - What loops touch of buffers ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a loop touches is a box of positions for each access.
//
//===----------------------------------------------------------------------===//

#include "LoopAccesses.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::movement;

/// Up to this many boxes are united exactly.
static constexpr size_t maxBoxes = 16;

LoopAccesses::LoopAccesses(const LoopTree &tree)
    : tree(tree), direct(tree.loops.size()), all(tree.loops.size()),
      ends(tree.loops.size()) {
  std::iota(ends.begin(), ends.end(), 1);
  for (size_t loop = tree.loops.size(); loop-- > 0;)
    if (int parent = tree.loops[loop].parent; parent >= 0)
      ends[parent] = std::max(ends[parent], ends[loop]);
  // A loop without iterations touches nothing, for those around it, too.
  for (auto [number, access] : llvm::enumerate(tree.accesses)) {
    direct[access.loop].push_back(number);
    for (int loop = access.loop; loop >= 0 && tree.loops[loop].trips > 0;
         loop = tree.loops[loop].parent)
      all[loop].push_back(number);
  }
}

/// Loops that move one dimension multiply positions or overlap; from the
/// smallest stride on, each either continues what is reached or jumps beyond
/// it.
static Range getRange(int64_t offset, Strides &strides, bool &isExact) {
  Range range{offset, offset + 1, 1};
  llvm::sort(strides);
  int64_t common = 0;
  for (auto [stride, trips] : strides)
    common = std::gcd(common, stride);
  // In units of the smallest distance there can be.
  double span = 1;
  bool isDense = true;
  for (auto [stride, trips] : strides) {
    double step = static_cast<double>(stride / std::max<int64_t>(common, 1));
    double reach = step * static_cast<double>(trips - 1);
    if (isDense && step <= span)
      range.count = span + reach;
    else if (step >= span)
      range.count *= static_cast<double>(trips);
    else
      isExact = false, range.count *= static_cast<double>(trips);
    isDense &= step <= span;
    span += reach;
    range.end += stride * (trips - 1);
  }
  range.count = std::min(range.count, span);
  return range;
}

/// The steps along one dimension and how many there are of each; tiles of a
/// loop, the last of which may be smaller, are one, and join `tiles`.
Strides LoopAccesses::getStrides(const LoopTree::Index &index, unsigned loop,
                                 int64_t iterations,
                                 SmallVectorImpl<unsigned> &tiles) const {
  auto getTrips = [&](unsigned mover) {
    return mover == loop ? iterations : tree.loops[mover].trips;
  };
  Strides strides;
  SmallVector<unsigned, 4> merged;
  // Tiles stand behind what they are tiles of.
  for (auto [mover, step] : llvm::reverse(index.loops)) {
    if (!isInside(mover, loop) || llvm::is_contained(merged, mover))
      continue;
    const LoopTree::Loop &own = tree.loops[mover];
    int64_t trips = getTrips(mover);
    auto *tiled = llvm::find_if(index.loops, [&](const auto &other) {
      return static_cast<int>(other.first) == own.tiles;
    });
    if (own.tiles >= 0 && mover != loop && tiled != index.loops.end() &&
        isInside(tiled->first, loop) && tiled->second == step * trips &&
        !llvm::is_contained(merged, tiled->first)) {
      int64_t numTiles = getTrips(tiled->first);
      bool hasLast = numTiles == tree.loops[tiled->first].trips;
      trips = (numTiles - 1) * trips + (hasLast ? own.lastTrips : trips);
      merged.push_back(tiled->first);
      tiles.push_back(mover);
    }
    if (trips > 1)
      strides.emplace_back(step, trips);
  }
  return strides;
}

/// Whether a loop, from `loop` to the access, has more iterations at one time
/// than at another, and so touches more: then the box is that of the most.
/// `tiles` together touch all that they are tiles of.
bool LoopAccesses::varies(const LoopTree::Access &access, unsigned loop,
                          ArrayRef<unsigned> tiles) const {
  auto isMoved = [&](unsigned by) {
    return llvm::any_of(access.indices, [&](const LoopTree::Index &index) {
      return llvm::any_of(index.loops,
                          [&](const auto &mover) { return mover.first == by; });
    });
  };
  const LoopTree::Loop *varying = nullptr;
  for (int at = access.loop; at >= static_cast<int>(loop);
       at = tree.loops[at].parent) {
    const LoopTree::Loop &own = tree.loops[at];
    // Where it does not move the access, it matters whether it runs.
    if (own.isExact || llvm::is_contained(tiles, at) ||
        (own.leastTrips > 0 && !isMoved(at)))
      continue;
    if (varying)
      return true;
    varying = &own;
  }
  if (!varying)
    return false;
  // Each box begins where the others do, unless what counts it moves it.
  return !varying->isReached ||
         llvm::any_of(varying->countedBy, [&](unsigned outer) {
           return outer < loop || !tree.loops[outer].isExact || isMoved(outer);
         });
}

Box LoopAccesses::getBox(const LoopTree::Access &access, unsigned loop,
                         int64_t iterations, bool &isExact) const {
  Box box;
  SmallVector<unsigned, 4> moving, tiles;
  ArrayRef<int64_t> shape = tree.buffers[access.buffer].shape;
  for (auto [dim, index] : llvm::enumerate(access.indices)) {
    // What moves along two dimensions is a diagonal.
    for (auto [mover, step] : index.loops) {
      if (!isInside(mover, loop) || tree.loops[mover].trips <= 1)
        continue;
      isExact &= !llvm::is_contained(moving, mover);
      moving.push_back(mover);
    }
    Strides strides = getStrides(index, loop, iterations, tiles);
    int64_t offset = index.offset;
    for (auto &[step, trips] : strides) {
      offset += std::min<int64_t>(0, step * (trips - 1));
      step = std::abs(step);
    }
    Range range = getRange(offset, strides, isExact);
    // Not all of a last tile may be there.
    if (range.end - range.begin > shape[dim]) {
      range.end = range.begin + shape[dim];
      range.count = std::min(range.count, static_cast<double>(shape[dim]));
    }
    box.push_back(range);
  }
  isExact &= !varies(access, loop, tiles);
  return box;
}

/// Whether loops around `loop` move two accesses alike.
static bool moveAlike(const LoopTree::Access &a, const LoopTree::Access &b,
                      unsigned loop) {
  for (auto [x, y] : llvm::zip_equal(a.indices, b.indices)) {
    auto outer = [&](const LoopTree::Index &index) {
      SmallVector<std::pair<unsigned, int64_t>, 2> loops;
      for (auto entry : index.loops)
        if (entry.first < loop)
          loops.push_back(entry);
      return loops;
    };
    if (outer(x) != outer(y))
      return false;
  }
  return true;
}

void Touched::addBox(Box box, unsigned group) {
  for (auto [other, otherGroup] : llvm::zip_equal(boxes, groups))
    if (group == otherGroup && std::equal(box.begin(), box.end(), other.begin(),
                                          [](const Range &a, const Range &b) {
                                            return a.begin == b.begin &&
                                                   a.end == b.end &&
                                                   a.count == b.count;
                                          }))
      return;
  if (boxes.size() < maxBoxes) {
    boxes.push_back(std::move(box));
    groups.push_back(group);
    return;
  }
  isExact = false;
  size_t first = std::distance(groups.begin(), llvm::find(groups, group));
  isBounded &= first < groups.size();
  for (auto [all, own] :
       llvm::zip_equal(boxes[first < groups.size() ? first : 0], box)) {
    all.begin = std::min(all.begin, own.begin);
    all.end = std::max(all.end, own.end);
    all.count = static_cast<double>(all.end - all.begin);
  }
}

std::map<unsigned, Touched>
LoopAccesses::getTouched(unsigned loop, int64_t iterations,
                         std::optional<bool> isWritten) const {
  std::map<unsigned, Touched> touched;
  // By buffer: one access of each group.
  std::map<unsigned, SmallVector<const LoopTree::Access *, 2>> leaders;
  for (unsigned number : all[loop]) {
    const LoopTree::Access &access = tree.accesses[number];
    if (access.isWritten != isWritten.value_or(access.isWritten))
      continue;
    Touched &buffer = touched[access.buffer];
    buffer.isExact &= access.isExact;
    Box box = getBox(access, loop, iterations, buffer.isExact);
    (access.isWritten ? buffer.isWritten : buffer.isRead) = true;
    SmallVector<const LoopTree::Access *, 2> &known = leaders[access.buffer];
    size_t group = std::distance(
        known.begin(), llvm::find_if(known, [&](const LoopTree::Access *other) {
          return moveAlike(*other, access, loop);
        }));
    if (group == known.size() && group < maxBoxes)
      known.push_back(&access);
    buffer.isExact &= group == 0;
    buffer.addBox(std::move(box), group);
  }
  return touched;
}

//===----------------------------------------------------------------------===//
// Elements and lines
//===----------------------------------------------------------------------===//

static double getVolume(const Box &box) {
  double volume = 1;
  for (const Range &range : box)
    volume *= range.count;
  return volume;
}

/// The elements in at least one box: every border cuts all of them.
static double getUnion(ArrayRef<Box> boxes, bool &isExact) {
  if (boxes.size() == 1)
    return getVolume(boxes.front());
  bool areDense = true;
  double sum = 0;
  for (const Box &box : boxes) {
    sum += getVolume(box);
    for (const Range &range : box)
      areDense &= range.isDense();
  }
  if (!areDense) {
    isExact = false;
    return sum;
  }
  size_t rank = boxes.front().size();
  SmallVector<SmallVector<int64_t>, 3> cuts(rank);
  size_t numCells = 1;
  for (size_t dim = 0; dim < rank; ++dim) {
    for (const Box &box : boxes)
      cuts[dim].append({box[dim].begin, box[dim].end});
    llvm::sort(cuts[dim]);
    cuts[dim].erase(llvm::unique(cuts[dim]), cuts[dim].end());
    numCells *= cuts[dim].size() - 1;
  }
  if (numCells > 4096) {
    isExact = false;
    return sum;
  }
  double elements = 0;
  for (size_t cell = 0; cell < numCells; ++cell) {
    SmallVector<int64_t, 3> low;
    double volume = 1;
    size_t rest = cell;
    for (size_t dim = 0; dim < rank; ++dim) {
      size_t at = rest % (cuts[dim].size() - 1);
      rest /= cuts[dim].size() - 1;
      low.push_back(cuts[dim][at]);
      volume *= static_cast<double>(cuts[dim][at + 1] - cuts[dim][at]);
    }
    if (llvm::any_of(boxes, [&](const Box &box) {
          for (size_t dim = 0; dim < rank; ++dim)
            if (low[dim] < box[dim].begin || low[dim] >= box[dim].end)
              return false;
          return true;
        }))
      elements += volume;
  }
  return elements;
}

double movement::getElements(const LoopTree::Buffer &buffer,
                             const Touched &touched, bool &isExact) {
  double whole = 1;
  for (int64_t size : buffer.shape)
    whole *= static_cast<double>(size);
  isExact &= touched.isExact;
  if (!touched.isBounded)
    return whole;
  std::map<unsigned, SmallVector<Box, 2>> groups;
  for (auto [box, group] : llvm::zip_equal(touched.boxes, touched.groups))
    groups[group].push_back(box);
  double elements = 0;
  for (const auto &[group, boxes] : groups)
    elements += getUnion(boxes, isExact);
  return std::min(elements, whole);
}

double movement::getLines(const LoopTree::Buffer &buffer,
                          const Touched &touched, double lineBytes) {
  Box hull = touched.boxes.front();
  for (const Box &box : ArrayRef(touched.boxes).drop_front())
    for (auto [all, own] : llvm::zip_equal(hull, box)) {
      all.count = std::max(all.count, own.count);
      all.begin = std::min(all.begin, own.begin);
      all.end = std::max(all.end, own.end);
      if (own.isDense())
        all.count = static_cast<double>(all.end - all.begin);
    }
  double run = buffer.elementBytes, runs = 1;
  bool isRun = true;
  for (size_t dim = hull.size(); dim-- > 0;) {
    const Range &range = hull[dim];
    double span = static_cast<double>(range.end - range.begin);
    double size = static_cast<double>(buffer.shape[dim]);
    if (!isRun) {
      runs *= range.count;
      continue;
    }
    double gap = range.count > 1 ? (span - 1) / (range.count - 1) * run : run;
    if (range.isDense() || gap < lineBytes) {
      isRun = range.isDense() && span == size;
      run *= span;
    } else {
      runs *= range.count;
      isRun = false;
    }
  }
  double place =
      std::gcd(static_cast<int64_t>(run), static_cast<int64_t>(lineBytes));
  return runs * std::max(1.0, (run - place) / lineBytes + 1);
}
