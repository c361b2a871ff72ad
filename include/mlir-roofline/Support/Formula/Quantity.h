//===- Quantity.h - Exact counts, constant or symbolic ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The number type of every count: an integer of any size, or a polynomial in
// size symbols. Nothing here wraps or rounds.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITY_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITY_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/DynamicAPInt.h"
#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/IntrusiveRefCntPtr.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MathExtras.h"

#include <optional>
#include <string>

namespace mlir::roofline::detail {
struct Polynomial;
} // namespace mlir::roofline::detail

/// Reference counting out of line, so that the node may stay incomplete here.
template <>
struct llvm::IntrusiveRefCntPtrInfo<const mlir::roofline::detail::Polynomial> {
  static void retain(const mlir::roofline::detail::Polynomial *node);
  static void release(const mlir::roofline::detail::Polynomial *node);
};

namespace mlir::roofline {

struct SymbolFacts;

/// An exact count.
///
/// A value is one of
///   - an integer that fits 64 bits: held inline, all arithmetic inline;
///   - a wider integer, or a polynomial over *atoms* with integer coefficients
///     and one denominator, which is an integer whatever the atoms stand for
///     (`(n^2 - n)/2`): held in a shared immutable node.
///
/// An atom is a size symbol (`arg0.d1`), which stands for an unknown integer
/// of which `SymbolFacts` are known, or one of the functions `floordiv`,
/// `ceildiv`, `mod`, `min`, `max` of quantities that do not simplify. Values
/// are kept in a normal form, so `==` is equality of polynomials. What grows
/// beyond the budget of FormulaBudget.h becomes a symbol.
///
/// Copies are cheap and values may be shared between threads.
class Quantity {
public:
  Quantity() = default;
  /*implicit*/ Quantity(int64_t value) : small(value) {}
  Quantity(const Quantity &) = default;
  Quantity(Quantity &&other) : small(other.small), node(std::move(other.node)) {
    other.small = 0;
  }
  Quantity &operator=(const Quantity &) = default;
  Quantity &operator=(Quantity &&other) {
    small = other.small;
    node = std::move(other.node);
    return *this;
  }

  /// An integer of any size.
  static Quantity get(const llvm::DynamicAPInt &value);
  /// The size symbol `name`: letters, digits, `_`, `.`, `$` and `@`, after
  /// a first character that is no digit.
  static Quantity symbol(StringRef name);
  /// The same with other facts than ">= 0". Symbols are equal if both their
  /// names and their facts are.
  static Quantity symbol(StringRef name, const SymbolFacts &facts);
  /// Reads what `print` writes. Fails on anything else, and on what is larger
  /// than any formula of a program (FormulaBudget.h); `reason`, if given, then
  /// says what was expected.
  static FailureOr<Quantity> parse(StringRef text,
                                   std::string *reason = nullptr);

  bool isConstant() const;
  bool isZero() const { return !node && small == 0; }
  bool isOne() const { return !node && small == 1; }
  /// The value if it is a constant that fits 64 bits.
  std::optional<int64_t> getInt64() const {
    return node ? std::nullopt : std::optional<int64_t>(small);
  }
  /// The value of a constant; must be one.
  llvm::DynamicAPInt getConstant() const;
  /// The constant rounded to double, or nothing for a symbolic quantity or a
  /// constant that no double holds.
  std::optional<double> getDouble() const;
  /// A number that the value never exceeds whatever the symbols stand for
  /// within their facts; nothing if none is seen.
  std::optional<double> getUpperBound() const;
  /// True if the value is seen to be >= 0 whatever the symbols stand for within
  /// their facts. May answer false for a value that is in fact never negative.
  bool isKnownNonNegative() const;

  Quantity &operator+=(const Quantity &other) {
    int64_t sum;
    if (LLVM_LIKELY(!node && !other.node) &&
        LLVM_LIKELY(!llvm::AddOverflow(small, other.small, sum))) {
      small = sum;
      return *this;
    }
    return *this = addSlow(*this, other, /*negate=*/false);
  }
  Quantity &operator-=(const Quantity &other) {
    int64_t difference;
    if (LLVM_LIKELY(!node && !other.node) &&
        LLVM_LIKELY(!llvm::SubOverflow(small, other.small, difference))) {
      small = difference;
      return *this;
    }
    return *this = addSlow(*this, other, /*negate=*/true);
  }
  Quantity &operator*=(const Quantity &other) {
    int64_t product;
    if (LLVM_LIKELY(!node && !other.node) &&
        LLVM_LIKELY(!llvm::MulOverflow(small, other.small, product))) {
      small = product;
      return *this;
    }
    return *this = mulSlow(*this, other);
  }
  friend Quantity operator+(Quantity a, const Quantity &b) { return a += b; }
  friend Quantity operator-(Quantity a, const Quantity &b) { return a -= b; }
  friend Quantity operator*(Quantity a, const Quantity &b) { return a *= b; }

  /// Division rounding towards minus infinity / plus infinity, and the
  /// remainder of the former. A zero divisor yields an opaque atom.
  static Quantity floorDiv(const Quantity &a, const Quantity &b);
  static Quantity ceilDiv(const Quantity &a, const Quantity &b);
  static Quantity mod(const Quantity &a, const Quantity &b);
  static Quantity max(const Quantity &a, const Quantity &b);
  static Quantity min(const Quantity &a, const Quantity &b);
  /// Of one or more.
  static Quantity max(ArrayRef<Quantity> operands);
  static Quantity min(ArrayRef<Quantity> operands);
  /// 1 where `condition` >= 0, else 0.
  static Quantity indicator(const Quantity &condition);

  /// The sum of this quantity over `symbol` = 0, 1, …, count - 1, exactly
  /// (Faulhaber's formula). Nothing if `symbol` occurs inside an atom's
  /// operands, where no closed form is tried (see IterationSum.h).
  std::optional<Quantity> sumOver(StringRef symbol,
                                  const Quantity &count) const;

  /// Whether `symbol` occurs in here.
  bool mentions(StringRef symbol) const;
  /// Replaces each symbol for which `value` answers.
  Quantity substitute(
      llvm::function_ref<std::optional<Quantity>(StringRef)> value) const;
  /// Adds the names of all symbols, in a stable order. The names live as long
  /// as this quantity (or any quantity that shares its atoms) lives.
  void collectSymbols(llvm::SetVector<StringRef> &names) const;

  friend bool operator==(const Quantity &a, const Quantity &b) {
    if (!a.node && !b.node)
      return a.small == b.small;
    return equalSlow(a, b);
  }
  friend bool operator!=(const Quantity &a, const Quantity &b) {
    return !(a == b);
  }
  /// A total order for sorting (constants by value, before polynomials); it is
  /// no statement about the values that symbols may take.
  static int compare(const Quantity &a, const Quantity &b);
  friend llvm::hash_code hash_value(const Quantity &quantity);

  /// `4096`, `1536*B*S + 12`, `ceildiv(3*arg0.d0, 2)`. Terms of higher degree
  /// first, so the text depends on nothing but the value.
  void print(raw_ostream &os) const;
  std::string str() const;

private:
  using NodeRef = llvm::IntrusiveRefCntPtr<const detail::Polynomial>;
  friend struct detail::Polynomial;

  /// a + b, or a - b.
  static Quantity addSlow(const Quantity &a, const Quantity &b, bool negate);
  static bool equalSlow(const Quantity &a, const Quantity &b);
  static Quantity mulSlow(const Quantity &a, const Quantity &b);

  /// The value where `node` is null; 0 otherwise.
  int64_t small = 0;
  NodeRef node;
};

/// What is known of the integer that a symbol stands for. The default is what
/// holds for the extent of a shape.
struct SymbolFacts {
  /// It is >= this. Empty for what may be any negative number, too: a value
  /// that was loaded, selected, subtracted.
  std::optional<int64_t> min = 0;
  /// It is <= this, which may mention other symbols: the counter of a loop has
  /// its trip count - 1.
  std::optional<Quantity> max = std::nullopt;
  /// It is a multiple of this, which is >= 1.
  int64_t divisor = 1;
};

/// What the names of symbols begin with that stand for formulas beyond the
/// budget (FormulaBudget.h).
inline StringRef getOpaquePrefix() { return "formula@"; }

/// A sum of many quantities, put together without copying it at every step.
class QuantitySum {
public:
  void add(const Quantity &quantity);
  /// The sum, which is 0 from then on.
  Quantity take();

private:
  Quantity constant;
  /// Each with the logarithm of the number of quantities in it.
  SmallVector<std::pair<Quantity, unsigned>, 0> partial;
};

inline raw_ostream &operator<<(raw_ostream &os, const Quantity &quantity) {
  quantity.print(os);
  return os;
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_QUANTITY_H
