//===- WindowTest.cpp - Tests of sliding windows --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The closed forms of taps in bounds and positions touched, compared with
// walking over all taps of small windows.
//
//===----------------------------------------------------------------------===//

#include "Models/Windows/Window.h"

#include "gtest/gtest.h"

#include <set>

using namespace mlir::roofline;

namespace {

/// What walking over the window finds.
struct Walk {
  int64_t taps = 0;
  std::set<int64_t> touched;
};

Walk walk(int64_t in, int64_t out, int64_t kernel, const Window &window) {
  Walk result;
  for (int64_t o = 0; o < out; ++o)
    for (int64_t k = 0; k < kernel; ++k) {
      int64_t i = o * window.stride + k * window.dilation - window.padBefore;
      if (i < 0 || i >= in)
        continue;
      ++result.taps;
      result.touched.insert(i);
    }
  return result;
}

/// Compares both closed forms for one window, if its outputs fit exactly, as
/// TOSA requires. Returns whether they do.
bool compare(int64_t in, int64_t kernel, Window window) {
  int64_t last = in - 1 + window.padBefore + window.padAfter -
                 (kernel - 1) * window.dilation;
  if (last < 0 || last % window.stride != 0)
    return false;
  int64_t out = last / window.stride + 1;
  window.in = in;
  window.out = out;
  window.kernel = kernel;
  Walk expected = walk(in, out, kernel, window);
  EXPECT_EQ(getTapsInBounds(window), Quantity(expected.taps));
  Footprint touched = getTouched(window);
  EXPECT_TRUE(touched.isExact);
  EXPECT_EQ(touched.elements, Quantity(int64_t(expected.touched.size())));
  return true;
}

TEST(Window, MatchesEnumeration) {
  int64_t compared = 0;
  Window window;
  for (int64_t in = 1; in <= 9; ++in)
    for (int64_t kernel = 1; kernel <= 5; ++kernel)
      for (window.stride = 1; window.stride <= 4; ++window.stride)
        for (window.dilation = 1; window.dilation <= 5; ++window.dilation)
          for (window.padBefore = 0; window.padBefore <= 4; ++window.padBefore)
            for (window.padAfter = 0; window.padAfter <= 3; ++window.padAfter)
              compared += compare(in, kernel, window);
  EXPECT_GT(compared, 6000);
}

TEST(Window, GivesUpOnUnknownKernels) {
  Window window;
  window.in = 10;
  window.out = 10;
  window.kernel = Quantity::symbol("k");
  window.padBefore = 1;
  EXPECT_FALSE(getTapsInBounds(window).has_value());
  Footprint touched = getTouched(window);
  EXPECT_FALSE(touched.isExact);
  EXPECT_EQ(touched.elements, Quantity(10));
}

TEST(Window, CountsHugeExtentsInClosedForm) {
  // 2^40 outputs of 3 taps, padded by one at both ends: two taps are out.
  Window window;
  window.in = window.out = int64_t(1) << 40;
  window.kernel = 3;
  window.padBefore = window.padAfter = 1;
  EXPECT_EQ(getTapsInBounds(window), Quantity(3 * (int64_t(1) << 40) - 2));
}

TEST(Window, CutsTheSameOffBothEnds) {
  // The first tap of the first output and the last tap of the last one are out
  // of bounds, if there is an output: one formula for both.
  Quantity n = Quantity::symbol("n");
  Window window;
  window.in = window.out = n;
  window.kernel = 3;
  window.padBefore = window.padAfter = 1;
  EXPECT_EQ(getTapsInBounds(window),
            Quantity(3) * n - Quantity(2) * Quantity::min(n, 1));
  // Every second output: the last tap is out where n is odd.
  window.stride = 2;
  window.out = Quantity::ceilDiv(n, 2);
  std::optional<Quantity> taps = getTapsInBounds(window);
  ASSERT_TRUE(taps);
  for (int64_t extent : {0, 1, 2, 5, 8}) {
    Window bound = window;
    bound.in = extent;
    bound.out = (extent + 1) / 2;
    auto put = [&](llvm::StringRef) { return std::optional<Quantity>(extent); };
    EXPECT_EQ(taps->substitute(put), getTapsInBounds(bound)) << extent;
  }
}

} // namespace
