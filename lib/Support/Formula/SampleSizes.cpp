//===- SampleSizes.cpp - Where open sizes are tried out -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/SampleSizes.h"

#include "llvm/Support/ErrorHandling.h"

#include <algorithm>
#include <cmath>

using namespace mlir::roofline;

static constexpr int64_t smallSize = 61, middleSize = 1021, largeSize = 16381,
                         hugeSize = (int64_t(1) << 30) + 1;
/// How far those of two sizes are apart.
static constexpr int64_t distance = 6;

/// What has no elements takes no time, which no other size has.
SampleSizes::SampleSizes(unsigned number, int64_t low, int64_t high)
    : number(number), low(std::min(std::max<int64_t>(low, 1), high)),
      high(high) {}

int64_t SampleSizes::get(SampleExtent extent) const {
  if (extent == SampleExtent::least)
    return low;
  int64_t offset = distance * number;
  if (extent == SampleExtent::huge)
    return high >= hugeSize + offset
               ? hugeSize + offset
               : high - std::min<int64_t>(number, high - low);
  int64_t size = extent == SampleExtent::small    ? smallSize + offset
                 : extent == SampleExtent::middle ? middleSize + offset
                                                  : largeSize + offset;
  if (low <= smallSize && high >= largeSize + offset)
    return size;
  int64_t last = low < largeSize ? std::min(high, largeSize + offset) : high;
  switch (extent) {
  case SampleExtent::least:
  case SampleExtent::small:
    return low + std::min<int64_t>(number, last - low);
  case SampleExtent::middle:
    return std::clamp(
        static_cast<int64_t>(
            std::sqrt(static_cast<double>(low) * static_cast<double>(last))) +
            number,
        low, last);
  case SampleExtent::large:
  case SampleExtent::huge:
    return last - std::min<int64_t>(number, last - low);
  }
  llvm_unreachable("all extents have a size");
}

int64_t SampleSizes::getFirst(unsigned numSteps) const {
  return std::max(std::min(get(SampleExtent::small), high - numSteps), low);
}

std::vector<llvm::SmallVector<SampleExtent, 4>>
mlir::roofline::getSampleMixtures(unsigned numSizes) {
  std::vector<llvm::SmallVector<SampleExtent, 4>> mixtures;
  for (SampleExtent extent : {SampleExtent::least, SampleExtent::middle,
                              SampleExtent::large, SampleExtent::huge})
    mixtures.emplace_back(numSizes, extent);
  for (unsigned one = 0; numSizes > 1 && one < numSizes; ++one)
    for (SampleExtent extent :
         {SampleExtent::least, SampleExtent::large, SampleExtent::huge}) {
      mixtures.emplace_back(numSizes, SampleExtent::small);
      mixtures.back()[one] = extent;
    }
  return mixtures;
}
