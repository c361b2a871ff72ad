//===- LogAxis.h - A logarithmic axis ---------------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_EMIT_CURVES_LOGAXIS_H
#define MLIR_ROOFLINE_LIB_EMIT_CURVES_LOGAXIS_H

#include <vector>

namespace mlir::roofline::emit {

/// From a round number to a round number, between two ends in pixels.
class LogAxis {
public:
  /// Of what numbers are round: of capacities powers of 2.
  enum class Base { two, ten };

  /// Has room for all numbers from `low` to `high`, which are positive.
  LogAxis(double low, double high, double firstPixel, double lastPixel,
          Base base = Base::ten);

  double getPixel(double value) const;
  /// Round numbers that divide it: 1, 2 and 5 times powers of ten as long as
  /// these are no more than ten, else powers of ten; or powers of two, every
  /// second, fifth, tenth and so on, so that these are no more than ten.
  std::vector<double> getTicks() const;

private:
  Base base;
  double low, high, firstPixel, lastPixel;
};

} // namespace mlir::roofline::emit

#endif // MLIR_ROOFLINE_LIB_EMIT_CURVES_LOGAXIS_H
