//===- IterationSum.cpp - Sums over the iterations of a loop --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IterationSum.h"

using namespace mlir;
using namespace mlir::roofline;

/// Up to this many iterations are summed one by one where no closed form is
/// known: a bound on time.
static constexpr int64_t maxSummed = 1 << 16;
/// Up to this many residues are summed by themselves; a bound on time, too.
static constexpr int64_t maxPeriod = 1 << 10;

bool mlir::roofline::dependsOn(const Quantity &count, StringRef symbol) {
  if (count.isConstant())
    return false;
  llvm::SetVector<StringRef> symbols;
  count.collectSymbols(symbols);
  return symbols.contains(symbol);
}

Quantity mlir::roofline::atIteration(const Quantity &count, StringRef symbol,
                                     const Quantity &iteration) {
  return count.substitute([&](StringRef name) {
    return name == symbol ? std::optional<Quantity>(iteration) : std::nullopt;
  });
}

/// `slope * symbol + offset`, if that is what `value` is.
static std::optional<std::pair<Quantity, Quantity>>
getLine(const Quantity &value, StringRef symbol) {
  Quantity offset = atIteration(value, symbol, 0);
  Quantity slope = atIteration(value, symbol, 1) - offset;
  if (slope * Quantity::symbol(symbol) + offset != value)
    return std::nullopt;
  return std::pair(slope, offset);
}

/// The number of iterations, from the first on, in which `difference` keeps the
/// sign it starts with; `isPositiveFirst` says whether that is >= 0. Nothing if
/// the difference is not a falling or rising line.
static std::optional<Quantity> getCrossing(const Quantity &difference,
                                           StringRef symbol,
                                           const Quantity &trips,
                                           bool &isPositiveFirst) {
  auto line = getLine(difference, symbol);
  if (!line || !line->first.isConstant() || line->first.isZero())
    return std::nullopt;
  auto [slope, offset] = *line;
  isPositiveFirst = !slope.isKnownNonNegative();
  // Falling: offset - s*i >= 0 for i <= offset / s. Rising: offset + s*i < 0
  // for i < -offset / s.
  Quantity first =
      isPositiveFirst
          ? Quantity::floorDiv(offset, Quantity(0) - slope) + Quantity(1)
          : Quantity::ceilDiv(Quantity(0) - offset, slope);
  return Quantity::max(0, Quantity::min(trips, first));
}

/// The sum where `once` holds one min or max that `symbol` decides.
static std::optional<Quantity> sumPieces(const Quantity &once, StringRef symbol,
                                         const Quantity &trips) {
  std::optional<Quantity::Extremum> extremum = once.findExtremum(symbol);
  if (!extremum)
    return std::nullopt;
  bool isPositiveFirst = false;
  std::optional<Quantity> crossing =
      getCrossing(extremum->a - extremum->b, symbol, trips, isPositiveFirst);
  if (!crossing)
    return std::nullopt;
  // Where a >= b, max is a and min is b.
  bool takesAFirst = extremum->isMax == isPositiveFirst;
  Quantity before =
      once.replaceAtom(*extremum, takesAFirst ? extremum->a : extremum->b);
  Quantity behind =
      once.replaceAtom(*extremum, takesAFirst ? extremum->b : extremum->a);
  auto sumBefore = sumIterations(before, symbol, *crossing);
  auto sumAll = sumIterations(behind, symbol, trips);
  auto sumSkipped = sumIterations(behind, symbol, *crossing);
  if (!sumBefore || !sumAll || !sumSkipped)
    return std::nullopt;
  return *sumBefore + *sumAll - *sumSkipped;
}

/// The sum where `once` holds divisions or remainders of `symbol` by constants:
/// of every residue by itself, whose iterations lie a period apart.
static std::optional<Quantity>
sumResidues(const Quantity &once, StringRef symbol, const Quantity &trips) {
  std::optional<int64_t> period = once.getPeriod(symbol);
  if (!period || *period == 1 || *period > maxPeriod)
    return std::nullopt;
  Quantity distance = *period;
  Quantity sum;
  for (int64_t residue = 0; residue < *period; ++residue) {
    Quantity iteration = distance * Quantity::symbol(symbol) + residue;
    Quantity count =
        Quantity::floorDiv(trips + distance - Quantity(1 + residue), distance);
    std::optional<Quantity> part =
        sumIterations(atIteration(once, symbol, iteration), symbol, count);
    if (!part)
      return std::nullopt;
    sum += *part;
  }
  return sum;
}

std::optional<Quantity> mlir::roofline::sumIterations(const Quantity &once,
                                                      StringRef symbol,
                                                      const Quantity &trips) {
  if (!dependsOn(once, symbol))
    return once * trips;
  if (std::optional<Quantity> sum = once.sumOver(symbol, trips))
    return sum;
  if (std::optional<Quantity> sum = sumPieces(once, symbol, trips))
    return sum;
  std::optional<int64_t> count = trips.getInt64();
  if (!count || *count > maxSummed)
    return sumResidues(once, symbol, trips);
  Quantity sum;
  for (int64_t i = 0; i < *count; ++i)
    sum += atIteration(once, symbol, i);
  return sum;
}
