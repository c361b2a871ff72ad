//===- Extremum.cpp - Minimum and maximum of quantities -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The normal form of a minimum or maximum: operands that another one surpasses
// are dropped, what all have in common stands outside (`c + max(a, b)`,
// `2*n*max(a, b)`), nested ones are one.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

namespace {
class ExtremumBuilder {
public:
  ExtremumBuilder(bool isMax, ArrayRef<Quantity> operands)
      : isMax(isMax), operands(operands) {}

  Quantity take() {
    // Every round leaves smaller operands or fewer functions in them.
    do {
      dropSurpassed();
      if (operands.size() == 1)
        return offset + factor * operands.front();
      pullAddends();
      pullFactors();
      if (std::optional<Quantity> clamp = reorderClamp())
        return offset + factor * *clamp;
    } while (flatten());
    llvm::sort(operands, [](const Quantity &a, const Quantity &b) {
      return Quantity::compare(a, b) < 0;
    });
    return offset + factor * Polynomial::getAtom(isMax ? Atom::Kind::max
                                                       : Atom::Kind::min,
                                                 operands);
  }

private:
  /// Whether `a` never comes out where `b` is an operand, too.
  bool isSurpassed(const Quantity &a, const Quantity &b) const {
    return (isMax ? b - a : a - b).isKnownNonNegative();
  }

  void dropSurpassed() {
    // Proofs are tried for each pair, which is quadratic.
    constexpr size_t maxProved = 12;
    bool proves = operands.size() <= maxProved;
    SmallVector<Quantity> kept;
    for (size_t i = 0; i < operands.size(); ++i) {
      const Quantity &a = operands[i];
      auto surpasses = [&](const Quantity &b) {
        return a == b || ((proves || (a.isConstant() && b.isConstant())) &&
                          isSurpassed(a, b));
      };
      if (llvm::any_of(kept, surpasses))
        continue;
      // Of equal ones, the first stays.
      bool isDropped = false;
      for (size_t j = i + 1; j < operands.size() && !isDropped; ++j)
        isDropped = a != operands[j] && surpasses(operands[j]);
      if (!isDropped)
        kept.push_back(a);
    }
    operands = std::move(kept);
  }

  /// Takes out of every operand the terms that all have, as often as the one
  /// has them that has the fewest; constants if they are equal.
  void pullAddends() {
    DynamicAPInt denominator(1);
    for (const Quantity &operand : operands)
      denominator = llvm::lcm(denominator, Polynomial::getDenominator(operand));
    std::vector<Term> shared = getTerms(operands[0], denominator);
    for (const Quantity &other : ArrayRef(operands).drop_front()) {
      if (shared.empty())
        return;
      keepCommon(shared, getTerms(other, denominator));
    }
    if (shared.empty())
      return;
    Polynomial::Builder builder;
    for (const Term &term : shared)
      builder.add(term.monomial, term.coefficient);
    Quantity common = builder.take();
    if (denominator != 1) {
      std::optional<Quantity> whole =
          Polynomial::divideIfInteger(common, denominator);
      if (!whole)
        return;
      common = *whole;
    }
    for (Quantity &operand : operands)
      operand -= common;
    offset += factor * common;
  }

  /// Sorted, with what they are over a common denominator.
  static std::vector<Term> getTerms(const Quantity &quantity,
                                    const DynamicAPInt &denominator) {
    DynamicAPInt scale = denominator / Polynomial::getDenominator(quantity);
    std::vector<Term> terms;
    Polynomial::forEachTerm(
        quantity, [&](const Monomial &monomial, const DynamicAPInt &c) {
          terms.push_back({monomial, c * scale});
        });
    return terms;
  }

  /// Leaves of `shared` what `others` have, too. Both are sorted, so that one
  /// pass does.
  static void keepCommon(std::vector<Term> &shared, ArrayRef<Term> others) {
    llvm::erase_if(shared, [&](Term &term) {
      int order = 1;
      while (!others.empty() &&
             (order = others.front().monomial.compare(term.monomial)) < 0)
        others = others.drop_front();
      if (order != 0)
        return true;
      const DynamicAPInt &theirs = others.front().coefficient;
      if (term.monomial.factors.empty())
        return theirs != term.coefficient;
      if ((theirs > 0) != (term.coefficient > 0))
        return true;
      if (llvm::abs(theirs) < llvm::abs(term.coefficient))
        term.coefficient = theirs;
      return false;
    });
  }

  /// Takes out a positive number and factors >= 0 that every term of every
  /// operand has.
  void pullFactors() {
    DynamicAPInt content(0);
    std::optional<Monomial> common;
    for (const Quantity &operand : operands) {
      if (Polynomial::getDenominator(operand) != 1)
        return;
      Polynomial::forEachTerm(
          operand, [&](const Monomial &monomial, const DynamicAPInt &c) {
            content = llvm::gcd(content, llvm::abs(c));
            common = common ? getCommonFactors(*common, monomial) : monomial;
          });
    }
    llvm::erase_if(common->factors, [](const Factor &f) {
      return !f.atom->isKnownNonNegative();
    });
    if (content <= 1 && common->factors.empty())
      return;
    Quantity divisor = Polynomial::getTerm(*common, content);
    for (Quantity &operand : operands)
      operand = *Polynomial::divideExactly(operand, divisor);
    factor *= divisor;
  }

  static Monomial getCommonFactors(const Monomial &a, const Monomial &b) {
    Monomial common;
    for (const Factor &x : a.factors)
      for (const Factor &y : b.factors)
        if (x.atom == y.atom)
          common.factors.push_back({x.atom, std::min(x.exponent, y.exponent)});
    return common;
  }

  /// min(b, max(a, x)) with a <= b is max(a, min(b, x)): of two equal clamps,
  /// both look like the latter.
  std::optional<Quantity> reorderClamp() const {
    if (isMax || operands.size() != 2)
      return std::nullopt;
    bool isFirst = operands[0].isConstant();
    const Quantity &bound = operands[isFirst ? 0 : 1];
    const Atom *inner = Polynomial::getOnlyAtom(operands[isFirst ? 1 : 0]);
    if (!bound.isConstant() || !inner || inner->kind != Atom::Kind::max ||
        inner->operands.size() != 2 || !inner->operands[0].isConstant())
      return std::nullopt;
    return Quantity::max(inner->operands[0],
                         Quantity::min(bound, inner->operands[1]));
  }

  /// Puts the operands of a nested extremum in its place. True if there was
  /// one.
  bool flatten() {
    // Beyond this, what follows costs more than the shorter text is worth.
    constexpr size_t maxOperands = 32;
    for (size_t i = 0; i < operands.size(); ++i) {
      auto nested = findNested(operands[i]);
      if (!nested)
        continue;
      auto [atom, rest, sign] = *nested;
      if (operands.size() + atom->operands.size() > maxOperands)
        continue;
      SmallVector<Quantity> inner(atom->operands.begin(), atom->operands.end());
      operands.erase(operands.begin() + i);
      for (const Quantity &operand : inner)
        operands.push_back(rest + Quantity(sign) * operand);
      return true;
    }
    return false;
  }

  /// A max(…), or -min(…), as the only extremum in a sum in a maximum.
  struct Nested {
    AtomRef atom;
    Quantity rest;
    int64_t sign;
  };
  std::optional<Nested> findNested(const Quantity &sum) const {
    const Polynomial *node = Polynomial::getNode(sum);
    if (!node || node->denominator != 1)
      return std::nullopt;
    std::optional<Nested> nested;
    for (const Term &term : node->terms)
      for (const Factor &factor : term.monomial.factors) {
        if (!factor.atom->isExtremum())
          continue;
        bool isSame = isMax == (factor.atom->kind == Atom::Kind::max);
        if (nested || factor.exponent != 1 ||
            term.monomial.factors.size() != 1 ||
            term.coefficient != DynamicAPInt(isSame ? 1 : -1))
          return std::nullopt;
        nested = {factor.atom,
                  sum - Polynomial::getTerm(term.monomial, term.coefficient),
                  isSame ? 1 : -1};
      }
    return nested;
  }

  bool isMax;
  SmallVector<Quantity> operands;
  /// The result is offset + factor * extremum of the operands.
  Quantity offset = 0, factor = 1;
};
} // namespace

static Quantity getExtremum(bool isMax, const Quantity &a, const Quantity &b) {
  if (a.isConstant() && b.isConstant())
    return (Quantity::compare(a, b) > 0) == isMax ? a : b;
  return ExtremumBuilder(isMax, {a, b}).take();
}

Quantity Quantity::max(const Quantity &a, const Quantity &b) {
  return getExtremum(/*isMax=*/true, a, b);
}

Quantity Quantity::min(const Quantity &a, const Quantity &b) {
  return getExtremum(/*isMax=*/false, a, b);
}

Quantity Quantity::max(ArrayRef<Quantity> operands) {
  assert(!operands.empty() && "nothing has no maximum");
  return ExtremumBuilder(/*isMax=*/true, operands).take();
}

Quantity Quantity::min(ArrayRef<Quantity> operands) {
  assert(!operands.empty() && "nothing has no minimum");
  return ExtremumBuilder(/*isMax=*/false, operands).take();
}

Quantity Quantity::indicator(const Quantity &condition) {
  return min(1, max(0, condition + 1));
}
