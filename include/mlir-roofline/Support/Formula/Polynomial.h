//===- Polynomial.h - The form behind symbolic quantities -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The normal form behind a Quantity that is no 64-bit integer, for the code
// that rewrites formulas (sums over iterations, proofs, text): terms sorted by
// monomial, factors sorted by atom, no zero coefficient, one common positive
// denominator without a factor in common with all coefficients.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_POLYNOMIAL_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_POLYNOMIAL_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <atomic>
#include <vector>

namespace mlir::roofline::detail {
struct Atom;
} // namespace mlir::roofline::detail

template <>
struct llvm::IntrusiveRefCntPtrInfo<const mlir::roofline::detail::Atom> {
  static void retain(const mlir::roofline::detail::Atom *atom);
  static void release(const mlir::roofline::detail::Atom *atom);
};

namespace mlir::roofline::detail {

using AtomRef = llvm::IntrusiveRefCntPtr<const Atom>;

/// Constants that an integer is known to lie between, both inclusive.
struct Interval {
  std::optional<int64_t> low, high;
};

/// A size symbol, or a function of quantities that does not simplify. Atoms are
/// interned: those that are structurally equal are one object, so that equality
/// is that of pointers and what is cached here is computed once.
struct Atom {
  /// `min` and `max` have two or more operands, sorted; the others two. A
  /// division that rounds up by a constant is one that rounds down; `ceilDiv`
  /// remains for other divisors.
  enum class Kind { symbol, floorDiv, ceilDiv, mod, min, max };

  static AtomRef get(Kind kind, ArrayRef<Quantity> operands);
  static AtomRef getSymbol(StringRef name, const SymbolFacts &facts);

  /// A total order that depends on the structure only: symbols by name.
  int compare(const Atom &other) const;
  bool isExtremum() const { return kind == Kind::min || kind == Kind::max; }
  bool isKnownNonNegative() const { return range.low && *range.low >= 0; }

  Kind kind;
  std::string name;
  /// Of a symbol.
  SymbolFacts facts;
  SmallVector<Quantity, 2> operands;

  uint64_t hash = 0;
  /// A bit for each symbol mentioned (a Bloom filter): clear bits are certain.
  uint64_t symbols = 0;
  /// Atoms in here, each occurrence counted, itself included.
  unsigned size = 1;
  /// How deep functions nest: 0 for a symbol.
  unsigned depth = 0;
  /// Larger than that of everything that bounds of this atom mention.
  unsigned rank = 0;
  Interval range;
  mutable std::atomic<unsigned> references = 0;
};

/// The bit of a symbol in `Atom::symbols`.
uint64_t getSymbolBit(StringRef name);

/// `atom` to the power of `exponent` >= 1.
struct Factor {
  AtomRef atom;
  unsigned exponent;
};

/// A product of factors, each atom once, sorted.
struct Monomial {
  SmallVector<Factor, 2> factors;

  unsigned getDegree() const;
  /// Higher degree first, then by the atoms.
  int compare(const Monomial &other) const;
  Monomial operator*(const Monomial &other) const;
  /// This monomial without the factors of `divisor`, if it has them all.
  std::optional<Monomial> divideExactly(const Monomial &divisor) const;
  bool isKnownNonNegative() const;
};

struct Term {
  Monomial monomial;
  llvm::DynamicAPInt coefficient;
};

struct Polynomial : llvm::ThreadSafeRefCountedBase<Polynomial> {
  /// Sorted, at least one; a single term without factors is a wide constant.
  std::vector<Term> terms;
  /// Of all terms; >= 1. The value is an integer whatever integers the atoms
  /// stand for, so that it is 1 where the degree is below 2.
  llvm::DynamicAPInt denominator = llvm::DynamicAPInt(1);
  uint64_t hash = 0;
  uint64_t symbols = 0;
  unsigned size = 0;
  unsigned depth = 0;

  bool isConstant() const {
    return terms.size() == 1 && terms.front().monomial.factors.empty();
  }
  int compare(const Polynomial &other) const;

  static Quantity getAtom(Atom::Kind kind, ArrayRef<Quantity> operands);
  static Quantity getAtom(AtomRef atom);
  /// `coefficient * monomial`.
  static Quantity getTerm(const Monomial &monomial,
                          const llvm::DynamicAPInt &coefficient);
  /// The normal form of a sum of sorted terms, equal ones next to each other;
  /// a symbol in its place if it is beyond the budget.
  static Quantity get(std::vector<Term> terms,
                      const llvm::DynamicAPInt &denominator);

  /// The node behind a quantity; null for a 64-bit integer.
  static const Polynomial *getNode(const Quantity &quantity) {
    return quantity.node.get();
  }
  static llvm::DynamicAPInt getDenominator(const Quantity &quantity) {
    return quantity.node ? quantity.node->denominator : llvm::DynamicAPInt(1);
  }
  /// Hands out the terms, whose coefficients are to be divided by the
  /// denominator.
  static void forEachTerm(
      const Quantity &quantity,
      llvm::function_ref<void(const Monomial &, const llvm::DynamicAPInt &)>
          callback);
  static uint64_t getHash(const Quantity &quantity);
  /// That of the highest term, where each atom counts as one factor.
  static unsigned getDegree(const Quantity &quantity);
  /// The single atom that `quantity` is, or null.
  static const Atom *getOnlyAtom(const Quantity &quantity);
  /// The constant term, if the denominator is 1.
  static llvm::DynamicAPInt getConstantTerm(const Quantity &quantity);
  /// Constants that the value lies between, from those of the atoms.
  static Interval getRange(const Quantity &quantity);

  /// a / b where b is a single term that divides every term of a, or several
  /// of which a is a multiple by a constant.
  static std::optional<Quantity> divideExactly(const Quantity &a,
                                               const Quantity &b);
  /// a / divisor (>= 1) where that is an integer whatever the atoms stand for:
  /// (n^2 - n) / 2.
  static std::optional<Quantity>
  divideIfInteger(const Quantity &a, const llvm::DynamicAPInt &divisor);
  /// a / divisor, which the caller knows to be an integer.
  static Quantity divideKnown(const Quantity &a,
                              const llvm::DynamicAPInt &divisor);
  /// Writes a as whole * b + rest, where `whole` takes the terms that b
  /// divides; all of a is rest unless b is a positive constant or one term.
  static std::pair<Quantity, Quantity> splitMultiples(const Quantity &a,
                                                      const Quantity &b);

  /// Collects terms in any order and makes the normal form.
  class Builder {
  public:
    void add(const Monomial &monomial, const llvm::DynamicAPInt &coefficient) {
      terms.push_back({monomial, coefficient});
    }
    size_t size() const { return terms.size(); }
    Quantity
    take(const llvm::DynamicAPInt &denominator = llvm::DynamicAPInt(1));

  private:
    std::vector<Term> terms;
  };
};

/// A symbol that stands for a formula beyond the budget (FormulaBudget.h). The
/// same formula, told by `hash`, has the same symbol.
Quantity getOpaque(uint64_t hash, bool isNonNegative);

/// Whether it has more terms than that.
bool hasMoreTerms(const Quantity &quantity, unsigned maxTerms);
/// `quantity`, or such a symbol for it if it has more terms.
Quantity limitTerms(const Quantity &quantity, unsigned maxTerms);

/// `quantity` with `replacement` put for the atoms for which it answers; it is
/// asked for an atom before the atoms in its operands are looked at, once each.
Quantity rewriteAtoms(
    const Quantity &quantity,
    llvm::function_ref<std::optional<Quantity>(const Atom &)> replacement);

/// Hands out every atom in `quantity`, operands included, each once, those of
/// an atom's operands before it.
void forEachAtom(const Quantity &quantity,
                 llvm::function_ref<void(const Atom &)> callback);

/// base ^ exponent, by squaring.
Quantity power(const Quantity &base, unsigned exponent);

uint64_t mixHash(uint64_t hash, uint64_t value);

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_POLYNOMIAL_H
