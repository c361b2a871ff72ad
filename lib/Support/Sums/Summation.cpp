//===- Summation.cpp - The rules of sums over iterations ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Summation.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Pieces of formulas
//===----------------------------------------------------------------------===//

Quantity mlir::roofline::getCounter(StringRef counter, const Quantity &trips) {
  return Quantity::symbol(counter, {0, trips - 1});
}

std::optional<Line> mlir::roofline::getLine(const Quantity &value,
                                            StringRef counter) {
  if (Polynomial::getDenominator(value) != 1)
    return std::nullopt;
  Polynomial::Builder slope, offset;
  bool isLine = true;
  Polynomial::forEachTerm(
      value, [&](const Monomial &monomial, const DynamicAPInt &c) {
        Monomial others;
        bool isIn = false;
        for (const Factor &factor : monomial.factors) {
          bool isCounter = factor.atom->kind == Atom::Kind::symbol &&
                           factor.atom->name == counter;
          if (!isCounter) {
            isLine &= !Polynomial::getAtom(factor.atom).mentions(counter);
            others.factors.push_back(factor);
            continue;
          }
          isLine &= factor.exponent == 1;
          isIn = true;
        }
        (isIn ? slope : offset).add(others, c);
      });
  if (!isLine)
    return std::nullopt;
  return Line{slope.take(), offset.take()};
}

bool mlir::roofline::isKnownPositive(const Quantity &value) {
  return (value - 1).isKnownNonNegative();
}

Quantity mlir::roofline::replaceGuarded(
    const Quantity &quantity,
    llvm::function_ref<std::optional<Quantity>(const Atom &)> replacement) {
  return rewriteAtoms(
      quantity, [&](const Atom &atom) -> std::optional<Quantity> {
        if (std::optional<Quantity> value = replacement(atom))
          return value;
        bool isDivision = atom.kind == Atom::Kind::floorDiv ||
                          atom.kind == Atom::Kind::ceilDiv ||
                          atom.kind == Atom::Kind::mod;
        if (!isDivision || atom.operands[1].isConstant() ||
            !isKnownPositive(atom.operands[1]))
          return std::nullopt;
        Quantity divisor = replaceGuarded(atom.operands[1], replacement);
        if (isKnownPositive(divisor))
          return std::nullopt;
        Quantity dividend = replaceGuarded(atom.operands[0], replacement);
        divisor = Quantity::max(1, divisor);
        return atom.kind == Atom::Kind::mod ? Quantity::mod(dividend, divisor)
               : atom.kind == Atom::Kind::floorDiv
                   ? Quantity::floorDiv(dividend, divisor)
                   : Quantity::ceilDiv(dividend, divisor);
      });
}

Quantity mlir::roofline::replaceAtom(const Quantity &quantity,
                                     const Atom &wanted,
                                     const Quantity &value) {
  return replaceGuarded(quantity, [&](const Atom &atom) {
    return &atom == &wanted ? std::optional<Quantity>(value) : std::nullopt;
  });
}

std::string Summation::createCounter(StringRef counter) {
  return counter.split('$').first.str() + "$" + std::to_string(numCounters++);
}

/// Writes min(T*i + t, n) as T*i + min(t, n - T*i), so that the end of a tile
/// less its start is the size of the tile.
static Quantity anchorRising(const Quantity &once, StringRef counter,
                             const Quantity &trips) {
  Quantity i = getCounter(counter, trips);
  return rewriteAtoms(once, [&](const Atom &atom) -> std::optional<Quantity> {
    if (atom.kind != Atom::Kind::min)
      return std::nullopt;
    Quantity rise;
    for (const Quantity &operand : atom.operands) {
      std::optional<Line> line = getLine(operand, counter);
      if (!line || (!line->slope.isZero() && !rise.isZero()))
        return std::nullopt;
      if (!line->slope.isZero())
        rise = line->slope;
    }
    if (!isKnownPositive(rise))
      return std::nullopt;
    SmallVector<Quantity> operands;
    for (const Quantity &operand : atom.operands)
      operands.push_back(operand - rise * i);
    return rise * i + Quantity::min(operands);
  });
}

//===----------------------------------------------------------------------===//
// The order of the rules
//===----------------------------------------------------------------------===//

std::optional<Quantity> Summation::sum(const Quantity &once, StringRef counter,
                                       const Quantity &trips) {
  if (!once.mentions(counter))
    return once * trips;
  if (trips.isZero())
    return 0;
  if (trips.isOne())
    return atIteration(once, counter, 0);
  // The largest real nest needs some 50 sums of formulas of some 100 atoms;
  // what needs more is no formula that anybody reads.
  constexpr unsigned maxSums = 200, maxSize = 1000;
  if (++numSums > maxSums || Polynomial::getNode(once)->size > maxSize)
    return std::nullopt;
  // What is known of the counter simplifies what depends on it.
  Quantity bounded = atIteration(once, counter, getCounter(counter, trips));
  bounded = anchorRising(bounded, counter, trips);
  if (!bounded.mentions(counter))
    return bounded * trips;
  if (std::optional<Quantity> sum = bounded.sumOver(counter, trips))
    return sum;
  return sumByRules(bounded, counter, trips);
}

std::optional<Quantity> Summation::sumByRules(const Quantity &once,
                                              StringRef counter,
                                              const Quantity &trips) {
  // Few iterations of numbers need no formula.
  constexpr int64_t maxFew = 256;
  std::optional<int64_t> count = trips.getInt64();
  if (count && *count <= maxFew)
    if (std::optional<Quantity> sum = evaluateSum(once, counter, *count))
      return sum;
  if (std::optional<Quantity> sum = sumTiles(once, counter, trips))
    return sum;
  if (Polynomial::getNode(once)->terms.size() > 1 ||
      Polynomial::getOnlyAtom(once) == nullptr)
    if (std::optional<Quantity> sum = sumTerms(once, counter, trips))
      return sum;
  if (std::optional<Quantity> sum = sumPeriod(once, counter, trips))
    return sum;
  if (std::optional<Quantity> sum = sumPieces(once, counter, trips))
    return sum;
  if (std::optional<Quantity> sum = sumBlocks(once, counter, trips))
    return sum;
  return sumEach(once, counter, trips);
}

std::optional<Quantity> Summation::sumTerms(const Quantity &once,
                                            StringRef counter,
                                            const Quantity &trips) {
  const Polynomial &node = *Polynomial::getNode(once);
  // Terms that depend on the counter in the same way are summed once.
  struct Part {
    Quantity dependent;
    Polynomial::Builder rest;
  };
  std::vector<Part> parts;
  for (const Term &term : node.terms) {
    Monomial inside, outside;
    for (const Factor &factor : term.monomial.factors)
      (Polynomial::getAtom(factor.atom).mentions(counter) ? inside : outside)
          .factors.push_back(factor);
    Quantity dependent = Polynomial::getTerm(inside, DynamicAPInt(1));
    auto found = llvm::find_if(
        parts, [&](const Part &part) { return part.dependent == dependent; });
    if (found == parts.end()) {
      parts.push_back({dependent, {}});
      found = std::prev(parts.end());
    }
    found->rest.add(outside, term.coefficient);
  }
  // No part may be the whole again.
  if (parts.size() == 1 && parts.front().dependent == once)
    return std::nullopt;
  QuantitySum total;
  for (Part &part : parts) {
    std::optional<Quantity> partSum = sum(part.dependent, counter, trips);
    if (!partSum)
      return std::nullopt;
    total.add(part.rest.take() * *partSum);
  }
  return Polynomial::divideKnown(total.take(), node.denominator);
}

std::optional<Quantity> Summation::sumEach(const Quantity &once,
                                           StringRef counter,
                                           const Quantity &trips) {
  std::optional<int64_t> count = trips.getInt64();
  if (!count || *count > budget::maxIterations)
    return std::nullopt;
  if (std::optional<Quantity> sum = evaluateSum(once, counter, *count))
    return sum;
  // Formulas of other sizes remain; nobody reads a sum of very many.
  constexpr int64_t maxSymbolic = 32;
  if (*count > maxSymbolic)
    return std::nullopt;
  QuantitySum sum;
  for (int64_t i = 0; i < *count; ++i)
    sum.add(atIteration(once, counter, i));
  return sum.take();
}

//===----------------------------------------------------------------------===//
// Extrema
//===----------------------------------------------------------------------===//

namespace {
/// An extremum of which two operands differ by a line in the counter.
struct Crossing {
  const Atom *atom = nullptr;
  unsigned a, b;
  Line difference;
};
} // namespace

/// The innermost one comes first: what is around it is decided later.
static std::optional<Crossing> findCrossing(const Quantity &once,
                                            StringRef counter) {
  std::optional<Crossing> found;
  forEachAtom(once, [&](const Atom &atom) {
    if (found || !atom.isExtremum())
      return;
    for (unsigned a = 0; a < atom.operands.size() && !found; ++a)
      for (unsigned b = a + 1; b < atom.operands.size() && !found; ++b) {
        std::optional<Line> line =
            getLine(atom.operands[a] - atom.operands[b], counter);
        if (line && !line->slope.isZero() &&
            (isKnownPositive(line->slope) ||
             isKnownPositive(Quantity(0) - line->slope)))
          found = Crossing{&atom, a, b, *line};
      }
  });
  return found;
}

/// `atom` without one of its operands.
static Quantity dropOperand(const Atom &atom, unsigned dropped) {
  SmallVector<Quantity> rest;
  for (auto [i, operand] : llvm::enumerate(atom.operands))
    if (i != dropped)
      rest.push_back(operand);
  return atom.kind == Atom::Kind::max ? Quantity::max(rest)
                                      : Quantity::min(rest);
}

std::optional<Quantity> Summation::sumPieces(const Quantity &once,
                                             StringRef counter,
                                             const Quantity &trips) {
  std::optional<Crossing> crossing = findCrossing(once, counter);
  if (!crossing)
    return std::nullopt;
  auto [atom, a, b, difference] = *crossing;
  auto [slope, offset] = difference;
  // Falling: a - b = offset - s*i >= 0 for i <= offset / s. Rising: offset +
  // s*i < 0 for i < -offset / s.
  bool isFalling = !isKnownPositive(slope);
  Quantity first = isFalling
                       ? Quantity::floorDiv(offset, Quantity(0) - slope) + 1
                       : Quantity::ceilDiv(Quantity(0) - offset, slope);
  Quantity before = Quantity::max(0, Quantity::min(trips, first));
  Quantity behind = trips - before;
  // Where a >= b, max is a and min is b.
  bool dropsBFirst = (atom->kind == Atom::Kind::max) == isFalling;
  Quantity onceBefore =
      replaceAtom(once, *atom, dropOperand(*atom, dropsBFirst ? b : a));
  Quantity onceBehind =
      replaceAtom(once, *atom, dropOperand(*atom, dropsBFirst ? a : b));
  std::optional<Quantity> sumBefore = sum(onceBefore, counter, before);
  if (!sumBefore)
    return std::nullopt;
  if ((Quantity(1) - behind).isKnownNonNegative())
    return *sumBefore + behind * atIteration(onceBehind, counter, before);
  // The counter starts anew, so that its bounds stay facts.
  std::string shifted = createCounter(counter);
  std::optional<Quantity> sumBehind = sum(
      atIteration(onceBehind, counter, before + getCounter(shifted, behind)),
      shifted, behind);
  if (!sumBehind)
    return std::nullopt;
  return *sumBefore + *sumBehind;
}
