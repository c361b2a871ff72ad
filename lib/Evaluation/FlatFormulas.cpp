//===- FlatFormulas.cpp - Running flat code -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Evaluation/FlatFormulas.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Integer = FormulaGraph::Integer;

/// Points that a step does at a time: the values of some hundred slots stay in
/// a cache of the second level.
static constexpr size_t blockSize = 128;

/// The values of a block of points, by kind and slot.
struct FlatFormulas::Arena {
  std::vector<double> reals;
  std::vector<int64_t> smalls;
  std::vector<Integer> wides;

  double *getReals(unsigned slot) { return reals.data() + slot * blockSize; }
  int64_t *getSmalls(unsigned slot) { return smalls.data() + slot * blockSize; }
  Integer *getWides(unsigned slot) { return wides.data() + slot * blockSize; }
};

//===----------------------------------------------------------------------===//
// Division
//===----------------------------------------------------------------------===//

/// Exact for integers of up to 53 bits: a quotient that is no integer is
/// further from the next one than it is rounded.
static double floorDivide(double a, double b) { return std::floor(a / b); }

static int64_t floorDivide(int64_t a, int64_t b) {
  int64_t quotient = a / b;
  return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static Integer floorDivide(Integer a, Integer b) {
  Integer quotient = a / b;
  return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

/// Rounds to the nearest integer by a sum whose last digit counts ones, and
/// then down; without a call, as long as the quotient has up to 51 bits.
static double floorDivideFast(double a, double b) {
  constexpr double ones = 6755399441055744.0;
  double quotient = a / b;
  double nearest = (quotient + ones) - ones;
  return nearest - (nearest > quotient ? 1.0 : 0.0);
}

//===----------------------------------------------------------------------===//
// Steps
//===----------------------------------------------------------------------===//

template <typename T, typename Function>
static void forEach(T *__restrict result, const T *a, const T *b, size_t count,
                    Function function) {
  for (size_t i = 0; i < count; ++i)
    result[i] = function(a[i], b[i]);
}

template <typename To, typename From>
static void convert(To *__restrict result, const From *from, size_t count) {
  for (size_t i = 0; i < count; ++i)
    result[i] = static_cast<To>(from[i]);
}

/// What an operation of two operands does; `base`: the values of its kind.
template <typename T>
void FlatFormulas::run(const Step &step, T *base, size_t count) {
  T *__restrict result = base + step.result.slot * blockSize;
  const T *a = base + step.operands[0] * blockSize;
  const T *b = base + step.operands[1] * blockSize;
  const T *c = base + step.operands[2] * blockSize;
  auto apply = [&](auto function) { forEach(result, a, b, count, function); };
  switch (step.code) {
  case Code::add:
    return apply([](T x, T y) { return x + y; });
  case Code::sub:
    return apply([](T x, T y) { return x - y; });
  case Code::mul:
    return apply([](T x, T y) { return x * y; });
  case Code::min:
    return apply([](T x, T y) { return y < x ? y : x; });
  case Code::max:
    return apply([](T x, T y) { return x < y ? y : x; });
  case Code::div:
    return apply([](T x, T y) { return x / y; });
  case Code::floorDiv:
    return apply([](T x, T y) { return floorDivide(x, y); });
  case Code::ceilDiv:
    return apply([](T x, T y) -> T { return -floorDivide(-x, y); });
  case Code::mod:
    return apply([](T x, T y) -> T { return x - y * floorDivide(x, y); });
  case Code::ifGreater:
    for (size_t i = 0; i < count; ++i)
      result[i] = a[i] > b[i] ? c[i] : T(0);
    return;
  case Code::ifNotLess:
    for (size_t i = 0; i < count; ++i)
      result[i] = a[i] >= b[i] ? c[i] : T(0);
    return;
  case Code::fastFloorDiv:
    if constexpr (std::is_same_v<T, double>)
      return apply([](T x, T y) { return floorDivideFast(x, y); });
    return;
  case Code::floor:
    if constexpr (std::is_same_v<T, double>)
      for (size_t i = 0; i < count; ++i)
        result[i] = std::floor(a[i]);
    return;
  case Code::constant: {
    bool isReal = std::is_same_v<T, double>;
    std::fill_n(result, count,
                isReal ? static_cast<T>(step.real)
                       : static_cast<T>(step.integer));
    return;
  }
  case Code::symbol:
  case Code::convert:
    return;
  }
}

void FlatFormulas::runBlock(ArrayRef<const int64_t *> symbols, size_t first,
                            size_t count, Arena &arena) const {
  // Hands out where a slot's values are, whatever their type.
  auto visit = [&](Place place, auto function) {
    switch (place.kind) {
    case Kind::real:
      return function(arena.getReals(place.slot));
    case Kind::small:
      return function(arena.getSmalls(place.slot));
    case Kind::wide:
      return function(arena.getWides(place.slot));
    }
  };
  for (const Step &step : steps) {
    if (step.code == Code::symbol) {
      const int64_t *from = symbols[static_cast<size_t>(step.integer)] + first;
      visit(step.result, [&](auto *to) { convert(to, from, count); });
      continue;
    }
    if (step.code == Code::convert) {
      visit({step.kind, step.operands[0]}, [&](auto *from) {
        visit(step.result, [&](auto *to) { convert(to, from, count); });
      });
      continue;
    }
    visit({step.kind, 0}, [&](auto *base) { run(step, base, count); });
  }
}

void FlatFormulas::evaluate(ArrayRef<const int64_t *> symbols, size_t numPoints,
                            ArrayRef<double *> results,
                            ArrayRef<Integer *> integers) const {
  Arena arena;
  arena.reals.resize(numSlots[0] * blockSize);
  arena.smalls.resize(numSlots[1] * blockSize);
  arena.wides.resize(numSlots[2] * blockSize);
  auto store = [&](Place place, auto *to, size_t count) {
    if (place.kind == Kind::real)
      convert(to, arena.getReals(place.slot), count);
    else if (place.kind == Kind::small)
      convert(to, arena.getSmalls(place.slot), count);
    else
      convert(to, arena.getWides(place.slot), count);
  };
  for (size_t first = 0; first < numPoints; first += blockSize) {
    size_t count = std::min(blockSize, numPoints - first);
    runBlock(symbols, first, count, arena);
    for (auto [number, place] : llvm::enumerate(places)) {
      if (number < results.size() && results[number])
        store(place, results[number] + first, count);
      if (number < integers.size() && integers[number])
        store(place, integers[number] + first, count);
    }
  }
}
