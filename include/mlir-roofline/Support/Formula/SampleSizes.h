//===- SampleSizes.h - Where open sizes are tried out -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_FORMULA_SAMPLESIZES_H
#define MLIR_ROOFLINE_SUPPORT_FORMULA_SAMPLESIZES_H

#include "llvm/ADT/SmallVector.h"

#include <cstdint>
#include <limits>
#include <vector>

namespace mlir::roofline {

/// Huge ones are larger than what programs compare sizes with.
enum class SampleExtent { least, small, middle, large, huge };

/// What open size `number` of a program, or formula, may be, from 1 on (of a
/// range that has nothing but 0, that): beside the constants of programs, since
/// equal sizes would look like one size, and round ones divide each other; of a
/// range that ends before, or begins later, the ends.
class SampleSizes {
public:
  explicit SampleSizes(unsigned number, int64_t low = 1,
                       int64_t high = std::numeric_limits<int64_t>::max());

  int64_t get(SampleExtent extent) const;
  /// The first of `numSteps` + 1 small ones in a row; the least one if there
  /// are fewer.
  int64_t getFirst(unsigned numSteps) const;
  bool hasSteps(unsigned numSteps) const {
    return high - low >= static_cast<int64_t>(numSteps);
  }

private:
  int64_t number, low, high;
};

/// An extent for each of `numSizes` sizes, in several mixtures: what fits small
/// sizes and all of these is no accident of where it was looked at. Those of
/// all sizes alike, and of each size that is least, large or huge where the
/// others are small.
std::vector<llvm::SmallVector<SampleExtent, 4>>
getSampleMixtures(unsigned numSizes);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_FORMULA_SAMPLESIZES_H
