//===- Interpolation.cpp - Formulas through counted values ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Interpolation.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir-roofline/Support/Formula/SymbolValue.h"

#include <map>
#include <vector>

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

namespace {
/// How far each symbol is from where it starts.
using Steps = std::vector<unsigned>;
} // namespace

/// Those of this sum at most, in an order in which one comes behind all that
/// are nowhere larger.
static std::vector<Steps> getAllSteps(size_t numSymbols, unsigned degree) {
  std::vector<Steps> all = {Steps()};
  for (size_t symbol = 0; symbol < numSymbols; ++symbol) {
    std::vector<Steps> longer;
    for (const Steps &steps : all) {
      unsigned taken = 0;
      for (unsigned step : steps)
        taken += step;
      for (unsigned step = 0; step <= degree - taken; ++step) {
        longer.push_back(steps);
        longer.back().push_back(step);
      }
    }
    all = std::move(longer);
  }
  return all;
}

/// (symbol - first) over `count`.
static Quantity getBinomial(const Quantity &symbol, int64_t first,
                            unsigned count) {
  Quantity product = 1;
  DynamicAPInt divisor(1);
  for (unsigned factor = 0; factor < count; ++factor) {
    product *= symbol - Quantity(first + factor);
    divisor *= DynamicAPInt(factor + 1);
  }
  return detail::Polynomial::divideKnown(product, divisor);
}

/// Replaces the value at each of the steps by the difference of that order: for
/// one symbol after the other, `degree` times by the difference to the one
/// before.
static void takeDifferences(std::map<Steps, DynamicAPInt> &values,
                            size_t numSymbols, unsigned degree) {
  for (size_t symbol = 0; symbol < numSymbols; ++symbol)
    for (unsigned order = 1; order <= degree; ++order)
      for (auto &[steps, value] : llvm::reverse(values)) {
        if (steps[symbol] < order)
          continue;
        Steps before = steps;
        --before[symbol];
        value -= values.at(before);
      }
}

std::optional<Quantity> mlir::roofline::interpolate(
    ArrayRef<Quantity> symbols, ArrayRef<int64_t> first, unsigned degree,
    llvm::function_ref<std::optional<DynamicAPInt>(ArrayRef<int64_t>)>
        getValue) {
  std::map<Steps, DynamicAPInt> values;
  for (Steps &steps : getAllSteps(symbols.size(), degree)) {
    SmallVector<int64_t> point(first);
    for (auto [place, step] : llvm::zip_equal(point, steps))
      place += step;
    std::optional<DynamicAPInt> value = getValue(point);
    if (!value)
      return std::nullopt;
    values.emplace(std::move(steps), *value);
  }
  takeDifferences(values, symbols.size(), degree);
  QuantitySum sum;
  for (const auto &[steps, difference] : values) {
    Quantity term = Quantity::get(difference);
    for (auto [symbol, low, step] : llvm::zip_equal(symbols, first, steps))
      term *= getBinomial(symbol, low, step);
    sum.add(term);
  }
  return sum.take();
}

/// The values of symbols, by their names.
static std::map<StringRef, int64_t> getByName(ArrayRef<std::string> symbols,
                                              ArrayRef<int64_t> values) {
  std::map<StringRef, int64_t> byName;
  for (auto [symbol, value] : llvm::zip_equal(symbols, values))
    byName[symbol] = value;
  return byName;
}

bool mlir::roofline::holdsAtSamples(
    const Quantity &formula, ArrayRef<std::string> symbols,
    ArrayRef<SampleSizes> samples,
    llvm::function_ref<std::optional<DynamicAPInt>(ArrayRef<int64_t>)>
        getValue) {
  return llvm::all_of(getSampleMixtures(symbols.size()), [&](auto &mixture) {
    SmallVector<int64_t> values;
    for (auto [size, extent] : llvm::zip_equal(samples, mixture))
      values.push_back(size.get(extent));
    std::optional<DynamicAPInt> value = getValue(values);
    return value &&
           putIn(formula, getByName(symbols, values)) == Quantity::get(*value);
  });
}

//===----------------------------------------------------------------------===//
// Boxes
//===----------------------------------------------------------------------===//

namespace {
/// The symbols of extents, and where each is tried out.
struct BoxSymbols {
  explicit BoxSymbols(ArrayRef<Quantity> extents);

  SmallVector<Quantity> symbols;
  SmallVector<SampleSizes> samples;
  SmallVector<std::string> names;
  Quantity volume = 1;
};
} // namespace

BoxSymbols::BoxSymbols(ArrayRef<Quantity> extents) {
  for (const Quantity &extent : extents) {
    volume *= extent;
    detail::forEachAtom(extent, [&](const detail::Atom &atom) {
      if (atom.kind != detail::Atom::Kind::symbol ||
          llvm::is_contained(names, atom.name))
        return;
      symbols.push_back(Quantity::symbol(atom.name, atom.facts));
      samples.emplace_back(
          names.size(), atom.range.low.value_or(1),
          atom.range.high.value_or(std::numeric_limits<int64_t>::max()));
      names.push_back(atom.name);
    });
  }
}

std::optional<Quantity> mlir::roofline::interpolateCount(
    ArrayRef<Quantity> extents,
    llvm::function_ref<DynamicAPInt(ArrayRef<int64_t>)> count) {
  // Operations have a few sizes, and loops.
  constexpr unsigned maxSymbols = 4, maxDegree = 5;
  BoxSymbols open(extents);
  unsigned degree = detail::Polynomial::getDegree(open.volume);
  if (open.symbols.size() > maxSymbols || degree > maxDegree ||
      llvm::any_of(open.samples, [&](const SampleSizes &samples) {
        return !samples.hasSteps(degree);
      }))
    return std::nullopt;
  // Nothing if an extent has no value, or one below 1.
  auto countAt = [&](ArrayRef<int64_t> values) -> std::optional<DynamicAPInt> {
    SmallVector<int64_t> box;
    for (const Quantity &extent : extents) {
      auto value = putIn(extent, getByName(open.names, values)).getInt64();
      if (!value || *value < 1)
        return std::nullopt;
      box.push_back(*value);
    }
    return count(box);
  };
  SmallVector<int64_t> first;
  for (const SampleSizes &samples : open.samples)
    first.push_back(samples.getFirst(degree));
  std::optional<Quantity> points =
      interpolate(open.symbols, first, degree, countAt);
  // Of a constant box that is all.
  bool holds =
      points && (open.symbols.empty() ||
                 holdsAtSamples(*points, open.names, open.samples, countAt));
  return holds ? points : std::nullopt;
}
