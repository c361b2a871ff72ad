//===- SizePolynomial.cpp - Real polynomials in sizes ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/SizePolynomial.h"

#include "mlir-roofline/Support/NumberFormat.h"

#include <cmath>
#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using Monomial = SizePolynomial::Monomial;
using Opcode = FormulaGraph::Op;

static constexpr size_t maxTerms = 64;
static constexpr unsigned maxDegree = 12;

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

SizePolynomial::SizePolynomial(double constant) {
  if (constant != 0)
    terms[{}] = constant;
}

/// Whether doubles hold all coefficients.
static bool areFinite(const std::map<Monomial, double> &terms) {
  return llvm::all_of(
      terms, [](const auto &term) { return std::isfinite(term.second); });
}

SizePolynomial SizePolynomial::symbol(unsigned number) {
  SizePolynomial result;
  Monomial monomial(number + 1);
  monomial.back() = 1;
  result.terms[monomial] = 1;
  return result;
}

static unsigned getDegree(const Monomial &monomial) {
  return std::accumulate(monomial.begin(), monomial.end(), 0u);
}

bool SizePolynomial::add(const SizePolynomial &other, double factor) {
  for (const auto &[monomial, coefficient] : other.terms) {
    double &sum = terms[monomial];
    sum += coefficient * factor;
    if (sum == 0)
      terms.erase(monomial);
  }
  return terms.size() <= maxTerms && areFinite(terms);
}

bool SizePolynomial::multiply(const SizePolynomial &other) {
  SizePolynomial result;
  for (const auto &[a, x] : terms) {
    for (const auto &[b, y] : other.terms) {
      Monomial product = a.size() < b.size() ? b : a;
      const Monomial &shorter = a.size() < b.size() ? a : b;
      for (auto [number, exponent] : llvm::enumerate(shorter))
        product[number] += exponent;
      if (getDegree(product) > maxDegree)
        return false;
      double &sum = result.terms[product];
      sum += x * y;
      if (sum == 0)
        result.terms.erase(product);
    }
    if (result.terms.size() > maxTerms)
      return false;
  }
  terms = std::move(result.terms);
  return areFinite(terms);
}

bool SizePolynomial::isConstant() const {
  return terms.empty() || (terms.size() == 1 && terms.begin()->first.empty());
}

double SizePolynomial::getConstant() const {
  auto found = terms.find({});
  return found == terms.end() ? 0 : found->second;
}

static double getPower(double base, unsigned exponent) {
  double power = 1;
  while (exponent-- != 0)
    power *= base;
  return power;
}

double SizePolynomial::evaluate(ArrayRef<double> symbols) const {
  double sum = 0;
  for (const auto &[monomial, coefficient] : terms) {
    double term = coefficient;
    for (auto [number, exponent] : llvm::enumerate(monomial))
      term *= getPower(symbols[number], exponent);
    sum += term;
  }
  return sum;
}

SizePolynomial SizePolynomial::fix(ArrayRef<double> symbols) const {
  SizePolynomial result;
  for (const auto &[monomial, coefficient] : terms) {
    Monomial rest = monomial;
    double factor = coefficient;
    for (auto [number, exponent] : llvm::enumerate(rest))
      if (!std::isnan(symbols[number])) {
        factor *= getPower(symbols[number], exponent);
        exponent = 0;
      }
    while (!rest.empty() && rest.back() == 0)
      rest.pop_back();
    double &sum = result.terms[rest];
    sum += factor;
    if (sum == 0)
      result.terms.erase(rest);
  }
  return result;
}

//===----------------------------------------------------------------------===//
// One variable
//===----------------------------------------------------------------------===//

/// The monomial without a power that all of it is: batch*sequence of
/// batch^2*sequence^2.
static Monomial getRoot(Monomial monomial) {
  unsigned power = 0;
  for (uint8_t exponent : monomial)
    power = std::gcd(power, static_cast<unsigned>(exponent));
  for (uint8_t &exponent : monomial)
    exponent /= std::max(power, 1u);
  return monomial;
}

std::optional<Monomial>
mlir::roofline::findCommonBase(ArrayRef<const SizePolynomial *> polynomials) {
  Monomial base;
  for (const SizePolynomial *polynomial : polynomials)
    for (const auto &[monomial, coefficient] : polynomial->getTerms()) {
      if (monomial.empty())
        continue;
      Monomial root = getRoot(monomial);
      if (!base.empty() && root != base)
        return std::nullopt;
      base = root;
    }
  return base;
}

std::optional<std::vector<double>>
SizePolynomial::getCoefficients(const Monomial &base) const {
  std::vector<double> coefficients(1);
  unsigned degree = getDegree(base);
  for (const auto &[monomial, coefficient] : terms) {
    unsigned power = degree == 0 ? 0 : getDegree(monomial) / degree;
    if (!monomial.empty() && (power == 0 || getRoot(monomial) != base))
      return std::nullopt;
    if (power >= coefficients.size())
      coefficients.resize(power + 1);
    coefficients[power] += coefficient;
  }
  return coefficients;
}

double mlir::roofline::evaluateAt(ArrayRef<double> coefficients, double x) {
  double value = 0;
  for (double coefficient : llvm::reverse(coefficients))
    value = value * x + coefficient;
  return value;
}

std::vector<double>
mlir::roofline::findSignChanges(ArrayRef<double> coefficients, double low,
                                double high) {
  while (!coefficients.empty() && coefficients.back() == 0)
    coefficients = coefficients.drop_back();
  if (coefficients.size() < 2)
    return {};
  // Derivatives from the last to the first: each is monotonic between the sign
  // changes of the one after it.
  SmallVector<std::vector<double>> derivatives = {coefficients.vec()};
  while (derivatives.back().size() > 2) {
    ArrayRef<double> last = derivatives.back();
    std::vector<double> next;
    for (auto [power, coefficient] : llvm::enumerate(last.drop_front()))
      next.push_back(coefficient * static_cast<double>(power + 1));
    derivatives.push_back(std::move(next));
  }
  std::vector<double> changes;
  for (const std::vector<double> &polynomial : llvm::reverse(derivatives)) {
    std::vector<double> bounds = {low};
    llvm::append_range(bounds, changes);
    bounds.push_back(high);
    changes.clear();
    for (size_t i = 0; i + 1 < bounds.size(); ++i) {
      double a = bounds[i], b = bounds[i + 1];
      bool isPositive = evaluateAt(polynomial, a) > 0;
      if (isPositive == (evaluateAt(polynomial, b) > 0))
        continue;
      constexpr unsigned numHalvings = 200;
      for (unsigned step = 0; step < numHalvings; ++step) {
        double middle = a + (b - a) / 2;
        if (middle <= a || middle >= b)
          break;
        ((evaluateAt(polynomial, middle) > 0) == isPositive ? a : b) = middle;
      }
      changes.push_back(b);
    }
  }
  return changes;
}

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

std::string mlir::roofline::formatMonomial(const Monomial &monomial,
                                           ArrayRef<std::string> symbols) {
  std::string text;
  for (auto [number, exponent] : llvm::enumerate(monomial)) {
    if (exponent == 0)
      continue;
    text += (text.empty() ? "" : "*") + symbols[number];
    if (exponent > 1)
      text += "^" + std::to_string(exponent);
  }
  return text;
}

std::string SizePolynomial::format(ArrayRef<std::string> symbols,
                                   StringRef unit) const {
  auto formatNumber = [&](double number) {
    return unit.empty() ? formatExact(number) : formatSI(number, unit);
  };
  if (terms.empty())
    return formatNumber(0);
  std::vector<std::pair<Monomial, double>> sorted(terms.begin(), terms.end());
  llvm::stable_sort(sorted, [](const auto &a, const auto &b) {
    return getDegree(a.first) > getDegree(b.first);
  });
  std::string text;
  for (const auto &[monomial, coefficient] : sorted) {
    bool isNegative = coefficient < 0;
    if (!text.empty())
      text += isNegative ? " - " : " + ";
    else if (isNegative)
      text += "-";
    bool isOne = unit.empty() && std::abs(coefficient) == 1;
    if (!isOne || monomial.empty())
      text += formatNumber(std::abs(coefficient));
    if (!monomial.empty())
      text += (isOne ? "" : "*") + formatMonomial(monomial, symbols);
  }
  return text;
}

//===----------------------------------------------------------------------===//
// Formulas
//===----------------------------------------------------------------------===//

/// The operand that is the extremum whatever the sizes are, or else that is it
/// in the corner.
std::optional<unsigned>
PolynomialReader::chooseOperand(const FormulaGraph::Node &node) const {
  const auto &a = known[node.operands[0]], &b = known[node.operands[1]];
  if (!a || !b)
    return std::nullopt;
  SizePolynomial difference = *a;
  if (!difference.add(*b, -1))
    return std::nullopt;
  bool isLarger = true, isSmaller = true;
  for (const auto &[monomial, coefficient] : difference.getTerms()) {
    isLarger &= coefficient >= 0;
    isSmaller &= coefficient <= 0;
  }
  if (!isLarger && !isSmaller) {
    if (corner.empty())
      return std::nullopt;
    isLarger = difference.evaluate(corner) >= 0;
  }
  return node.operands[(node.op == Opcode::max) == isLarger ? 0 : 1];
}

/// What one of the basic operations makes of its operands.
void PolynomialReader::readSum(const FormulaGraph::Node &node,
                               unsigned number) {
  const auto &a = known[node.operands[0]], &b = known[node.operands[1]];
  if (!a || !b)
    return;
  SizePolynomial value = *a;
  bool isKnown = false;
  if (node.op == Opcode::mul)
    isKnown = value.multiply(*b);
  else if (node.op == Opcode::add || node.op == Opcode::sub)
    isKnown = value.add(*b, node.op == Opcode::add ? 1 : -1);
  else if (b->isConstant() && b->getConstant() != 0)
    isKnown = value.multiply(1 / b->getConstant());
  if (isKnown)
    known[number] = std::move(value);
  bool isRounded = node.op == Opcode::floorDiv || node.op == Opcode::ceilDiv;
  rounded[number] = rounded[node.operands[0]] || rounded[node.operands[1]] ||
                    (isRounded && !node.isWhole);
}

/// In a corner alone, where it is the value or 0.
void PolynomialReader::readCondition(const FormulaGraph::Node &node,
                                     unsigned number) {
  const auto &a = known[node.operands[0]], &b = known[node.operands[1]];
  if (corner.empty() || !a || !b)
    return;
  double left = a->evaluate(corner), right = b->evaluate(corner);
  bool holds = node.op == Opcode::ifGreater ? left > right : left >= right;
  known[number] = holds ? known[node.operands[2]] : SizePolynomial();
  rounded[number] = holds && rounded[node.operands[2]];
}

void PolynomialReader::read(unsigned number) {
  const FormulaGraph::Node &node = graph.getNodes()[number];
  known.emplace_back();
  rounded.push_back(false);
  switch (node.op) {
  case Opcode::constant:
    if (node.isInteger || std::isfinite(node.real))
      known[number] = SizePolynomial(
          node.isInteger ? static_cast<double>(node.integer) : node.real);
    return;
  case Opcode::symbol:
    known[number] = SizePolynomial::symbol(node.symbol);
    return;
  case Opcode::add:
  case Opcode::sub:
  case Opcode::mul:
  case Opcode::div:
    return readSum(node, number);
  case Opcode::floorDiv:
  case Opcode::ceilDiv:
    if (!corner.empty() || node.isWhole)
      readSum(node, number);
    return;
  case Opcode::floor:
    if (!corner.empty())
      known[number] = known[node.operands[0]];
    rounded[number] = true;
    return;
  case Opcode::min:
  case Opcode::max:
    if (std::optional<unsigned> chosen = chooseOperand(node)) {
      known[number] = known[*chosen];
      rounded[number] = rounded[*chosen];
    }
    return;
  case Opcode::ifGreater:
  case Opcode::ifNotLess:
    return readCondition(node, number);
  default:
    return;
  }
}

const SizePolynomial *PolynomialReader::get(const Formula &formula) {
  if (formula.isConstant() && !std::isfinite(formula.getConstant()))
    return nullptr;
  if (formula.isConstant())
    return &constants.try_emplace(formula.getConstant(), formula.getConstant())
                .first->second;
  return getNode(formula.getNode());
}

const SizePolynomial *PolynomialReader::getNode(unsigned node) {
  // Operands stand before what they are operands of.
  while (known.size() <= node)
    read(known.size());
  std::optional<SizePolynomial> &found = known[node];
  return found ? &*found : nullptr;
}
