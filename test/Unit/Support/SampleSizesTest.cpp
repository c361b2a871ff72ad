//===- SampleSizesTest.cpp ------------------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/SampleSizes.h"

#include "gtest/gtest.h"

using namespace mlir::roofline;

TEST(SampleSizes, WithoutRange) {
  EXPECT_EQ(SampleSizes(0).get(SampleExtent::least), 1);
  EXPECT_EQ(SampleSizes(0).get(SampleExtent::small), 61);
  // Those of two sizes differ.
  EXPECT_EQ(SampleSizes(1).get(SampleExtent::small), 67);
  EXPECT_EQ(SampleSizes(1).get(SampleExtent::large), 16387);
  EXPECT_EQ(SampleSizes(0).get(SampleExtent::huge), (int64_t(1) << 30) + 1);
  EXPECT_EQ(SampleSizes(2).getFirst(4), 73);
}

TEST(SampleSizes, StayInRange) {
  const std::pair<int64_t, int64_t> ranges[] = {
      {1, 1}, {1, 2}, {3, 9}, {64, 4096}, {20000, 20001}, {1, 100000}};
  for (auto [low, high] : ranges)
    for (unsigned number : {0, 1, 5}) {
      SampleSizes samples(number, low, high);
      for (SampleExtent extent :
           {SampleExtent::least, SampleExtent::small, SampleExtent::middle,
            SampleExtent::large, SampleExtent::huge}) {
        EXPECT_GE(samples.get(extent), low);
        EXPECT_LE(samples.get(extent), high);
      }
      EXPECT_EQ(samples.hasSteps(2), high - low >= 2);
      if (samples.hasSteps(2))
        EXPECT_LE(samples.getFirst(2) + 2, high);
    }
}

TEST(SampleSizes, Mixtures) {
  // Least, middle, large, huge; of two sizes, each in three ways more.
  EXPECT_EQ(getSampleMixtures(1).size(), 4u);
  EXPECT_EQ(getSampleMixtures(2).size(), 10u);
}
