//===- LimitRegions.cpp - At which sizes what is the limit ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where limits may change is found in polynomials, up to rounding. Whether they
// do is decided at the whole numbers around, by the formulas that the sweep
// evaluates, which agree with the analysis of bound sizes.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Machine/Formulas/LimitRegions.h"

#include "LimitPoints.h"

#include <cmath>
#include <set>

using namespace mlir;
using namespace mlir::roofline;
using Monomial = SizePolynomial::Monomial;

/// What stands for "any size" where a number is needed.
static constexpr int64_t largeSize = int64_t(1) << 20;

struct LimitRegions::Problem {
  ArrayRef<RepeatedNeeds> ops;
  /// By operation: of each need, and how often it runs.
  struct Polynomials {
    SmallVector<const SizePolynomial *, 4> needs;
    const SizePolynomial *times;
  };
  std::vector<Polynomials> polynomials;
  /// By symbol of the graph; NaN: open.
  std::vector<double> fixed;
};

bool LimitRegions::addPolynomials(Problem &problem, PolynomialReader &reader) {
  for (const RepeatedNeeds &op : problem.ops) {
    Problem::Polynomials &own = problem.polynomials.emplace_back();
    own.times = reader.get(op.times);
    for (const FormulaNeed &need : op.needs)
      own.needs.push_back(reader.get(need.seconds));
    if (!own.times || llvm::is_contained(own.needs, nullptr))
      return false;
  }
  return true;
}

//===----------------------------------------------------------------------===//
// One variable
//===----------------------------------------------------------------------===//

namespace {
/// Whole numbers where something may change.
class Candidates {
public:
  Candidates(int64_t low, int64_t high) : low(low), high(high) {
    values.insert(low);
  }
  void add(ArrayRef<double> difference, double from, double to) {
    for (double change : findSignChanges(difference, from, to)) {
      auto floor = static_cast<int64_t>(std::floor(change));
      for (int64_t value = floor - 1; value <= floor + 2; ++value)
        if (value >= low && value <= high)
          values.insert(value);
    }
  }
  std::set<int64_t> values;
  const int64_t low, high;
};

/// Coefficients of all that operations need, by the variable.
struct Coefficients {
  SmallVector<std::vector<double>, 4> needs;
  std::vector<double> times;
};
} // namespace

static std::vector<double> subtract(ArrayRef<double> a, ArrayRef<double> b) {
  std::vector<double> difference(std::max(a.size(), b.size()));
  for (auto [power, coefficient] : llvm::enumerate(a))
    difference[power] += coefficient;
  for (auto [power, coefficient] : llvm::enumerate(b))
    difference[power] -= coefficient;
  return difference;
}

/// Where the largest share of a sum changes while no operation's limit does.
static void addShareChanges(Candidates &candidates, ArrayRef<RepeatedNeeds> ops,
                            ArrayRef<Coefficients> coefficients) {
  std::vector<int64_t> bounds(candidates.values.begin(),
                              candidates.values.end());
  bounds.push_back(candidates.high);
  for (size_t i = 0; i + 1 < bounds.size(); ++i) {
    auto from = static_cast<double>(bounds[i]);
    auto to = static_cast<double>(bounds[i + 1]);
    if (to - from < 2)
      continue;
    std::map<unsigned, std::vector<double>> shares;
    for (auto [op, own] : llvm::zip_equal(ops, coefficients)) {
      if (op.needs.empty())
        continue;
      double middle = from + (to - from) / 2;
      size_t limit = 0;
      for (size_t need = 1; need < own.needs.size(); ++need)
        if (evaluateAt(own.needs[need], middle) >
            evaluateAt(own.needs[limit], middle))
          limit = need;
      std::vector<double> &share = shares[op.needs[limit].resource];
      ArrayRef<double> seconds = own.needs[limit];
      share.resize(
          std::max(share.size(), seconds.size() + own.times.size() - 1));
      for (auto [a, x] : llvm::enumerate(seconds))
        for (auto [b, y] : llvm::enumerate(own.times))
          share[a + b] += x * y;
    }
    for (auto a = shares.begin(); a != shares.end(); ++a)
      for (auto b = std::next(a); b != shares.end(); ++b)
        candidates.add(subtract(a->second, b->second), from, to);
  }
}

/// The symbol that takes the values of the variable while others in it are 1;
/// nothing if none occurs just once.
static std::optional<size_t> findPlainSymbol(const Monomial &base) {
  for (auto [number, exponent] : llvm::enumerate(base))
    if (exponent == 1)
      return number;
  return std::nullopt;
}

/// The values of the variable: the product of the ranges of what is in it.
/// False if there are none that anybody looks at.
static bool setRange(SizeRegion &region, const Monomial &base,
                     ArrayRef<std::string> symbols,
                     const LimitRegions::Ranges &ranges) {
  double low = 1, high = 1;
  for (auto [number, exponent] : llvm::enumerate(base)) {
    auto range = ranges.find(symbols[number]);
    bool isKnown = range != ranges.end();
    for (unsigned i = 0; i < exponent; ++i) {
      low *= isKnown ? std::max<double>(range->second.low, 1) : 1;
      high *= isKnown ? static_cast<double>(range->second.high) : INFINITY;
    }
  }
  if (low > static_cast<double>(maxSizeValue))
    return false;
  region.low = static_cast<int64_t>(low);
  if (!base.empty() && high < static_cast<double>(maxSizeValue))
    region.high = std::max(static_cast<int64_t>(high), region.low);
  return true;
}

/// Where limits may change.
static std::vector<int64_t>
findCandidates(const SizeRegion &region, ArrayRef<RepeatedNeeds> ops,
               ArrayRef<Coefficients> coefficients) {
  Candidates candidates(region.low, region.high.value_or(maxSizeValue));
  auto from = static_cast<double>(candidates.low);
  auto to = static_cast<double>(candidates.high);
  for (const Coefficients &op : coefficients)
    for (size_t a = 0; a < op.needs.size(); ++a)
      for (size_t b = a + 1; b < op.needs.size(); ++b)
        candidates.add(subtract(op.needs[a], op.needs[b]), from, to);
  if (ops.size() > 1)
    addShareChanges(candidates, ops, coefficients);
  return {candidates.values.begin(), candidates.values.end()};
}

/// Joins what is true at the points to intervals: between two of them, nothing
/// changes.
static void addIntervals(SizeRegion &region, ArrayRef<int64_t> points,
                         ArrayRef<PointEvaluator::Limits> limits,
                         const MachineModel &machine) {
  auto isCompute = [&](size_t point) {
    std::optional<unsigned> resource = limits[point].resource;
    return resource &&
           machine.getResource(*resource, 0).kind == BoundKind::compute;
  };
  for (size_t i = 0; i < points.size(); ++i) {
    std::optional<int64_t> end = i + 1 < points.size()
                                     ? std::optional<int64_t>(points[i + 1] - 1)
                                     : region.high;
    if (i > 0 && limits[i - 1].needs != limits[i].needs) {
      if (!region.sameUntil)
        region.sameUntil = points[i] - 1;
      region.sameFrom = points[i];
    }
    if (!isCompute(i))
      continue;
    if (i > 0 && isCompute(i - 1))
      region.intervals.back().high = end;
    else
      region.intervals.push_back({points[i], end});
  }
}

std::optional<SizeRegion> LimitRegions::solve(const Problem &problem) {
  // Everything in one variable, with the fixed sizes put in.
  std::vector<SizePolynomial> fixed;
  for (const Problem::Polynomials &op : problem.polynomials) {
    fixed.push_back(op.times->fix(problem.fixed));
    for (const SizePolynomial *need : op.needs)
      fixed.push_back(need->fix(problem.fixed));
  }
  SmallVector<const SizePolynomial *> all;
  for (const SizePolynomial &each : fixed)
    all.push_back(&each);
  std::optional<Monomial> base = findCommonBase(all);
  std::optional<size_t> plain = base ? findPlainSymbol(*base) : std::nullopt;
  if (!base || problem.fixed.empty() || (!base->empty() && !plain))
    return std::nullopt;
  SizeRegion region;
  region.variable = formatMonomial(*base, graph.getSymbols());
  if (!setRange(region, *base, graph.getSymbols(), ranges))
    return std::nullopt;

  std::vector<Coefficients> coefficients;
  size_t next = 0;
  for (const RepeatedNeeds &op : problem.ops) {
    Coefficients &own = coefficients.emplace_back();
    own.times = *fixed[next++].getCoefficients(*base);
    for (size_t need = 0; need < op.needs.size(); ++need)
      own.needs.push_back(*fixed[next++].getCoefficients(*base));
  }
  std::vector<int64_t> points =
      findCandidates(region, problem.ops, coefficients);

  // What is true there.
  std::vector<std::vector<int64_t>> symbols;
  symbols.reserve(problem.fixed.size());
  for (double value : problem.fixed)
    symbols.emplace_back(points.size(),
                         std::isnan(value) ? 1 : static_cast<int64_t>(value));
  if (plain)
    symbols[*plain] = points;
  auto limits = PointEvaluator(problem.ops, machine.getResources().size())
                    .evaluate(graph, symbols);
  if (!limits)
    return std::nullopt;
  addIntervals(region, points, *limits, machine);
  return region;
}

//===----------------------------------------------------------------------===//
// Several variables
//===----------------------------------------------------------------------===//

std::vector<SizeRegion> LimitRegions::find(ArrayRef<RepeatedNeeds> ops) {
  Problem problem{ops, {}, {}};
  if (ops.empty() || !addPolynomials(problem, reader))
    return {};
  problem.fixed.assign(graph.getSymbols().size(), NAN);
  if (std::optional<SizeRegion> region = solve(problem))
    return {std::move(*region)};
  // All but one at either end.
  std::vector<bool> isUsed(graph.getSymbols().size());
  auto note = [&](const SizePolynomial &polynomial) {
    for (const auto &[monomial, coefficient] : polynomial.getTerms())
      for (auto [number, exponent] : llvm::enumerate(monomial))
        if (exponent != 0)
          isUsed[number] = true;
  };
  for (const Problem::Polynomials &op : problem.polynomials) {
    note(*op.times);
    for (const SizePolynomial *need : op.needs)
      note(*need);
  }
  // The one that has no range, else the first.
  auto first = llvm::find(isUsed, true) - isUsed.begin();
  for (auto [number, name] : llvm::enumerate(graph.getSymbols()))
    if (isUsed[number] && !ranges.contains(name)) {
      first = static_cast<ptrdiff_t>(number);
      break;
    }
  std::vector<SizeRegion> regions;
  for (bool isHigh : {false, true}) {
    std::vector<std::pair<std::string, int64_t>> fixed;
    for (auto [number, name] : llvm::enumerate(graph.getSymbols())) {
      if (!isUsed[number] || static_cast<ptrdiff_t>(number) == first)
        continue;
      auto range = ranges.find(name);
      if (range == ranges.end())
        return {};
      int64_t value = isHigh ? range->second.high : range->second.low;
      problem.fixed[number] = static_cast<double>(value);
      fixed.emplace_back(name, value);
    }
    std::optional<SizeRegion> region = solve(problem);
    if (!region)
      return {};
    region->fixed = std::move(fixed);
    regions.push_back(std::move(*region));
  }
  return regions;
}

//===----------------------------------------------------------------------===//
// Both ends
//===----------------------------------------------------------------------===//

SmallVector<double> LimitRegions::getCorner(bool isLarge) const {
  SmallVector<double> corner;
  for (const std::string &name : graph.getSymbols()) {
    auto range = ranges.find(name);
    int64_t low = 1, high = largeSize;
    if (range != ranges.end()) {
      high = range->second.high;
      low = std::min(std::max<int64_t>(range->second.low, 1), high);
    }
    corner.push_back(static_cast<double>(isLarge ? high : low));
  }
  return corner;
}

std::optional<SizeRegime> LimitRegions::getRegime(const Formula &formula,
                                                  bool isLarge) {
  PolynomialReader inCorner(graph, getCorner(isLarge));
  const SizePolynomial *amount = inCorner.get(formula);
  if (!amount)
    return std::nullopt;
  return SizeRegime{*amount, std::nullopt, inCorner.isRounded(formula)};
}

std::optional<SizeRegime> LimitRegions::getRegime(ArrayRef<RepeatedNeeds> ops,
                                                  bool isLarge) {
  SmallVector<double> corner = getCorner(isLarge);
  Problem problem{ops, {}, {}};
  PolynomialReader inCorner(graph, corner);
  if (ops.empty() || !addPolynomials(problem, inCorner))
    return std::nullopt;
  SizeRegime regime;
  std::map<unsigned, double> shares;
  for (auto [op, own] : llvm::zip_equal(ops, problem.polynomials)) {
    const SizePolynomial *longest = nullptr;
    const FormulaNeed *limit = nullptr;
    double seconds = 0;
    for (auto [need, polynomial] : llvm::zip_equal(op.needs, own.needs)) {
      double value = polynomial->evaluate(corner);
      if (longest && value <= seconds)
        continue;
      longest = polynomial;
      limit = &need;
      seconds = value;
    }
    if (!longest)
      continue;
    regime.isRounded |=
        inCorner.isRounded(limit->seconds) || inCorner.isRounded(op.times);
    SizePolynomial all = *longest;
    if (!all.multiply(*own.times) || !regime.amount.add(all))
      return std::nullopt;
    shares[limit->resource] += all.evaluate(corner);
  }
  if (shares.empty())
    return std::nullopt;
  double largest = -1;
  for (auto [resource, share] : shares)
    if (share > largest) {
      largest = share;
      regime.resource = resource;
    }
  return regime;
}
