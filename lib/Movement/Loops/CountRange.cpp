//===- CountRange.cpp - Between which values a count lies -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CountRange.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::movement;

/// Up to this many combinations of counters are looked at one by one.
static constexpr int64_t maxCombinations = 512;

namespace {
/// The values that a formula has been seen to have.
struct SeenValues {
  int64_t least = std::numeric_limits<int64_t>::max();
  int64_t most = std::numeric_limits<int64_t>::min();
  bool areKnown = true;
};
} // namespace

/// The values with each counter at `numValues(counter)` places between its
/// first and its last iteration.
static SeenValues
evaluateAt(const Quantity &count, ArrayRef<CountedLoop> counters,
           llvm::function_ref<int64_t(const CountedLoop &)> getNumValues) {
  int64_t numCombinations = 1;
  SeenValues values;
  for (const CountedLoop &counter : counters)
    if (llvm::MulOverflow(numCombinations, getNumValues(counter),
                          numCombinations) ||
        numCombinations > maxCombinations)
      return {0, 0, /*areKnown=*/false};
  for (int64_t combination = 0; combination < numCombinations; ++combination) {
    std::optional<int64_t> value =
        count
            .substitute([&](StringRef name) -> std::optional<Quantity> {
              int64_t rest = combination;
              for (const CountedLoop &counter : counters) {
                int64_t numValues = getNumValues(counter);
                int64_t place = rest % numValues;
                rest /= numValues;
                if (counter.name == name)
                  return Quantity(
                      place == 0 ? 0 : counter.trips - numValues + place);
              }
              return std::nullopt;
            })
            .getInt64();
    if (!value)
      return {0, 0, /*areKnown=*/false};
    values.least = std::min(values.least, *value);
    values.most = std::max(values.most, *value);
  }
  return values;
}

/// An integer that `count` never exceeds.
static std::optional<int64_t> getBound(const Quantity &count) {
  std::optional<double> bound = count.getUpperBound();
  // Beyond that, doubles are no longer all integers.
  if (!bound || std::abs(*bound) > 0x1p53)
    return std::nullopt;
  return static_cast<int64_t>(std::floor(*bound));
}

std::optional<CountRange>
movement::getCountRange(const Quantity &count, ArrayRef<CountedLoop> counters) {
  Quantity bounded =
      count.substitute([&](StringRef name) -> std::optional<Quantity> {
        for (const CountedLoop &counter : counters)
          if (counter.name == name)
            return Quantity::symbol(name, {0, counter.trips - 1});
        return std::nullopt;
      });
  std::optional<int64_t> most = getBound(bounded),
                         least = getBound(Quantity(0) - bounded);
  // What grows with each counter, or falls, is largest at a corner.
  SeenValues corners =
      evaluateAt(count, counters, [](const CountedLoop &counter) {
        return std::min<int64_t>(counter.trips, 2);
      });
  if (most && least && corners.areKnown && corners.most == *most &&
      corners.least == -*least)
    return CountRange{corners.least, corners.most, true};
  SeenValues all = evaluateAt(count, counters, [](const CountedLoop &counter) {
    return counter.trips;
  });
  if (all.areKnown)
    return CountRange{all.least, all.most, true};
  if (!most || !least)
    return std::nullopt;
  return CountRange{-*least, *most, corners.areKnown && corners.most == *most};
}
