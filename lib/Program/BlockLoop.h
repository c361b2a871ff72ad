//===- BlockLoop.h - Trip counts of loops made of blocks --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_BLOCKLOOP_H
#define MLIR_ROOFLINE_LIB_PROGRAM_BLOCKLOOP_H

#include "BlockGraph.h"
#include "TripCount.h"

namespace mlir::roofline {

/// A cycle of blocks that counts.
struct BlockLoop {
  LoopLevel level;
  /// Whether the header decides, before anything else runs, if there is another
  /// iteration; it then runs once more than the rest. Otherwise the end of the
  /// cycle decides, and everything runs at least once.
  bool isTestedFirst;
  /// Whether that decision is the only way out.
  bool isOnlyExit;
};

/// Recognises a cycle whose header has an argument that starts at a value from
/// outside, is advanced by a constant on every way back, and is compared with a
/// bound from outside to decide on going on: a counted loop lowered to blocks.
std::optional<BlockLoop> getBlockLoop(SizeAnalysis &sizes,
                                      const BlockComponent &cycle);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_BLOCKLOOP_H
