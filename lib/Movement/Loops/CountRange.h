//===- CountRange.h - Between which values a count lies ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_COUNTRANGE_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_COUNTRANGE_H

#include "mlir-roofline/Support/Formula/Quantity.h"

namespace mlir::roofline::movement {

/// A counter from 0 to `trips` - 1 that a formula mentions by `name`.
struct CountedLoop {
  StringRef name;
  int64_t trips;
};

/// The values of a formula over some counters.
struct CountRange {
  int64_t least, most;
  /// Whether some values of the counters give `most`.
  bool isReached;
};

/// Between which values `count` lies, all symbols of which are among
/// `counters`, of at least one iteration each, in whatever combination; nothing
/// if no bound is seen.
std::optional<CountRange> getCountRange(const Quantity &count,
                                        ArrayRef<CountedLoop> counters);

} // namespace mlir::roofline::movement

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_COUNTRANGE_H
