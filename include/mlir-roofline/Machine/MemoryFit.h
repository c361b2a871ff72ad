//===- MemoryFit.h - Whether a program fits ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MACHINE_MEMORYFIT_H
#define MLIR_ROOFLINE_MACHINE_MEMORYFIT_H

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Support/Formula/Quantity.h"

#include <string>
#include <vector>

namespace mlir::roofline {

/// Whether something that programs have is in this level and in none outside of
/// it.
bool isHome(ArrayRef<MemoryAttr> memory, unsigned level);

/// What a program holds at the same time at most, in bytes.
struct HeldBytes {
  Quantity parameters, caches, activations;

  /// What of it is in a level of memory, as far as that holds its like.
  Quantity getIn(MemoryAttr level) const;
};

/// Whether what a program holds fits one memory level of a target, all
/// instances of the level together.
struct MemoryFit {
  std::string memory;
  /// Whether what is here is in no level outside of this one: it has to fit.
  bool mustFit = false;
  /// In bytes; absent if the target does not say.
  std::optional<Quantity> capacity;
  Quantity needed;
  /// What is missing, 0 if it fits; absent without a capacity and while sizes
  /// are open.
  std::optional<Quantity> missing;
  /// The largest value of the batch size with which it fits, 0 if there is
  /// none; absent without one, and if it fits with any.
  std::optional<Quantity> largestBatch;
};

/// In the order of the target, the outermost level first, as are the bytes that
/// each level needs. `byBatch` is what it needs with the size `batch` open, and
/// nothing else; empty if there is none.
std::vector<MemoryFit> getMemoryFits(TargetAttr target,
                                     ArrayRef<Quantity> needed, StringRef batch,
                                     ArrayRef<Quantity> byBatch);

/// The largest value >= 1 of `symbol` with which `needed`, which grows with it,
/// is no more than `capacity`: 0 if there is none. Nothing if `needed` does not
/// depend on it, or on others as well, or if there is no limit below 2^62.
std::optional<Quantity> findLargestFitting(const Quantity &needed,
                                           StringRef symbol,
                                           const Quantity &capacity);

/// The level that is full first.
struct FitLimit {
  const MemoryFit *fit;
  /// The largest value of a size with which all fits: 0 if it does with none,
  /// nothing if it does with any.
  std::optional<Quantity> largest;
};

/// Of the levels that have to hold something and have a capacity, the one that
/// allows the smallest value of `symbol`, the outer one of equals; nothing
/// without any. `put` puts in what else is open.
std::optional<FitLimit>
findFitLimit(ArrayRef<MemoryFit> fits, StringRef symbol,
             llvm::function_ref<Quantity(const Quantity &)> put);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MACHINE_MEMORYFIT_H
