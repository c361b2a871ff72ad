//===- NumberFormat.cpp - Numbers as people read them ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/NumberFormat.h"

#include "mlir-roofline/Support/Formula/FactoredText.h"

#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

#include <charconv>
#include <cmath>

using namespace mlir;
using namespace mlir::roofline;

/// Three significant digits of `value`, 0.995 <= |value| < 1024; all four of
/// those from 1000 on.
static std::string formatMantissa(double value) {
  double magnitude = std::fabs(value);
  int decimals = magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.*f", decimals, value);
  return text;
}

/// Scales `value` by powers of `base` into the range of formatMantissa and
/// appends the prefix found on the way. `large` starts with the empty prefix.
static std::string formatScaled(double value, double base,
                                ArrayRef<StringRef> large,
                                ArrayRef<StringRef> small, StringRef unit) {
  if (!std::isfinite(value))
    return "-";
  // What would round to a whole step takes the next prefix.
  const double limit = base - 0.5;
  StringRef prefix;
  double scaled = value;
  if (std::fabs(value) >= limit) {
    size_t i = 0;
    for (; std::fabs(scaled) >= limit && i + 1 < large.size(); ++i)
      scaled /= base;
    prefix = large[i];
  } else if (value != 0 && std::fabs(value) < 0.995 && !small.empty()) {
    size_t i = 0;
    for (; std::fabs(scaled) < 0.995 && i < small.size(); ++i)
      scaled *= base;
    prefix = small[i - 1];
  }
  std::string text;
  if (std::fabs(scaled) >= limit || (scaled != 0 && std::fabs(scaled) < 0.995))
    llvm::raw_string_ostream(text) << llvm::format("%.2e", scaled);
  else if (prefix.empty() && scaled == std::floor(scaled))
    llvm::raw_string_ostream(text) << llvm::format("%.0f", scaled);
  else
    text = formatMantissa(scaled);
  if (!prefix.empty() || !unit.empty())
    text += " ";
  return text + prefix.str() + unit.str();
}

std::string mlir::roofline::formatSI(double value, StringRef unit) {
  static constexpr StringRef large[] = {"",  "k", "M", "G", "T", "P",
                                        "E", "Z", "Y", "R", "Q"};
  static constexpr StringRef small[] = {"m", "u", "n", "p", "f"};
  return formatScaled(value, 1000, large, small, unit);
}

/// A constant that no double holds, in powers of ten.
static std::string formatHuge(const Quantity &count) {
  std::string digits = count.str();
  size_t first = digits.front() == '-' ? 1 : 0;
  size_t exponent = digits.size() - first - 1;
  return digits.substr(0, first + 1) + "." + digits.substr(first + 1, 2) +
         "e+" + std::to_string(exponent);
}

std::string mlir::roofline::formatCount(const Quantity &count, StringRef unit) {
  if (std::optional<double> value = count.getDouble())
    return formatSI(*value, unit);
  return (count.isConstant() ? formatHuge(count) : formatFactored(count)) +
         (unit.empty() ? "" : " ") + unit.str();
}

std::string mlir::roofline::formatCapacity(const Quantity &bytes) {
  static constexpr StringRef large[] = {"",   "Ki", "Mi", "Gi", "Ti",
                                        "Pi", "Ei", "Zi", "Yi"};
  if (std::optional<double> value = bytes.getDouble())
    return formatScaled(*value, 1024, large, {}, "B");
  return (bytes.isConstant() ? formatHuge(bytes) : formatFactored(bytes)) +
         " B";
}

std::string mlir::roofline::formatPercent(double ratio) {
  if (!std::isfinite(ratio))
    return "-";
  if (ratio > 0 && ratio < 0.0005)
    return "<0.1 %";
  std::string text;
  llvm::raw_string_ostream(text) << llvm::format("%.1f %%", 100 * ratio);
  return text;
}

std::string mlir::roofline::formatRatio(double ratio) {
  if (!std::isfinite(ratio))
    return "-";
  double magnitude = std::fabs(ratio);
  std::string text;
  llvm::raw_string_ostream os(text);
  if (ratio == std::floor(ratio) && magnitude < 1e6)
    os << llvm::format("%.0f", ratio);
  else if (magnitude >= 1e6 || magnitude < 1e-3)
    os << llvm::format("%.2e", ratio);
  else if (magnitude >= 0.9995)
    os << (magnitude < 999.5 ? formatMantissa(ratio)
                             : std::to_string(std::llround(ratio)));
  else
    // A decimal more per leading zero.
    os << llvm::format(
        "%.*f", 2 - static_cast<int>(std::floor(std::log10(magnitude))), ratio);
  return text;
}

std::string mlir::roofline::formatGrouped(const Quantity &count) {
  if (!count.isConstant())
    return formatFactored(count);
  std::string digits = count.str();
  size_t first = digits.front() == '-' ? 1 : 0;
  for (size_t i = digits.size(); i > first + 3;) {
    i -= 3;
    digits.insert(i, ",");
  }
  return digits;
}

std::string mlir::roofline::formatExact(double value) {
  char buffer[32];
  std::to_chars_result end =
      std::to_chars(std::begin(buffer), std::end(buffer), value);
  return std::string(buffer, end.ptr);
}
