//===- Prover.cpp - Is a quantity never negative? -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A sum is >= 0 if it is with bounds put for its atoms. One atom after the
// other is replaced, those whose bounds mention others first:
//   floordiv(a, k) is between (a - k + 1)/k and a/k, mod(a, k) between 0 and
//   k - 1, max(a, b) >= a and >= b, a symbol within its facts.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir-roofline/Support/Formula/QuantityHash.h"

#include "llvm/ADT/STLExtras.h"

#include <unordered_map>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

namespace {
/// A sum split by an atom: rest + up * atom - down * atom, where `up` and
/// `down` are >= 0.
struct Split {
  Quantity rest, up, down;
};

class Prover {
public:
  bool prove(const Quantity &sum) {
    if (isObvious(sum))
      return true;
    const Polynomial *node = Polynomial::getNode(sum);
    if (!node || ++steps > maxSteps || isDecidedByRange(*node))
      return false;
    // Atoms by falling rank, so that what is put in stays below.
    SmallVector<const Atom *> atoms;
    for (const Term &term : node->terms)
      for (const Factor &factor : term.monomial.factors)
        if (!llvm::is_contained(atoms, factor.atom.get()))
          atoms.push_back(factor.atom.get());
    llvm::stable_sort(
        atoms, [](const Atom *a, const Atom *b) { return a->rank > b->rank; });
    for (const Atom *atom : atoms)
      if (std::optional<Split> split = splitBy(*node, *atom))
        return proveWithout(*atom, *split);
    return false;
  }

private:
  /// A proof takes a handful; this bounds what a failure costs.
  static constexpr unsigned maxSteps = 48;

  /// Without looking into atoms further than their ranges.
  static bool isObvious(const Quantity &sum) {
    const Polynomial *node = Polynomial::getNode(sum);
    if (!node)
      return *sum.getInt64() >= 0;
    if (llvm::all_of(node->terms, [](const Term &term) {
          return term.coefficient >= 0 && term.monomial.isKnownNonNegative();
        }))
      return true;
    Interval range = Polynomial::getRange(sum);
    return (range.low && *range.low >= 0) || isNewtonPositive(*node);
  }

  /// Whether nothing but the ends of one symbol's range can be put in.
  static bool isDecidedByRange(const Polynomial &node) {
    const Atom *only = nullptr;
    for (const Term &term : node.terms)
      for (const Factor &factor : term.monomial.factors) {
        if (only || factor.exponent != 1)
          return false;
        only = factor.atom.get();
      }
    return only && only->kind == Atom::Kind::symbol &&
           (!only->facts.max || only->facts.max->isConstant());
  }

  /// A polynomial in one atom >= 0 whose differences at 0 are >= 0, which are
  /// its coefficients in C(n, 0), C(n, 1), …: (n^2 - n)/2 is never negative.
  static bool isNewtonPositive(const Polynomial &node) {
    const Atom *atom = nullptr;
    unsigned degree = node.terms.front().monomial.getDegree();
    constexpr unsigned maxDegree = 8;
    if (degree < 2 || degree > maxDegree)
      return false;
    for (const Term &term : node.terms)
      for (const Factor &factor : term.monomial.factors) {
        if (atom && atom != factor.atom.get())
          return false;
        atom = factor.atom.get();
      }
    if (!atom || !atom->isKnownNonNegative())
      return false;
    SmallVector<DynamicAPInt> differences;
    for (unsigned x = 0; x <= degree; ++x) {
      DynamicAPInt value(0);
      for (const Term &term : node.terms) {
        DynamicAPInt product = term.coefficient;
        for (unsigned i = term.monomial.getDegree(); i > 0; --i)
          product *= DynamicAPInt(x);
        value += product;
      }
      differences.push_back(value);
    }
    for (unsigned order = 0; order <= degree; ++order) {
      if (differences[0] < 0)
        return false;
      for (unsigned x = 0; x + order < degree; ++x)
        differences[x] = differences[x + 1] - differences[x];
    }
    return true;
  }

  /// Nothing if the atom has a power, or a factor of unknown sign beside it.
  static std::optional<Split> splitBy(const Polynomial &node,
                                      const Atom &atom) {
    Polynomial::Builder rest, up, down;
    for (const Term &term : node.terms) {
      Monomial others;
      bool isIn = false;
      for (const Factor &factor : term.monomial.factors) {
        if (factor.atom.get() != &atom) {
          others.factors.push_back(factor);
          continue;
        }
        if (factor.exponent != 1)
          return std::nullopt;
        isIn = true;
      }
      if (!isIn) {
        rest.add(term.monomial, term.coefficient);
        continue;
      }
      if (!others.isKnownNonNegative())
        return std::nullopt;
      // The denominator is positive: it does not matter for the sign.
      if (term.coefficient > 0)
        up.add(others, term.coefficient);
      else
        down.add(others, -term.coefficient);
    }
    return Split{rest.take(), up.take(), down.take()};
  }

  bool proveWithout(const Atom &atom, const Split &split) {
    switch (atom.kind) {
    case Atom::Kind::min:
    case Atom::Kind::max:
      return proveExtremum(atom, split);
    case Atom::Kind::floorDiv:
    case Atom::Kind::ceilDiv:
      return proveConstants(atom, split) || proveQuotients(atom, split) ||
             proveQuotient(atom, split);
    case Atom::Kind::mod:
      return proveConstants(atom, split) || proveRemainder(atom, split);
    case Atom::Kind::symbol:
      return proveConstants(atom, split) || proveSymbol(atom, split);
    }
    llvm_unreachable("covered switch");
  }

  /// With the constants that the atom lies between.
  bool proveConstants(const Atom &atom, const Split &split) {
    if ((!split.up.isZero() && !atom.range.low) ||
        (!split.down.isZero() && !atom.range.high))
      return false;
    return prove(split.rest + split.up * atom.range.low.value_or(0) -
                 split.down * atom.range.high.value_or(0));
  }

  bool proveExtremum(const Atom &atom, const Split &split) {
    bool isMax = atom.kind == Atom::Kind::max;
    // One bound is any operand; the other is one of them, whichever it is.
    bool anySuffices = isMax ? split.down.isZero() : split.up.isZero();
    auto proveOne = [&](const Quantity &operand) {
      return prove(split.rest + (split.up - split.down) * operand);
    };
    return anySuffices ? llvm::any_of(atom.operands, proveOne)
                       : llvm::all_of(atom.operands, proveOne);
  }

  /// Whether a divisor is positive: where there is a quotient, it is not 0.
  static bool isPositiveDivisor(const Quantity &divisor) {
    Interval range = Polynomial::getRange(divisor);
    return range.low && *range.low >= 0;
  }

  /// A difference of two quotients by the same number, whose operands differ by
  /// a constant: floordiv(b + d, k) - floordiv(b, k) >= floordiv(d, k).
  bool proveQuotients(const Atom &atom, const Split &split) {
    const Polynomial *node = Polynomial::getNode(split.rest);
    std::optional<int64_t> k = atom.operands[1].getInt64();
    if (!node || !k || *k < 1 || split.up.isZero() == split.down.isZero())
      return false;
    for (const Term &term : node->terms)
      for (const Factor &factor : term.monomial.factors) {
        const Atom &other = *factor.atom;
        if (other.kind != atom.kind || other.operands[1] != atom.operands[1])
          continue;
        bool isUp = !split.up.isZero();
        Quantity difference = isUp ? atom.operands[0] - other.operands[0]
                                   : other.operands[0] - atom.operands[0];
        std::optional<Split> rest = splitBy(*node, other);
        if (!difference.isConstant() || !rest || rest->up != split.down ||
            rest->down != split.up)
          continue;
        return prove(rest->rest + (isUp ? split.up : split.down) *
                                      Quantity::floorDiv(difference, *k));
      }
    return false;
  }

  bool proveQuotient(const Atom &atom, const Split &split) {
    const Quantity &a = atom.operands[0], &k = atom.operands[1];
    if (!isPositiveDivisor(k))
      return false;
    bool isCeil = atom.kind == Atom::Kind::ceilDiv;
    Quantity low = isCeil ? a : a - k + 1, high = isCeil ? a + k - 1 : a;
    return prove(k * split.rest + split.up * low - split.down * high);
  }

  bool proveRemainder(const Atom &atom, const Split &split) {
    const Quantity &a = atom.operands[0], &k = atom.operands[1];
    if (!isPositiveDivisor(k))
      return false;
    return prove(split.rest - split.down * (k - 1)) ||
           (Polynomial::getRange(a).low.value_or(-1) >= 0 &&
            prove(split.rest - split.down * a));
  }

  bool proveSymbol(const Atom &atom, const Split &split) {
    if (!split.up.isZero() && !split.down.isZero() &&
        atom.isKnownNonNegative() && prove(split.up - split.down))
      return prove(split.rest);
    if ((!split.up.isZero() && !atom.facts.min) ||
        (!split.down.isZero() && !atom.facts.max))
      return false;
    return prove(split.rest + split.up * atom.facts.min.value_or(0) -
                 split.down * atom.facts.max.value_or(0));
  }

  unsigned steps = 0;
};
} // namespace

bool Quantity::isKnownNonNegative() const {
  if (!node)
    return small >= 0;
  // The same differences are asked about again and again while a formula is
  // put together. Per thread, so that no lock is needed; emptied when full.
  constexpr size_t maxKnown = 4096;
  static thread_local std::unordered_map<Quantity, bool, QuantityHash> known;
  if (auto found = known.find(*this); found != known.end())
    return found->second;
  bool isProved = Prover().prove(*this);
  if (known.size() >= maxKnown)
    known.clear();
  known.emplace(*this, isProved);
  return isProved;
}
