//===- NamedParts.cpp - Names for parts of formulas -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/NamedParts.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;

/// Of formulas that nobody needs names for.
static constexpr size_t maxPlainLength = 120;

void NamedParts::add(const Quantity &formula) {
  if (formula.isConstant())
    return;
  isLong |= formula.str().size() > maxPlainLength;
  llvm::SetVector<StringRef> symbols;
  formula.collectSymbols(symbols);
  for (StringRef symbol : symbols)
    taken.insert(symbol);
  formulas.push_back(formula);
  SmallVector<Quantity> pending = {formula};
  while (!pending.empty()) {
    Quantity next = pending.pop_back_val();
    const Polynomial *node = Polynomial::getNode(next);
    if (!node)
      continue;
    for (const Term &term : node->terms)
      for (const Factor &factor : term.monomial.factors) {
        const Atom *atom = factor.atom.get();
        // What is inside of one that occurs again is said once with it.
        if (atom->kind != Atom::Kind::symbol && ++occurrences[atom] == 1)
          llvm::append_range(pending, atom->operands);
      }
  }
}

StringRef NamedParts::getName(const Atom &part) {
  if (auto found = names.find(&part); found != names.end())
    return found->second;
  Quantity whole = Polynomial::getAtom(AtomRef(&part));
  // What is inside is defined first.
  Quantity value = nameExcept(whole, &part);
  llvm::SetVector<StringRef> symbols;
  whole.collectSymbols(symbols);
  std::string base = symbols.size() == 1 ? symbols.front().str() : "part";
  unsigned number = 1;
  while (!taken.insert(base + "_" + std::to_string(number)).second)
    ++number;
  std::string name = base + "_" + std::to_string(number);
  definitions.push_back({name, std::move(value)});
  return names[&part] = name;
}

Quantity NamedParts::nameExcept(const Quantity &formula, const Atom *whole) {
  return rewriteAtoms(formula,
                      [&](const Atom &atom) -> std::optional<Quantity> {
                        if (atom.kind == Atom::Kind::symbol || &atom == whole ||
                            occurrences.lookup(&atom) < 2)
                          return std::nullopt;
                        SymbolFacts facts;
                        if (!atom.isKnownNonNegative())
                          facts.min = std::nullopt;
                        return Quantity::symbol(getName(atom), facts);
                      });
}

Quantity NamedParts::name(const Quantity &formula) {
  return isLong && !formula.isConstant() ? nameExcept(formula, nullptr)
                                         : formula;
}
