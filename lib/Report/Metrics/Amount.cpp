//===- Amount.cpp - Values of metrics as people write them ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Report/Amount.h"

#include "llvm/ADT/StringExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;

double Amount::getNumber() const {
  return *numerator.getDouble() / *denominator.getDouble();
}

/// Beyond this no double holds a value.
static constexpr int maxExponent = 60;
static constexpr size_t maxDigits = 60;

static Quantity power(int64_t base, unsigned exponent) {
  Quantity result = 1;
  for (unsigned i = 0; i < exponent; ++i)
    result *= base;
  return result;
}

static void scaleByTen(Amount &amount, int exponent) {
  if (exponent >= 0)
    amount.numerator *= power(10, exponent);
  else
    amount.denominator *= power(10, -exponent);
}

namespace {
struct Prefix {
  StringRef name;
  int64_t base;
  int exponent;
};

/// What values of a unit may end in.
struct UnitText {
  /// Behind the prefix; empty: none.
  StringRef unit;
  bool takesPrefix = true;
  /// Whether a prefix may stand without the unit.
  bool takesBarePrefix = true;
  StringRef example;
};
} // namespace

static constexpr Prefix prefixes[] = {
    {"Ki", 1024, 1}, {"Mi", 1024, 2}, {"Gi", 1024, 3}, {"Ti", 1024, 4},
    {"Pi", 1024, 5}, {"Ei", 1024, 6}, {"k", 10, 3},    {"M", 10, 6},
    {"G", 10, 9},    {"T", 10, 12},   {"P", 10, 15},   {"E", 10, 18},
    {"m", 10, -3},   {"u", 10, -6},   {"µ", 10, -6},   {"n", 10, -9},
    {"p", 10, -12},  {"f", 10, -15}};

static UnitText getUnitText(MetricUnit unit) {
  switch (unit) {
  case MetricUnit::count:
    return {"", true, true, "4.1G"};
  case MetricUnit::bytes:
    return {"B", true, true, "512MiB"};
  case MetricUnit::seconds:
    return {"s", true, false, "5ms"};
  case MetricUnit::joules:
    return {"J", true, false, "2mJ"};
  case MetricUnit::share:
    return {"%", false, false, "99%"};
  case MetricUnit::perByte:
    return {"/B", false, false, "12.5"};
  case MetricUnit::perSecond:
    return {"/s", true, true, "1k/s"};
  case MetricUnit::bytesPerSecond:
    return {"B/s", true, true, "1GB/s"};
  }
  llvm_unreachable("covered switch");
}

/// Takes `12.5e3` from the front of `text`; false if there is no number.
static bool consumeNumber(StringRef &text, Amount &amount) {
  StringRef whole = text.take_while(llvm::isDigit);
  text = text.drop_front(whole.size());
  StringRef fraction;
  if (text.consume_front(".")) {
    fraction = text.take_while(llvm::isDigit);
    text = text.drop_front(fraction.size());
  }
  std::string digits = (whole + fraction).str();
  if (digits.empty() || digits.size() > maxDigits)
    return false;
  StringRef significant = StringRef(digits).ltrim('0');
  amount.numerator =
      significant.empty() ? Quantity(0) : *Quantity::parse(significant);
  int exponent = 0;
  // Not the E of exa.
  StringRef rest = text;
  if (rest.consume_front_insensitive("e")) {
    size_t size = rest.find_first_not_of("+-0123456789");
    if (!rest.take_front(size).empty()) {
      StringRef number = rest.take_front(size);
      number.consume_front("+");
      if (number.getAsInteger(10, exponent) || exponent > maxExponent ||
          exponent < -maxExponent)
        return false;
      text = rest.drop_front(std::min(size, rest.size()));
    }
  }
  scaleByTen(amount, exponent - static_cast<int>(fraction.size()));
  return true;
}

/// Takes what is behind the number.
static bool consumeUnit(StringRef text, MetricUnit unit, Amount &amount) {
  UnitText expected = getUnitText(unit);
  bool hasUnit = !expected.unit.empty() && text.consume_back(expected.unit);
  if (unit == MetricUnit::share && hasUnit)
    scaleByTen(amount, -2);
  if (text.empty())
    return true;
  if (!expected.takesPrefix || !(hasUnit || expected.takesBarePrefix))
    return false;
  for (const Prefix &prefix : prefixes) {
    if (text != prefix.name)
      continue;
    // Nobody means thousandths of a byte.
    if (prefix.exponent < 0 && unit != MetricUnit::seconds &&
        unit != MetricUnit::joules)
      return false;
    if (prefix.base == 10)
      scaleByTen(amount, prefix.exponent);
    else if (unit == MetricUnit::bytes)
      amount.numerator *= power(prefix.base, prefix.exponent);
    else
      return false;
    return true;
  }
  return false;
}

Expected<Amount> mlir::roofline::parseAmount(StringRef text, MetricUnit unit) {
  Amount amount;
  amount.text = text.trim().str();
  StringRef rest = text.trim();
  if (consumeNumber(rest, amount) && consumeUnit(rest.ltrim(), unit, amount))
    return amount;
  return llvm::createStringError(
      "expected a number >= 0, with or without a unit, such as " +
      getUnitText(unit).example + ", found '" + text + "'");
}
