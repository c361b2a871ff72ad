//===- Polynomial.cpp - The out-of-line form of a quantity ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Polynomial.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Atom
//===----------------------------------------------------------------------===//

/// An absent fact comes first.
static int compareFacts(const SymbolFacts &a, const SymbolFacts &b) {
  if (a.min != b.min)
    return a.min < b.min ? -1 : 1;
  if (a.divisor != b.divisor)
    return a.divisor < b.divisor ? -1 : 1;
  if (!a.max || !b.max)
    return int(a.max.has_value()) - int(b.max.has_value());
  return Quantity::compare(*a.max, *b.max);
}

int Atom::compare(const Atom &other) const {
  if (this == &other)
    return 0;
  if (kind != other.kind)
    return kind < other.kind ? -1 : 1;
  if (int order = StringRef(name).compare_numeric(other.name))
    return order;
  if (kind == Kind::symbol)
    return compareFacts(facts, other.facts);
  for (auto [a, b] : llvm::zip_equal(operands, other.operands))
    if (int order = Quantity::compare(a, b))
      return order;
  return 0;
}

bool Atom::isKnownNonNegative() const {
  auto isNonNegative = [](const Quantity &q) { return q.isKnownNonNegative(); };
  switch (kind) {
  case Kind::symbol:
    return facts.min && *facts.min >= 0;
  case Kind::max:
    return llvm::any_of(operands, isNonNegative);
  case Kind::floorDiv:
  case Kind::ceilDiv:
  case Kind::mod:
  case Kind::min:
    return llvm::all_of(operands, isNonNegative);
  }
  llvm_unreachable("covered switch");
}

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
    if (d != divisor.factors.end() && factor.atom->compare(*d->atom) == 0) {
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

//===----------------------------------------------------------------------===//
// Polynomial
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
  return terms.size() < other.terms.size()   ? -1
         : terms.size() > other.terms.size() ? 1
                                             : 0;
}

llvm::hash_code Polynomial::hash() const {
  llvm::hash_code code = llvm::hash_value(terms.size());
  for (const Term &term : terms) {
    code = llvm::hash_combine(code, hash_value(term.coefficient));
    for (const Factor &factor : term.monomial.factors) {
      code = llvm::hash_combine(code, static_cast<int>(factor.atom->kind),
                                factor.atom->name, factor.exponent);
      for (const Quantity &operand : factor.atom->operands)
        code = llvm::hash_combine(code, operand);
    }
  }
  return code;
}

Quantity Polynomial::getAtom(AtomRef atom) {
  Monomial monomial;
  monomial.factors.push_back({std::move(atom), 1});
  Builder builder;
  builder.add(monomial, DynamicAPInt(1));
  return builder.take();
}

Quantity Polynomial::getAtom(Atom::Kind kind, StringRef name,
                             ArrayRef<Quantity> operands) {
  return getAtom(AtomRef(new Atom(kind, name, operands)));
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

std::optional<Quantity> Polynomial::divideExactly(const Quantity &a,
                                                  const Quantity &b) {
  if (b.isZero() || (b.node && b.node->terms.size() != 1))
    return a == b && !b.isZero() ? std::optional<Quantity>(1) : std::nullopt;
  Builder builder;
  bool divides = true;
  forEachTerm(b, [&](const Monomial &divisor, const DynamicAPInt &d) {
    forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
      std::optional<Monomial> quotient = monomial.divideExactly(divisor);
      if (!quotient || c % d != 0) {
        divides = false;
        return;
      }
      builder.add(*quotient, c / d);
    });
  });
  return divides ? std::optional<Quantity>(builder.take()) : std::nullopt;
}

std::pair<Quantity, Quantity> Polynomial::splitMultiples(const Quantity &a,
                                                         const Quantity &b) {
  std::optional<int64_t> divisor = b.getInt64();
  if (!divisor || *divisor <= 0)
    return {0, a};
  Builder whole, rest;
  forEachTerm(a, [&](const Monomial &monomial, const DynamicAPInt &c) {
    // Of the constant, what is left is 0 … b - 1: equal values look equal.
    bool isConstant = monomial.factors.empty();
    DynamicAPInt d(*divisor);
    DynamicAPInt quotient = llvm::floorDiv(c, d);
    DynamicAPInt remainder = c - quotient * d;
    if (!isConstant && remainder != 0) {
      rest.add(monomial, c);
      return;
    }
    if (quotient != 0)
      whole.add(monomial, quotient);
    if (remainder != 0)
      rest.add(monomial, remainder);
  });
  return {whole.take(), rest.take()};
}

void Polynomial::Builder::add(const Quantity &quantity,
                              const DynamicAPInt &factor) {
  forEachTerm(quantity, [&](const Monomial &monomial, const DynamicAPInt &c) {
    terms.push_back({monomial, c * factor});
  });
}

Quantity Polynomial::Builder::take() {
  llvm::sort(terms, [](const Term &a, const Term &b) {
    return a.monomial.compare(b.monomial) < 0;
  });
  std::vector<Term> merged;
  for (Term &term : terms) {
    if (!merged.empty() && merged.back().monomial.compare(term.monomial) == 0)
      merged.back().coefficient += term.coefficient;
    else
      merged.push_back(std::move(term));
  }
  llvm::erase_if(merged,
                 [](const Term &term) { return term.coefficient == 0; });
  terms.clear();

  if (merged.empty())
    return 0;
  // What fits 64 bits lives inline, so that equal values look equal.
  if (merged.size() == 1 && merged.front().monomial.factors.empty()) {
    const DynamicAPInt &value = merged.front().coefficient;
    if (value >= DynamicAPInt(std::numeric_limits<int64_t>::min()) &&
        value <= DynamicAPInt(std::numeric_limits<int64_t>::max()))
      return static_cast<int64_t>(value);
  }
  auto *polynomial = new Polynomial();
  polynomial->terms = std::move(merged);
  Quantity quantity;
  quantity.node = polynomial;
  return quantity;
}
