//===- SizePolynomial.h - Real polynomials in sizes -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What formulas of times are as long as nothing in them rounds or compares:
// sums of products of sizes, with real factors. These can be solved.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_EVALUATION_SIZEPOLYNOMIAL_H
#define MLIR_ROOFLINE_EVALUATION_SIZEPOLYNOMIAL_H

#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include <deque>

namespace mlir::roofline {

class SizePolynomial {
public:
  /// Exponents by symbol of the graph, without zeros at the end; empty: 1.
  using Monomial = std::vector<uint8_t>;

  SizePolynomial(double constant = 0);
  static SizePolynomial symbol(unsigned number);

  /// False, and no more than a part of the result, if it has too many terms or
  /// too high exponents for anybody to look at.
  bool add(const SizePolynomial &other, double factor = 1);
  bool multiply(const SizePolynomial &other);

  const std::map<Monomial, double> &getTerms() const { return terms; }
  bool isConstant() const;
  double getConstant() const;
  double evaluate(ArrayRef<double> symbols) const;
  /// With values in place of some symbols; NaN: it stays.
  SizePolynomial fix(ArrayRef<double> symbols) const;

  /// By exponent of the monomial `base`: its coefficients, if there is nothing
  /// else.
  std::optional<std::vector<double>>
  getCoefficients(const Monomial &base) const;

  /// `33.9 ns*batch*sequence + 5 us`, the highest terms first; without a unit
  /// with all digits, `3.39e-08*batch*sequence + 5e-06`.
  std::string format(ArrayRef<std::string> symbols, StringRef unit = "") const;

private:
  std::map<Monomial, double> terms;
};

/// `batch*sequence^2`.
std::string formatMonomial(const SizePolynomial::Monomial &monomial,
                           ArrayRef<std::string> symbols);

/// The monomial of which all monomials of the polynomials are powers, such as
/// batch*sequence; nothing if there is none, 1 if all are constant.
std::optional<SizePolynomial::Monomial>
findCommonBase(ArrayRef<const SizePolynomial *> polynomials);

/// A polynomial in one variable, by ascending coefficients, at `x`.
double evaluateAt(ArrayRef<double> coefficients, double x);

/// Where a polynomial, by ascending coefficients, changes its sign between two
/// numbers, in ascending order and up to rounding.
std::vector<double> findSignChanges(ArrayRef<double> coefficients, double low,
                                    double high);

/// Reads formulas of one graph.
class PolynomialReader {
public:
  /// `corner`: what sizes are, by symbol of the graph, where the polynomials
  /// are to hold, or nearby; empty: everywhere.
  explicit PolynomialReader(const FormulaGraph &graph,
                            ArrayRef<double> corner = {})
      : graph(graph), corner(corner) {}

  /// Null if it is no polynomial. A minimum or maximum is one if the sizes,
  /// which are not negative, decide it, or else those of the corner. A quotient
  /// that is rounded is one in a corner alone, where it is not rounded, and so
  /// is what depends on a condition.
  const SizePolynomial *get(const Formula &formula);
  /// The same for a node of the graph.
  const SizePolynomial *getNode(unsigned node);
  /// Of a formula that is one: whether it leaves a rounding out.
  bool isRounded(const Formula &formula) const {
    return !formula.isConstant() && rounded[formula.getNode()];
  }

private:
  void read(unsigned node);
  void readSum(const FormulaGraph::Node &node, unsigned number);
  void readCondition(const FormulaGraph::Node &node, unsigned number);
  std::optional<unsigned> chooseOperand(const FormulaGraph::Node &node) const;

  const FormulaGraph &graph;
  std::vector<double> corner;
  /// By node; those that were handed out stay where they are.
  std::deque<std::optional<SizePolynomial>> known;
  std::vector<bool> rounded;
  std::map<double, SizePolynomial> constants;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_EVALUATION_SIZEPOLYNOMIAL_H
