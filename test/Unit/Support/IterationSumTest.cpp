//===- IterationSumTest.cpp - Sums over iterations against enumeration ----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FormulaText.h"

#include "mlir-roofline/Support/Formula/IterationSum.h"

#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <ctime>
#include <map>
#include <random>

using namespace mlir;
using namespace mlir::roofline;

namespace {

using Values = std::map<std::string, int64_t>;

std::string sumText(StringRef once, StringRef trips) {
  std::optional<Quantity> sum = sumIterations(parse(once), "i", parse(trips));
  return sum ? sum->str() : "none";
}

//===----------------------------------------------------------------------===//
// Closed forms
//===----------------------------------------------------------------------===//

TEST(IterationSum, TilesAddUpToTheirExtent) {
  EXPECT_EQ(sumText("min(64, n - 64*i)", "ceildiv(n, 64)"), "n");
  EXPECT_EQ(sumText("m*min(64, n - 64*i) + 2", "ceildiv(n, 64)"),
            "m*n + 2*ceildiv(n, 64)");
  // Inner steps that divide the tile: the inner loops run as often as one loop
  // over all would.
  EXPECT_EQ(sumText("ceildiv(min(64, n - 64*i), 16)", "ceildiv(n, 64)"),
            "ceildiv(n, 16)");
  // 5 = 3 + 2 columns: two full steps of 3 in each full tile of 5.
  EXPECT_EQ(sumText("ceildiv(min(5, n - 5*i), 3)", "ceildiv(n, 5)"),
            "2*floordiv(n, 5) + ceildiv(n - 5*floordiv(n, 5), 3)");
  EXPECT_EQ(sumText("min(t, n - t*i)", "ceildiv(n, t)"), "n");
  // The same number of tiles for any extent, each clamped.
  EXPECT_EQ(sumText("max(0, min(4, n - 4*i))", "8"), "min(32, n)");
  EXPECT_EQ(sumText("max(0, min(ceildiv(n, 64), n - i*ceildiv(n, 64)))", "64"),
            "n");
  // From the end of a tile to its start.
  EXPECT_EQ(sumText("m*(min(64*i + 64, n) - 64*i)", "ceildiv(n, 64)"), "m*n");
  // A guard in a kernel.
  EXPECT_EQ(sumText("max(0, min(1, n - i))", "256*ceildiv(n, 256)"), "n");
}

TEST(IterationSum, StaticTiles) {
  // 197 = 3*64 + 5 rows; 5 = 1 block of 16, of which 5 rows are one step of 6.
  EXPECT_EQ(sumText("min(64, 197 - 64*i)", "4"), "197");
  EXPECT_EQ(sumText("ceildiv(min(128, 50257 - 128*i), 6)", "393"),
            // 392 full tiles of 22 steps, and 81 columns in 14 steps.
            std::to_string(392 * 22 + 14));
}

TEST(IterationSum, Triangles) {
  EXPECT_EQ(sumText("i", "n"), "(n^2 - n)/2");
  EXPECT_EQ(sumText("(i^2 - i)/2", "n"), "(n^3 - 3*n^2 + 2*n)/6");
  EXPECT_EQ(sumText("max(0, n - i)", "n"), "(n^2 + n)/2");
  EXPECT_EQ(sumText("min(i, 7)", "10"), "42");
}

TEST(IterationSum, Periods) {
  // 2000 values 0 … 1999, 50 times.
  EXPECT_EQ(sumText("mod(i, 2000)", "100000"), "99950000");
  // A grid of threads in strides over all elements.
  EXPECT_EQ(sumText("max(0, ceildiv(n - i, 256))", "256"), "n");
  EXPECT_EQ(sumText("ceildiv(n + i, 256)", "256"), "n + 255");
  EXPECT_EQ(sumText("ceildiv(n + i, m)", "m"), "m + n - 1");
  EXPECT_EQ(sumText("floordiv(i, 2)", "2*n"), "n^2 - n");
}

/// Each by its own rule: n times 0 + ... + 6 = 21 and n + ... + 1; the rows of
/// all tiles, and 0 + ... + k of their numbers.
TEST(IterationSum, TermsOfDifferentKinds) {
  EXPECT_EQ(sumText("mod(i, 7) + max(0, n - i)", "7*n"), "(n^2 + 43*n)/2");
  EXPECT_EQ(sumText("m*min(64, n - 64*i) + k*i", "ceildiv(n, 64)"),
            "(k*ceildiv(n, 64)^2 - k*ceildiv(n, 64))/2 + m*n");
}

/// Without a rule, up to 32 of them are written down.
TEST(IterationSum, FewIterations) {
  EXPECT_EQ(sumText("max(0, n - i^2)", "3"),
            "n + max(0, n - 4) + max(0, n - 1)");
  EXPECT_NE(sumText("max(0, n - i^2)", "32"), "none");
  EXPECT_EQ(sumText("max(0, n - i^2)", "33"), "none");
}

TEST(IterationSum, NestsAreOneLoop) {
  // 80 blocks of 256 threads, each striding over n by all threads.
  std::optional<Quantity> sum =
      sumNest(parse("max(0, ceildiv(n - 256*b - t, 20480))"),
              {{"b", 80}, {"y", 1}, {"t", 256}, {"z", 1}});
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->str(), "n");
  // A guard in a grid that covers n.
  sum = sumNest(parse("max(0, min(1, n - 256*b - t))"),
                {{"b", parse("ceildiv(n, 256)")}, {"t", 256}});
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->str(), "n");
  // Tiles of tiles: 256, in them 64, in them 8.
  Quantity outer = parse("min(256, n - 256*a)");
  Quantity middle = Quantity::min(64, outer - 64 * Quantity::symbol("b"));
  Quantity inner = Quantity::min(8, middle - 8 * Quantity::symbol("c"));
  auto getTrips = [](const Quantity &extent, int64_t step) {
    return Quantity::max(0, Quantity::ceilDiv(extent, step));
  };
  SmallVector<LoopCounter> tiles = {{"a", parse("ceildiv(n, 256)")},
                                    {"b", getTrips(outer, 64)},
                                    {"c", getTrips(middle, 8)}};
  sum = sumNest(Quantity::max(0, inner), tiles);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->str(), "n");
  sum = sumNest(1, tiles);
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->str(), "ceildiv(n, 8)");
  // In two dimensions.
  sum =
      sumNest(parse("max(0, min(1, n - 16*b - t))*max(0, min(1, m - 8*c - u))"),
              {{"b", parse("ceildiv(n, 16)")},
               {"c", parse("ceildiv(m, 8)")},
               {"t", 16},
               {"u", 8}});
  ASSERT_TRUE(sum);
  EXPECT_EQ(sum->str(), "m*n");
}

//===----------------------------------------------------------------------===//
// Random nests
//===----------------------------------------------------------------------===//

/// A random nest of loops over n and m.
struct RandomNest {
  std::mt19937_64 random;
  struct Loop {
    std::string symbol;
    Quantity trips, variable;
  };
  std::vector<Loop> loops;
  Quantity once;

  int64_t pick(int64_t low, int64_t high) {
    return low + int64_t(random() % uint64_t(high - low + 1));
  }

  /// A size, a constant, or a variable of a loop around.
  Quantity leaf() {
    int64_t which = pick(0, 3 + 2 * int64_t(loops.size()));
    if (which == 0)
      return pick(0, 9);
    if (which == 1)
      return Quantity::symbol("m");
    if (which <= 3 || loops.empty())
      return Quantity::symbol("n");
    return loops[(which - 4) % loops.size()].variable;
  }

  Quantity bound() {
    Quantity a = leaf();
    switch (pick(0, 9)) {
    case 0:
      return Quantity::min(a, leaf());
    case 1:
      return Quantity::max(a, leaf());
    case 2:
      return Quantity::floorDiv(a, pick(1, 5));
    case 3:
      return Quantity::ceilDiv(a, pick(1, 5));
    case 4:
      return Quantity::mod(a, pick(1, 12));
    case 5:
      return a + leaf();
    case 6:
      return a - leaf();
    case 7:
      return Quantity::min(pick(1, 8), leaf() - a);
    default:
      return a;
    }
  }

  void make(int depth) {
    loops.clear();
    for (int level = 0; level < depth; ++level) {
      Quantity lower = pick(0, 2) ? Quantity(0) : bound(), upper = bound();
      int64_t step = pick(0, 1) ? 1 : pick(1, 6);
      Quantity trips = Quantity::max(0, Quantity::ceilDiv(upper - lower, step));
      std::string symbol = "iter" + std::to_string(level);
      loops.push_back(
          {symbol, trips,
           lower + Quantity(step) * Quantity::symbol(symbol, {0, trips - 1})});
    }
    once = pick(0, 2) ? Quantity(1) : Quantity::max(0, bound());
  }

  int64_t enumerate(Values &values, size_t level = 0) const {
    if (level == loops.size())
      return *evaluate(once, values).getInt64();
    int64_t trips = *evaluate(loops[level].trips, values).getInt64(), sum = 0;
    for (int64_t i = 0; i < trips; ++i) {
      values[loops[level].symbol] = i;
      sum += enumerate(values, level + 1);
    }
    return sum;
  }

  std::string str() const {
    std::string text;
    for (const Loop &loop : loops)
      text += loop.symbol + " < " + loop.trips.str() + ", ";
    return text + once.str();
  }
};

TEST(IterationSum, RandomNestsAgreeWithEnumeration) {
  RandomNest nest{std::mt19937_64(6), {}, {}};
  int numSums = 0, numNests = 0;
  int numRounds = getenv("ROUNDS") ? atoi(getenv("ROUNDS")) : 1500;
  if (getenv("SEED"))
    nest.random.seed(atoi(getenv("SEED")));
  for (int round = 0; round < numRounds; ++round) {
    nest.make(1 + round % 3);
    // Of the processor: other tests run beside this one.
    std::clock_t start = std::clock();
    SmallVector<LoopCounter> loops;
    for (const RandomNest::Loop &loop : nest.loops)
      loops.push_back({loop.symbol, loop.trips});
    std::optional<Quantity> sum = sumNest(nest.once, loops);
    double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 2) << nest.str();
    if (getenv("SLOW") && seconds > 0.1)
      llvm::errs() << "slow " << seconds << " " << nest.str() << "\n";
    if (getenv("OPEN") && !sum)
      llvm::errs() << "open " << nest.str() << "\n";
    if (getenv("LONG") && sum && sum->str().size() > 500)
      llvm::errs() << "long " << sum->str().size() << " " << nest.str() << "\n";
    ++numNests;
    if (!sum)
      continue;
    ++numSums;
    for (int64_t n : {0, 1, 2, 5, 9, 14}) {
      Values values = {{"n", n}, {"m", (n * 3 + 2) % 7}};
      int64_t expected = nest.enumerate(values);
      EXPECT_EQ(evaluate(*sum, values).str(), std::to_string(expected))
          << "n = " << n << ": " << nest.str() << "\n  " << sum->str();
    }
  }
  // Most have a closed form.
  EXPECT_GT(numSums, numNests * 9 / 10) << numSums;
}

} // namespace
