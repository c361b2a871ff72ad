//===- KnownSums.cpp - Sums over nests that look the same -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownSums.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

/// Symbols in the order in which a walk comes to them.
static void addNumber(SmallVectorImpl<const Atom *> &seen, const Atom &symbol,
                      uint64_t &hash) {
  const Atom **found = llvm::find(seen, &symbol);
  hash = mixHash(hash, found - seen.begin());
  if (found == seen.end())
    seen.push_back(&symbol);
}

/// A hash of the structure, symbols by their numbers.
static void addHash(const Quantity &count, SmallVectorImpl<const Atom *> &seen,
                    uint64_t &hash) {
  const Polynomial *node = Polynomial::getNode(count);
  if (!node) {
    hash = mixHash(hash, Polynomial::getHash(count));
    return;
  }
  hash = mixHash(hash, node->terms.size());
  for (const Term &term : node->terms) {
    hash = mixHash(hash, Polynomial::getHash(Quantity::get(term.coefficient)));
    for (const Factor &factor : term.monomial.factors) {
      hash = mixHash(hash, factor.exponent);
      if (factor.atom->kind == Atom::Kind::symbol) {
        addNumber(seen, *factor.atom, hash);
        continue;
      }
      hash = mixHash(hash, static_cast<uint64_t>(factor.atom->kind));
      for (const Quantity &operand : factor.atom->operands)
        addHash(operand, seen, hash);
    }
  }
}

namespace {
/// Compares formulas up to the names of symbols.
class Comparer {
public:
  bool isSame(const Quantity &a, const Quantity &b) {
    const Polynomial *x = Polynomial::getNode(a), *y = Polynomial::getNode(b);
    if (!x || !y)
      return a == b;
    return x->denominator == y->denominator &&
           x->terms.size() == y->terms.size() &&
           llvm::all_of(llvm::zip_equal(x->terms, y->terms), [&](auto terms) {
             auto &[s, t] = terms;
             return isSame(s, t);
           });
  }
  /// The counters of two loops.
  bool isSame(StringRef a, StringRef b) {
    return a.empty() == b.empty() && (a.empty() || addPair(a, b));
  }

  /// What stands for which symbol of the other side.
  struct Pair {
    StringRef a, b;
    /// Where it occurs.
    const Atom *atom = nullptr;
  };
  SmallVector<Pair, 4> pairs;

private:
  bool isSame(const Term &a, const Term &b) {
    const auto &x = a.monomial.factors, &y = b.monomial.factors;
    return a.coefficient == b.coefficient && x.size() == y.size() &&
           llvm::all_of(llvm::zip_equal(x, y), [&](auto factors) {
             auto &[f, g] = factors;
             return f.exponent == g.exponent && isSame(*f.atom, *g.atom);
           });
  }
  bool isSame(const Atom &a, const Atom &b) {
    if (a.kind != b.kind || a.operands.size() != b.operands.size())
      return false;
    if (a.kind == Atom::Kind::symbol)
      return isSameSymbol(a, b);
    return llvm::all_of(llvm::zip_equal(a.operands, b.operands),
                        [&](auto operands) {
                          auto [x, y] = operands;
                          return isSame(x, y);
                        });
  }
  bool isSameSymbol(const Atom &a, const Atom &b) {
    for (const Pair &pair : pairs)
      if (pair.a == a.name || pair.b == b.name)
        return pair.a == a.name && pair.b == b.name &&
               (!pair.atom || pair.atom == &a);
    return a.facts.min == b.facts.min && a.facts.divisor == b.facts.divisor &&
           a.facts.max.has_value() == b.facts.max.has_value() &&
           addPair(a.name, b.name, &a) &&
           (!a.facts.max || isSame(*a.facts.max, *b.facts.max));
  }
  bool addPair(StringRef a, StringRef b, const Atom *atom = nullptr) {
    for (const Pair &pair : pairs)
      if (pair.a == a || pair.b == b)
        return pair.a == a && pair.b == b;
    pairs.push_back({a, b, atom});
    return true;
  }
};
} // namespace

/// The sum of another nest, with the symbols of this one.
static std::optional<Quantity> rename(const std::optional<Quantity> &sum,
                                      ArrayRef<Comparer::Pair> pairs) {
  bool isSame = llvm::all_of(pairs, [](const Comparer::Pair &pair) {
    return !pair.atom || pair.a == pair.b;
  });
  if (!sum || isSame)
    return sum;
  return sum->substitute([&](StringRef name) -> std::optional<Quantity> {
    for (const Comparer::Pair &pair : pairs)
      if (pair.b == name && pair.atom)
        return Quantity::symbol(pair.a, pair.atom->facts);
    return std::nullopt;
  });
}

KnownSums::Answer KnownSums::find(const Quantity &once,
                                  ArrayRef<LoopCounter> loops,
                                  uint64_t &hash) const {
  hash = loops.size();
  SmallVector<const Atom *> seen;
  addHash(once, seen, hash);
  for (const LoopCounter &loop : loops)
    addHash(loop.trips, seen, hash);
  auto [begin, end] = entries.equal_range(hash);
  for (auto entry = begin; entry != end; ++entry) {
    const Entry &known = entry->second;
    Comparer comparer;
    bool isSame = known.loops.size() == loops.size();
    for (auto [loop, other] : llvm::zip(loops, known.loops))
      isSame = isSame && comparer.isSame(loop.symbol, StringRef(other.first));
    for (auto [loop, other] : llvm::zip(loops, known.loops))
      isSame = isSame && comparer.isSame(loop.trips, other.second);
    if (isSame && comparer.isSame(once, known.once))
      return rename(known.sum, comparer.pairs);
  }
  return std::nullopt;
}

void KnownSums::insert(const Quantity &once, ArrayRef<LoopCounter> loops,
                       uint64_t hash, const std::optional<Quantity> &sum) {
  constexpr size_t maxKnown = 1024;
  if (entries.size() >= maxKnown)
    entries.clear();
  Entry entry{once, {}, sum};
  for (const LoopCounter &loop : loops)
    entry.loops.emplace_back(loop.symbol.str(), loop.trips);
  entries.emplace(hash, std::move(entry));
}
