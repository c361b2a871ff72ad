//===- Window.cpp - Windows that slide over one dimension -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Windows/Window.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;

/// Sums over the taps of a kernel go up to this size: one pooling window over
/// any image there is. It bounds time and the length of symbolic sums.
static constexpr int64_t maxKernel = 1 << 14;

static std::optional<int64_t> getSummableKernel(const Window &window) {
  std::optional<int64_t> kernel = window.kernel.getInt64();
  return kernel && *kernel <= maxKernel ? kernel : std::nullopt;
}

/// The number of outputs o in [from, out) whose tap `k` is in bounds: those in
/// [ceil((pad - k*d) / s), ceil((pad + in - k*d) / s)).
static Quantity getOutputsInBounds(const Window &window, int64_t k,
                                   const Quantity &from) {
  Quantity first =
      Quantity(window.padBefore) - Quantity(k) * Quantity(window.dilation);
  Quantity stride(window.stride);
  auto clamp = [&](const Quantity &o) {
    return Quantity::max(from, Quantity::min(o, window.out));
  };
  return clamp(Quantity::ceilDiv(first + window.in, stride)) -
         clamp(Quantity::ceilDiv(first, stride));
}

std::optional<Quantity> mlir::roofline::getTapsInBounds(const Window &window) {
  if (window.padBefore <= 0 && window.padAfter <= 0)
    return window.out * window.kernel;
  std::optional<int64_t> kernel = getSummableKernel(window);
  if (!kernel)
    return std::nullopt;
  Quantity taps;
  for (int64_t k = 0; k < *kernel; ++k)
    taps += getOutputsInBounds(window, k, 0);
  return taps;
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

std::optional<Quantity>
mlir::roofline::getTapsInBounds(ArrayRef<Window> windows) {
  Quantity product = 1;
  for (const Window &window : windows) {
    std::optional<Quantity> taps = getTapsInBounds(window);
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
