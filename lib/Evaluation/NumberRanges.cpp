//===- NumberRanges.cpp - Between which numbers nodes lie -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NumberRanges.h"

#include <algorithm>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using Opcode = FormulaGraph::Op;

double NumberRange::getMagnitude() const {
  return std::max(std::abs(low), std::abs(high));
}

/// One step outwards where doubles have begun to round.
static NumberRange widen(double low, double high) {
  constexpr double maxExact = 9007199254740992.0;
  constexpr double infinity = HUGE_VAL;
  if (std::abs(low) >= maxExact)
    low = std::nextafter(low, -infinity);
  if (std::abs(high) >= maxExact)
    high = std::nextafter(high, infinity);
  return {low, high};
}

static NumberRange getCorners(ArrayRef<double> corners) {
  auto [low, high] = std::minmax_element(corners.begin(), corners.end());
  return widen(*low, *high);
}

/// Rounded to either side: by one more than it has to be.
static NumberRange divide(NumberRange a, NumberRange b) {
  NumberRange exact = getCorners(
      {a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high});
  return widen(std::floor(exact.low) - 1, std::ceil(exact.high) + 1);
}

std::optional<NumberRange>
mlir::roofline::getRange(const FormulaGraph::Node &node,
                         ArrayRef<NumberRange> operands,
                         ArrayRef<SymbolRange> symbols) {
  switch (node.op) {
  case Opcode::constant: {
    auto value = static_cast<double>(node.integer);
    return widen(value, value);
  }
  case Opcode::symbol: {
    SymbolRange range = symbols[node.symbol];
    return widen(static_cast<double>(range.low),
                 static_cast<double>(range.high));
  }
  default:
    break;
  }
  NumberRange a = operands[0], b = operands[1];
  switch (node.op) {
  case Opcode::add:
    return widen(a.low + b.low, a.high + b.high);
  case Opcode::sub:
    return widen(a.low - b.high, a.high - b.low);
  case Opcode::mul:
    return getCorners(
        {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
  case Opcode::min:
    return NumberRange{std::min(a.low, b.low), std::min(a.high, b.high)};
  case Opcode::max:
    return NumberRange{std::max(a.low, b.low), std::max(a.high, b.high)};
  case Opcode::floorDiv:
  case Opcode::ceilDiv:
    if (b.low <= 0 && b.high >= 0)
      return std::nullopt;
    return divide(a, b);
  case Opcode::mod:
    if (b.low <= 0 && b.high >= 0)
      return std::nullopt;
    return NumberRange{std::min(b.low, 0.0), std::max(b.high, 0.0)};
  default:
    return std::nullopt;
  }
}
