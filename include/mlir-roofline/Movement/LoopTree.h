//===- LoopTree.h - Loops around single accesses ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loop nests as the program writes them: which element of which buffer each
// load, store and structured operation in them touches, as a linear function of
// the counters of the loops around. What a loop touches as a whole follows, and
// what it moves if a cache of some size is there.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MOVEMENT_LOOPTREE_H
#define MLIR_ROOFLINE_MOVEMENT_LOOPTREE_H

#include "mlir-roofline/Movement/LoopNest.h"
#include "mlir-roofline/Program/ModuleCost.h"

#include <vector>

namespace mlir::roofline {

/// The loops of a program whose buffers have constant shapes.
struct LoopTree {
  /// A number of positions along one dimension of a buffer: `offset` plus each
  /// loop's counter (from 0) times its coefficient.
  struct Index {
    int64_t offset = 0;
    /// By number of the loop, in ascending order, none 0.
    SmallVector<std::pair<unsigned, int64_t>, 2> loops;

    bool operator==(const Index &other) const {
      return offset == other.offset && loops == other.loops;
    }
  };

  struct Access {
    /// Index into `buffers`.
    unsigned buffer;
    SmallVector<Index, 3> indices;
    bool isWritten;
    /// Vector elements or iterations of its own that one execution touches are
    /// loops, too: the innermost one that it is in.
    unsigned loop;
    /// How far its iterations are known: exact, or at most.
    bool isExact = true;
  };

  struct Loop {
    /// The loop, or the operation that runs its own.
    Operation *op;
    /// In the order of the tree; -1 for a loop in no other.
    int parent;
    /// Index into `ModuleCost::getFunctions`.
    unsigned function;
    /// At most, unless `isExact`.
    int64_t trips;
    bool isExact = true;
    /// Of a loop that is not: whether it has as many with some values of the
    /// counters around, and at least.
    bool isReached = true;
    int64_t leastTrips = 0;
    /// Its iterations as a formula of the counters of loops around, and the
    /// loops that these are.
    Quantity count = {};
    SmallVector<unsigned, 1> countedBy = {};
    /// The name of its own counter in formulas; empty if it has none.
    std::string counter = {};
    /// Of a loop that has `trips` in all iterations of one loop around but the
    /// last (a tile): that loop, and the trips in its last iteration; -1
    /// otherwise.
    int tiles = -1;
    int64_t lastTrips = 0;
    /// Whether something in it moves what nobody knows: then what it moves is
    /// no more than a lower bound.
    bool hasUnknown = false;
  };

  struct Buffer {
    Value value;
    SmallVector<int64_t> shape;
    double elementBytes;
  };

  /// Each behind its parent.
  std::vector<Loop> loops;
  /// In program order.
  std::vector<Access> accesses;
  std::vector<Buffer> buffers;

  explicit LoopTree(const ModuleCost &cost);
};

/// What one execution of a loop moves, all of its iterations. Where loops
/// around it change that, at most, and then it is not `exact`.
struct LoopMovement {
  /// Every load and store by itself.
  double requestedBytes = 0;
  /// Each element once if it is read, and once if it is written.
  double compulsoryBytes = 0;
  /// Of both.
  CountStatus status = CountStatus::exact;
};

/// Parallel to the loops of the tree.
std::vector<LoopMovement> getLoopMovement(const LoopTree &tree);

/// What passes between a cache, which starts empty and evicts what has not been
/// used for longest, and the memory outside of it.
struct CacheTraffic {
  /// Bytes that are loaded because they are read, and stored.
  double loadedBytes = 0;
  double storedBytes = 0;
  /// Lines that come in, read or written.
  double missedLines = 0;
};

/// Estimates, parallel to the loops of the tree, for a cache of `capacityBytes`
/// in lines of `lineBytes`. A loop of which one iteration fits moves what all
/// of them touch, once: what one has left is there for the next. Any other
/// moves what its iterations move, each for itself. `isKept`: whether the cache
/// has room for what is read of a buffer, or written to it; `comesFrom`:
/// whether it is in the memory outside, so that its traffic counts.
using BufferFilter = llvm::function_ref<bool(unsigned buffer, bool isWrite)>;
std::vector<CacheTraffic> getCacheTraffic(const LoopTree &tree,
                                          double capacityBytes,
                                          double lineBytes,
                                          BufferFilter isKept = nullptr,
                                          BufferFilter comesFrom = nullptr);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MOVEMENT_LOOPTREE_H
