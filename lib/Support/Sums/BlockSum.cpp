//===- BlockSum.cpp - Sums of quotients and remainders --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Divisions of the counter by P go where i = P*k + r is put for it: the sum is
// that over all k of the sum over r < P, and that over what remains behind.
//
//===----------------------------------------------------------------------===//

#include "Summation.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"

#include "llvm/ADT/STLExtras.h"
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

/// A quotient or remainder by `divisor` of a line in the counter.
static std::optional<Line> getDivided(const Atom &atom, StringRef counter) {
  if (atom.kind != Atom::Kind::floorDiv && atom.kind != Atom::Kind::mod &&
      atom.kind != Atom::Kind::ceilDiv)
    return std::nullopt;
  if (atom.operands[1].mentions(counter) ||
      !atom.operands[0].mentions(counter) ||
      !atom.operands[1].isKnownNonNegative())
    return std::nullopt;
  return getLine(atom.operands[0], counter);
}

//===----------------------------------------------------------------------===//
// One period
//===----------------------------------------------------------------------===//

/// The sum of floordiv(slope*i + offset, c) over a period of i, which has
/// c / gcd(slope, c) iterations: the remainders take every value once.
static std::optional<Quantity> sumQuotients(const Line &line, const Quantity &c,
                                            const Quantity &trips) {
  std::optional<int64_t> slope = line.slope.getInt64();
  if (!slope || *slope == 0 || *slope == std::numeric_limits<int64_t>::min())
    return std::nullopt;
  int64_t magnitude = std::abs(*slope), common = 1;
  if (std::optional<int64_t> divisor = c.getInt64())
    common = std::gcd(magnitude, *divisor);
  else if (magnitude != 1)
    return std::nullopt;
  if (trips * common != c)
    return std::nullopt;
  // Counting down is counting up from the other end.
  Quantity offset = *slope > 0
                        ? line.offset
                        : line.offset - Quantity(magnitude) * (trips - 1);
  return Quantity::floorDiv(Quantity(magnitude / common - 1) * (trips - 1), 2) +
         Quantity::floorDiv(offset, common);
}

std::optional<Quantity> Summation::sumPeriod(const Quantity &once,
                                             StringRef counter,
                                             const Quantity &trips) {
  const Atom *atom = Polynomial::getOnlyAtom(once);
  if (!atom)
    return std::nullopt;
  // A clamp to 0 of quotients that all have the sign of the largest or less
  // than one in magnitude is a clamp of the sum.
  bool isClamped = atom->kind == Atom::Kind::max &&
                   atom->operands.size() == 2 && atom->operands[0].isZero();
  Quantity quotient = isClamped ? atom->operands[1] : once;
  const Atom *division = nullptr;
  Quantity whole;
  Polynomial::forEachTerm(
      quotient, [&](const Monomial &monomial, const llvm::DynamicAPInt &c) {
        for (const Factor &factor : monomial.factors)
          if (c == 1 && monomial.factors.size() == 1 && factor.exponent == 1 &&
              getDivided(*factor.atom, counter))
            division = factor.atom.get();
      });
  if (!division || division->kind == Atom::Kind::mod)
    return std::nullopt;
  const Quantity &c = division->operands[1];
  whole = quotient - Polynomial::getAtom(AtomRef(division));
  if (whole.mentions(counter) || (!isClamped && !whole.isZero()))
    return std::nullopt;
  Line line = *getDivided(*division, counter);
  line.offset += whole * c;
  if (division->kind == Atom::Kind::ceilDiv)
    line.offset += c - 1;
  bool isUnit = line.slope.isOne() || (line.slope + 1).isZero();
  if (isClamped && !isUnit)
    return std::nullopt;
  std::optional<Quantity> sum = sumQuotients(line, c, trips);
  if (!sum)
    return std::nullopt;
  return isClamped ? Quantity::max(0, *sum) : *sum;
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

/// The number of iterations after which all innermost quotients and remainders
/// repeat; nothing if there are none, or no such number is known.
static std::optional<Quantity> getPeriod(const Quantity &once,
                                         StringRef counter) {
  std::optional<Quantity> symbolic;
  int64_t period = 1;
  bool isKnown = true, isFound = false;
  forEachAtom(once, [&](const Atom &atom) {
    std::optional<Line> line = getDivided(atom, counter);
    if (!line)
      return;
    isFound = true;
    std::optional<int64_t> slope = line->slope.getInt64();
    std::optional<int64_t> divisor = atom.operands[1].getInt64();
    if (!slope) {
      isKnown = false;
      return;
    }
    if (!divisor) {
      isKnown &=
          std::abs(*slope) == 1 && (!symbolic || *symbolic == atom.operands[1]);
      symbolic = atom.operands[1];
      return;
    }
    int64_t own = *divisor / std::gcd(*slope, *divisor), product;
    if (llvm::MulOverflow(period / std::gcd(period, own), own, product))
      isKnown = false;
    else
      period = product;
  });
  if (!isFound || !isKnown || (symbolic && period != 1))
    return std::nullopt;
  return symbolic ? *symbolic : Quantity(period);
}

/// Writes quotients by c of lines r + b, where 0 <= r < c, with an indicator of
/// whether r carries over the next multiple: floordiv(b, c) + [r >= c - b mod
/// c]; and remainders by these quotients.
static Quantity splitQuotients(const Quantity &once, StringRef counter,
                               const Quantity &trips) {
  auto getQuotient = [&](const Atom &atom) -> std::optional<Quantity> {
    std::optional<Line> line = getDivided(atom, counter);
    const Quantity &c = atom.operands[1];
    if (!line || !(c - trips).isKnownNonNegative())
      return std::nullopt;
    if (atom.kind == Atom::Kind::ceilDiv)
      line->offset += c - 1;
    bool isUp = line->slope.isOne();
    if (!isUp && !(line->slope + 1).isZero())
      return std::nullopt;
    Quantity r = getCounter(counter, trips);
    Quantity base = Quantity::floorDiv(line->offset, c);
    Quantity rest = line->offset - c * base;
    return isUp ? base + Quantity::indicator(r + rest - c)
                : base - Quantity::indicator(r - rest - 1);
  };
  return rewriteAtoms(once, [&](const Atom &atom) -> std::optional<Quantity> {
    if (atom.kind == Atom::Kind::symbol || atom.isExtremum())
      return std::nullopt;
    std::optional<Quantity> quotient = getQuotient(atom);
    if (quotient && atom.kind == Atom::Kind::mod)
      return atom.operands[0] - atom.operands[1] * *quotient;
    return quotient;
  });
}

std::optional<Quantity> Summation::sumBlocks(const Quantity &once,
                                             StringRef counter,
                                             const Quantity &trips) {
  std::optional<Quantity> period = getPeriod(once, counter);
  if (!period)
    return std::nullopt;
  // Within one period, nothing repeats.
  constexpr int64_t maxResidues = 8;
  if ((*period - trips).isKnownNonNegative()) {
    std::optional<int64_t> most = Polynomial::getRange(trips).high;
    if (most && *most <= maxResidues)
      return sumFew(once, counter, trips, *most);
    Quantity split = splitQuotients(once, counter, trips);
    if (split == once || getPeriod(split, counter))
      return std::nullopt;
    return sum(split, counter, trips);
  }
  std::optional<int64_t> constant = period->getInt64();
  if (constant && *constant <= maxResidues)
    return sumResidues(once, counter, trips, *constant);

  std::string block = createCounter(counter), inner = createCounter(counter);
  Quantity numBlocks = Quantity::floorDiv(trips, *period);
  Quantity rest = trips - *period * numBlocks;
  Quantity k = getCounter(block, numBlocks);
  std::optional<Quantity> perBlock =
      sum(atIteration(once, counter, *period * k + getCounter(inner, *period)),
          inner, *period);
  if (!perBlock)
    return std::nullopt;
  std::optional<Quantity> blocks = sum(*perBlock, block, numBlocks);
  if (!blocks)
    return std::nullopt;
  std::optional<Quantity> behind = sum(
      atIteration(once, counter, *period * numBlocks + getCounter(inner, rest)),
      inner, rest);
  if (!behind)
    return std::nullopt;
  return *blocks + *behind;
}

std::optional<Quantity> Summation::sumResidues(const Quantity &once,
                                               StringRef counter,
                                               const Quantity &trips,
                                               int64_t period) {
  std::string block = createCounter(counter);
  Quantity numBlocks = Quantity::floorDiv(trips, period);
  Quantity rest = trips - Quantity(period) * numBlocks;
  Quantity k = getCounter(block, numBlocks);
  QuantitySum perBlock, behind;
  for (int64_t residue = 0; residue < period; ++residue) {
    perBlock.add(atIteration(once, counter, Quantity(period) * k + residue));
    if (residue + 1 == period)
      break;
    behind.add(
        Quantity::indicator(rest - (residue + 1)) *
        atIteration(once, counter, Quantity(period) * numBlocks + residue));
  }
  std::optional<Quantity> blocks = sum(perBlock.take(), block, numBlocks);
  if (!blocks)
    return std::nullopt;
  std::string inner = createCounter(counter);
  Quantity r = getCounter(inner, rest);
  return *blocks +
         sumFew(atIteration(once, counter, Quantity(period) * numBlocks + r),
                inner, rest, period - 1);
}

Quantity Summation::sumFew(const Quantity &once, StringRef counter,
                           const Quantity &trips, int64_t most) {
  QuantitySum sum;
  for (int64_t i = 0; i < most; ++i)
    sum.add(Quantity::indicator(trips - (i + 1)) *
            atIteration(once, counter, i));
  return sum.take();
}
