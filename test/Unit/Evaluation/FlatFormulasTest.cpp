//===- FlatFormulasTest.cpp - Flat code against exact evaluation ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/FlatFormulas.h"

#include "gtest/gtest.h"
#include <random>

using namespace mlir;
using namespace mlir::roofline;
using Integer = FormulaGraph::Integer;

namespace {

Quantity parse(StringRef text) {
  FailureOr<Quantity> quantity = Quantity::parse(text);
  EXPECT_TRUE(succeeded(quantity)) << text.str();
  return succeeded(quantity) ? *quantity : Quantity(-999);
}

Quantity toQuantity(Integer value) {
  auto high = static_cast<int64_t>(value >> 62);
  auto low = static_cast<int64_t>(value & ((Integer(1) << 62) - 1));
  return Quantity(high) * Quantity(int64_t(1) << 62) + Quantity(low);
}

/// Compares flat code with substitution at random points, for all formulas at
/// once, and the doubles with the rounded integers.
void checkCounts(ArrayRef<const char *> texts, SymbolRange range) {
  FormulaGraph graph;
  std::vector<Quantity> counts;
  std::vector<Formula> formulas;
  for (const char *text : texts) {
    counts.push_back(parse(text));
    std::optional<Formula> formula = graph.get(counts.back());
    ASSERT_TRUE(formula) << text;
    formulas.push_back(*formula);
  }
  std::vector<SymbolRange> ranges(graph.getSymbols().size(), range);
  std::optional<FlatFormulas> flat = FlatFormulas::get(graph, formulas, ranges);
  ASSERT_TRUE(flat);

  // Not a multiple of the size of a block.
  constexpr size_t numPoints = 1000;
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int64_t> value(range.low, range.high);
  std::vector<std::vector<int64_t>> columns(ranges.size());
  std::vector<const int64_t *> symbols;
  for (std::vector<int64_t> &column : columns) {
    for (size_t i = 0; i < numPoints; ++i)
      column.push_back(i == 0   ? range.low
                       : i == 1 ? range.high
                                : value(random));
    symbols.push_back(column.data());
  }
  std::vector<std::vector<double>> reals(texts.size(),
                                         std::vector<double>(numPoints));
  std::vector<std::vector<Integer>> integers(texts.size(),
                                             std::vector<Integer>(numPoints));
  std::vector<double *> realColumns;
  std::vector<Integer *> integerColumns;
  for (auto [real, integer] : llvm::zip_equal(reals, integers)) {
    realColumns.push_back(real.data());
    integerColumns.push_back(integer.data());
  }
  flat->evaluate(symbols, numPoints, realColumns, integerColumns);
  for (size_t point = 0; point < numPoints; ++point) {
    for (auto [number, count] : llvm::enumerate(counts)) {
      Quantity exact =
          count.substitute([&](StringRef name) -> std::optional<Quantity> {
            for (auto [symbol, known] : llvm::enumerate(graph.getSymbols()))
              if (known == name)
                return Quantity(columns[symbol][point]);
            return std::nullopt;
          });
      ASSERT_TRUE(exact.isConstant());
      ASSERT_EQ(toQuantity(integers[number][point]), exact)
          << texts[number] << " at point " << point;
      ASSERT_EQ(reals[number][point], *exact.getDouble()) << texts[number];
    }
  }
}

const char *const texts[] = {"18432*s^2 + 123532032*s",
                             "4096*s*b*floordiv(b, 3) + 7",
                             "ceildiv(13*s, 8) + mod(s, 16)",
                             "floordiv(s - 5000, 7)",
                             "min(1024, s, b) + max(s*b, 4096 - b)",
                             "(s^2 - s)/2",
                             "ceildiv(s*b, b)*3 - mod(7*s, b)",
                             "42"};

TEST(FlatFormulas, SmallIntegersInDoubles) { checkCounts(texts, {1, 1000}); }
/// s^2 has up to 60 bits.
TEST(FlatFormulas, IntegersOf64Bits) { checkCounts(texts, {1, 1 << 30}); }
/// s^2 has up to 82 bits, s * b * b / 3 up to 121 with its factor.
TEST(FlatFormulas, IntegersOf128Bits) {
  checkCounts(texts, {1, int64_t(1) << 36});
}
TEST(FlatFormulas, NegativeValues) {
  checkCounts({"floordiv(s, 7)", "mod(s, 7)", "s^3 - 5*s", "min(s, -3)"},
              {-100000, 100000});
  // s^2 has up to 60 bits, and up to 82.
  checkCounts({"floordiv(s^2 - 500000000000000000, 7)",
               "mod(s^2 - 500000000000000000, 7)"},
              {1, 1 << 30});
  // No multiple of 7, which would be put before the quotient.
  checkCounts({"floordiv(s^3 - s^2*70000000001, 7)",
               "ceildiv(s^3 - s^2*70000000001, 7)"},
              {1, int64_t(1) << 37});
}

TEST(FlatFormulas, RefusesWhatMayOverflow) {
  FormulaGraph graph;
  Formula cube = *graph.get(parse("s^3"));
  EXPECT_FALSE(
      FlatFormulas::get(graph, cube, SymbolRange{1, int64_t(1) << 50}));
  EXPECT_TRUE(FlatFormulas::get(graph, cube, SymbolRange{1, int64_t(1) << 40}));
}

/// The smaller of two is below the largest values of both, and the larger one
/// above the smallest: up to 2^114 times 10 fits, times 2^38 or more it does
/// not.
TEST(FlatFormulas, RangesOfExtrema) {
  FormulaGraph graph;
  SymbolRange range{1, int64_t(1) << 38};
  Formula small = *graph.get(parse("s^3*min(s, 10)"));
  EXPECT_TRUE(FlatFormulas::get(graph, small, range));
  Formula large = *graph.get(parse("s^3*max(s, 10)"));
  EXPECT_FALSE(FlatFormulas::get(graph, large, range));
  Formula low = *graph.get(parse("floordiv(100, max(s - 5, 1))"));
  EXPECT_TRUE(FlatFormulas::get(graph, low, SymbolRange{1, 8}));
  Formula zero = *graph.get(parse("floordiv(100, min(s, 5) - 1)"));
  EXPECT_FALSE(FlatFormulas::get(graph, zero, SymbolRange{1, 8}));
  Formula negative = *graph.get(parse("s^3*min(b, 10)"));
  SymbolRange wide{-(int64_t(1) << 38), int64_t(1) << 38};
  EXPECT_FALSE(FlatFormulas::get(graph, negative, {wide, wide}));
}

TEST(FlatFormulas, RefusesDivisorsThatMayBeZero) {
  FormulaGraph graph;
  Formula quotient = *graph.get(parse("floordiv(100, s - 3)"));
  EXPECT_FALSE(FlatFormulas::get(graph, quotient, SymbolRange{1, 8}));
  EXPECT_TRUE(FlatFormulas::get(graph, quotient, SymbolRange{4, 8}));
}

TEST(FlatFormulas, ConstantsThatAreTooWide) {
  FormulaGraph graph;
  Quantity wide = parse("85070591730234615865843651857942052863"); // 2^126 - 1
  EXPECT_TRUE(graph.get(wide));
  EXPECT_TRUE(graph.get(Quantity(0) - wide));
  EXPECT_FALSE(graph.get(wide + 1));
  EXPECT_FALSE(graph.get(parse("s") * (wide + 1)));
}

/// Of two resources with amounts 1000 * n and n * n, at 100 and 10 a second.
TEST(FlatFormulas, RealsAndChoices) {
  FormulaGraph graph;
  Formula first = *graph.get(parse("1000*n")) / 100;
  Formula second = *graph.get(parse("n^2")) / 10;
  Formula formulas[] = {max(first, second), ifNotLess(first, second, first),
                        ifGreater(second, first, second),
                        floor(min(first, second) / 3)};
  std::optional<FlatFormulas> flat =
      FlatFormulas::get(graph, formulas, SymbolRange{1, 200});
  ASSERT_TRUE(flat);
  const int64_t n[] = {7, 100, 101};
  double results[4][3];
  double *columns[] = {results[0], results[1], results[2], results[3]};
  flat->evaluate(n, 3, columns);
  // 7: 70 against 4.9; 100: 1000 twice; 101: 1010 against 1020.1
  const double expected[4][3] = {
      {70, 1000, 1020.1}, {70, 1000, 0}, {0, 0, 1020.1}, {1, 333, 336}};
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 3; ++j)
      EXPECT_DOUBLE_EQ(results[i][j], expected[i][j]) << i << ", " << j;
}

/// Parts that are equal are computed once.
TEST(FlatFormulas, SharesParts) {
  FormulaGraph graph;
  Formula a = *graph.get(parse("n^2 + n"));
  Formula b = *graph.get(parse("n^2 + n"));
  EXPECT_EQ(a, b);
  EXPECT_EQ(a / 3, b / 3);
  std::optional<FlatFormulas> flat =
      FlatFormulas::get(graph, {a, b}, SymbolRange{1, 8});
  // n, n * n, their sum.
  EXPECT_EQ(flat->getNumSteps(), 3u);
}

} // namespace
