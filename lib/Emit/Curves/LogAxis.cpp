//===- LogAxis.cpp - A logarithmic axis -----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LogAxis.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace mlir::roofline::emit;

/// Powers of ten are exact as far as doubles are: no sum of logarithms is.
static double getPower(int exponent) {
  return exponent < 0 ? 1 / std::pow(10, -exponent) : std::pow(10, exponent);
}

/// Powers of two, in ascending order.
static std::vector<double> getPowersOfTwo(double low, double high) {
  std::vector<double> numbers;
  constexpr int most = 1022;
  int first = std::max(static_cast<int>(std::floor(std::log2(low))) - 1, -most);
  int last = std::min(static_cast<int>(std::ceil(std::log2(high))) + 1, most);
  for (int exponent = first; exponent <= last; ++exponent)
    numbers.push_back(std::ldexp(1.0, exponent));
  return numbers;
}

/// 1, 2 and 5 times powers of ten, in ascending order.
static std::vector<double> getRoundNumbers(double low, double high,
                                           LogAxis::Base base) {
  if (base == LogAxis::Base::two)
    return getPowersOfTwo(low, high);
  std::vector<double> numbers;
  // Powers of 10 that are numbers, and so are their inverses.
  constexpr int most = 307;
  int first =
      std::max(static_cast<int>(std::floor(std::log10(low))) - 1, -most);
  int last = std::min(static_cast<int>(std::ceil(std::log10(high))) + 1, most);
  for (int exponent = first; exponent <= last; ++exponent)
    for (double digit : {1, 2, 5})
      numbers.push_back(digit * getPower(exponent));
  return numbers;
}

LogAxis::LogAxis(double low, double high, double firstPixel, double lastPixel,
                 Base base)
    : base(base), low(low), high(high), firstPixel(firstPixel),
      lastPixel(lastPixel) {
  // A hair of rounding takes no room.
  constexpr double slack = 1e-9;
  for (double number : getRoundNumbers(low, high, base)) {
    if (number <= low * (1 + slack))
      this->low = number;
    if (number >= high * (1 - slack)) {
      this->high = number;
      break;
    }
  }
  if (this->high <= this->low)
    this->high = std::min(this->low * 10, std::numeric_limits<double>::max());
}

double LogAxis::getPixel(double value) const {
  // The quotient of numbers that are far apart may be none.
  double part = std::isfinite(high / low)
                    ? std::log(value / low) / std::log(high / low)
                    : (std::log(value) - std::log(low)) /
                          (std::log(high) - std::log(low));
  return firstPixel + part * (lastPixel - firstPixel);
}

/// Of powers of two those whose exponents a round number divides, so that they
/// are no more than `most`.
static std::vector<double> thin(const std::vector<double> &powers,
                                size_t most) {
  for (int scale = 1;; scale *= 10)
    for (int digit : {2, 5, 10}) {
      std::vector<double> kept;
      for (double power : powers)
        if (std::ilogb(power) % (scale * digit) == 0)
          kept.push_back(power);
      if (kept.size() <= most)
        return kept;
    }
}

std::vector<double> LogAxis::getTicks() const {
  constexpr size_t maxTicks = 10;
  constexpr double slack = 1e-9;
  std::vector<double> all, powers;
  for (double number : getRoundNumbers(low, high, base)) {
    if (number < low * (1 - slack) || number > high * (1 + slack))
      continue;
    all.push_back(number);
    if (base == Base::two)
      continue;
    double exponent = std::log10(number);
    if (std::abs(exponent - std::round(exponent)) < slack)
      powers.push_back(number);
  }
  if (all.size() <= maxTicks)
    return all;
  return base == Base::two ? thin(all, maxTicks) : powers;
}
