//===- MemoryPlan.cpp - Offsets in one memory -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "MemoryPlan.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"

#include <limits>
#include <map>
#include <set>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Finds what has been placed in a stretch of positions. Positions are put into
/// buckets, so that long programs are not searched as a whole.
class PlacedBlocks {
public:
  static constexpr unsigned bucketSize = 32;

  PlacedBlocks(ArrayRef<PlannedBlock> blocks, unsigned end)
      : blocks(blocks), buckets(end / bucketSize + 1), seen(blocks.size()) {}

  void add(unsigned block) {
    for (auto [begin, end] : blocks[block].stretches)
      for (unsigned i = begin / bucketSize; i <= end / bucketSize; ++i)
        buckets[i].push_back({block, begin, end});
  }

  /// By offset.
  SmallVector<unsigned> getOverlapping(unsigned block) {
    SmallVector<unsigned> found;
    ++round;
    for (auto [begin, end] : blocks[block].stretches)
      for (unsigned i = begin / bucketSize; i <= end / bucketSize; ++i)
        for (const Placed &other : buckets[i])
          if (other.begin <= end && begin <= other.end &&
              std::exchange(seen[other.block], round) != round)
            found.push_back(other.block);
    llvm::sort(found, [&](unsigned a, unsigned b) {
      return blocks[a].offset < blocks[b].offset;
    });
    return found;
  }

private:
  /// A stretch of a block.
  struct Placed {
    unsigned block;
    unsigned begin, end;
  };

  ArrayRef<PlannedBlock> blocks;
  std::vector<SmallVector<Placed, 4>> buckets;
  std::vector<unsigned> seen;
  unsigned round = 0;
};
} // namespace

static unsigned getFirst(const PlannedBlock &block) {
  return block.stretches.front().first;
}
static unsigned getLast(const PlannedBlock &block) {
  return block.stretches.back().second;
}

static int64_t getEnd(const PlannedBlock &block) {
  int64_t end;
  return llvm::AddOverflow(block.offset, block.bytes, end)
             ? std::numeric_limits<int64_t>::max()
             : end;
}

/// Whether looking for gaps below everything that a block overlaps takes
/// about linear time: the steps are the squares of what is in each bucket.
static bool isCheap(ArrayRef<PlannedBlock> blocks, ArrayRef<unsigned> order,
                    unsigned end) {
  constexpr uint64_t minSteps = 1 << 20, stepsPerBlock = 1024;
  std::vector<int64_t> changes(end / PlacedBlocks::bucketSize + 2);
  for (unsigned number : order)
    for (auto [begin, end] : blocks[number].stretches) {
      ++changes[begin / PlacedBlocks::bucketSize];
      --changes[end / PlacedBlocks::bucketSize + 1];
    }
  uint64_t inBucket = 0, steps = 0;
  for (int64_t change : changes) {
    inBucket += change;
    steps = llvm::SaturatingMultiplyAdd(inBucket, inBucket, steps);
  }
  return steps <= std::max(minSteps, stepsPerBlock * blocks.size());
}

/// The largest first, each in the smallest gap.
static int64_t planBySize(MutableArrayRef<PlannedBlock> blocks,
                          ArrayRef<unsigned> order, unsigned end) {
  PlacedBlocks placed(blocks, end);
  int64_t total = 0;
  for (unsigned number : order) {
    PlannedBlock &block = blocks[number];
    int64_t top = 0, smallest = std::numeric_limits<int64_t>::max();
    std::optional<int64_t> best;
    for (unsigned other : placed.getOverlapping(number)) {
      int64_t gap = blocks[other].offset - top;
      if (gap >= block.bytes && gap < smallest) {
        smallest = gap;
        best = top;
      }
      top = std::max(top, getEnd(blocks[other]));
    }
    block.offset = best.value_or(top);
    total = std::max(total, getEnd(block));
    placed.add(number);
  }
  return total;
}

namespace {
/// What lies free between blocks; gaps that touch are one.
class FreeList {
public:
  /// The start of the smallest gap that is large enough, or the end of all.
  int64_t take(int64_t bytes) {
    auto best = bySize.lower_bound({bytes, 0});
    if (best == bySize.end()) {
      total += bytes;
      return total - bytes;
    }
    auto [size, offset] = *best;
    erase(gaps.find(offset));
    if (size > bytes)
      insert(offset + bytes, size - bytes);
    return offset;
  }

  void give(int64_t offset, int64_t bytes) {
    auto next = gaps.lower_bound(offset);
    if (next != gaps.end() && next->first == offset + bytes) {
      bytes += next->second;
      next = erase(next);
    }
    if (next != gaps.begin())
      if (auto last = std::prev(next); last->first + last->second == offset) {
        offset = last->first;
        bytes += last->second;
        erase(last);
      }
    insert(offset, bytes);
  }

  int64_t getTotal() const { return total; }

private:
  using Gaps = std::map<int64_t, int64_t>;

  void insert(int64_t offset, int64_t bytes) {
    gaps.emplace(offset, bytes);
    bySize.insert({bytes, offset});
  }
  Gaps::iterator erase(Gaps::iterator gap) {
    bySize.erase({gap->second, gap->first});
    return gaps.erase(gap);
  }

  /// Sizes by offset, and both by size.
  Gaps gaps;
  std::set<std::pair<int64_t, int64_t>> bySize;
  int64_t total = 0;
};
} // namespace

/// In the order in which they begin, of those that begin together the largest
/// first, each in the smallest gap that is there then.
static int64_t planByTime(MutableArrayRef<PlannedBlock> blocks,
                          MutableArrayRef<unsigned> order) {
  // Those of one position are by size already.
  llvm::stable_sort(order, [&](unsigned a, unsigned b) {
    return getFirst(blocks[a]) < getFirst(blocks[b]);
  });
  std::vector<unsigned> ends(order.begin(), order.end());
  llvm::stable_sort(ends, [&](unsigned a, unsigned b) {
    return getLast(blocks[a]) < getLast(blocks[b]);
  });
  FreeList free;
  auto ended = ends.begin();
  for (unsigned number : order) {
    PlannedBlock &block = blocks[number];
    for (; getLast(blocks[*ended]) < getFirst(block); ++ended)
      free.give(blocks[*ended].offset, blocks[*ended].bytes);
    block.offset = free.take(block.bytes);
  }
  return free.getTotal();
}

int64_t roofline::planMemory(std::vector<PlannedBlock> &blocks) {
  std::vector<unsigned> order;
  unsigned end = 0;
  uint64_t sum = 0;
  for (auto [number, block] : llvm::enumerate(blocks)) {
    if (block.bytes <= 0 || block.stretches.empty())
      continue;
    end = std::max(end, getLast(block));
    order.push_back(number);
    sum = llvm::SaturatingAdd<uint64_t>(sum, block.bytes);
  }
  llvm::stable_sort(order, [&](unsigned a, unsigned b) {
    return blocks[a].bytes > blocks[b].bytes;
  });
  if (isCheap(blocks, order, end))
    return planBySize(blocks, order, end);
  // There are no gaps to tell between offsets that saturate.
  constexpr int64_t most = std::numeric_limits<int64_t>::max();
  return sum > uint64_t(most) ? most : planByTime(blocks, order);
}
