//===- Window.cpp - Windows that slide over one dimension -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Windows/Window.h"

#include "mlir-roofline/Support/Formula/QuantityHash.h"

#include <numeric>
#include <unordered_map>

using namespace mlir;
using namespace mlir::roofline;

/// Sums over the taps of a kernel go up to this size: one pooling window over
/// any image there is. It bounds time and the length of symbolic sums.
static constexpr int64_t maxKernel = 1 << 14;

static std::optional<int64_t> getSummableKernel(const Window &window) {
  std::optional<int64_t> kernel = window.kernel.getInt64();
  return kernel && *kernel <= maxKernel ? kernel : std::nullopt;
}

namespace {
/// Two formulas of one count.
enum class WindowForm {
  /// Up to the last one in bounds, less those before the first.
  ends,
  /// All, less what both ends cut off: padding that is as wide before as behind
  /// makes one formula of the two.
  cuts
};
} // namespace

/// The number of outputs o in [from, out) whose tap `k` is in bounds: those in
/// [ceil((pad - k*d) / s), ceil((pad + in - k*d) / s)).
static Quantity getOutputsInBounds(const Window &window, int64_t k,
                                   const Quantity &from,
                                   WindowForm form = WindowForm::ends) {
  Quantity offset =
      Quantity(window.padBefore) - Quantity(k) * Quantity(window.dilation);
  Quantity stride(window.stride);
  auto clamp = [](const Quantity &low, const Quantity &o,
                  const Quantity &high) {
    return Quantity::max(low, Quantity::min(o, high));
  };
  Quantity first = Quantity::ceilDiv(offset, stride);
  Quantity last = Quantity::ceilDiv(offset + window.in, stride);
  Quantity before = clamp(from, first, window.out);
  if (form == WindowForm::ends)
    return clamp(from, last, window.out) - before;
  Quantity behind = clamp(0, window.out - last, window.out - from);
  return window.out - behind - before;
}

std::optional<Quantity> mlir::roofline::getTapsInBounds(const Window &window) {
  if (window.padBefore <= 0 && window.padAfter <= 0)
    return window.out * window.kernel;
  std::optional<int64_t> kernel = getSummableKernel(window);
  if (!kernel)
    return std::nullopt;
  auto sum = [&](WindowForm form) {
    Quantity taps;
    for (int64_t k = 0; k < *kernel; ++k)
      taps += getOutputsInBounds(window, k, 0, form);
    return taps;
  };
  Quantity byEnds = sum(WindowForm::ends);
  if (byEnds.isConstant())
    return byEnds;
  Quantity byCuts = sum(WindowForm::cuts);
  return byCuts.str().size() < byEnds.str().size() ? byCuts : byEnds;
}

Footprint mlir::roofline::getTouched(const Window &window) {
  std::optional<int64_t> kernel = getSummableKernel(window);
  if (!kernel)
    return {window.in, false};
  // Windows that leave no gap reach from one end to the other: the output has
  // as many elements as fit.
  if (window.dilation == 1 && window.stride <= *kernel)
    return {window.in, true};
  // Of the pairs that meet in one position, (o + t*d/g, k - t*s/g), count the
  // one with the smallest k: there is none smaller if k < s/g, or if
  // o >= out - d/g.
  int64_t common = std::gcd(window.stride, window.dilation);
  Quantity lastOutputs =
      Quantity::max(0, window.out - Quantity(window.dilation / common));
  Quantity touched;
  for (int64_t k = 0; k < *kernel; ++k)
    touched += getOutputsInBounds(
        window, k, k < window.stride / common ? Quantity(0) : lastOutputs);
  return {touched, true};
}

bool Window::isOpen() const {
  return !in.isConstant() || !out.isConstant() || !kernel.isConstant();
}

bool Window::operator==(const Window &other) const {
  return in == other.in && out == other.out && kernel == other.kernel &&
         stride == other.stride && dilation == other.dilation &&
         padBefore == other.padBefore && padAfter == other.padAfter;
}

namespace {
struct WindowHash {
  size_t operator()(const Window &window) const {
    return llvm::hash_combine(window.in, window.out, window.kernel,
                              window.stride, window.dilation, window.padBefore,
                              window.padAfter);
  }
};

/// Taps in bounds of a program's open windows.
struct OpenTaps {
  std::unordered_map<Window, std::optional<Quantity>, WindowHash> known;
};
} // namespace

static std::optional<Quantity> getTapsOnce(const Window &window,
                                           SizeProvider &sizes) {
  if (!window.isOpen())
    return getTapsInBounds(window);
  auto [known, isNew] = sizes.getFacts<OpenTaps>().known.try_emplace(window);
  if (isNew)
    known->second = getTapsInBounds(window);
  return known->second;
}

std::optional<Quantity>
mlir::roofline::getTapsInBounds(ArrayRef<Window> windows, SizeProvider &sizes) {
  Quantity product = 1;
  for (const Window &window : windows) {
    std::optional<Quantity> taps = getTapsOnce(window, sizes);
    if (!taps)
      return std::nullopt;
    product *= *taps;
  }
  return product;
}

Footprint mlir::roofline::getTouched(ArrayRef<Window> windows) {
  Footprint product{1, true};
  for (const Window &window : windows) {
    Footprint touched = getTouched(window);
    product.elements *= touched.elements;
    product.isExact &= touched.isExact;
  }
  return product;
}
