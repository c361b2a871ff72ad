//===- Polynomial.h - The out-of-line form of a quantity --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The normal form behind a Quantity that is no 64-bit integer: terms sorted by
// monomial, factors sorted by atom, no zero coefficient. Private to
// lib/Support.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SUPPORT_POLYNOMIAL_H
#define MLIR_ROOFLINE_LIB_SUPPORT_POLYNOMIAL_H

#include "mlir-roofline/Support/Quantity.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace mlir::roofline::detail {

/// A size symbol, or a function of two quantities that does not simplify.
struct Atom : llvm::ThreadSafeRefCountedBase<Atom> {
  enum class Kind { symbol, floorDiv, ceilDiv, mod, min, max };

  Atom(Kind kind, StringRef name, ArrayRef<Quantity> operands)
      : kind(kind), name(name), operands(operands) {}
  Atom(StringRef name, const SymbolFacts &facts)
      : kind(Kind::symbol), name(name), facts(facts) {}

  int compare(const Atom &other) const;
  bool isKnownNonNegative() const;

  Kind kind;
  std::string name;
  /// Of a symbol.
  SymbolFacts facts;
  SmallVector<Quantity, 2> operands;
};
using AtomRef = llvm::IntrusiveRefCntPtr<const Atom>;

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
};

struct Term {
  Monomial monomial;
  llvm::DynamicAPInt coefficient;
};

struct Polynomial : llvm::ThreadSafeRefCountedBase<Polynomial> {
  /// Sorted, at least one; a single term without factors is a wide constant.
  std::vector<Term> terms;

  bool isConstant() const {
    return terms.size() == 1 && terms.front().monomial.factors.empty();
  }
  int compare(const Polynomial &other) const;
  llvm::hash_code hash() const;

  static Quantity getAtom(Atom::Kind kind, StringRef name,
                          ArrayRef<Quantity> operands);
  static Quantity getAtom(AtomRef atom);
  static void forEachTerm(
      const Quantity &quantity,
      llvm::function_ref<void(const Monomial &, const llvm::DynamicAPInt &)>
          callback);
  /// a / b where b is a single term that divides every term of a.
  static std::optional<Quantity> divideExactly(const Quantity &a,
                                               const Quantity &b);

  /// Writes a as whole * b + rest, where `whole` takes the terms that b
  /// divides; all of a is rest unless b is a positive constant.
  static std::pair<Quantity, Quantity> splitMultiples(const Quantity &a,
                                                      const Quantity &b);

  /// Collects terms in any order and makes the normal form.
  class Builder {
  public:
    void add(const Monomial &monomial, const llvm::DynamicAPInt &coefficient) {
      terms.push_back({monomial, coefficient});
    }
    void add(const Quantity &quantity, const llvm::DynamicAPInt &factor);
    Quantity take();

  private:
    std::vector<Term> terms;
  };
};

} // namespace mlir::roofline::detail

#endif // MLIR_ROOFLINE_LIB_SUPPORT_POLYNOMIAL_H
