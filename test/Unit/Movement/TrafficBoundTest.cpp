//===- TrafficBoundTest.cpp - Known answers of data movement --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Bounds and schedules of nests whose figures are worked out by hand or
// published. Elements are bytes, so that bytes are elements.
//
//===----------------------------------------------------------------------===//

#include "NestText.h"
#include "mlir-roofline/Movement/TileSearch.h"

#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;
using roofline::test::NestText;

namespace {

NestText matmul(int64_t m, int64_t n, int64_t k) {
  return {{m, n, k}, {"d0,d2", "d2,d1", "d0,d1"}};
}

NestText batchMatmul(int64_t b, int64_t m, int64_t n, int64_t k) {
  return {{b, m, n, k}, {"d0,d1,d3", "d0,d3,d2", "d0,d1,d2"}};
}

/// oh, ow, input channels, output channels, kh, kw.
NestText conv(int64_t out, int64_t in, int64_t filters, int64_t kernel,
              int64_t stride) {
  std::string s = std::to_string(stride);
  return {{out, out, in, filters, kernel, kernel},
          {"d0*" + s + "+d4,d1*" + s + "+d5,d2", "d4,d5,d2,d3", "d0,d1,d3"}};
}

class TrafficBoundTest : public testing::Test {
protected:
  LoopNest get(const NestText &text) { return text.getNest(context); }
  double getLower(const NestText &text, double capacity) {
    LoopNest nest = get(text);
    return std::max(nest.getCompulsoryBytes(),
                    getReuseBound(nest, {capacity, 1}));
  }
  double getAttainable(const NestText &text, double capacity) {
    LoopNest nest = get(text);
    std::optional<Tiling> tiling = findTiling(nest, {capacity, 1});
    return tiling ? tiling->bytes : 0;
  }

  MLIRContext context;
};

// A product of n x n matrices whose k is long moves 2n^3/sqrt(S) + n^2:
// S = 2^15: 2 * 2^36 / 181.0193 + 2^24 = 759,250,124.6 + 16,777,216,
// S = 2^18: 2^37 / 2^9 + 2^24, S = 2^22: 2^37 / 2^11 + 2^24.
TEST_F(TrafficBoundTest, boundsProducts) {
  NestText square = matmul(4096, 4096, 4096);
  EXPECT_EQ(getLower(square, 32768), 776'027'341);
  EXPECT_EQ(getLower(square, 262144), 285'212'672);
  EXPECT_EQ(getLower(square, 4194304), 83'886'080);
  // A loop with one iteration, of the output alone, changes nothing.
  NestText unit = {{4096, 4096, 4096, 1}, {"d0,d2", "d2,d1", "d0,d1,d3"}};
  EXPECT_EQ(getLower(unit, 262144), 285'212'672);
  // 2 * 2^32 / 181.0193 + 4096 * 256.
  EXPECT_EQ(getLower(matmul(4096, 256, 4096), 32768), 48'501'709);
}

// 2mnk/sqrt(S) - 2S (Smith et al.): 759,250,124.6 - 2^16, 2^28 - 2^19, 2^26 -
// 2^23, 47,453,132.8 - 2^16.
TEST_F(TrafficBoundTest, boundsAccumulation) {
  NestText square = matmul(4096, 4096, 4096);
  auto get = [&](const NestText &text, double capacity) {
    return std::round(getExponentBound(text.getNest(context), {capacity, 1}));
  };
  EXPECT_EQ(get(square, 32768), 759'184'589);
  EXPECT_EQ(get(square, 262144), 267'911'168);
  EXPECT_EQ(get(square, 4194304), 58'720'256);
  EXPECT_EQ(get(matmul(4096, 256, 4096), 32768), 47'387'597);
  // The same numbers of iterations with a short depth: a factor may stay, and
  // nothing more is certain.
  EXPECT_EQ(getLower(matmul(4096, 4096, 256), 32768), 47'387'597);
  // An output that is read comes and goes: 2mnk/sqrt(S) + 2mn.
  square.readsOutput = true;
  EXPECT_EQ(getLower(square, 262144), 285'212'672 + 16'777'216);
}

// Where the depth is short, keeping a panel of a factor moves less than
// 2mnk/sqrt(S) + mn.
TEST_F(TrafficBoundTest, leavesShortProductsAlone) {
  // An outer product: 1000 + 1000 + 10^6 bytes, and not 2 * 10^6 / 100 + 10^6.
  EXPECT_EQ(getLower(matmul(1000, 1000, 1), 10000), 1'002'000);
  EXPECT_EQ(getAttainable(matmul(1000, 1000, 1), 10000), 1'002'000);
  NestText batch = batchMatmul(32, 2048, 2048, 128);
  EXPECT_LT(getLower(batch, 65536), getAttainable(batch, 65536));
}

TEST_F(TrafficBoundTest, findsCompulsoryTraffic) {
  // 4096 * 4096 + 4096 + 4096.
  EXPECT_EQ(getLower(matmul(4096, 1, 4096), 32768), 16'785'408);
  EXPECT_EQ(getAttainable(matmul(4096, 1, 4096), 32768), 16'785'408);
  // 96 * (128 * 64 * 2 + 128 * 128).
  EXPECT_EQ(getLower(batchMatmul(96, 128, 128, 64), 16384), 3'145'728);
  EXPECT_EQ(getAttainable(batchMatmul(96, 128, 128, 64), 16384), 3'145'728);
  // 58 * 58 * 144 + 9 * 144 + 56 * 56 * 144.
  NestText depthwise{{56, 56, 144, 3, 3},
                     {"d0+d3,d1+d4,d2", "d3,d4,d2", "d0,d1,d2"}};
  EXPECT_EQ(getLower(depthwise, 32768), 937'296);
  EXPECT_EQ(getAttainable(depthwise, 32768), 937'296);
}

// Schedules at least as good as those found by hand and by other searches: of
// products, rows * ceil(n / tile) of each factor, and the output.
TEST_F(TrafficBoundTest, findsTiles) {
  NestText square = matmul(4096, 4096, 4096);
  // Tiles of 205 x 158 x 1: 2^24 * (20 + 26) + 2^24.
  EXPECT_LE(getAttainable(square, 32768), 788'529'152);
  EXPECT_LE(getAttainable(square, 262144), 301'989'888);
  EXPECT_LE(getAttainable(square, 4194304), 100'663'296);
  EXPECT_LE(getAttainable(matmul(4096, 256, 4096), 32768), 52'428'800);
  EXPECT_LE(getAttainable(batchMatmul(32, 2048, 2048, 128), 65536),
            184'549'376);
  EXPECT_LE(getAttainable(conv(56, 64, 64, 3, 1), 32768), 741'400);
  EXPECT_LE(getAttainable(conv(14, 256, 256, 3, 1), 32768), 771'100);
  EXPECT_LE(getAttainable(conv(112, 3, 64, 7, 2), 32768), 1'013'400);
}

// The figures of the formula for convolutions, which nobody has published:
// four digits of another implementation.
TEST_F(TrafficBoundTest, boundsConvolutions) {
  EXPECT_NEAR(getLower(conv(56, 64, 64, 3, 1), 32768), 452'900, 50);
  EXPECT_NEAR(getLower(conv(14, 256, 256, 3, 1), 32768), 705'500, 50);
  EXPECT_NEAR(getLower(conv(112, 3, 64, 7, 2), 32768), 969'500, 50);
}

// Elements of several sizes: s = 1/2 each gives 2mnk * sqrt(wa wb wc / S) - 2S
// bytes. Of f16 factors and an f32 output, and S = 2^20: 2 * 2^36 *
// sqrt(16 / 2^20) - 2^21 = 2^29 - 2^21; as if all were 2 bytes, the other is
// 2 * (2^37 / sqrt(2^19) + 2^24) = 413,180,000.
TEST_F(TrafficBoundTest, weighsElements) {
  LoopNest nest = get(matmul(4096, 4096, 4096));
  nest.operands[0].elementBytes = nest.operands[1].elementBytes = 2;
  nest.operands[2].elementBytes = 4;
  EXPECT_GE(getReuseBound(nest, {1 << 20, 1}), (1 << 29) - (1 << 21));
  EXPECT_LE(getReuseBound(nest, {1 << 20, 1}),
            findTiling(nest, {1 << 20, 1})->bytes);
}

// A product of a matrix with itself: a segment that holds one row of it has
// both factors of some iterations.
TEST_F(TrafficBoundTest, sharesTensors) {
  LoopNest apart = get({{512, 512, 512}, {"d0,d2", "d1,d2", "d0,d1"}});
  LoopNest shared = apart;
  shared.operands[1].tensor = shared.operands[0].tensor;
  EXPECT_LT(getReuseBound(shared, {4096, 1}), getReuseBound(apart, {4096, 1}));
  EXPECT_GT(getReuseBound(shared, {4096, 1}), 0);
}

// Private memories: each has a share of the iterations, so that only what is
// taken off for the last segment grows; and no less than one memory as large
// as all.
TEST_F(TrafficBoundTest, countsInstances) {
  LoopNest nest = get(matmul(4096, 4096, 4096));
  // 2mnk/sqrt(S) - 16 * 2S.
  EXPECT_EQ(getReuseBound(nest, {16384, 16}),
            std::exp2(37) / 128 - 16 * 2 * 16384);
  EXPECT_GE(findTiling(nest, {16384, 16})->bytes,
            findTiling(nest, {16384, 1})->bytes);
}

// A row that is complete at its end has to fit as a whole.
TEST_F(TrafficBoundTest, keepsRowsWhole) {
  LoopNest nest = get({{64, 1024}, {"d0,d1", "d0,d1"}});
  nest.isParallel[1] = false;
  EXPECT_FALSE(findTiling(nest, {2047, 1}));
  std::optional<Tiling> tiling = findTiling(nest, {2048, 1});
  ASSERT_TRUE(tiling);
  EXPECT_EQ(tiling->tile, Extents({1, 1024}));
  EXPECT_EQ(tiling->bytes, 2 * 64 * 1024);
}

} // namespace
