//===- NestSimulationTest.cpp - Bounds against simulated caches -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Random small nests, run access by access. A cache that evicts what is used
// last (Belady) is never below the lower bound, in whatever order the nest
// runs; the schedule that is named as attainable moves no more than it says.
// Nothing here uses the formulas: elements are those of the maps.
//
//===----------------------------------------------------------------------===//

#include "NestText.h"
#include "mlir-roofline/Movement/TileSearch.h"

#include "gtest/gtest.h"

#include <map>
#include <random>
#include <set>

using namespace mlir;
using namespace mlir::roofline;
using roofline::test::NestText;

namespace {

/// Which element each operand touches in each iteration, in row-major order.
struct Elements {
  Elements(const NestText &text, MLIRContext &context) : extents(text.extents) {
    for (size_t number = 0; number < text.maps.size(); ++number) {
      AffineMap map = text.getMap(number, context);
      std::map<std::vector<int64_t>, int> ids;
      std::vector<int> &own = operands.emplace_back();
      SmallVector<int64_t> point(extents.size(), 0);
      do {
        SmallVector<int64_t> index = map.compose(point);
        auto key = std::vector<int64_t>(index.begin(), index.end());
        own.push_back(firstId + ids.try_emplace(key, ids.size()).first->second);
      } while (advance(point));
      firstId += ids.size();
    }
  }

  bool advance(SmallVectorImpl<int64_t> &point) const {
    for (size_t loop = extents.size(); loop-- > 0;) {
      if (++point[loop] < extents[loop])
        return true;
      point[loop] = 0;
    }
    return false;
  }
  size_t getNumber(ArrayRef<int64_t> point) const {
    size_t number = 0;
    for (auto [index, extent] : llvm::zip_equal(point, extents))
      number = number * extent + index;
    return number;
  }
  bool isOutput(size_t operand) const { return operand + 1 == operands.size(); }

  SmallVector<int64_t> extents;
  std::vector<std::vector<int>> operands;
  int firstId = 0;
};

/// The iterations of a tiled nest, box by box.
std::vector<std::vector<size_t>> getBoxes(const Elements &elements,
                                          ArrayRef<int64_t> tile,
                                          ArrayRef<unsigned> order) {
  size_t numLoops = elements.extents.size();
  std::vector<std::vector<size_t>> boxes;
  SmallVector<int64_t> box(numLoops, 0);
  while (true) {
    std::vector<size_t> &numbers = boxes.emplace_back();
    SmallVector<int64_t> point(numLoops, 0);
    do {
      bool isInside = true;
      for (size_t loop = 0; loop < numLoops; ++loop)
        isInside &= point[loop] / tile[loop] == box[loop];
      if (isInside)
        numbers.push_back(elements.getNumber(point));
    } while (elements.advance(point));
    // The innermost loop is the last.
    size_t at = order.size();
    while (at-- > 0) {
      unsigned loop = order[at];
      if (++box[loop] * tile[loop] < elements.extents[loop])
        break;
      box[loop] = 0;
    }
    if (at == size_t(-1))
      return boxes;
  }
}

/// Loads and stores with a cache of `capacity` elements that knows the future.
/// An output starts in the cache, unless it is read.
int64_t simulateBelady(const Elements &elements,
                       const std::vector<std::vector<size_t>> &boxes,
                       size_t capacity, bool readsOutput) {
  struct Access {
    int id;
    bool isOutput;
    size_t next;
  };
  std::vector<Access> trace;
  for (const auto &box : boxes)
    for (size_t iteration : box)
      for (size_t operand = 0; operand < elements.operands.size(); ++operand)
        trace.push_back({elements.operands[operand][iteration],
                         elements.isOutput(operand), 0});
  const size_t never = trace.size();
  std::vector<size_t> upcoming(elements.firstId, never);
  for (size_t i = trace.size(); i-- > 0;) {
    trace[i].next = upcoming[trace[i].id];
    upcoming[trace[i].id] = i;
  }
  struct Line {
    int id;
    bool isDirty;
    size_t next;
  };
  std::vector<Line> cache;
  std::vector<bool> exists(elements.firstId, false);
  int64_t moved = 0;
  size_t numOperands = elements.operands.size();
  for (size_t i = 0; i < trace.size(); ++i) {
    const Access &access = trace[i];
    auto line = llvm::find_if(
        cache, [&](const Line &line) { return line.id == access.id; });
    if (line == cache.end()) {
      if (cache.size() == capacity) {
        // What this iteration uses has to stay until it ends.
        size_t end = (i / numOperands + 1) * numOperands;
        auto isPinned = [&](const Line &line) {
          for (size_t j = i - i % numOperands; j < end; ++j)
            if (trace[j].id == line.id)
              return true;
          return false;
        };
        auto victim = cache.end();
        for (auto it = cache.begin(); it != cache.end(); ++it)
          if (!isPinned(*it) &&
              (victim == cache.end() || it->next > victim->next))
            victim = it;
        moved += victim->isDirty;
        cache.erase(victim);
      }
      bool isNew = access.isOutput && !readsOutput && !exists[access.id];
      moved += !isNew;
      exists[access.id] = true;
      cache.push_back({access.id, false, 0});
      line = std::prev(cache.end());
    }
    line->isDirty |= access.isOutput;
    line->next = access.next;
  }
  for (const Line &line : cache)
    moved += line.isDirty;
  return moved;
}

/// Loads and stores if each box's elements are all that is held. -1 if they do
/// not fit.
int64_t simulateSchedule(const Elements &elements,
                         const std::vector<std::vector<size_t>> &boxes,
                         size_t capacity, bool readsOutput) {
  int64_t moved = 0;
  std::vector<std::set<int>> held(elements.operands.size());
  std::set<int> exists;
  std::vector<std::vector<size_t>> steps = boxes;
  steps.emplace_back(); // at the end, nothing is held
  for (const auto &box : steps) {
    size_t sum = 0;
    for (size_t operand = 0; operand < elements.operands.size(); ++operand) {
      bool isOutput = elements.isOutput(operand);
      std::set<int> next;
      for (size_t iteration : box)
        next.insert(elements.operands[operand][iteration]);
      for (int id : held[operand])
        moved += isOutput && !next.count(id);
      for (int id : next) {
        bool isNew = isOutput && !readsOutput && !exists.count(id);
        moved += !held[operand].count(id) && !isNew;
        exists.insert(id);
      }
      sum += next.size();
      held[operand] = std::move(next);
    }
    if (sum > capacity)
      return -1;
  }
  return moved;
}

class NestSimulationTest : public testing::Test {
protected:
  int64_t draw(int64_t low, int64_t high) {
    return std::uniform_int_distribution<int64_t>(low, high)(random);
  }

  std::string drawIndex(SmallVectorImpl<int64_t> &unused) {
    auto take = [&] {
      int64_t at = draw(0, unused.size() - 1);
      int64_t loop = unused[at];
      unused.erase(unused.begin() + at);
      return "d" + std::to_string(loop);
    };
    std::string index = take();
    int64_t kind = draw(0, 9);
    if (kind < 3 && !unused.empty()) {
      index += "*" + std::to_string(draw(1, 3)) + "+" + take() + "*" +
               std::to_string(draw(1, 2));
      if (kind == 0 && !unused.empty())
        index += "+" + take();
    } else if (kind == 3) {
      index += " floordiv 2";
    } else if (kind == 4) {
      index += " mod 2";
    }
    return index;
  }

  /// Every loop is missing in one operand, so that elements come again.
  NestText drawProduct() {
    NestText text;
    text.maps.resize(draw(3, 4));
    for (int64_t loop = 0, end = draw(3, 4); loop < end; ++loop) {
      text.extents.push_back(draw(2, end == 4 ? 5 : 9));
      size_t missing = draw(0, text.maps.size() - 1);
      for (auto [number, map] : llvm::enumerate(text.maps))
        if (number != missing)
          map += (map.empty() ? "d" : ",d") + std::to_string(loop);
    }
    text.readsOutput = draw(0, 3) == 0;
    return text;
  }

  NestText drawNest() {
    NestText text;
    if (draw(0, 2) == 0)
      return drawProduct();
    int64_t numLoops = draw(2, 4);
    for (int64_t i = 0; i < numLoops; ++i)
      text.extents.push_back(draw(1, numLoops == 4 ? 5 : 9));
    for (int64_t operand = draw(2, 4); operand > 0; --operand) {
      SmallVector<int64_t> unused;
      for (int64_t loop = 0; loop < numLoops; ++loop)
        if (draw(0, 2) != 0)
          unused.push_back(loop);
      std::string map;
      while (!unused.empty())
        map += (map.empty() ? "" : ",") + drawIndex(unused);
      text.maps.push_back(map);
    }
    text.readsOutput = draw(0, 3) == 0;
    return text;
  }

  std::pair<SmallVector<int64_t>, SmallVector<unsigned>>
  drawTiling(ArrayRef<int64_t> extents) {
    SmallVector<int64_t> tile;
    SmallVector<unsigned> order;
    for (auto [loop, extent] : llvm::enumerate(extents)) {
      tile.push_back(draw(1, extent));
      order.push_back(loop);
    }
    std::shuffle(order.begin(), order.end(), random);
    return {tile, order};
  }

  MLIRContext context;
  std::mt19937 random{20261128};
};

std::string describe(const NestText &text, size_t capacity) {
  std::string words;
  llvm::raw_string_ostream os(words);
  llvm::interleaveComma(text.extents, os);
  for (const std::string &map : text.maps)
    os << " (" << map << ')';
  os << (text.readsOutput ? " +=" : " =") << " S = " << capacity;
  return words;
}

TEST_F(NestSimulationTest, boundsHoldOnRandomNests) {
  unsigned numBounds = 0, numBeyondCompulsory = 0, numSchedules = 0,
           numEqual = 0;
  for (int round = 0; round < 6000; ++round) {
    NestText text = drawNest();
    LoopNest nest = text.getNest(context);
    Elements elements(text, context);
    // Reuse shows where little fits.
    size_t most = draw(0, 2) ? text.maps.size() + 4 : elements.firstId;
    size_t capacity = draw(text.maps.size(), std::max(text.maps.size(), most));
    FastMemory memory{static_cast<double>(capacity), 1};
    double compulsory = nest.getCompulsoryBytes();
    // Compulsory is what is touched, counted one by one.
    std::set<int> all;
    for (const auto &operand : elements.operands)
      all.insert(operand.begin(), operand.end());
    if (nest.isExact()) {
      std::set<int> out(elements.operands.back().begin(),
                        elements.operands.back().end());
      EXPECT_EQ(compulsory, all.size() + (text.readsOutput ? out.size() : 0))
          << describe(text, capacity);
    } else {
      compulsory = 0;
    }
    double lower = std::max(compulsory, getReuseBound(nest, memory));
    numBeyondCompulsory += lower > compulsory && compulsory != 0;
    for (int tiling = 0; tiling < 4; ++tiling) {
      auto [tile, order] = drawTiling(text.extents);
      auto boxes = getBoxes(elements, tile, order);
      EXPECT_LE(lower,
                simulateBelady(elements, boxes, capacity, text.readsOutput))
          << describe(text, capacity);
      ++numBounds;
      std::optional<double> bytes = getTiledBytes(nest, memory, tile, order);
      int64_t moved =
          simulateSchedule(elements, boxes, capacity, text.readsOutput);
      if (!bytes)
        continue;
      EXPECT_LE(moved, *bytes) << describe(text, capacity);
      EXPECT_GE(moved, 0) << describe(text, capacity);
      numEqual += moved == *bytes;
      ++numSchedules;
    }
    std::optional<Tiling> best = findTiling(nest, memory);
    if (!best)
      continue;
    auto boxes = getBoxes(elements, best->tile, best->order);
    int64_t moved =
        simulateSchedule(elements, boxes, capacity, text.readsOutput);
    EXPECT_LE(moved, best->bytes) << describe(text, capacity);
    EXPECT_GE(moved, 0) << describe(text, capacity);
    EXPECT_LE(lower,
              simulateBelady(elements, boxes, capacity, text.readsOutput))
        << describe(text, capacity);
    EXPECT_LE(lower, best->bytes) << describe(text, capacity);
  }
  // That all of this was looked at, and often says something.
  EXPECT_EQ(numBounds, 4u * 6000);
  EXPECT_GE(numBeyondCompulsory, 300u);
  EXPECT_GE(numSchedules, 5000u);
  // Where nothing overlaps, what is said is what moves.
  EXPECT_GE(numEqual, 3000u);
}

/// Products, of which the bound is the sharpest: all tilings and orders.
TEST_F(NestSimulationTest, boundsHoldOnProducts) {
  unsigned numBounds = 0, numSharp = 0;
  for (int round = 0; round < 150; ++round) {
    NestText text{{draw(2, 6), draw(2, 6), draw(2, 12)},
                  {"d0,d2", "d2,d1", "d0,d1"}};
    text.readsOutput = draw(0, 3) == 0;
    size_t capacity = draw(3, 24);
    LoopNest nest = text.getNest(context);
    Elements elements(text, context);
    FastMemory memory{static_cast<double>(capacity), 1};
    double lower =
        std::max(nest.getCompulsoryBytes(), getReuseBound(nest, memory));
    double least = std::numeric_limits<double>::infinity();
    for (int64_t m = 1; m <= text.extents[0]; m += 1)
      for (int64_t n = 1; n <= text.extents[1]; n += 1)
        for (int64_t k :
             {int64_t(1), (text.extents[2] + 1) / 2, text.extents[2]}) {
          SmallVector<unsigned> order = {0, 1, 2};
          std::shuffle(order.begin(), order.end(), random);
          least = std::min<double>(
              least,
              simulateBelady(elements, getBoxes(elements, {m, n, k}, order),
                             capacity, text.readsOutput));
          ++numBounds;
        }
    EXPECT_LE(lower, least) << describe(text, capacity);
    numSharp += lower > nest.getCompulsoryBytes();
    std::optional<Tiling> best = findTiling(nest, memory);
    ASSERT_TRUE(best);
    auto boxes = getBoxes(elements, best->tile, best->order);
    EXPECT_EQ(best->bytes,
              simulateSchedule(elements, boxes, capacity, text.readsOutput))
        << describe(text, capacity);
  }
  EXPECT_GE(numBounds, 5000u);
  EXPECT_GE(numSharp, 50u);
}

} // namespace
