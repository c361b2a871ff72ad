//===- Rewrite.cpp - Walks over quantities and their atoms ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Atoms are shared: each is visited once however often it occurs.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Polynomial.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Visiting
//===----------------------------------------------------------------------===//

static void visitAtoms(const Quantity &quantity,
                       llvm::function_ref<void(const Atom &)> callback,
                       llvm::SmallPtrSetImpl<const Atom *> &seen) {
  const Polynomial *node = Polynomial::getNode(quantity);
  if (!node)
    return;
  for (const Term &term : node->terms)
    for (const Factor &factor : term.monomial.factors) {
      if (!seen.insert(factor.atom.get()).second)
        continue;
      for (const Quantity &operand : factor.atom->operands)
        visitAtoms(operand, callback, seen);
      callback(*factor.atom);
    }
}

void roofline::detail::forEachAtom(
    const Quantity &quantity, llvm::function_ref<void(const Atom &)> callback) {
  // Most formulas have a few, and no need of memory for it.
  llvm::SmallPtrSet<const Atom *, 16> seen;
  visitAtoms(quantity, callback, seen);
}

void Quantity::collectSymbols(llvm::SetVector<StringRef> &names) const {
  if (!node)
    return;
  forEachAtom(*this, [&](const Atom &atom) {
    if (atom.kind == Atom::Kind::symbol)
      names.insert(atom.name);
  });
}

bool Quantity::mentions(StringRef symbol) const {
  if (!node || !(node->symbols & getSymbolBit(symbol)))
    return false;
  bool isMentioned = false;
  forEachAtom(*this, [&](const Atom &atom) {
    isMentioned |= atom.kind == Atom::Kind::symbol && atom.name == symbol;
  });
  return isMentioned;
}

//===----------------------------------------------------------------------===//
// Replacing
//===----------------------------------------------------------------------===//

namespace {
class Rewriter {
public:
  using Replacement = llvm::function_ref<std::optional<Quantity>(const Atom &)>;

  explicit Rewriter(Replacement replacement) : replacement(replacement) {}

  Quantity rewrite(const Quantity &quantity) {
    const Polynomial *node = Polynomial::getNode(quantity);
    if (!node || node->isConstant())
      return quantity;
    // Nothing is put together again where nothing changes.
    bool changes = false;
    for (const Term &term : node->terms)
      for (const Factor &factor : term.monomial.factors)
        changes |= getReplaced(factor.atom) != std::nullopt;
    if (!changes)
      return quantity;
    // Terms that change, and all others at once.
    Polynomial::Builder others;
    SmallVector<Quantity> products;
    for (const Term &term : node->terms) {
      Monomial kept;
      Quantity product = 1;
      for (const Factor &factor : term.monomial.factors) {
        std::optional<Quantity> replaced = getReplaced(factor.atom);
        if (replaced)
          product *= power(*replaced, factor.exponent);
        else
          kept.factors.push_back(factor);
      }
      if (kept.factors.size() == term.monomial.factors.size())
        others.add(kept, term.coefficient);
      else
        products.push_back(product *
                           Polynomial::getTerm(kept, term.coefficient));
    }
    QuantitySum sum;
    sum.add(others.take());
    for (const Quantity &product : products)
      sum.add(product);
    return Polynomial::divideKnown(sum.take(), node->denominator);
  }

private:
  /// What the atom becomes; nothing if it stays as it is.
  std::optional<Quantity> getReplaced(const AtomRef &atom) {
    auto found = done.find(atom.get());
    if (found != done.end())
      return found->second;
    std::optional<Quantity> result = replacement(*atom);
    if (!result)
      result = rebuild(*atom);
    done.try_emplace(atom.get(), result);
    return result;
  }

  std::optional<Quantity> rebuild(const Atom &atom) {
    if (atom.kind == Atom::Kind::symbol) {
      if (!atom.facts.max)
        return std::nullopt;
      SymbolFacts facts = atom.facts;
      facts.max = rewrite(*facts.max);
      if (*facts.max == *atom.facts.max)
        return std::nullopt;
      return Quantity::symbol(atom.name, facts);
    }
    SmallVector<Quantity> operands;
    for (const Quantity &operand : atom.operands)
      operands.push_back(rewrite(operand));
    if (ArrayRef(operands) == ArrayRef<Quantity>(atom.operands))
      return std::nullopt;
    switch (atom.kind) {
    case Atom::Kind::floorDiv:
      return Quantity::floorDiv(operands[0], operands[1]);
    case Atom::Kind::ceilDiv:
      return Quantity::ceilDiv(operands[0], operands[1]);
    case Atom::Kind::mod:
      return Quantity::mod(operands[0], operands[1]);
    case Atom::Kind::min:
      return Quantity::min(operands);
    case Atom::Kind::max:
      return Quantity::max(operands);
    case Atom::Kind::symbol:
      break;
    }
    llvm_unreachable("symbols are handled above");
  }

  Replacement replacement;
  llvm::DenseMap<const Atom *, std::optional<Quantity>> done;
};
} // namespace

Quantity roofline::detail::rewriteAtoms(
    const Quantity &quantity,
    llvm::function_ref<std::optional<Quantity>(const Atom &)> replacement) {
  return Rewriter(replacement).rewrite(quantity);
}

Quantity Quantity::substitute(
    llvm::function_ref<std::optional<Quantity>(StringRef)> value) const {
  if (isConstant())
    return *this;
  return rewriteAtoms(*this, [&](const Atom &atom) {
    return atom.kind == Atom::Kind::symbol ? value(atom.name) : std::nullopt;
  });
}

//===----------------------------------------------------------------------===//
// Long sums
//===----------------------------------------------------------------------===//

void QuantitySum::add(const Quantity &quantity) {
  if (quantity.getInt64()) {
    constant += quantity;
    return;
  }
  // Sums of equally many quantities are added, as a merge sort does.
  Quantity sum = quantity;
  unsigned level = 0;
  while (!partial.empty() && partial.back().second == level) {
    sum += partial.pop_back_val().first;
    ++level;
  }
  partial.emplace_back(std::move(sum), level);
}

Quantity QuantitySum::take() {
  Quantity sum;
  while (!partial.empty())
    sum += partial.pop_back_val().first;
  return sum + std::exchange(constant, 0);
}

//===----------------------------------------------------------------------===//
// Sums of powers
//===----------------------------------------------------------------------===//

/// The sum over i = 0 … n-1 of the sum of powers[k] * i^k. With Stirling
/// numbers of the second kind, i^k = sum_j S(k,j) * i(i-1)…(i-j+1), and a
/// falling factorial sums to n(n-1)…(n-j)/(j+1), a division without remainder.
static Quantity sumPowers(ArrayRef<Quantity> powers, const Quantity &n) {
  // The coefficients of the falling factorials.
  SmallVector<Quantity> factorials(powers.size()), stirling(powers.size());
  stirling[0] = 1;
  for (size_t k = 0; k < powers.size(); ++k) {
    for (size_t j = 0; j <= k; ++j)
      if (!powers[k].isZero())
        factorials[j] += powers[k] * stirling[j];
    for (size_t j = std::min(k + 1, powers.size() - 1); j > 0; --j)
      stirling[j] = stirling[j] * Quantity(int64_t(j)) + stirling[j - 1];
    stirling[0] = 0;
  }
  Quantity sum, falling = 1;
  for (auto [j, coefficient] : llvm::enumerate(factorials)) {
    falling *= n - Quantity(int64_t(j));
    if (!coefficient.isZero())
      sum += coefficient *
             Polynomial::divideKnown(falling, DynamicAPInt(int64_t(j) + 1));
  }
  return sum;
}

std::optional<Quantity> Quantity::sumOver(StringRef symbol,
                                          const Quantity &count) const {
  if (!mentions(symbol))
    return *this * count;
  // The terms by the power of the symbol.
  SmallVector<Polynomial::Builder> terms;
  for (const Term &term : node->terms) {
    unsigned exponent = 0;
    Monomial rest;
    for (const Factor &factor : term.monomial.factors) {
      if (factor.atom->kind == Atom::Kind::symbol &&
          factor.atom->name == symbol) {
        exponent += factor.exponent;
        continue;
      }
      for (const Quantity &operand : factor.atom->operands)
        if (operand.mentions(symbol))
          return std::nullopt;
      rest.factors.push_back(factor);
    }
    if (terms.size() <= exponent)
      terms.resize(exponent + 1);
    terms[exponent].add(rest, term.coefficient);
  }
  SmallVector<Quantity> powers;
  for (Polynomial::Builder &builder : terms)
    powers.push_back(builder.take());
  return Polynomial::divideKnown(sumPowers(powers, count), node->denominator);
}
