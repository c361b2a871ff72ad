//===- BlockGraph.h - Loops of unstructured control flow --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Finds the cycles in the block graph of a region, outermost first, so that
// branches and loops of the `cf` dialect fold like structured ones.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_BLOCKGRAPH_H
#define MLIR_ROOFLINE_LIB_PROGRAM_BLOCKGRAPH_H

#include "mlir/IR/Region.h"
#include "llvm/ADT/SmallVector.h"

#include <vector>

namespace mlir::roofline {

/// A strongly connected component: one block that is in no cycle, or the
/// blocks of a cycle.
struct BlockComponent {
  SmallVector<Block *> blocks;
  /// Whether control can come back; the first block is then the header, the one
  /// that is entered from outside.
  bool isCycle = false;
  /// Positions of the components that may run next; always larger than its own.
  std::vector<unsigned> successors;
};

/// The components of the subgraph of `blocks` reachable from `entry`, in
/// topological order. Edges back to `header`, if given, are left out: that is
/// how to look inside a cycle.
std::vector<BlockComponent> getComponents(ArrayRef<Block *> blocks,
                                          Block *entry, Block *header);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_BLOCKGRAPH_H
