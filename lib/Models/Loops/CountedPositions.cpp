//===- CountedPositions.cpp - Positions and what counts in them -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Loops/CountedPositions.h"

#include "mlir-roofline/Support/Formula/SymbolValue.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

namespace {
/// A quotient of what a counter of iterations is in.
struct CountedQuotient {
  Atom::Kind kind;
  Quantity value, divisor;
  /// What an iteration adds to what is divided.
  int64_t step;
};
} // namespace

/// Whether one may be `atom`, and be one number for several iterations: its
/// divisor is more than an iteration adds, or an open number.
static std::optional<CountedQuotient> getQuotient(const Atom &atom,
                                                  const Atom &counter) {
  if (atom.kind != Atom::Kind::floorDiv && atom.kind != Atom::Kind::ceilDiv)
    return std::nullopt;
  auto increase = [&](StringRef name) -> std::optional<Quantity> {
    return name == counter.name
               ? std::optional(Polynomial::getAtom(AtomRef(&counter)) + 1)
               : std::nullopt;
  };
  const Quantity &divided = atom.operands[0], &divisor = atom.operands[1];
  std::optional<int64_t> step =
      (divided.substitute(increase) - divided).getInt64();
  // What the counter is not in has no step.
  if (!step || *step == 0 || divisor.mentions(counter.name) ||
      (Quantity(std::abs(*step)) - divisor).isKnownNonNegative())
    return std::nullopt;
  return CountedQuotient{atom.kind, Polynomial::getAtom(AtomRef(&atom)),
                         divisor, *step};
}

/// Whether `whole` is a quotient of `part`, so that it changes only where that
/// changes, too.
static bool isQuotientOf(const CountedQuotient &whole,
                         const CountedQuotient &part) {
  Quantity product = whole.divisor * part.step;
  Quantity divisor = part.divisor * whole.step;
  if (whole.kind != part.kind || !Quantity::mod(product, divisor).isZero())
    return false;
  auto divide = whole.kind == Atom::Kind::floorDiv ? Quantity::floorDiv
                                                   : Quantity::ceilDiv;
  return divide(part.value, Quantity::floorDiv(product, divisor)) ==
         whole.value;
}

/// Whether some iteration leaves all quotients as they are.
static bool stayTogether(ArrayRef<CountedQuotient> quotients) {
  SmallVector<const CountedQuotient *> independent;
  for (const CountedQuotient &quotient : quotients)
    if (llvm::none_of(quotients, [&](const CountedQuotient &other) {
          return &other != &quotient && isQuotientOf(quotient, other);
        }))
      independent.push_back(&quotient);
  if (independent.size() < 2)
    return true;
  // Each changes in `step` of `divisor` iterations; at the worst, no two of
  // them in the same one.
  Quantity changes = 0, iterations = 1;
  for (const CountedQuotient *quotient : independent) {
    changes = changes * quotient->divisor +
              Quantity(std::abs(quotient->step)) * iterations;
    iterations *= quotient->divisor;
  }
  return (iterations - changes - Quantity(1)).isKnownNonNegative();
}

/// With `(x mod n*d) floordiv d`, as indices are taken apart from the outside
/// in, written as `(x floordiv d) mod n`.
static Quantity takeDigits(const Quantity &position) {
  return rewriteAtoms(
      position, [](const Atom &atom) -> std::optional<Quantity> {
        if (atom.kind != Atom::Kind::floorDiv)
          return std::nullopt;
        const Atom *rest = Polynomial::getOnlyAtom(atom.operands[0]);
        const Quantity &divisor = atom.operands[1];
        if (!rest || rest->kind != Atom::Kind::mod ||
            !Quantity::mod(rest->operands[1], divisor).isZero())
          return std::nullopt;
        return Quantity::mod(Quantity::floorDiv(rest->operands[0], divisor),
                             Quantity::floorDiv(rest->operands[1], divisor));
      });
}

bool roofline::stayForSome(ArrayRef<Quantity> positions, const Atom &counter) {
  SmallVector<CountedQuotient> quotients;
  auto takeQuotient = [&](const Atom &atom) -> std::optional<Quantity> {
    std::optional<CountedQuotient> quotient = getQuotient(atom, counter);
    if (!quotient)
      return std::nullopt;
    if (llvm::none_of(quotients, [&](const CountedQuotient &other) {
          return other.value == quotient->value;
        }))
      quotients.push_back(*quotient);
    return Quantity(0);
  };
  return llvm::none_of(positions,
                       [&](const Quantity &position) {
                         return rewriteAtoms(takeDigits(position), takeQuotient)
                             .mentions(counter.name);
                       }) &&
         stayTogether(quotients);
}

/// How many numbers `atom` may be while `counter` goes from 0 through `trips`
/// values; nothing if it is not known.
static std::optional<Quantity>
countValues(const Atom &atom, const Atom &counter, const Quantity &trips) {
  if (atom.operands.size() != 2 || atom.operands[1].mentions(counter.name))
    return std::nullopt;
  if (atom.kind == Atom::Kind::mod)
    return atom.operands[1];
  std::optional<CountedQuotient> quotient = getQuotient(atom, counter);
  if (!quotient)
    return std::nullopt;
  Quantity start = putIn(atom.operands[0], counter.name, 0);
  // Quotients of what starts between two multiples are one more.
  Quantity values =
      Quantity::ceilDiv(trips * std::abs(quotient->step), quotient->divisor);
  return Quantity::mod(start, quotient->divisor).isZero() ? values : values + 1;
}

/// Whether `more` is known to be more than `less`, or grows with a size that
/// the other does not grow with.
static bool isMore(const Quantity &more, const Quantity &less) {
  Quantity difference = more - less;
  if (difference.isKnownNonNegative())
    return !difference.isZero();
  // The last tile is a part of one: it does not grow.
  bool isPart = false;
  forEachAtom(more, [&](const Atom &atom) { isPart |= atom.isExtremum(); });
  llvm::SetVector<StringRef> sizes;
  more.collectSymbols(sizes);
  return !isPart && llvm::any_of(sizes, [&](StringRef size) {
    return !less.mentions(size);
  });
}

bool roofline::comeAgain(ArrayRef<Quantity> positions, const Atom &counter,
                         const Quantity &trips) {
  Quantity numAddresses = 1;
  llvm::SmallPtrSet<const Atom *, 4> counted;
  auto takeValues = [&](const Atom &atom) -> std::optional<Quantity> {
    if (!Polynomial::getAtom(AtomRef(&atom)).mentions(counter.name))
      return std::nullopt;
    std::optional<Quantity> values = countValues(atom, counter, trips);
    if (!values)
      return std::nullopt;
    if (counted.insert(&atom).second)
      numAddresses *= *values;
    return Quantity(0);
  };
  bool isBounded = llvm::none_of(positions, [&](const Quantity &position) {
    return rewriteAtoms(takeDigits(position), takeValues)
        .mentions(counter.name);
  });
  return isBounded && isMore(trips, numAddresses);
}
