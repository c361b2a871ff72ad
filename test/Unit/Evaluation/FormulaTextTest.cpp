//===- FormulaTextTest.cpp - Formulas as text -----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/FormulaText.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

class FormulaText : public ::testing::Test {
protected:
  Formula symbol(StringRef name) { return *graph.get(Quantity::symbol(name)); }
  std::string print(const Formula &formula) {
    return formatFormula(graph, formula).value_or("too long");
  }

  FormulaGraph graph;
  Formula a = symbol("a"), b = symbol("b"), c = symbol("c");
};

/// Where the order of the operations says it, there are none.
TEST_F(FormulaText, Parentheses) {
  EXPECT_EQ(print(a + b * c), "a + b*c");
  EXPECT_EQ(print((a + b) * c), "(a + b)*c");
  EXPECT_EQ(print(a * (b + c)), "a*(b + c)");
  EXPECT_EQ(print(a * b / c), "a*b/c");
  EXPECT_EQ(print(a / b * c), "a/b*c");
  EXPECT_EQ(print((a + b) / (a - c)), "(a + b)/(a - c)");
}

/// A difference and a quotient are not associative.
TEST_F(FormulaText, RightOperands) {
  EXPECT_EQ(print(a - b - c), "a - b - c");
  EXPECT_EQ(print(a - (b - c)), "a - (b - c)");
  EXPECT_EQ(print(a - (b + c)), "a - (b + c)");
  EXPECT_EQ(print(a + (b - c)), "a + b - c");
  EXPECT_EQ(print(a - b * c), "a - b*c");
  EXPECT_EQ(print(a / (b * c)), "a/(b*c)");
  EXPECT_EQ(print(a / (b / c)), "a/(b/c)");
}

/// Operands of functions need none; a choice has its own, with the value first.
TEST_F(FormulaText, Functions) {
  EXPECT_EQ(print(max(a + b, c - a)), "max(a + b, c - a)");
  EXPECT_EQ(print(2.5 * floor(a / 3)), "2.5*floor(a/3)");
  EXPECT_EQ(print(c * ifGreater(a + 1, b, a * c)), "c*(a*c where a + 1 > b)");
  EXPECT_EQ(print(ifNotLess(a, b, c) + 1), "(c where a >= b) + 1");
  FailureOr<Quantity> count = Quantity::parse("3*ceildiv(a, 4) + mod(b, 2)");
  ASSERT_TRUE(succeeded(count));
  std::optional<std::string> text = formatFormula(graph, *graph.get(*count));
  ASSERT_TRUE(text);
  EXPECT_EQ(*Quantity::parse(*text), *count) << *text;
}

TEST_F(FormulaText, Constants) {
  EXPECT_EQ(print(0.125), "0.125");
  EXPECT_EQ(print(*graph.get(Quantity(42))), "42");
}

} // namespace
