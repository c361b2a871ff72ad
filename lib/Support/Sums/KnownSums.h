//===- KnownSums.h - Sums over nests that look the same ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_SUPPORT_KNOWNSUMS_H
#define MLIR_ROOFLINE_LIB_SUPPORT_KNOWNSUMS_H

#include "mlir-roofline/Support/Formula/IterationSum.h"

#include <unordered_map>

namespace mlir::roofline {

/// Remembers sums over nests. A program that was tiled or unrolled consists of
/// a few nests, many times: their formulas differ in the names of counters
/// only, of their own loops and of those around. Two nests are the same if
/// their formulas have one structure, in which symbols of which the same is
/// known stand for each other.
class KnownSums {
public:
  /// Nothing if no such nest is remembered; the inner nothing if one is that
  /// has no sum.
  using Answer = std::optional<std::optional<Quantity>>;

  /// What was remembered for a nest that looks like this one, in the symbols of
  /// this one. `hash` is what `insert` is to be given.
  Answer find(const Quantity &once, ArrayRef<LoopCounter> loops,
              uint64_t &hash) const;
  void insert(const Quantity &once, ArrayRef<LoopCounter> loops, uint64_t hash,
              const std::optional<Quantity> &sum);

private:
  struct Entry {
    Quantity once;
    SmallVector<std::pair<std::string, Quantity>, 2> loops;
    std::optional<Quantity> sum;
  };
  std::unordered_multimap<uint64_t, Entry> entries;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_SUPPORT_KNOWNSUMS_H
