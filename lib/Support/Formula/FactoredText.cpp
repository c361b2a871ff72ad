//===- FactoredText.cpp - Formulas that people read -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/FactoredText.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include <algorithm>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

/// What both have, each factor as often as the one that has it less often.
static Monomial getCommon(const Monomial &a, const Monomial &b) {
  Monomial common;
  for (const Factor &factor : a.factors)
    for (const Factor &other : b.factors)
      if (factor.atom == other.atom)
        common.factors.push_back(
            {factor.atom, std::min(factor.exponent, other.exponent)});
  return common;
}

/// `4*B*(H + 2)`: the largest product of an integer and sizes that divides all
/// terms, and what it leaves; empty if there is none but 1. The sign stays in
/// front of the first term.
static std::string factorOut(const Quantity &sum) {
  const Polynomial *node = Polynomial::getNode(sum);
  if (!node || node->terms.size() < 2 || node->denominator != 1)
    return "";
  Monomial monomial = node->terms.front().monomial;
  DynamicAPInt integer(0);
  for (const Term &term : node->terms) {
    monomial = getCommon(monomial, term.monomial);
    integer = llvm::gcd(integer, llvm::abs(term.coefficient));
  }
  if (monomial.factors.empty() && integer == 1)
    return "";
  Quantity factor = Polynomial::getTerm(monomial, integer);
  std::optional<Quantity> rest = Polynomial::divideExactly(sum, factor);
  if (!rest)
    return "";
  return factor.str() + "*(" + rest->str() + ")";
}

std::string mlir::roofline::formatFactored(const Quantity &formula) {
  std::string shortest = formula.str();
  auto offer = [&](std::string text) {
    if (!text.empty() && text.size() < shortest.size())
      shortest = std::move(text);
  };
  offer(factorOut(formula));
  // Of a node with a denominator there is none.
  DynamicAPInt constant = Polynomial::getNode(formula)
                              ? Polynomial::getConstantTerm(formula)
                              : DynamicAPInt(0);
  if (constant == 0)
    return shortest;
  std::string text = factorOut(formula - Quantity::get(constant));
  if (text.empty())
    return shortest;
  offer(text + (constant < 0 ? " - " : " + ") +
        Quantity::get(llvm::abs(constant)).str());
  return shortest;
}
