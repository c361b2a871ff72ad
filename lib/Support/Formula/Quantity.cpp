//===- Quantity.cpp - Exact counts, constant or symbolic ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Quantity.h"

#include "WideInteger.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "llvm/ADT/APFloat.h"
#include "llvm/ADT/STLExtras.h"

#include <cmath>

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
  return Polynomial::getTerm(Monomial(), value);
}

Quantity Quantity::symbol(StringRef name) {
  return symbol(name, SymbolFacts());
}

Quantity Quantity::symbol(StringRef name, const SymbolFacts &facts) {
  return Polynomial::getAtom(Atom::getSymbol(name, facts));
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
  const DynamicAPInt &coefficient = node->terms.front().coefficient;
  llvm::APFloat rounded(llvm::APFloat::IEEEdouble());
  rounded.convertFromAPInt(getMagnitude(coefficient), /*IsSigned=*/false,
                           llvm::APFloat::rmNearestTiesToEven);
  double value = rounded.convertToDouble();
  if (!std::isfinite(value))
    return std::nullopt;
  return coefficient < 0 ? -value : value;
}

std::optional<double> Quantity::getUpperBound() const {
  if (isConstant())
    return getDouble();
  std::optional<int64_t> high = Polynomial::getRange(*this).high;
  return high ? std::optional(static_cast<double>(*high)) : std::nullopt;
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

bool Quantity::equalSlow(const Quantity &a, const Quantity &b) {
  return a.node == b.node ||
         (a.node && b.node && a.node->hash == b.node->hash &&
          a.node->compare(*b.node) == 0);
}

// Befriended but not declared outside the class: that needs the namespace.
namespace mlir::roofline {
llvm::hash_code hash_value(const Quantity &quantity) {
  return quantity.node ? llvm::hash_code(quantity.node->hash)
                       : llvm::hash_value(quantity.small);
}
} // namespace mlir::roofline

//===----------------------------------------------------------------------===//
// Ring operations
//===----------------------------------------------------------------------===//

namespace {
/// The terms of any quantity, whether it has a node or not.
class Terms {
public:
  explicit Terms(const Quantity &quantity)
      : node(Polynomial::getNode(quantity)) {
    if (!node && !quantity.isZero())
      constant.coefficient = DynamicAPInt(*quantity.getInt64());
    size = node ? node->terms.size() : quantity.isZero() ? 0 : 1;
  }
  const Term &operator[](size_t i) const {
    return node ? node->terms[i] : constant;
  }

  const Polynomial *node;
  Term constant;
  size_t size;
};
} // namespace

Quantity Quantity::addSlow(const Quantity &a, const Quantity &b, bool negate) {
  Terms x(a), y(b);
  DynamicAPInt dx = Polynomial::getDenominator(a),
               dy = Polynomial::getDenominator(b);
  DynamicAPInt denominator = dx == dy ? dx : llvm::lcm(dx, dy);
  DynamicAPInt fx = denominator / dx, fy = denominator / dy;
  if (negate)
    fy = -fy;
  // Both are sorted: one pass merges them. Long sums grow in the order of the
  // program and so of names, where all of one mostly stands before the other:
  // then a look at the ends saves comparing what is between.
  constexpr size_t minLong = 8;
  bool isLong = x.size != 0 && y.size != 0 && x.size + y.size >= minLong;
  bool isBefore = isLong && x[x.size - 1].monomial.compare(y[0].monomial) < 0;
  std::vector<Term> sum;
  sum.reserve(x.size + y.size);
  size_t i = 0, j = 0;
  while (i < x.size || j < y.size) {
    int order = i == x.size ? 1
                : j == y.size || isBefore
                    ? -1
                    : x[i].monomial.compare(y[j].monomial);
    if (order == 0) {
      DynamicAPInt coefficient = x[i].coefficient * fx + y[j].coefficient * fy;
      if (coefficient != 0)
        sum.push_back({x[i].monomial, coefficient});
    } else if (order < 0) {
      sum.push_back({x[i].monomial, x[i].coefficient * fx});
    } else {
      sum.push_back({y[j].monomial, y[j].coefficient * fy});
    }
    i += order <= 0;
    j += order >= 0;
  }
  return Polynomial::get(std::move(sum), denominator);
}

/// The symbol for a product that is not even multiplied out.
static Quantity getOpaqueProduct(const Quantity &a, const Quantity &b) {
  uint64_t x = Polynomial::getHash(a), y = Polynomial::getHash(b);
  return getOpaque(mixHash(std::min(x, y), std::max(x, y)),
                   a.isKnownNonNegative() && b.isKnownNonNegative());
}

Quantity Quantity::mulSlow(const Quantity &a, const Quantity &b) {
  if (a.isZero() || b.isZero())
    return 0;
  if (a.isOne() || b.isOne())
    return a.isOne() ? b : a;
  Terms x(a), y(b);
  DynamicAPInt denominator =
      Polynomial::getDenominator(a) * Polynomial::getDenominator(b);
  if (!x.node || !y.node) {
    // A constant scales; the order of the terms stays.
    const Terms &terms = x.node ? x : y;
    const DynamicAPInt factor = (x.node ? y : x).constant.coefficient;
    std::vector<Term> product;
    product.reserve(terms.size);
    for (size_t i = 0; i < terms.size; ++i)
      product.push_back({terms[i].monomial, terms[i].coefficient * factor});
    return Polynomial::get(std::move(product), denominator);
  }
  // Terms may cancel or merge, but what is far beyond the budget stays there.
  if (x.size * y.size > 8 * size_t(budget::maxTerms))
    return getOpaqueProduct(a, b);
  Polynomial::Builder builder;
  for (size_t i = 0; i < x.size; ++i)
    for (size_t j = 0; j < y.size; ++j)
      builder.add(x[i].monomial * y[j].monomial,
                  x[i].coefficient * y[j].coefficient);
  return builder.take(denominator);
}

Quantity roofline::detail::power(const Quantity &base, unsigned exponent) {
  Quantity result = 1, square = base;
  for (; exponent; exponent >>= 1) {
    if (exponent & 1)
      result *= square;
    if (exponent > 1)
      square *= square;
  }
  return result;
}
