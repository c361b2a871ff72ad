//===- QuantityTest.cpp - Tests of exact counts ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Identities of integers and polynomials with known values, and comparison of
// random expressions with an evaluator that knows nothing of normal forms.
//
//===----------------------------------------------------------------------===//

#include "FormulaText.h"

#include "mlir-roofline/Support/Formula/FactoredText.h"
#include "mlir-roofline/Support/Formula/Quantity.h"

#include "llvm/ADT/Hashing.h"
#include "llvm/ADT/STLExtras.h"
#include "gtest/gtest.h"

#include <limits>
#include <map>
#include <random>
#include <thread>

using namespace mlir;
using namespace mlir::roofline;

namespace {

constexpr int64_t maxInt64 = std::numeric_limits<int64_t>::max();
constexpr int64_t minInt64 = std::numeric_limits<int64_t>::min();

Quantity powerOfTwo(unsigned exponent) {
  Quantity power = 1;
  for (unsigned i = 0; i < exponent; ++i)
    power *= 2;
  return power;
}

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

TEST(QuantityInteger, ZeroAndOne) {
  EXPECT_TRUE(Quantity().isZero());
  EXPECT_TRUE(Quantity(1).isOne());
  EXPECT_FALSE(Quantity(2).isOne());
  EXPECT_EQ(Quantity(7).getInt64(), 7);
  EXPECT_TRUE(Quantity(7).isConstant());
}

TEST(QuantityInteger, WidensPastPowersOfTwo) {
  EXPECT_EQ(powerOfTwo(63).str(), "9223372036854775808");
  EXPECT_EQ(powerOfTwo(64).str(), "18446744073709551616");
  EXPECT_EQ(powerOfTwo(128).str(), "340282366920938463463374607431768211456");
  EXPECT_EQ((powerOfTwo(63) + powerOfTwo(63)).str(), "18446744073709551616");
  EXPECT_FALSE(powerOfTwo(63).getInt64().has_value());
  EXPECT_TRUE(powerOfTwo(63).isConstant());
  EXPECT_EQ(powerOfTwo(62).getInt64(), int64_t(1) << 62);
}

TEST(QuantityInteger, ComesBackFromTheWideForm) {
  // The inline form must be found again, or equal values would differ.
  EXPECT_EQ((Quantity(maxInt64) + 1 - 1).getInt64(), maxInt64);
  EXPECT_EQ((Quantity(minInt64) - 1 + 1).getInt64(), minInt64);
  EXPECT_EQ(powerOfTwo(128) - powerOfTwo(128), Quantity(0));
  EXPECT_EQ(Quantity::floorDiv(powerOfTwo(128), powerOfTwo(127)), Quantity(2));
}

TEST(QuantityInteger, EdgesOf64Bits) {
  EXPECT_EQ((Quantity(minInt64) * -1).str(), "9223372036854775808");
  EXPECT_EQ((Quantity(maxInt64) * maxInt64).str(),
            "85070591730234615847396907784232501249");
  EXPECT_EQ((Quantity(minInt64) * minInt64), powerOfTwo(126));
  EXPECT_EQ((Quantity(0) - Quantity(minInt64)).str(), "9223372036854775808");
  EXPECT_EQ((Quantity(minInt64) - 1).str(), "-9223372036854775809");
  EXPECT_EQ(Quantity::floorDiv(minInt64, -1), powerOfTwo(63));
}

TEST(QuantityInteger, ExtentsOfTwoToThe62InEveryDim) {
  Quantity extent = int64_t(1) << 62;
  // 2^248, far beyond any fixed width in use.
  EXPECT_EQ((extent * extent * extent * extent).str(),
            "452312848583266388373324160190187140051835877600158453279131187530"
            "910662656");
}

TEST(QuantityInteger, MatchesInt128) {
  std::mt19937_64 random(1);
  auto toString = [](__int128 value) {
    bool negative = value < 0;
    unsigned __int128 magnitude = negative ? -(unsigned __int128)value : value;
    std::string digits;
    do {
      digits.insert(digits.begin(), char('0' + int(magnitude % 10)));
      magnitude /= 10;
    } while (magnitude);
    return (negative ? "-" : "") + digits;
  };
  for (int i = 0; i < 2000; ++i) {
    int64_t a = int64_t(random()) >> (random() % 64);
    int64_t b = int64_t(random()) >> (random() % 64);
    EXPECT_EQ((Quantity(a) + b).str(), toString((__int128)a + b));
    EXPECT_EQ((Quantity(a) - b).str(), toString((__int128)a - b));
    EXPECT_EQ((Quantity(a) * b).str(), toString((__int128)a * b));
  }
}

TEST(QuantityInteger, Double) {
  EXPECT_EQ(Quantity(3).getDouble(), 3.0);
  // The neighbour below 2^64 among doubles is 2^64 - 2048; this rounds up.
  EXPECT_EQ((powerOfTwo(64) - 1).getDouble(), 18446744073709551616.0);
  EXPECT_EQ(powerOfTwo(200).getDouble(), 0x1p200);
  EXPECT_EQ((Quantity(0) - powerOfTwo(200)).getDouble(), -0x1p200);
  EXPECT_FALSE(Quantity::symbol("N").getDouble().has_value());
}

TEST(QuantityInteger, Order) {
  EXPECT_LT(Quantity::compare(1, 2), 0);
  EXPECT_GT(Quantity::compare(powerOfTwo(64), maxInt64), 0);
  EXPECT_LT(Quantity::compare(Quantity(0) - powerOfTwo(64), minInt64), 0);
  EXPECT_LT(Quantity::compare(powerOfTwo(64), powerOfTwo(65)), 0);
  EXPECT_EQ(Quantity::compare(powerOfTwo(64), powerOfTwo(64)), 0);
  EXPECT_LT(Quantity::compare(powerOfTwo(65), Quantity::symbol("a")), 0);
  EXPECT_GT(Quantity::compare(Quantity::symbol("a"), 5), 0);
}

//===----------------------------------------------------------------------===//
// Division, minimum, maximum
//===----------------------------------------------------------------------===//

TEST(QuantityDivision, RoundsTowardsMinusInfinity) {
  for (int64_t a = -12; a <= 12; ++a)
    for (int64_t b : {-5, -3, -2, -1, 1, 2, 3, 5}) {
      int64_t floor = a / b - (a % b != 0 && (a < 0) != (b < 0));
      int64_t ceil = a / b + (a % b != 0 && (a < 0) == (b < 0));
      EXPECT_EQ(Quantity::floorDiv(a, b), Quantity(floor)) << a << " / " << b;
      EXPECT_EQ(Quantity::ceilDiv(a, b), Quantity(ceil)) << a << " / " << b;
      EXPECT_EQ(Quantity::mod(a, b), Quantity(a - floor * b))
          << a << " % " << b;
    }
}

TEST(QuantityDivision, Symbolic) {
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  EXPECT_EQ(Quantity::floorDiv(6 * n * m, 2 * n), 3 * m);
  EXPECT_EQ(Quantity::ceilDiv(6 * n + 4 * m, 2), 3 * n + 2 * m);
  EXPECT_EQ(Quantity::mod(6 * n, 3), Quantity(0));
  EXPECT_EQ(Quantity::floorDiv(n + m, n + m), Quantity(1));
  EXPECT_EQ(Quantity::floorDiv(6 * n * m + 6 * m, 2 * n * m + 2 * m),
            Quantity(3));
  EXPECT_FALSE(
      Quantity::floorDiv(6 * n * m + 5 * m, 2 * n * m + 2 * m).isConstant());
  EXPECT_EQ(Quantity::floorDiv(n, 1), n);
  EXPECT_EQ(Quantity::floorDiv(n, 2).str(), "floordiv(n, 2)");
  EXPECT_EQ(Quantity::ceilDiv(3 * n, 2).str(), "ceildiv(3*n, 2)");
  EXPECT_EQ(Quantity::mod(n, 4).str(), "mod(n, 4)");
  // Equal atoms are one.
  EXPECT_EQ(Quantity::floorDiv(n, 2) + Quantity::floorDiv(n, 2),
            2 * Quantity::floorDiv(n, 2));
  EXPECT_TRUE((Quantity::mod(n, 4) - Quantity::mod(n, 4)).isZero());
}

TEST(QuantityDivision, TriangularMultiples) {
  // 3 * n (n + 1) / 2 by n (n + 1) / 2, and the other way round.
  Quantity n = Quantity::symbol("n");
  Quantity half = Quantity::floorDiv(n * n + n, 2);
  EXPECT_EQ(Quantity::floorDiv(3 * half, half), Quantity(3));
  EXPECT_EQ(Quantity::floorDiv(n * n + n, half), Quantity(2));
  EXPECT_FALSE(Quantity::floorDiv(half, n * n + n).isConstant());
}

TEST(QuantityDivision, ZeroDivisorStaysOpaque) {
  Quantity n = Quantity::symbol("n");
  for (const Quantity &a : {Quantity(7), n, n * n + 1}) {
    EXPECT_FALSE(Quantity::floorDiv(a, 0).isConstant());
    EXPECT_FALSE(Quantity::ceilDiv(a, 0).isConstant());
    EXPECT_FALSE(Quantity::mod(a, 0).isConstant());
  }
  EXPECT_FALSE(Quantity::floorDiv(0, 0).isConstant());
  EXPECT_FALSE(Quantity::ceilDiv(0, 0).isConstant());
  EXPECT_FALSE(Quantity::mod(0, 0).isConstant());
}

TEST(QuantityDivision, Identities) {
  // a = floordiv(a, b) * b + mod(a, b), and ceildiv(a, b) = -floordiv(-a, b).
  std::mt19937_64 random(2);
  for (int i = 0; i < 2000; ++i) {
    Quantity a = Quantity(int64_t(random())) * int64_t(random() >> 20);
    Quantity b = Quantity(int64_t(random()) >> (random() % 60));
    if (b.isZero())
      continue;
    Quantity quotient = Quantity::floorDiv(a, b), rest = Quantity::mod(a, b);
    EXPECT_EQ(quotient * b + rest, a);
    Quantity magnitude = Quantity::max(b, Quantity(0) - b);
    EXPECT_LT(
        Quantity::compare(Quantity::max(rest, Quantity(0) - rest), magnitude),
        0);
    EXPECT_EQ(Quantity::ceilDiv(a, b),
              Quantity(0) - Quantity::floorDiv(Quantity(0) - a, b));
  }
}

TEST(QuantityExtremum, Constants) {
  EXPECT_EQ(Quantity::max(3, 5), Quantity(5));
  EXPECT_EQ(Quantity::min(3, 5), Quantity(3));
  EXPECT_EQ(Quantity::max(-3, -5), Quantity(-3));
  EXPECT_EQ(Quantity::max(powerOfTwo(64), 5), powerOfTwo(64));
  EXPECT_EQ(Quantity::min(minInt64, powerOfTwo(64)), Quantity(minInt64));
}

TEST(QuantityExtremum, Symbolic) {
  Quantity n = Quantity::symbol("n"), m = Quantity::symbol("m");
  EXPECT_EQ(Quantity::max(n, n), n);
  EXPECT_EQ(Quantity::max(n + 2, n), n + 2);
  EXPECT_EQ(Quantity::min(n + 2, n), n);
  EXPECT_EQ(Quantity::max(n, 0), n);
  EXPECT_EQ(Quantity::min(n, 0), Quantity(0));
  EXPECT_EQ(Quantity::max(n, m), Quantity::max(m, n));
  EXPECT_EQ(Quantity::min(n, 4).str(), Quantity::min(4, n).str());
  EXPECT_EQ(evaluate(Quantity::max(n, m), {{"n", 3}, {"m", 9}}), Quantity(9));
  EXPECT_EQ(evaluate(Quantity::min(n - 5, m), {{"n", 3}, {"m", 9}}),
            Quantity(-2));
}

TEST(QuantityExtremum, KnownNonNegative) {
  Quantity n = Quantity::symbol("n");
  EXPECT_TRUE(n.isKnownNonNegative());
  EXPECT_TRUE((n * n + 3).isKnownNonNegative());
  EXPECT_FALSE((n - 1).isKnownNonNegative());
  EXPECT_FALSE((0 - n).isKnownNonNegative());
  EXPECT_TRUE(Quantity::max(n - 1, 0).isKnownNonNegative());
  EXPECT_FALSE(Quantity::min(n - 1, 0).isKnownNonNegative());
  EXPECT_FALSE(Quantity::floorDiv(n - 4, 2).isKnownNonNegative());
  EXPECT_TRUE(powerOfTwo(70).isKnownNonNegative());
}

TEST(QuantityExtremum, SymbolFacts) {
  Quantity n = Quantity::symbol("n");
  Quantity loaded = Quantity::symbol("s", {/*min=*/std::nullopt});
  EXPECT_FALSE(loaded.isKnownNonNegative());
  EXPECT_NE(Quantity::max(0, loaded), loaded);
  EXPECT_NE(loaded, Quantity::symbol("s"));
  EXPECT_EQ(loaded, Quantity::symbol("s", {std::nullopt}));
  EXPECT_EQ(loaded.str(), "s");
  Quantity counter = Quantity::symbol("i", {0, n - 1});
  EXPECT_EQ(counter, Quantity::symbol("i", {0, n - 1}));
  EXPECT_EQ(evaluate(counter * n, {{"i", 2}, {"n", 3}}), Quantity(6));
}

TEST(QuantityExtremum, Indicator) {
  EXPECT_EQ(Quantity::indicator(0), Quantity(1));
  EXPECT_EQ(Quantity::indicator(7), Quantity(1));
  EXPECT_EQ(Quantity::indicator(-1), Quantity(0));
  EXPECT_EQ(Quantity::indicator(-7), Quantity(0));
  Quantity guard = Quantity::indicator(Quantity::symbol("n") - 5);
  for (int64_t n : {0, 4, 5, 6})
    EXPECT_EQ(evaluate(guard, {{"n", n}}), Quantity(n >= 5));
}

//===----------------------------------------------------------------------===//
// Polynomials
//===----------------------------------------------------------------------===//

TEST(QuantityPolynomial, NormalForm) {
  Quantity b = Quantity::symbol("B"), s = Quantity::symbol("S");
  EXPECT_EQ((b + s) * (b - s), b * b - s * s);
  EXPECT_EQ(b * s, s * b);
  EXPECT_EQ((b + 1) * (b + 1) * (b + 1), b * b * b + 3 * b * b + 3 * b + 1);
  EXPECT_TRUE((b * s - s * b).isZero());
  EXPECT_TRUE((b - b + 1).isOne());
  EXPECT_NE(b, s);
  EXPECT_NE(b, b * b);
  EXPECT_NE(b, b + 1);
  EXPECT_FALSE(b.isConstant());
}

TEST(QuantityPolynomial, Text) {
  Quantity b = Quantity::symbol("B"), s = Quantity::symbol("S");
  EXPECT_EQ((12 + 1536 * b * s).str(), "1536*B*S + 12");
  EXPECT_EQ((b - s).str(), (Quantity(0) - s + b).str());
  EXPECT_EQ((Quantity(0) - b).str(), "-B");
  EXPECT_EQ((b * b * 2 - 1).str(), "2*B^2 - 1");
  EXPECT_EQ((Quantity(0) - 3 * b * b * s).str(), "-3*B^2*S");
  EXPECT_EQ(Quantity::symbol("arg0.d1").str(), "arg0.d1");
  // arg2 before arg10, whatever the order of creation.
  EXPECT_EQ((Quantity::symbol("arg10.d0") + Quantity::symbol("arg2.d0")).str(),
            "arg2.d0 + arg10.d0");
}

TEST(QuantityPolynomial, WideCoefficients) {
  Quantity n = Quantity::symbol("n");
  Quantity wide = powerOfTwo(100) * n;
  EXPECT_EQ(wide.str(), "1267650600228229401496703205376*n");
  EXPECT_EQ(wide * wide, powerOfTwo(200) * n * n);
  EXPECT_EQ(evaluate(wide, {{"n", 4}}), powerOfTwo(102));
}

TEST(QuantityPolynomial, HashFollowsEquality) {
  Quantity b = Quantity::symbol("B"), s = Quantity::symbol("S");
  auto hash = [](const Quantity &q) { return hash_value(q); };
  EXPECT_EQ(hash((b + s) * (b - s)), hash(b * b - s * s));
  EXPECT_EQ(hash(powerOfTwo(64) + 1 - powerOfTwo(64)), hash(Quantity(1)));
  EXPECT_EQ(hash(Quantity::floorDiv(b, 2)), hash(Quantity::floorDiv(b, 2)));
  EXPECT_NE(hash(b), hash(s));
}

TEST(QuantityPolynomial, Symbols) {
  Quantity b = Quantity::symbol("B"), s = Quantity::symbol("S");
  Quantity quantity = b * b + Quantity::max(s - 3, Quantity::mod(b, 7));
  llvm::SetVector<StringRef> names;
  quantity.collectSymbols(names);
  EXPECT_EQ(names.size(), 2u);
  EXPECT_TRUE(names.contains("B"));
  EXPECT_TRUE(names.contains("S"));
}

TEST(QuantityPolynomial, CopiesShareAcrossThreads) {
  Quantity shared = Quantity::symbol("B") * 7 + Quantity::symbol("S");
  std::vector<std::thread> threads;
  std::vector<Quantity> results(8);
  for (Quantity &result : results)
    threads.emplace_back([&result, shared] {
      for (int i = 0; i < 1000; ++i)
        result = result + shared;
    });
  for (std::thread &thread : threads)
    thread.join();
  for (const Quantity &result : results)
    EXPECT_EQ(result, 1000 * shared);
}

TEST(QuantityPolynomial, SelfAssignmentAndMove) {
  Quantity n = Quantity::symbol("n");
  Quantity &alias = n;
  n = alias;
  EXPECT_EQ(n.str(), "n");
  n += n;
  EXPECT_EQ(n.str(), "2*n");
  n *= n;
  EXPECT_EQ(n.str(), "4*n^2");
  Quantity moved = std::move(n);
  EXPECT_EQ(moved.str(), "4*n^2");
  n = 3;
  EXPECT_EQ(n.getInt64(), 3);
}

//===----------------------------------------------------------------------===//
// Summation
//===----------------------------------------------------------------------===//

TEST(QuantitySum, ClosedForms) {
  Quantity i = Quantity::symbol("i"), n = Quantity::symbol("n");
  // The sum of i over i < n is n(n-1)/2: not a polynomial with integer
  // coefficients, so an exact division stays; its values are checked.
  std::optional<Quantity> triangle = i.sumOver("i", n);
  ASSERT_TRUE(triangle);
  for (int64_t value : {0, 1, 2, 5, 100})
    EXPECT_EQ(evaluate(*triangle, {{"n", value}}),
              Quantity(value * (value - 1) / 2));
  EXPECT_EQ(Quantity(5).sumOver("i", n), 5 * n);
  EXPECT_EQ(n.sumOver("i", 10), 10 * n);
  // 2i + 1 sums to n^2.
  std::optional<Quantity> square = (2 * i + 1).sumOver("i", n);
  ASSERT_TRUE(square);
  EXPECT_EQ(evaluate(*square, {{"n", 12}}), Quantity(144));
  EXPECT_EQ(i.sumOver("i", 0), Quantity(0));
  EXPECT_EQ(i.sumOver("i", 1), Quantity(0));
}

TEST(QuantitySum, NoClosedFormInsideAtoms) {
  Quantity i = Quantity::symbol("i"), n = Quantity::symbol("n");
  EXPECT_FALSE(Quantity::floorDiv(i, 2).sumOver("i", n));
  EXPECT_FALSE((n * Quantity::max(i, 3)).sumOver("i", n));
  EXPECT_TRUE(Quantity::floorDiv(n, 2).sumOver("i", n));
}

TEST(QuantitySum, MatchesExplicitSums) {
  std::mt19937_64 random(3);
  Quantity i = Quantity::symbol("i"), m = Quantity::symbol("m");
  for (int round = 0; round < 200; ++round) {
    Quantity polynomial;
    for (int term = 0; term < 4; ++term) {
      Quantity product = int64_t(random() % 21) - 10;
      for (unsigned k = random() % 6; k > 0; --k)
        product *= i;
      for (unsigned k = random() % 3; k > 0; --k)
        product *= m;
      polynomial += product;
    }
    Quantity count = Quantity::symbol("n");
    std::optional<Quantity> sum = polynomial.sumOver("i", count);
    ASSERT_TRUE(sum);
    Quantity expected;
    for (int64_t n = 0; n < 12; ++n) {
      EXPECT_EQ(evaluate(*sum, {{"n", n}, {"m", 3}}), expected)
          << polynomial.str() << " up to " << n;
      EXPECT_EQ(polynomial.sumOver("i", n)->substitute(
                    [](StringRef) { return std::optional<Quantity>(3); }),
                expected);
      expected += evaluate(polynomial, {{"i", n}, {"m", 3}});
    }
  }
}

//===----------------------------------------------------------------------===//
// Substitution, printing and parsing
//===----------------------------------------------------------------------===//

TEST(QuantityText, Reads) {
  Quantity b = Quantity::symbol("B"), s = Quantity::symbol("S");
  EXPECT_EQ(parse("1536*B*S + 12"), 1536 * b * s + 12);
  EXPECT_EQ(parse("-B^2-3"), Quantity(0) - b * b - 3);
  EXPECT_EQ(parse(" ( B + S ) * 2 "), 2 * b + 2 * s);
  EXPECT_EQ(parse("ceildiv(3*arg0.d0, 2)"),
            Quantity::ceilDiv(3 * Quantity::symbol("arg0.d0"), 2));
  EXPECT_EQ(parse("340282366920938463463374607431768211456"), powerOfTwo(128));
  EXPECT_EQ(parse("-9223372036854775808"), Quantity(minInt64));
  EXPECT_EQ(parse("007"), Quantity(7));
  EXPECT_EQ(parse("min(max(B, 3), floordiv(S, 2)) + mod(S, 8)"),
            Quantity::min(Quantity::max(b, 3), Quantity::floorDiv(s, 2)) +
                Quantity::mod(s, 8));
  EXPECT_EQ(parse("2^10"), Quantity(1024));
  EXPECT_EQ(parse("B^0"), Quantity(1));
}

TEST(QuantityText, TakesOutWhatAllTermsHave) {
  auto format = [](StringRef text) {
    return formatFactored(*Quantity::parse(text));
  };
  // 18432 = 768 * 24 and 123532032 = 768 * 160849.
  EXPECT_EQ(format("18432*S^2 + 123532032*S"), "768*S*(24*S + 160849)");
  // 147456 = 192 * 768 and 9408 = 192 * 49.
  EXPECT_EQ(format("9408*B*H + 147456*B*H^2"), "192*B*H*(768*H + 49)");
  // A constant term stays outside.
  EXPECT_EQ(format("24*B*S*T + 16*B*S + 8*S + 100"),
            "8*S*(3*B*T + 2*B + 1) + 100");
  EXPECT_EQ(format("4096*B*S - 8192*B*S^2 - 1"), "4096*B*S*(-2*S + 1) - 1");
  // Functions of sizes are factors, too.
  EXPECT_EQ(format("64*B*ceildiv(H, 2)^2 + 32*B*ceildiv(H, 2)"),
            "32*B*ceildiv(H, 2)*(2*ceildiv(H, 2) + 1)");
  // What would be as long stays as it is, and so does what has nothing in
  // common.
  EXPECT_EQ(format("32*B + 544"), "32*B + 544");
  EXPECT_EQ(format("B*S + B"), "B*S + B");
  EXPECT_EQ(format("2*B + 3*S"), "2*B + 3*S");
  EXPECT_EQ(format("(n^2 - n)/2"), "(n^2 - n)/2");
  EXPECT_EQ(format("4096"), "4096");
  EXPECT_EQ(format("4096*B"), "4096*B");
}

TEST(QuantityText, RejectsTheRest) {
  for (StringRef text : {"",          " ",
                         "+",         "-",
                         "*",         "3*",
                         "3 4",       "B S",
                         "(B",        "B)",
                         "B^",        "B^-1",
                         "B^65",      "B^99999999999999999999",
                         "max(B)",    "max(B, 3",
                         "foo(B, 3)", "3B",
                         "3.5",       "B+-",
                         "B % 2",     "B / 2",
                         "#",         "1e9",
                         "()",        "B,",
                         "--",        "π"})
    EXPECT_TRUE(failed(Quantity::parse(text))) << text.str();
}

TEST(QuantityText, DeepNestingFailsInsteadOfOverflowingTheStack) {
  auto nest = [](size_t depth) {
    return std::string(depth, '(') + "1" + std::string(depth, ')');
  };
  EXPECT_EQ(parse(nest(200)), Quantity(1));
  EXPECT_TRUE(failed(Quantity::parse(nest(1000000))));
}

TEST(QuantityText, SubstituteIsSimultaneous) {
  Quantity a = Quantity::symbol("a"), b = Quantity::symbol("b");
  Quantity swapped =
      (a - 2 * b).substitute([&](StringRef name) -> std::optional<Quantity> {
        return name == "a" ? b : a;
      });
  EXPECT_EQ(swapped, b - 2 * a);
  Quantity partial = Quantity::ceilDiv(a * b, 4).substitute(
      [&](StringRef name) -> std::optional<Quantity> {
        if (name == "a")
          return Quantity(8);
        return std::nullopt;
      });
  EXPECT_EQ(partial, 2 * b);
}

/// A random expression, and its value computed beside it in plain integers.
struct RandomExpression {
  std::mt19937_64 random;
  std::map<std::string, int64_t> values;

  int64_t pick(int64_t low, int64_t high) {
    return low + int64_t(random() % uint64_t(high - low + 1));
  }

  std::pair<Quantity, int64_t> leaf() {
    if (pick(0, 2) == 0) {
      int64_t value = pick(-6, 9);
      return {value, value};
    }
    auto it = std::next(values.begin(), pick(0, int64_t(values.size()) - 1));
    return {Quantity::symbol(it->first), it->second};
  }

  std::pair<Quantity, int64_t> make(int depth) {
    if (depth == 0)
      return leaf();
    auto [a, x] = make(depth - 1);
    auto [b, y] = make(pick(0, depth - 1));
    switch (pick(0, 7)) {
    case 0:
    case 1:
      return {a + b, x + y};
    case 2:
      return {a - b, x - y};
    case 3:
      return {a * b, x * y};
    case 4:
      return {Quantity::max(a, b), std::max(x, y)};
    case 5:
      return {Quantity::min(a, b), std::min(x, y)};
    default:
      break;
    }
    int64_t divisor = pick(1, 5);
    int64_t floor = x / divisor - (x % divisor < 0);
    switch (pick(0, 2)) {
    case 0:
      return {Quantity::floorDiv(a, divisor), floor};
    case 1:
      return {Quantity::ceilDiv(a, divisor), floor + (x != floor * divisor)};
    default:
      return {Quantity::mod(a, divisor), x - floor * divisor};
    }
  }
};

TEST(QuantityText, RandomExpressionsAgreeWithPlainIntegers) {
  RandomExpression expression{std::mt19937_64(4), {}};
  for (int round = 0; round < 4000; ++round) {
    expression.values = {{"arg0.d0", expression.pick(0, 9)},
                         {"arg0.d1", expression.pick(0, 9)},
                         {"S", expression.pick(0, 9)}};
    auto [quantity, value] = expression.make(round % 4);
    EXPECT_EQ(evaluate(quantity, expression.values), Quantity(value))
        << quantity.str();
    FailureOr<Quantity> again = Quantity::parse(quantity.str());
    ASSERT_TRUE(succeeded(again)) << quantity.str();
    EXPECT_EQ(*again, quantity) << quantity.str();
    EXPECT_EQ(again->str(), quantity.str());
    FailureOr<Quantity> factored = Quantity::parse(formatFactored(quantity));
    ASSERT_TRUE(succeeded(factored)) << formatFactored(quantity);
    EXPECT_EQ(*factored, quantity) << formatFactored(quantity);
    EXPECT_LE(formatFactored(quantity).size(), quantity.str().size());
    if (quantity.isKnownNonNegative()) {
      EXPECT_GE(value, 0) << quantity.str();
    }
  }
}

} // namespace
