//===- Polynomial.cpp - The form behind symbolic quantities ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "WideInteger.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Monomial
//===----------------------------------------------------------------------===//

unsigned Monomial::getDegree() const {
  unsigned degree = 0;
  for (const Factor &factor : factors)
    degree += factor.exponent;
  return degree;
}

int Monomial::compare(const Monomial &other) const {
  unsigned degree = getDegree(), otherDegree = other.getDegree();
  if (degree != otherDegree)
    return degree > otherDegree ? -1 : 1;
  for (auto [a, b] : llvm::zip(factors, other.factors)) {
    if (int order = a.atom->compare(*b.atom))
      return order;
    if (a.exponent != b.exponent)
      return a.exponent > b.exponent ? -1 : 1;
  }
  return static_cast<int>(factors.size()) -
         static_cast<int>(other.factors.size());
}

Monomial Monomial::operator*(const Monomial &other) const {
  Monomial product;
  const Factor *a = factors.begin(), *b = other.factors.begin();
  while (a != factors.end() || b != other.factors.end()) {
    int order = a == factors.end()         ? 1
                : b == other.factors.end() ? -1
                                           : a->atom->compare(*b->atom);
    if (order == 0)
      product.factors.push_back({a->atom, a->exponent + b->exponent});
    else
      product.factors.push_back(order < 0 ? *a : *b);
    a += order <= 0;
    b += order >= 0;
  }
  return product;
}

std::optional<Monomial> Monomial::divideExactly(const Monomial &divisor) const {
  Monomial quotient;
  const Factor *d = divisor.factors.begin();
  for (const Factor &factor : factors) {
    unsigned exponent = factor.exponent;
    if (d != divisor.factors.end() && factor.atom == d->atom) {
      if (d->exponent > exponent)
        return std::nullopt;
      exponent -= d->exponent;
      ++d;
    }
    if (exponent)
      quotient.factors.push_back({factor.atom, exponent});
  }
  if (d != divisor.factors.end())
    return std::nullopt;
  return quotient;
}

bool Monomial::isKnownNonNegative() const {
  return llvm::all_of(factors, [](const Factor &factor) {
    return factor.exponent % 2 == 0 || factor.atom->isKnownNonNegative();
  });
}

//===----------------------------------------------------------------------===//
// The normal form
//===----------------------------------------------------------------------===//

int Polynomial::compare(const Polynomial &other) const {
  if (this == &other)
    return 0;
  for (auto [a, b] : llvm::zip(terms, other.terms)) {
    if (int order = a.monomial.compare(b.monomial))
      return order;
    if (a.coefficient != b.coefficient)
      return a.coefficient < b.coefficient ? -1 : 1;
  }
  if (terms.size() != other.terms.size())
    return terms.size() < other.terms.size() ? -1 : 1;
  if (denominator != other.denominator)
    return denominator < other.denominator ? -1 : 1;
  return 0;
}

static bool fitsInt64(const DynamicAPInt &value) {
  return value >= DynamicAPInt(std::numeric_limits<int64_t>::min()) &&
         value <= DynamicAPInt(std::numeric_limits<int64_t>::max());
}

static uint64_t hashInteger(const DynamicAPInt &value) {
  if (fitsInt64(value))
    return static_cast<uint64_t>(static_cast<int64_t>(value));
  uint64_t hash = value < 0;
  for (uint64_t digit : getDigits(value))
    hash = mixHash(hash, digit);
  return hash;
}

uint64_t Polynomial::getHash(const Quantity &quantity) {
  return quantity.node ? quantity.node->hash
                       : mixHash(0, static_cast<uint64_t>(quantity.small));
}

/// 2^maxBits.
static const DynamicAPInt &getWidthLimit() {
  static const auto *limit = new DynamicAPInt(
      llvm::APInt::getOneBitSet(budget::maxBits + 2, budget::maxBits));
  return *limit;
}

/// Whether a number is beyond the budget of bits.
static bool isTooWide(const DynamicAPInt &value) {
  return !fitsInt64(value) && llvm::abs(value) > getWidthLimit();
}

Quantity roofline::detail::getOpaque(uint64_t hash, bool isNonNegative) {
  SymbolFacts facts;
  if (!isNonNegative)
    facts.min = std::nullopt;
  return Quantity::symbol(
      (getOpaquePrefix() + llvm::utohexstr(hash, /*LowerCase=*/true)).str(),
      facts);
}

bool roofline::detail::hasMoreTerms(const Quantity &quantity,
                                    unsigned maxTerms) {
  const Polynomial *node = Polynomial::getNode(quantity);
  return node && node->terms.size() > maxTerms;
}

Quantity roofline::detail::limitTerms(const Quantity &quantity,
                                      unsigned maxTerms) {
  if (!hasMoreTerms(quantity, maxTerms))
    return quantity;
  return getOpaque(Polynomial::getHash(quantity),
                   quantity.isKnownNonNegative());
}

/// Divides all by what they have in common.
static void reduce(std::vector<Term> &terms, DynamicAPInt &denominator) {
  if (denominator == 1)
    return;
  DynamicAPInt common = denominator;
  for (const Term &term : terms) {
    common = llvm::gcd(common, llvm::abs(term.coefficient));
    if (common == 1)
      return;
  }
  for (Term &term : terms)
    term.coefficient /= common;
  denominator /= common;
}

/// Whether two monomials are one. Equal atoms are one object, so that there is
/// no need to compare them in depth, which finds an order, too.
static bool isSame(const Monomial &a, const Monomial &b) {
  return llvm::equal(a.factors, b.factors,
                     [](const Factor &x, const Factor &y) {
                       return x.atom == y.atom && x.exponent == y.exponent;
                     });
}

Quantity Polynomial::get(std::vector<Term> terms,
                         const DynamicAPInt &denominator) {
  size_t kept = 0;
  for (size_t i = 0; i < terms.size(); ++i) {
    if (kept && isSame(terms[kept - 1].monomial, terms[i].monomial)) {
      terms[kept - 1].coefficient += terms[i].coefficient;
    } else {
      if (kept && terms[kept - 1].coefficient == 0)
        --kept;
      if (kept != i)
        terms[kept] = std::move(terms[i]);
      ++kept;
    }
  }
  if (kept && terms[kept - 1].coefficient == 0)
    --kept;
  terms.resize(kept);
  if (terms.empty())
    return 0;

  auto *node = new Polynomial();
  Quantity quantity;
  quantity.node = node;
  node->denominator = denominator;
  reduce(terms, node->denominator);
  // What fits 64 bits lives inline, so that equal values look equal.
  if (terms.size() == 1 && terms.front().monomial.factors.empty() &&
      fitsInt64(terms.front().coefficient))
    return static_cast<int64_t>(terms.front().coefficient);

  bool isOverBudget = terms.size() > budget::maxTerms;
  bool isNonNegative = true;
  uint64_t hash = mixHash(terms.size(), hashInteger(node->denominator));
  for (const Term &term : terms) {
    hash = mixHash(hash, hashInteger(term.coefficient));
    isNonNegative &=
        term.coefficient >= 0 && term.monomial.isKnownNonNegative();
    isOverBudget |= isTooWide(term.coefficient) ||
                    term.monomial.getDegree() > budget::maxDegree;
    for (const Factor &factor : term.monomial.factors) {
      hash = mixHash(mixHash(hash, factor.atom->hash), factor.exponent);
      node->symbols |= factor.atom->symbols;
      node->size = std::min(node->size + factor.atom->size, 1u << 30);
      node->depth = std::max(node->depth, factor.atom->depth);
    }
  }
  if (isOverBudget || isTooWide(node->denominator) ||
      node->size > budget::maxNodes || node->depth > budget::maxDepth)
    return getOpaque(hash, isNonNegative);
  node->hash = hash;
  node->terms = std::move(terms);
  return quantity;
}

Quantity Polynomial::getTerm(const Monomial &monomial,
                             const DynamicAPInt &coefficient) {
  std::vector<Term> terms;
  terms.push_back({monomial, coefficient});
  return get(std::move(terms), DynamicAPInt(1));
}

Quantity Polynomial::getAtom(AtomRef atom) {
  Monomial monomial;
  monomial.factors.push_back({std::move(atom), 1});
  return getTerm(monomial, DynamicAPInt(1));
}

Quantity Polynomial::getAtom(Atom::Kind kind, ArrayRef<Quantity> operands) {
  return getAtom(Atom::get(kind, operands));
}

void Polynomial::forEachTerm(
    const Quantity &quantity,
    llvm::function_ref<void(const Monomial &, const DynamicAPInt &)> callback) {
  if (!quantity.node) {
    if (quantity.small != 0)
      callback(Monomial(), DynamicAPInt(quantity.small));
    return;
  }
  for (const Term &term : quantity.node->terms)
    callback(term.monomial, term.coefficient);
}

unsigned Polynomial::getDegree(const Quantity &quantity) {
  unsigned degree = 0;
  forEachTerm(quantity, [&](const Monomial &monomial, const DynamicAPInt &) {
    degree = std::max(degree, monomial.getDegree());
  });
  return degree;
}

const Atom *Polynomial::getOnlyAtom(const Quantity &quantity) {
  if (!quantity.node || quantity.node->terms.size() != 1)
    return nullptr;
  const Term &term = quantity.node->terms.front();
  if (term.coefficient != 1 || term.monomial.factors.size() != 1 ||
      term.monomial.factors.front().exponent != 1)
    return nullptr;
  return term.monomial.factors.front().atom.get();
}

DynamicAPInt Polynomial::getConstantTerm(const Quantity &quantity) {
  if (!quantity.node)
    return DynamicAPInt(quantity.small);
  // The term of the lowest degree is the last.
  const Term &last = quantity.node->terms.back();
  return last.monomial.factors.empty() ? last.coefficient : DynamicAPInt(0);
}

Quantity Polynomial::Builder::take(const DynamicAPInt &denominator) {
  llvm::sort(terms, [](const Term &a, const Term &b) {
    return a.monomial.compare(b.monomial) < 0;
  });
  return get(std::exchange(terms, {}), denominator);
}

//===----------------------------------------------------------------------===//
// Ranges
//===----------------------------------------------------------------------===//

/// The product of two bounds, if known and it fits.
static std::optional<int64_t> multiply(std::optional<int64_t> a,
                                       std::optional<int64_t> b) {
  int64_t product;
  if ((a && *a == 0) || (b && *b == 0))
    return 0;
  if (!a || !b || llvm::MulOverflow(*a, *b, product))
    return std::nullopt;
  return product;
}

/// Of a product of values, both with known ranges.
static Interval multiply(const Interval &a, const Interval &b) {
  if (a.low && b.low && *a.low >= 0 && *b.low >= 0)
    return {multiply(a.low, b.low), multiply(a.high, b.high)};
  if (!a.low || !a.high || !b.low || !b.high)
    return {};
  Interval range;
  for (auto x : {*a.low, *a.high})
    for (auto y : {*b.low, *b.high}) {
      std::optional<int64_t> product = multiply(x, y);
      if (!product)
        return {};
      range.low = range.low ? std::min(*range.low, *product) : *product;
      range.high = range.high ? std::max(*range.high, *product) : *product;
    }
  return range;
}

static Interval getRange(const Monomial &monomial) {
  Interval range{1, 1};
  for (const Factor &factor : monomial.factors) {
    Interval power{1, 1};
    for (unsigned i = 0; i < factor.exponent; ++i)
      power = multiply(power, factor.atom->range);
    if (factor.exponent % 2 == 0 && (!power.low || *power.low < 0))
      power.low = 0;
    range = multiply(range, power);
  }
  return range;
}

Interval Polynomial::getRange(const Quantity &quantity) {
  if (!quantity.node)
    return {quantity.small, quantity.small};
  Interval sum{0, 0};
  for (const Term &term : quantity.node->terms) {
    if (!fitsInt64(term.coefficient))
      return {};
    auto coefficient = static_cast<int64_t>(term.coefficient);
    Interval range = ::getRange(term.monomial);
    if (coefficient < 0)
      std::swap(range.low, range.high);
    auto accumulate = [&](std::optional<int64_t> &total,
                          std::optional<int64_t> bound) {
      bound = multiply(bound, coefficient);
      int64_t next;
      if (!total || !bound || llvm::AddOverflow(*total, *bound, next))
        total = std::nullopt;
      else
        total = next;
    };
    accumulate(sum.low, range.low);
    accumulate(sum.high, range.high);
  }
  // The value is an integer: its bounds are rounded inwards.
  if (quantity.node->denominator != 1) {
    if (!fitsInt64(quantity.node->denominator))
      return {};
    auto denominator = static_cast<int64_t>(quantity.node->denominator);
    if (sum.low)
      sum.low = llvm::divideCeilSigned(*sum.low, denominator);
    if (sum.high)
      sum.high = llvm::divideFloorSigned(*sum.high, denominator);
  }
  return sum;
}
