//===- FormulaTest.cpp - Normal forms, proofs and the budget --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FormulaText.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/Quantity.h"

#include "gtest/gtest.h"
#include <map>
#include <random>

using namespace mlir;
using namespace mlir::roofline;

namespace {

//===----------------------------------------------------------------------===//
// Normal forms
//===----------------------------------------------------------------------===//

TEST(FormulaNormalForm, EqualValuesLookEqual) {
  const std::pair<const char *, const char *> pairs[] = {
      {"ceildiv(x, 2)", "floordiv(x + 1, 2)"},
      {"floordiv(floordiv(x + 1, 2) + 1, 2)", "floordiv(x + 3, 4)"},
      {"floordiv(floordiv(x, 2), 3)", "floordiv(x, 6)"},
      {"min(min(x, y), z)", "min(x, min(y, z))"},
      {"min(x + z, y + z)", "min(x, y) + z"},
      {"max(2*n + x, 3*n + y)", "2*n + max(x, n + y)"},
      {"min(2*x, 2*y)", "2*min(x, y)"},
      {"max(n*x, n*y)", "n*max(x, y)"},
      {"max(0, n*x - n)", "n*max(0, x - 1)"},
      {"max(0, x - min(x, 5))", "x - min(x, 5)"},
      {"max(0, x - min(y, 5))", "max(0, max(x - y, x - 5))"},
      {"min(3, min(5, x))", "min(3, x)"},
      {"floordiv(2*x + 2*y, 4)", "floordiv(x + y, 2)"},
      {"floordiv(2*x + 2*y + 3, 4)", "floordiv(x + y + 1, 2)"},
      {"floordiv(4*x + 2*y, 4)", "x + floordiv(y, 2)"},
      {"floordiv(x^2 - x, 2) + floordiv(x^2 + x, 2)", "x^2"},
      {"floordiv(x^3 - x, 6)", "(x^3 - x)/6"},
      {"min(5, mod(x, 5))", "mod(x, 5)"},
      {"floordiv(mod(x, 8), 8)", "0"},
      {"floordiv(mod(x, 8) + 16, 8)", "2"},
      {"mod(mod(x, 8) + y, 4)", "mod(x + y, 4)"},
      {"mod(6*x + 4, 8)", "2*mod(3*x + 2, 4)"},
      {"mod(x^2 + x, 2)", "0"},
      {"max(mod(x, 7), 7)", "7"},
      {"min(x, 8*ceildiv(x, 8))", "x"},
      {"max(0, ceildiv(x, 4) - floordiv(x, 4))",
       "ceildiv(x, 4) - floordiv(x, 4)"},
      {"min(1, ceildiv(x, 4) - floordiv(x, 4))",
       "ceildiv(x, 4) - floordiv(x, 4)"},
      {"floordiv(x, 0 - 3)", "floordiv(0 - x, 3)"},
  };
  for (auto [a, b] : pairs)
    EXPECT_EQ(parse(a), parse(b))
        << parse(a).str() << " is not " << parse(b).str();
}

TEST(FormulaNormalForm, Text) {
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  EXPECT_EQ(Quantity::floorDiv(n * n - n, 2).str(), "(n^2 - n)/2");
  EXPECT_EQ((Quantity::floorDiv(n * n - n, 2) + n).str(), "(n^2 + n)/2");
  EXPECT_EQ((Quantity::floorDiv(n * n - n, 2) + 3 * m +
             Quantity::floorDiv(m * m * m - m, 3) + 7)
                .str(),
            "(m^3 + 8*m)/3 + (n^2 - n)/2 + 7");
  EXPECT_EQ((Quantity::floorDiv(n * n - n, 2) + 3 * m - 7).str(),
            "(n^2 - n)/2 + 3*m - 7");
  EXPECT_EQ(Quantity::ceilDiv(n, 64).str(), "ceildiv(n, 64)");
  EXPECT_EQ(Quantity::floorDiv(n + 62, 64).str(), "floordiv(n + 62, 64)");
  EXPECT_EQ(Quantity::min({n, m, 7}).str(), "min(7, m, n)");
  EXPECT_EQ(parse("floordiv((n^2 - n)/2, 3)").str(),
            "floordiv((n^2 - n)/2, 3)");
  // Not an integer for every n.
  for (StringRef text : {"n/2", "(n^2 + 1)/2", "(n^2 - n)/0", "(n^2 - n)/m"})
    EXPECT_TRUE(failed(Quantity::parse(text))) << text.str();
}

TEST(FormulaNormalForm, FactsOfSymbols) {
  Quantity n = Quantity::symbol("n");
  Quantity i = Quantity::symbol("i", {0, n - 1});
  EXPECT_EQ(Quantity::max(1, n - i), n - i);
  EXPECT_EQ(Quantity::max(0, i - n), Quantity(0));
  Quantity r = Quantity::symbol("r", {0, Quantity(7)});
  EXPECT_EQ(Quantity::floorDiv(8 * n + r, 8), n);
  EXPECT_EQ(Quantity::mod(8 * n + r, 8), r);
  EXPECT_EQ(Quantity::floorDiv(r, Quantity::symbol("m", {8})), Quantity(0));
  // The counter of a tiled loop: 64*t < n.
  Quantity t = Quantity::symbol("t", {0, Quantity::ceilDiv(n, 64) - 1});
  EXPECT_EQ(Quantity::max(1, n - 64 * t), n - 64 * t);
  Quantity even = Quantity::symbol("e", {0, std::nullopt, 2});
  EXPECT_EQ(Quantity::ceilDiv(even, 2), Quantity::floorDiv(even, 2));
  EXPECT_EQ(Quantity::mod(3 * even + 5, 2), Quantity(1));
  // Replacing a symbol replaces it in the facts of others.
  EXPECT_EQ(i.substitute([](StringRef name) {
    return name == "n" ? std::optional<Quantity>(9) : std::nullopt;
  }),
            Quantity::symbol("i", {0, Quantity(8)}));
}

//===----------------------------------------------------------------------===//
// Proofs
//===----------------------------------------------------------------------===//

TEST(FormulaProof, Known) {
  for (StringRef text :
       {"x - min(x, 5)", "80*ceildiv(n, 80) - n", "n - 7*floordiv(n, 7)",
        "4 - n + 5*floordiv(n, 5)", "max(n, m) - n", "max(n, m) - min(n, m)",
        "n*max(m, 3) - 3*n", "6 - mod(n, 7)", "ceildiv(n, 6) - floordiv(n, 6)",
        "1 - ceildiv(n, 6) + floordiv(n, 6)", "(n^3 - 3*n^2 + 2*n)/6",
        "n^2 - 2*n + 1 + 2*n"})
    EXPECT_TRUE(parse(text).isKnownNonNegative()) << text.str();
  for (StringRef text :
       {"n - 1", "n - m", "ceildiv(n, 80) - n", "0 - n",
        "floordiv(n, 4) - floordiv(n, 2)", "(n^2 - 3*n)/2", "5 - mod(n, 7)"})
    EXPECT_FALSE(parse(text).isKnownNonNegative()) << text.str();
}

/// What is bounded by another goes first, however they are called: with 0 for
/// what bounds it nothing would be left to compare with.
TEST(FormulaProof, BoundsThatHaveBounds) {
  const char *const names[][3] = {{"a", "b", "c"}, {"c", "b", "a"}};
  for (const auto &[outer, middle, inner] : names) {
    Quantity n = Quantity::symbol("n");
    Quantity i = Quantity::symbol(outer, {0, n - 1});
    Quantity j = Quantity::symbol(middle, {0, i});
    Quantity k = Quantity::symbol(inner, {0, j + 3});
    for (const Quantity &known : {n - i, i - j, n - j, j - k + 3, i - k + 3})
      EXPECT_TRUE(known.isKnownNonNegative()) << known.str();
    for (const Quantity &open : {j - i, i - k, n - k - 3, k - j})
      EXPECT_FALSE(open.isKnownNonNegative()) << open.str();
  }
  for (StringRef text :
       {"mod(y, 7) - min(z, mod(y, 7))", "max(z, mod(y, 7)) - mod(y, 7)",
        "mod(a, 7) - min(mod(a, 7), floordiv(b, 2))",
        "max(mod(a, 7), floordiv(z, 2)) - floordiv(z, 2)",
        "min(y, z) - floordiv(min(y, z), 3)"})
    EXPECT_TRUE(parse(text).isKnownNonNegative()) << text.str();
}

/// A random expression over symbols with facts, and its value beside it.
struct RandomFormula {
  std::mt19937_64 random;
  std::map<std::string, int64_t> values;
  SmallVector<Quantity> symbols;

  int64_t pick(int64_t low, int64_t high) {
    return low + int64_t(random() % uint64_t(high - low + 1));
  }

  void addSymbol(const std::string &name, int64_t value,
                 const SymbolFacts &facts) {
    values[name] = value;
    symbols.push_back(Quantity::symbol(name, facts));
  }

  void makeSymbols() {
    symbols.clear();
    int64_t n = pick(0, 9);
    addSymbol("n", n, {});
    addSymbol("s", pick(-5, 9), {std::nullopt});
    addSymbol("e", 2 * pick(0, 4), {0, std::nullopt, 2});
    addSymbol("i", pick(0, n), {0, symbols[0]});
    addSymbol("r", pick(1, 7), {1, Quantity(7)});
  }

  std::pair<Quantity, int64_t> make(int depth) {
    if (depth == 0) {
      if (pick(0, 2) == 0) {
        int64_t value = pick(-6, 9);
        return {value, value};
      }
      const Quantity &symbol = symbols[pick(0, 4)];
      return {symbol, values[symbol.str()]};
    }
    auto [a, x] = make(depth - 1);
    auto [b, y] = make(pick(0, depth - 1));
    switch (pick(0, 9)) {
    case 0:
      return {a + b, x + y};
    case 1:
      return {a - b, x - y};
    case 2:
      return {a * b, x * y};
    case 3:
    case 4:
      return {Quantity::max(a, b), std::max(x, y)};
    case 5:
    case 6:
      return {Quantity::min(a, b), std::min(x, y)};
    default:
      break;
    }
    int64_t divisor = pick(1, 6);
    Quantity d = divisor;
    // Symbolic divisors, of which the sign is known.
    if (pick(0, 4) == 0) {
      d = symbols[4];
      divisor = values["r"];
    }
    int64_t floor = x / divisor - (x % divisor < 0);
    switch (pick(0, 2)) {
    case 0:
      return {Quantity::floorDiv(a, d), floor};
    case 1:
      return {Quantity::ceilDiv(a, d), floor + (x != floor * divisor)};
    default:
      return {Quantity::mod(a, d), x - floor * divisor};
    }
  }
};

TEST(FormulaProof, RandomFormulasAgreeWithPlainIntegers) {
  RandomFormula formula{std::mt19937_64(5), {}, {}};
  for (int round = 0; round < 20000; ++round) {
    formula.makeSymbols();
    auto [quantity, value] = formula.make(round % 6);
    EXPECT_EQ(evaluate(quantity, formula.values), Quantity(value))
        << quantity.str();
    if (quantity.isKnownNonNegative()) {
      EXPECT_GE(value, 0) << quantity.str();
    }
  }
}

//===----------------------------------------------------------------------===//
// The budget
//===----------------------------------------------------------------------===//

TEST(FormulaBudget, EverythingEnds) {
  Quantity n = Quantity::symbol("n"), sum = 0;
  for (int i = 0; i < 12; ++i)
    sum += Quantity::symbol("a" + std::to_string(i));
  // Squared again and again: exponents never wrap.
  Quantity square = n;
  for (int i = 0; i < 40; ++i)
    square *= square;
  EXPECT_FALSE(square.isConstant());
  EXPECT_TRUE(square.isKnownNonNegative());
  Quantity wide = 3;
  for (int i = 0; i < 40; ++i)
    wide *= wide;
  EXPECT_FALSE(wide.isConstant());
  Quantity product = sum;
  for (int i = 0; i < 20; ++i)
    product *= sum;
  EXPECT_FALSE(product.isConstant());
  // Each line names the one before twice.
  Quantity x = n, y = n;
  for (int i = 0; i < 100; ++i) {
    x = Quantity::floorDiv(x, 3) + Quantity::mod(x, 5);
    y = Quantity::min(y, sum) * y;
  }
  EXPECT_LT(x.str().size(), 100000u);
  EXPECT_LT(y.str().size(), 100000u);
  Quantity nested = n;
  for (int i = 0; i < 5000; ++i)
    nested = Quantity::max(Quantity::min(nested, sum) - 1, 3) + n;
  EXPECT_LT(nested.str().size(), 100000u);
  std::string text = nested.str();
  EXPECT_EQ(parse(text).str(), text);
}

TEST(FormulaBudget, SameFormulaSameSymbol) {
  auto make = [] {
    Quantity n = Quantity::symbol("n");
    for (int i = 0; i < 10; ++i)
      n *= n;
    return n;
  };
  EXPECT_EQ(make(), make());
}

TEST(FormulaBudget, TextBeyondItIsRefused) {
  for (StringRef text :
       {"(((2^64)^64)^64)^64", "(a + b + c + d + e)^64", "(n^64)^2", "n^65",
        "((a + b + c + d)^20)*((e + f + g + h)^20)"}) {
    std::string reason;
    EXPECT_TRUE(failed(Quantity::parse(text, &reason))) << text.str();
    EXPECT_EQ(reason, "expected a polynomial in size symbols of at most 256 "
                      "terms and degree 64, with numbers below 2^4096");
  }
  std::string reason;
  EXPECT_TRUE(failed(Quantity::parse("n +", &reason)));
  EXPECT_EQ(reason, "expected a polynomial in size symbols");
}

TEST(FormulaBudget, LongSums) {
  QuantitySum sum;
  for (int i = 0; i < 1000; ++i) {
    sum.add(Quantity::symbol("a" + std::to_string(i % 100)));
    sum.add(i);
  }
  Quantity total = sum.take();
  std::map<std::string, int64_t> ones;
  for (int i = 0; i < 100; ++i)
    ones["a" + std::to_string(i)] = 1;
  EXPECT_EQ(evaluate(total, ones), Quantity(1000 + 999 * 1000 / 2));
  EXPECT_TRUE(sum.take().isZero());
}

} // namespace
