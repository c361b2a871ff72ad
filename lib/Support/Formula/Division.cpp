//===- Division.cpp - Quotients and remainders of quantities --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Exact division
//===----------------------------------------------------------------------===//

/// The constant c of a = c * b, if there is one; b has several terms.
static std::optional<Quantity> getConstantRatio(const Quantity &a,
                                                const Quantity &b) {
  const Polynomial *product = Polynomial::getNode(a);
  const Polynomial *factor = Polynomial::getNode(b);
  if (!product || product->terms.size() != factor->terms.size() ||
      product->terms.front().monomial.compare(factor->terms.front().monomial) !=
          0)
    return std::nullopt;
  DynamicAPInt above = product->terms.front().coefficient * factor->denominator;
  DynamicAPInt below = factor->terms.front().coefficient * product->denominator;
  if (above % below != 0)
    return std::nullopt;
  Quantity ratio = Quantity::get(above / below);
  return ratio * b == a ? std::optional(ratio) : std::nullopt;
}

std::optional<Quantity> Polynomial::divideExactly(const Quantity &a,
                                                  const Quantity &b) {
  if (b.isZero())
    return std::nullopt;
  if (b.node && b.node->terms.size() != 1)
    return getConstantRatio(a, b);
  // (n^2 - n)/2 divided by n would be no integer; constants divide as usual,
  // since the denominator has no factor in common with all coefficients.
  if (!b.isConstant() && getDenominator(a) != 1)
    return a == b ? std::optional<Quantity>(1) : std::nullopt;
  Builder builder;
  bool divides = true;
  forEachTerm(b, [&](const Monomial &divisor, const DynamicAPInt &d) {
    forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
      if (!divides)
        return;
      std::optional<Monomial> quotient = monomial.divideExactly(divisor);
      if (!quotient || c % d != 0) {
        divides = false;
        return;
      }
      builder.add(*quotient, c / d);
    });
  });
  if (!divides)
    return std::nullopt;
  return builder.take(getDenominator(a));
}

Quantity Polynomial::divideKnown(const Quantity &a,
                                 const DynamicAPInt &divisor) {
  if (divisor == 1)
    return a;
  std::vector<Term> terms;
  forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
    terms.push_back({monomial, c});
  });
  return get(std::move(terms), getDenominator(a) * divisor);
}

/// The value of base^exponent modulo `modulus` < 2^62.
static uint64_t powerModulo(uint64_t base, unsigned exponent,
                            uint64_t modulus) {
  unsigned __int128 result = 1 % modulus;
  for (unsigned i = 0; i < exponent; ++i)
    result = result * base % modulus;
  return static_cast<uint64_t>(result);
}

/// Whether the sum of `terms` is a multiple of `modulus` whatever integers the
/// atoms stand for. It is if that holds for each atom from 0 to its exponent,
/// where the Newton coefficients are taken.
static bool isAlwaysMultiple(ArrayRef<Term> terms, uint64_t modulus) {
  SmallVector<std::pair<const Atom *, unsigned>> atoms;
  for (const Term &term : terms)
    for (const Factor &factor : term.monomial.factors) {
      auto *found = llvm::find_if(
          atoms, [&](auto &entry) { return entry.first == factor.atom.get(); });
      if (found == atoms.end())
        atoms.push_back({factor.atom.get(), factor.exponent});
      else
        found->second = std::max(found->second, factor.exponent);
    }
  // Larger grids come from no program; the answer is "not seen to be".
  constexpr uint64_t maxPoints = 1024;
  uint64_t points = 1;
  for (auto [atom, exponent] : atoms)
    if ((points *= exponent + 1) > maxPoints)
      return false;
  SmallVector<std::pair<const Term *, uint64_t>> rests;
  DynamicAPInt m(static_cast<int64_t>(modulus));
  for (const Term &term : terms)
    rests.push_back({&term, static_cast<uint64_t>(static_cast<int64_t>(
                                llvm::mod(term.coefficient, m)))});
  for (uint64_t point = 0; point < points; ++point) {
    unsigned __int128 sum = 0;
    for (auto [term, rest] : rests) {
      unsigned __int128 product = rest;
      for (const Factor &factor : term->monomial.factors) {
        uint64_t position = point, value = 0;
        for (auto [atom, exponent] : atoms) {
          if (atom == factor.atom.get())
            value = position % (exponent + 1);
          position /= exponent + 1;
        }
        product =
            product * powerModulo(value, factor.exponent, modulus) % modulus;
      }
      sum += product;
    }
    if (sum % modulus != 0)
      return false;
  }
  return true;
}

std::optional<Quantity>
Polynomial::divideIfInteger(const Quantity &a, const DynamicAPInt &divisor) {
  DynamicAPInt modulus = getDenominator(a) * divisor;
  if (modulus >= DynamicAPInt(int64_t(1) << 62))
    return std::nullopt;
  // In a sum of products of different atoms, each has to be a multiple.
  bool isMultilinear = true;
  bool divides = true;
  std::vector<Term> terms;
  forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
    isMultilinear &= llvm::all_of(
        monomial.factors, [](const Factor &f) { return f.exponent == 1; });
    divides &= c % modulus == 0;
    terms.push_back({monomial, c});
  });
  if (!divides && (isMultilinear ||
                   !isAlwaysMultiple(terms, static_cast<int64_t>(modulus))))
    return std::nullopt;
  return get(std::move(terms), modulus);
}

std::pair<Quantity, Quantity> Polynomial::splitMultiples(const Quantity &a,
                                                         const Quantity &b) {
  bool isConstant = b.isConstant();
  if (isConstant ? b.getConstant() <= 0
                 : b.node->terms.size() != 1 || getDenominator(a) != 1)
    return {0, a};
  const DynamicAPInt d =
      (isConstant ? b.getConstant() : b.node->terms.front().coefficient) *
      getDenominator(a);
  Builder whole;
  forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
    if (!isConstant) {
      std::optional<Monomial> quotient =
          monomial.divideExactly(b.node->terms.front().monomial);
      if (quotient && c % d == 0)
        whole.add(*quotient, c / d);
      return;
    }
    // Of the constant, what is left is 0 … b - 1: equal values look equal.
    DynamicAPInt quotient = llvm::floorDiv(c, d);
    if (quotient != 0 && (monomial.factors.empty() || quotient * d == c))
      whole.add(monomial, quotient);
  });
  if (whole.size() == 0)
    return {0, a};
  Quantity multiples = whole.take();
  return {multiples, a - multiples * b};
}

//===----------------------------------------------------------------------===//
// Floor
//===----------------------------------------------------------------------===//

/// The greatest number that divides `divisor` and all terms but the constant;
/// with the divisors of symbols if `useFacts`.
static DynamicAPInt getCommonDivisor(const Quantity &a, DynamicAPInt divisor,
                                     bool useFacts) {
  Polynomial::forEachTerm(
      a, [&](const Monomial &monomial, const DynamicAPInt &c) {
        if (monomial.factors.empty())
          return;
        DynamicAPInt multiple = llvm::abs(c);
        if (useFacts)
          for (const Factor &factor : monomial.factors)
            multiple *= DynamicAPInt(factor.atom->facts.divisor);
        divisor = llvm::gcd(divisor, multiple);
      });
  return divisor;
}

/// Rounds the constant term down to what can matter beside terms that are
/// multiples of a number which divides `divisor`.
static Quantity dropIdleConstant(const Quantity &a,
                                 const DynamicAPInt &divisor) {
  DynamicAPInt step = getCommonDivisor(a, divisor, /*useFacts=*/true);
  if (step == 1)
    return a;
  return a - Quantity::get(llvm::mod(Polynomial::getConstantTerm(a), step));
}

/// Where `a` is one rounded-down quotient (or remainder) plus a rest.
static std::optional<std::pair<const Atom *, Quantity>>
findSummand(const Quantity &a, Atom::Kind kind) {
  std::optional<std::pair<const Atom *, Quantity>> found;
  Polynomial::forEachTerm(
      a, [&](const Monomial &monomial, const DynamicAPInt &c) {
        if (found || c != 1 || monomial.factors.size() != 1 ||
            monomial.factors.front().exponent != 1)
          return;
        const Atom &atom = *monomial.factors.front().atom;
        if (atom.kind == kind && atom.operands[1].isConstant() &&
            atom.operands[1].getConstant() > 0)
          found = {&atom, a - Polynomial::getTerm(monomial, DynamicAPInt(1))};
      });
  return found;
}

/// floor(a / b) where ranges alone decide it.
static std::optional<Quantity> getKnownQuotient(const Quantity &a,
                                                const Quantity &b) {
  if (std::optional<int64_t> divisor = b.getInt64()) {
    Interval range = Polynomial::getRange(a);
    if (range.low && range.high) {
      int64_t low = llvm::divideFloorSigned(*range.low, *divisor);
      if (low == llvm::divideFloorSigned(*range.high, *divisor))
        return low;
    }
  }
  if ((b - a - 1).isKnownNonNegative() && a.isKnownNonNegative())
    return 0;
  return std::nullopt;
}

/// floor(a / b) for a constant b >= 2 that divides no term of `a`.
static Quantity floorDivByConstant(const Quantity &a, const Quantity &b) {
  DynamicAPInt divisor = b.getConstant();
  if (std::optional<Quantity> exact = Polynomial::divideIfInteger(a, divisor))
    return *exact;
  if (Polynomial::getDenominator(a) == 1) {
    if (auto inner = findSummand(a, Atom::Kind::floorDiv)) {
      // floor((floor(x / k) + t) / b) = floor((x + k*t) / (k*b)).
      const Quantity &k = inner->first->operands[1];
      return Quantity::floorDiv(inner->first->operands[0] + k * inner->second,
                                k * b);
    }
    Quantity rest = dropIdleConstant(a, divisor);
    DynamicAPInt common = getCommonDivisor(rest, divisor, /*useFacts=*/false);
    if (common != 1) {
      DynamicAPInt constant = Polynomial::getConstantTerm(rest);
      return Quantity::floorDiv(
          *Polynomial::divideExactly(
              rest - Quantity::get(llvm::mod(constant, common)),
              Quantity::get(common)),
          Quantity::get(divisor / common));
    }
    if (auto known = getKnownQuotient(rest, b))
      return *known;
    return Polynomial::getAtom(Atom::Kind::floorDiv, {rest, b});
  }
  if (auto known = getKnownQuotient(a, b))
    return *known;
  return Polynomial::getAtom(Atom::Kind::floorDiv, {a, b});
}

/// floor(a / b) for a b that is no constant.
static Quantity floorDivBySymbolic(const Quantity &a, const Quantity &b) {
  if (auto known = getKnownQuotient(a, b))
    return *known;
  return Polynomial::getAtom(Atom::Kind::floorDiv, {a, b});
}

Quantity Quantity::floorDiv(const Quantity &a, const Quantity &b) {
  if (b.isZero())
    return Polynomial::getAtom(Atom::Kind::floorDiv, {a, b});
  if (b.isOne() || a.isZero())
    return a;
  if (a.isConstant() && b.isConstant())
    return get(llvm::floorDiv(a.getConstant(), b.getConstant()));
  if (b.isConstant() && b.getConstant() < 0)
    return floorDiv(Quantity(0) - a, Quantity(0) - b);
  if (std::optional<Quantity> quotient = Polynomial::divideExactly(a, b))
    return *quotient;
  auto [whole, rest] = Polynomial::splitMultiples(a, b);
  if (!whole.isZero())
    return whole + floorDiv(rest, b);
  return b.isConstant() ? floorDivByConstant(a, b) : floorDivBySymbolic(a, b);
}

//===----------------------------------------------------------------------===//
// Ceiling and remainder
//===----------------------------------------------------------------------===//

Quantity Quantity::ceilDiv(const Quantity &a, const Quantity &b) {
  if (b.isZero())
    return Polynomial::getAtom(Atom::Kind::ceilDiv, {a, b});
  if (b.isOne() || a.isZero())
    return a;
  if (b.isConstant())
    return b.getConstant() < 0 ? ceilDiv(Quantity(0) - a, Quantity(0) - b)
                               : floorDiv(a + b - 1, b);
  if (std::optional<Quantity> quotient = Polynomial::divideExactly(a, b))
    return *quotient;
  if (auto [whole, rest] = Polynomial::splitMultiples(a, b); !whole.isZero())
    return whole + ceilDiv(rest, b);
  // 1 <= a <= b.
  if ((b - a).isKnownNonNegative() && (a - 1).isKnownNonNegative())
    return 1;
  return Polynomial::getAtom(Atom::Kind::ceilDiv, {a, b});
}

Quantity Quantity::mod(const Quantity &a, const Quantity &b) {
  if (b.isZero())
    return Polynomial::getAtom(Atom::Kind::mod, {a, b});
  if (b.isOne() || a.isZero())
    return 0;
  if (a.isConstant() && b.isConstant())
    return a - floorDiv(a, b) * b;
  if (Polynomial::divideExactly(a, b))
    return 0;
  if (auto [whole, rest] = Polynomial::splitMultiples(a, b); !whole.isZero())
    return mod(rest, b);
  if (!b.isConstant() || b.getConstant() < 0 ||
      Polynomial::getDenominator(a) != 1) {
    if (auto known = getKnownQuotient(a, b))
      return a - *known * b;
    return Polynomial::getAtom(Atom::Kind::mod, {a, b});
  }
  DynamicAPInt divisor = b.getConstant();
  if (Polynomial::divideIfInteger(a, divisor))
    return 0;
  // A remainder by a multiple of b leaves that by b as it is.
  if (auto inner = findSummand(a, Atom::Kind::mod))
    if (inner->first->operands[1].getConstant() % divisor == 0)
      return mod(inner->first->operands[0] + inner->second, b);
  DynamicAPInt known = getCommonDivisor(a, divisor, /*useFacts=*/true);
  if (known == divisor)
    return get(llvm::mod(Polynomial::getConstantTerm(a), divisor));
  DynamicAPInt common = getCommonDivisor(a, divisor, /*useFacts=*/false);
  if (common != 1) {
    // c*(q mod d) + r for (c*q + r) mod (c*d), 0 <= r < c.
    Quantity rest = get(llvm::mod(Polynomial::getConstantTerm(a), common));
    return get(common) * mod(*Polynomial::divideExactly(a - rest, get(common)),
                             get(divisor / common)) +
           rest;
  }
  if (auto quotient = getKnownQuotient(a, b))
    return a - *quotient * b;
  return Polynomial::getAtom(Atom::Kind::mod, {a, b});
}
