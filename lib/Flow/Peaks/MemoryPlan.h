//===- MemoryPlan.h - Offsets in one memory ---------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_MEMORYPLAN_H
#define MLIR_ROOFLINE_LIB_FLOW_MEMORYPLAN_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

#include <utility>
#include <vector>

namespace mlir::roofline {

/// Something that occupies `bytes` in stretches of positions, both ends
/// inclusive, which are in order and apart from each other: at the same offset
/// in all of them, and there is nothing of it in between.
struct PlannedBlock {
  int64_t bytes;
  SmallVector<std::pair<unsigned, unsigned>, 1> stretches;
  /// Filled in by `planMemory`.
  int64_t offset = 0;
};

/// Gives every block an offset such that no two that are there at the same time
/// overlap: the largest first, each in the smallest gap that it fits between
/// those that have one (greedy by size, Pisarchyk and Lee, arXiv 2001.03288).
/// Where so many are there at the same time that this took quadratic time, they
/// are placed in the order in which they begin instead, each in the smallest
/// gap that is free then, and stay from their first stretch to their last one.
/// Returns the size of the whole; saturates at the largest integer.
int64_t planMemory(std::vector<PlannedBlock> &blocks);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_MEMORYPLAN_H
