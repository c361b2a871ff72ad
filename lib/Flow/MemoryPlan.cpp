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

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Finds what has been placed in a stretch of positions. Positions are put into
/// buckets, so that long programs are not searched as a whole.
class PlacedBlocks {
public:
  PlacedBlocks(ArrayRef<PlannedBlock> blocks, unsigned end)
      : blocks(blocks), buckets(end / bucketSize + 1), seen(blocks.size()) {}

  void add(unsigned block) {
    for (unsigned i = blocks[block].begin / bucketSize;
         i <= blocks[block].end / bucketSize; ++i)
      buckets[i].push_back(block);
  }

  /// By offset.
  SmallVector<unsigned> getOverlapping(unsigned block) {
    const PlannedBlock &own = blocks[block];
    SmallVector<unsigned> found;
    ++round;
    for (unsigned i = own.begin / bucketSize; i <= own.end / bucketSize; ++i)
      for (unsigned other : buckets[i])
        if (std::exchange(seen[other], round) != round &&
            blocks[other].begin <= own.end && own.begin <= blocks[other].end)
          found.push_back(other);
    llvm::sort(found, [&](unsigned a, unsigned b) {
      return blocks[a].offset < blocks[b].offset;
    });
    return found;
  }

private:
  static constexpr unsigned bucketSize = 32;
  ArrayRef<PlannedBlock> blocks;
  std::vector<SmallVector<unsigned, 4>> buckets;
  std::vector<unsigned> seen;
  unsigned round = 0;
};
} // namespace

static int64_t getEnd(const PlannedBlock &block) {
  int64_t end;
  return llvm::AddOverflow(block.offset, block.bytes, end)
             ? std::numeric_limits<int64_t>::max()
             : end;
}

int64_t roofline::planMemory(std::vector<PlannedBlock> &blocks) {
  std::vector<unsigned> order;
  unsigned end = 0;
  for (auto [number, block] : llvm::enumerate(blocks)) {
    end = std::max(end, block.end);
    if (block.bytes > 0)
      order.push_back(number);
  }
  llvm::stable_sort(order, [&](unsigned a, unsigned b) {
    return blocks[a].bytes > blocks[b].bytes;
  });
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
