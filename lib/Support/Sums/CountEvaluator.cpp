//===- CountEvaluator.cpp - Formulas as flat code -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A formula in one open counter, compiled to a list of steps: one for each atom
// in it, its operands' before it. Substitution would build and simplify a
// formula for every iteration.
//
//===----------------------------------------------------------------------===//

#include "Summation.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

namespace {
using Int = __int128;

class FlatFormula {
public:
  /// Nothing if a symbol but `counter` occurs, or a coefficient is wide.
  static std::optional<FlatFormula> get(const Quantity &formula,
                                        StringRef counter) {
    FlatFormula flat;
    bool isFlat = true;
    llvm::DenseMap<const Atom *, unsigned> slots;
    forEachAtom(formula, [&](const Atom &atom) {
      unsigned slot = slots.size();
      slots[&atom] = slot;
      Step step{atom.kind, {}};
      isFlat &= atom.kind != Atom::Kind::symbol || atom.name == counter;
      for (const Quantity &operand : atom.operands)
        isFlat &= flat.addSum(operand, slots, step.operands.emplace_back());
      flat.steps.push_back(std::move(step));
    });
    isFlat &= flat.addSum(formula, slots, flat.result);
    if (!isFlat)
      return std::nullopt;
    flat.values.resize(flat.steps.size());
    return flat;
  }

  std::optional<Int> evaluate(int64_t counter) {
    for (auto [step, value] : llvm::zip_equal(steps, values)) {
      if (step.kind == Atom::Kind::symbol) {
        value = counter;
        continue;
      }
      std::optional<Int> result = evaluate(step);
      if (!result)
        return std::nullopt;
      value = *result;
    }
    return evaluate(result);
  }

private:
  struct Factor {
    unsigned slot, exponent;
  };
  struct Term {
    Int coefficient;
    SmallVector<Factor, 2> factors;
  };
  struct Sum {
    SmallVector<Term, 2> terms;
    Int denominator = 1;
  };
  struct Step {
    Atom::Kind kind;
    SmallVector<Sum, 2> operands;
  };

  static bool toInt(const DynamicAPInt &value, Int &result) {
    if (value < DynamicAPInt(std::numeric_limits<int64_t>::min()) ||
        value > DynamicAPInt(std::numeric_limits<int64_t>::max()))
      return false;
    result = static_cast<int64_t>(value);
    return true;
  }

  bool addSum(const Quantity &quantity,
              const llvm::DenseMap<const Atom *, unsigned> &slots, Sum &sum) {
    bool fits = toInt(Polynomial::getDenominator(quantity), sum.denominator);
    Polynomial::forEachTerm(
        quantity, [&](const Monomial &monomial, const DynamicAPInt &c) {
          Term &term = sum.terms.emplace_back();
          fits &= toInt(c, term.coefficient);
          for (const roofline::detail::Factor &factor : monomial.factors)
            term.factors.push_back(
                {slots.lookup(factor.atom.get()), factor.exponent});
        });
    return fits;
  }

  std::optional<Int> evaluate(const Sum &sum) const {
    Int total = 0;
    for (const Term &term : sum.terms) {
      Int product = term.coefficient;
      for (const Factor &factor : term.factors)
        for (unsigned i = 0; i < factor.exponent; ++i)
          if (__builtin_mul_overflow(product, values[factor.slot], &product))
            return std::nullopt;
      if (__builtin_add_overflow(total, product, &total))
        return std::nullopt;
    }
    return total / sum.denominator;
  }

  std::optional<Int> evaluate(const Step &step) const {
    SmallVector<Int> operands;
    for (const Sum &sum : step.operands) {
      std::optional<Int> value = evaluate(sum);
      if (!value)
        return std::nullopt;
      operands.push_back(*value);
    }
    if (step.kind == Atom::Kind::min)
      return *llvm::min_element(operands);
    if (step.kind == Atom::Kind::max)
      return *llvm::max_element(operands);
    Int a = operands[0], b = operands[1];
    if (b == 0)
      return std::nullopt;
    Int quotient = a / b - (a % b != 0 && (a < 0) != (b < 0));
    if (step.kind == Atom::Kind::mod)
      return a - quotient * b;
    if (step.kind == Atom::Kind::ceilDiv)
      return quotient + (a != quotient * b);
    return quotient;
  }

  std::vector<Step> steps;
  std::vector<Int> values;
  Sum result;
};
} // namespace

/// A 128-bit integer as a quantity.
static Quantity toQuantity(Int value) {
  auto low = static_cast<int64_t>(value & ((Int(1) << 32) - 1));
  Int high = value >> 32;
  if (high == static_cast<int64_t>(high))
    return Quantity(static_cast<int64_t>(high)) * (int64_t(1) << 32) + low;
  return toQuantity(high) * (int64_t(1) << 32) + low;
}

std::optional<Quantity> mlir::roofline::evaluateSum(const Quantity &once,
                                                    StringRef counter,
                                                    int64_t trips) {
  std::optional<FlatFormula> formula = FlatFormula::get(once, counter);
  if (!formula)
    return std::nullopt;
  Int sum = 0;
  for (int64_t i = 0; i < trips; ++i) {
    std::optional<Int> value = formula->evaluate(i);
    if (!value || __builtin_add_overflow(sum, *value, &sum))
      return std::nullopt;
  }
  return toQuantity(sum);
}
