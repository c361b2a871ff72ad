//===- IterationSum.cpp - Sums over the iterations of loops ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/IterationSum.h"

#include "KnownSums.h"
#include "Summation.h"

#include "llvm/ADT/STLExtras.h"
#include <map>
#include <tuple>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

bool mlir::roofline::dependsOn(const Quantity &count, StringRef symbol) {
  return !symbol.empty() && count.mentions(symbol);
}

Quantity mlir::roofline::atIteration(const Quantity &count, StringRef symbol,
                                     const Quantity &iteration) {
  return replaceGuarded(count, [&](const Atom &atom) {
    return atom.kind == Atom::Kind::symbol && atom.name == symbol
               ? std::optional<Quantity>(iteration)
               : std::nullopt;
  });
}

/// The formulas beyond the budget that a formula mentions. Where a sum has more
/// of them, it is no better than having no closed form.
static unsigned countOpaque(const Quantity &quantity) {
  unsigned count = 0;
  forEachAtom(quantity, [&](const Atom &atom) {
    count += atom.kind == Atom::Kind::symbol &&
             StringRef(atom.name).starts_with(getOpaquePrefix());
  });
  return count;
}

std::optional<Quantity> mlir::roofline::sumIterations(const Quantity &once,
                                                      StringRef symbol,
                                                      const Quantity &trips) {
  if (!dependsOn(once, symbol))
    return once * trips;
  // The operations of a loop ask for the same sums, and each for several.
  using Key = std::pair<Quantity, Quantity>;
  struct KeyLess {
    bool operator()(const Key &a, const Key &b) const {
      int order = Quantity::compare(a.first, b.first);
      return order ? order < 0 : Quantity::compare(a.second, b.second) < 0;
    }
  };
  constexpr size_t maxKnown = 256;
  static thread_local std::map<std::string,
                               std::map<Key, std::optional<Quantity>, KeyLess>>
      known;
  if (known.size() > maxKnown)
    known.clear();
  auto &sums = known[symbol.str()];
  if (auto found = sums.find({once, trips}); found != sums.end())
    return found->second;
  std::optional<Quantity> result = Summation().sum(once, symbol, trips);
  if (result && countOpaque(*result) > countOpaque(once) + countOpaque(trips))
    result = std::nullopt;
  if (sums.size() >= maxKnown)
    sums.clear();
  sums.try_emplace({once, trips}, result);
  return result;
}

//===----------------------------------------------------------------------===//
// Nests
//===----------------------------------------------------------------------===//

namespace {
/// Loops of a nest, as they are merged.
struct Loop {
  std::string symbol;
  Quantity trips;
};
} // namespace

/// `count` as it is with `outer` and `inner` put for two counters, of which
/// nothing is known.
static Quantity atBoth(const Quantity &count, StringRef outer,
                       const Quantity &outerValue, StringRef inner,
                       const Quantity &innerValue) {
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    if (name == outer)
      return outerValue;
    if (name == inner)
      return innerValue;
    return std::nullopt;
  });
}

/// Whether two counters occur only as width * outer + inner: then a step of the
/// outer one is as good as `width` steps of the inner one.
static bool isOneCounter(const Quantity &once, const Loop &outer,
                         const Loop &inner) {
  if (!once.mentions(outer.symbol) || !once.mentions(inner.symbol))
    return false;
  SymbolFacts anything;
  anything.min = std::nullopt;
  Quantity b = Quantity::symbol("outer$", anything);
  Quantity t = Quantity::symbol("inner$", anything);
  return atBoth(once, outer.symbol, b - 1, inner.symbol, t + inner.trips) ==
         atBoth(once, outer.symbol, b, inner.symbol, t);
}

/// Merges pairs of counters while there are any. The loops are rectangular, so
/// their order does not matter.
static Quantity mergeCounters(Quantity once, SmallVectorImpl<Loop> &loops) {
  auto mergeOne = [&] {
    for (Loop &outer : loops)
      for (Loop &inner : loops) {
        if (&outer == &inner || !isOneCounter(once, outer, inner))
          continue;
        inner.trips *= outer.trips;
        // At once: what was known of the inner counter holds no longer.
        once = atBoth(once, outer.symbol, 0, inner.symbol,
                      getCounter(inner.symbol, inner.trips));
        loops.erase(&outer);
        return true;
      }
    return false;
  };
  while (mergeOne()) {
  }
  return once;
}

/// The sum over a nest, each counter of which is known to be below its trip
/// count.
static std::optional<Quantity> sumBounded(Quantity count,
                                          ArrayRef<LoopCounter> loops) {
  Quantity factor = 1;
  SmallVector<Loop> rest;
  // Outermost first, those that nothing inside depends on are factors.
  for (auto [position, loop] : llvm::enumerate(loops)) {
    bool isUsed = dependsOn(count, loop.symbol) ||
                  llvm::any_of(loops.drop_front(position + 1),
                               [&, symbol = loop.symbol](const LoopCounter &l) {
                                 return dependsOn(l.trips, symbol);
                               });
    if (!isUsed) {
      rest.push_back({"", loop.trips});
      continue;
    }
    rest.push_back({loop.symbol.str(), loop.trips});
  }
  bool isRectangular = llvm::none_of(loops, [&](const LoopCounter &loop) {
    return llvm::any_of(loops, [&](const LoopCounter &other) {
      return dependsOn(loop.trips, other.symbol);
    });
  });
  if (isRectangular) {
    SmallVector<Loop> counters;
    for (Loop &loop : rest) {
      if (loop.symbol.empty())
        factor *= loop.trips;
      else if (loop.trips.isOne())
        count = atIteration(count, loop.symbol, 0);
      else
        counters.push_back(std::move(loop));
    }
    count = mergeCounters(count, counters);
    rest = std::move(counters);
  }
  for (const Loop &loop : llvm::reverse(rest)) {
    std::optional<Quantity> sum = sumIterations(count, loop.symbol, loop.trips);
    if (!sum)
      return std::nullopt;
    count = *sum;
  }
  return factor * count;
}

std::optional<Quantity> mlir::roofline::sumNest(const Quantity &once,
                                                ArrayRef<LoopCounter> loops) {
  static thread_local KnownSums known;
  uint64_t hash;
  if (KnownSums::Answer sum = known.find(once, loops, hash))
    return *sum;
  // Inside a loop, its counter is below its trip count.
  Quantity count = once;
  SmallVector<LoopCounter> bounded(loops);
  for (auto [position, loop] : llvm::enumerate(bounded)) {
    if (loop.symbol.empty())
      continue;
    Quantity counter = getCounter(loop.symbol, loop.trips);
    count = atIteration(count, loop.symbol, counter);
    for (LoopCounter &inner : MutableArrayRef(bounded).drop_front(position + 1))
      inner.trips = atIteration(inner.trips, loop.symbol, counter);
  }
  std::optional<Quantity> sum = sumBounded(count, bounded);
  known.insert(once, loops, hash, sum);
  return sum;
}

Quantity mlir::roofline::getLowerOfNest(const Quantity &once,
                                        ArrayRef<LoopCounter> loops) {
  std::optional<int64_t> least = Polynomial::getRange(once).low;
  if (!least || *least <= 0)
    return 0;
  std::optional<Quantity> product = sumNest(*least, loops);
  return product ? *product : 0;
}
