//===- Quantity.cpp - Exact counts, constant or symbolic ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Quantity.h"

#include "Polynomial.h"

#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/SmallVector.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Construction
//===----------------------------------------------------------------------===//

void llvm::IntrusiveRefCntPtrInfo<const Polynomial>::retain(
    const Polynomial *node) {
  node->Retain();
}

void llvm::IntrusiveRefCntPtrInfo<const Polynomial>::release(
    const Polynomial *node) {
  node->Release();
}

Quantity Quantity::get(const DynamicAPInt &value) {
  Polynomial::Builder builder;
  builder.add(Monomial(), value);
  return builder.take();
}

Quantity Quantity::symbol(StringRef name) {
  return symbol(name, SymbolFacts());
}

Quantity Quantity::symbol(StringRef name, const SymbolFacts &facts) {
  assert(facts.divisor >= 1 && "every integer is a multiple of 1");
  return Polynomial::getAtom(AtomRef(new Atom(name, facts)));
}

//===----------------------------------------------------------------------===//
// Inspection
//===----------------------------------------------------------------------===//

bool Quantity::isConstant() const { return !node || node->isConstant(); }

DynamicAPInt Quantity::getConstant() const {
  assert(isConstant() && "a symbolic quantity has no value");
  return node ? node->terms.front().coefficient : DynamicAPInt(small);
}

std::optional<double> Quantity::getDouble() const {
  if (!node)
    return static_cast<double>(small);
  if (!isConstant())
    return std::nullopt;
  // Correctly rounded whatever the width: decimal text is exact.
  std::string text;
  llvm::raw_string_ostream(text) << node->terms.front().coefficient;
  return llvm::APFloat(llvm::APFloat::IEEEdouble(), text).convertToDouble();
}

bool Quantity::isKnownNonNegative() const {
  if (!node)
    return small >= 0;
  return llvm::all_of(node->terms, [](const Term &term) {
    return term.coefficient >= 0 &&
           llvm::all_of(term.monomial.factors, [](const Factor &factor) {
             return factor.atom->isKnownNonNegative();
           });
  });
}

int Quantity::compare(const Quantity &a, const Quantity &b) {
  if (!a.node && !b.node)
    return a.small < b.small ? -1 : a.small > b.small;
  if (a.isConstant() != b.isConstant())
    return a.isConstant() ? -1 : 1;
  if (a.node && b.node)
    return a.node->compare(*b.node);
  // Constants, one of them wide: they cannot be equal.
  return a.getConstant() < b.getConstant() ? -1 : 1;
}

// Befriended but not declared outside the class: that needs the namespace.
namespace mlir::roofline {
llvm::hash_code hash_value(const Quantity &quantity) {
  return quantity.node ? quantity.node->hash()
                       : llvm::hash_value(quantity.small);
}
} // namespace mlir::roofline

void Quantity::collectSymbols(llvm::SetVector<StringRef> &names) const {
  if (!node)
    return;
  for (const Term &term : node->terms)
    for (const Factor &factor : term.monomial.factors) {
      if (factor.atom->kind == Atom::Kind::symbol)
        names.insert(factor.atom->name);
      for (const Quantity &operand : factor.atom->operands)
        operand.collectSymbols(names);
    }
}

//===----------------------------------------------------------------------===//
// Ring operations
//===----------------------------------------------------------------------===//

Quantity Quantity::addSlow(const Quantity &a, const Quantity &b) {
  Polynomial::Builder builder;
  builder.add(a, DynamicAPInt(1));
  builder.add(b, DynamicAPInt(1));
  return builder.take();
}

Quantity Quantity::mulSlow(const Quantity &a, const Quantity &b) {
  Polynomial::Builder builder;
  Polynomial::forEachTerm(a, [&](const Monomial &x, const DynamicAPInt &c) {
    Polynomial::forEachTerm(b, [&](const Monomial &y, const DynamicAPInt &d) {
      builder.add(x * y, c * d);
    });
  });
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Division, minimum, maximum
//===----------------------------------------------------------------------===//

Quantity Quantity::floorDiv(const Quantity &a, const Quantity &b) {
  if (b.isOne() || (a.isZero() && !b.isZero()))
    return a;
  if (a.isConstant() && b.isConstant() && !b.isZero())
    return get(llvm::floorDiv(a.getConstant(), b.getConstant()));
  if (std::optional<Quantity> quotient = Polynomial::divideExactly(a, b))
    return *quotient;
  if (auto [whole, rest] = Polynomial::splitMultiples(a, b); !whole.isZero())
    return whole + floorDiv(rest, b);
  return Polynomial::getAtom(Atom::Kind::floorDiv, "", {a, b});
}

Quantity Quantity::ceilDiv(const Quantity &a, const Quantity &b) {
  if (b.isOne() || (a.isZero() && !b.isZero()))
    return a;
  if (a.isConstant() && b.isConstant() && !b.isZero())
    return get(llvm::ceilDiv(a.getConstant(), b.getConstant()));
  if (std::optional<Quantity> quotient = Polynomial::divideExactly(a, b))
    return *quotient;
  if (auto [whole, rest] = Polynomial::splitMultiples(a, b); !whole.isZero())
    return whole + ceilDiv(rest, b);
  return Polynomial::getAtom(Atom::Kind::ceilDiv, "", {a, b});
}

Quantity Quantity::mod(const Quantity &a, const Quantity &b) {
  if (b.isOne() || (a.isZero() && !b.isZero()))
    return 0;
  if (a.isConstant() && b.isConstant() && !b.isZero())
    return a - floorDiv(a, b) * b;
  if (Polynomial::divideExactly(a, b))
    return 0;
  if (auto [whole, rest] = Polynomial::splitMultiples(a, b); !whole.isZero())
    return mod(rest, b);
  return Polynomial::getAtom(Atom::Kind::mod, "", {a, b});
}

/// min and max differ only in which side of a known difference they take.
static Quantity getExtremum(const Quantity &a, const Quantity &b, bool isMax) {
  if (a == b || (a - b).isKnownNonNegative())
    return isMax ? a : b;
  if ((b - a).isKnownNonNegative())
    return isMax ? b : a;
  bool swap = Quantity::compare(a, b) > 0;
  return Polynomial::getAtom(isMax ? Atom::Kind::max : Atom::Kind::min, "",
                             {swap ? b : a, swap ? a : b});
}

Quantity Quantity::max(const Quantity &a, const Quantity &b) {
  return getExtremum(a, b, /*isMax=*/true);
}

Quantity Quantity::min(const Quantity &a, const Quantity &b) {
  return getExtremum(a, b, /*isMax=*/false);
}

Quantity Quantity::indicator(const Quantity &condition) {
  return min(1, max(0, condition + Quantity(1)));
}

static Quantity power(const Quantity &base, unsigned exponent) {
  Quantity result = 1;
  for (unsigned i = 0; i < exponent; ++i)
    result *= base;
  return result;
}

static bool mentions(const Quantity &quantity, StringRef symbol) {
  llvm::SetVector<StringRef> symbols;
  quantity.collectSymbols(symbols);
  return symbols.contains(symbol);
}

std::optional<Quantity::Extremum>
Quantity::findExtremum(StringRef symbol) const {
  if (!node)
    return std::nullopt;
  for (const Term &term : node->terms)
    for (const Factor &factor : term.monomial.factors) {
      const Atom &atom = *factor.atom;
      bool isMax = atom.kind == Atom::Kind::max;
      if ((isMax || atom.kind == Atom::Kind::min) &&
          (mentions(atom.operands[0], symbol) ||
           mentions(atom.operands[1], symbol)))
        return Extremum{isMax, atom.operands[0], atom.operands[1]};
    }
  return std::nullopt;
}

Quantity Quantity::replaceAtom(const Extremum &extremum,
                               const Quantity &value) const {
  if (!node)
    return *this;
  Quantity result;
  for (const Term &term : node->terms) {
    Quantity product = get(term.coefficient);
    for (const Factor &factor : term.monomial.factors) {
      const Atom &atom = *factor.atom;
      bool isIt =
          atom.kind == (extremum.isMax ? Atom::Kind::max : Atom::Kind::min) &&
          atom.operands[0] == extremum.a && atom.operands[1] == extremum.b;
      product *= power(isIt ? value : Polynomial::getAtom(factor.atom),
                       factor.exponent);
    }
    result += product;
  }
  return result;
}

/// The least common multiple of two positive numbers, if it fits.
static std::optional<int64_t> lcm(int64_t a, int64_t b) {
  int64_t product;
  if (llvm::MulOverflow(a / std::gcd(a, b), b, product))
    return std::nullopt;
  return product;
}

/// See Quantity::getPeriod.
static std::optional<int64_t> getAtomPeriod(const Atom &atom,
                                            StringRef symbol) {
  if (atom.kind == Atom::Kind::symbol)
    return 1;
  std::optional<int64_t> a = atom.operands[0].getPeriod(symbol);
  std::optional<int64_t> b = atom.operands[1].getPeriod(symbol);
  if (!a || !b)
    return std::nullopt;
  if (atom.kind == Atom::Kind::min || atom.kind == Atom::Kind::max)
    return lcm(*a, *b);
  if (mentions(atom.operands[1], symbol))
    return std::nullopt;
  if (!mentions(atom.operands[0], symbol))
    return 1;
  std::optional<int64_t> divisor = atom.operands[1].getInt64();
  int64_t period;
  if (!divisor || *divisor <= 0 || llvm::MulOverflow(*a, *divisor, period))
    return std::nullopt;
  return period;
}

std::optional<int64_t> Quantity::getPeriod(StringRef symbol) const {
  std::optional<int64_t> period = 1;
  if (!node)
    return period;
  for (const Term &term : node->terms)
    for (const Factor &factor : term.monomial.factors) {
      std::optional<int64_t> other = getAtomPeriod(*factor.atom, symbol);
      period = other ? lcm(*period, *other) : std::nullopt;
      if (!period)
        return std::nullopt;
    }
  return period;
}

//===----------------------------------------------------------------------===//
// Substitution and summation
//===----------------------------------------------------------------------===//

static Quantity
substituteAtom(const Atom &atom,
               llvm::function_ref<std::optional<Quantity>(StringRef)> value) {
  if (atom.kind == Atom::Kind::symbol) {
    std::optional<Quantity> replacement = value(atom.name);
    if (replacement)
      return *replacement;
    SymbolFacts facts = atom.facts;
    if (facts.max)
      facts.max = facts.max->substitute(value);
    return Quantity::symbol(atom.name, facts);
  }
  Quantity a = atom.operands[0].substitute(value);
  Quantity b = atom.operands[1].substitute(value);
  switch (atom.kind) {
  case Atom::Kind::floorDiv:
    return Quantity::floorDiv(a, b);
  case Atom::Kind::ceilDiv:
    return Quantity::ceilDiv(a, b);
  case Atom::Kind::mod:
    return Quantity::mod(a, b);
  case Atom::Kind::min:
    return Quantity::min(a, b);
  case Atom::Kind::max:
    return Quantity::max(a, b);
  case Atom::Kind::symbol:
    break;
  }
  llvm_unreachable("symbols are handled above");
}

Quantity Quantity::substitute(
    llvm::function_ref<std::optional<Quantity>(StringRef)> value) const {
  if (isConstant())
    return *this;
  Quantity result;
  for (const Term &term : node->terms) {
    Quantity product = get(term.coefficient);
    for (const Factor &factor : term.monomial.factors)
      product *= power(substituteAtom(*factor.atom, value), factor.exponent);
    result += product;
  }
  return result;
}

/// The sum of i^k for i = 0 … n-1. With Stirling numbers of the second kind,
/// i^k = sum_j S(k,j) * i(i-1)…(i-j+1), and a falling factorial sums to
/// n(n-1)…(n-j)/(j+1), a division without remainder.
static Quantity sumOfPowers(unsigned k, const Quantity &n) {
  SmallVector<Quantity> stirling(k + 1);
  stirling[0] = 1;
  for (unsigned row = 1; row <= k; ++row) {
    for (unsigned j = row; j > 0; --j)
      stirling[j] = stirling[j] * Quantity(j) + stirling[j - 1];
    stirling[0] = 0;
  }
  Quantity sum, falling = 1;
  for (unsigned j = 0; j <= k; ++j) {
    falling *= n - Quantity(j);
    sum += stirling[j] * Quantity::floorDiv(falling, Quantity(j + 1));
  }
  return sum;
}

std::optional<Quantity> Quantity::sumOver(StringRef symbol,
                                          const Quantity &count) const {
  if (isConstant())
    return *this * count;
  Quantity result;
  for (const Term &term : node->terms) {
    unsigned exponent = 0;
    Quantity rest = get(term.coefficient);
    for (const Factor &factor : term.monomial.factors) {
      if (factor.atom->kind == Atom::Kind::symbol &&
          factor.atom->name == symbol) {
        exponent = factor.exponent;
        continue;
      }
      llvm::SetVector<StringRef> inner;
      for (const Quantity &operand : factor.atom->operands)
        operand.collectSymbols(inner);
      if (inner.contains(symbol))
        return std::nullopt;
      rest *= power(Polynomial::getAtom(factor.atom), factor.exponent);
    }
    result += rest * sumOfPowers(exponent, count);
  }
  return result;
}
