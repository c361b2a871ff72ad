//===- SizePolynomialTest.cpp - Formulas read as polynomials --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/SizePolynomial.h"
#include "mlir-roofline/Evaluation/FormulaGraph.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

Formula get(FormulaGraph &graph, StringRef text) {
  FailureOr<Quantity> quantity = Quantity::parse(text);
  EXPECT_TRUE(succeeded(quantity)) << text.str();
  return *graph.get(*quantity);
}

/// What is read of a formula, with all digits.
std::string read(const FormulaGraph &graph, const Formula &formula) {
  PolynomialReader reader(graph);
  const SizePolynomial *polynomial = reader.get(formula);
  return polynomial ? polynomial->format(graph.getSymbols()) : "none";
}

TEST(SizePolynomial, Arithmetic) {
  FormulaGraph graph;
  Formula n = get(graph, "n"), m = get(graph, "m");
  EXPECT_EQ(read(graph, n + m * 2), "2*m + n");
  EXPECT_EQ(read(graph, n - m), "-m + n");
  // (n + 3) * (n - 3)
  EXPECT_EQ(read(graph, (n + 3) * (n - 3)), "n^2 - 9");
  EXPECT_EQ(read(graph, Formula(5)), "5");
}

TEST(SizePolynomial, DivisionByConstantsOnly) {
  FormulaGraph graph;
  Formula n = get(graph, "n"), m = get(graph, "m");
  EXPECT_EQ(read(graph, n / 4), "0.25*n");
  EXPECT_EQ(read(graph, n / m), "none");
  EXPECT_EQ(read(graph, Formula(1) / n), "none");
  EXPECT_EQ(read(graph, n / m + n), "none");
  EXPECT_EQ(read(graph, floor(n)), "none");
}

TEST(SizePolynomial, QuotientsWithoutRest) {
  FormulaGraph graph;
  // n (n + 1) is even, n (n + 2) need not be.
  Formula whole = get(graph, "floordiv(n*n + n, 2)");
  PolynomialReader reader(graph);
  EXPECT_EQ(reader.get(whole)->format(graph.getSymbols()), "0.5*n^2 + 0.5*n");
  EXPECT_FALSE(reader.isRounded(whole));
  EXPECT_EQ(read(graph, get(graph, "floordiv(n*n + 2*n, 2)")), "none");
}

TEST(SizePolynomial, ExtremaThatSizesDecide) {
  FormulaGraph graph;
  Formula n = get(graph, "n"), m = get(graph, "m");
  EXPECT_EQ(read(graph, max(n + m, n)), "m + n");
  EXPECT_EQ(read(graph, min(n + m, n)), "n");
  EXPECT_EQ(read(graph, max(n, m)), "none");
}

} // namespace
