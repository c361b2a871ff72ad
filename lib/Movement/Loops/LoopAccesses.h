//===- LoopAccesses.h - What loops touch of buffers -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_LOOPACCESSES_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_LOOPACCESSES_H

#include "mlir-roofline/Movement/LoopTree.h"

#include <map>

namespace mlir::roofline::movement {

/// Positions along one dimension: `count` of them from `begin` on, in a span of
/// `end - begin`.
struct Range {
  int64_t begin, end;
  double count;

  bool isDense() const { return count == static_cast<double>(end - begin); }
};
using Box = SmallVector<Range, 3>;

/// How far an iteration moves, and how many iterations there are.
using Strides = SmallVector<std::pair<int64_t, int64_t>, 4>;

/// What is touched of one buffer by some iterations.
struct Touched {
  SmallVector<Box, 2> boxes;
  /// Parallel to the boxes: those of one group keep their distances from one
  /// execution to the next; whether those of several overlap depends on that.
  SmallVector<unsigned, 2> groups;
  /// Whether no more than the boxes is touched, wherever the groups are.
  bool isBounded = true;
  /// Whether a box is more than what is touched.
  bool isExact = true;
  bool isRead = false, isWritten = false;

  void addBox(Box box, unsigned group);
};

/// The accesses of each loop, innermost loops and all around, by buffer.
class LoopAccesses {
public:
  explicit LoopAccesses(const LoopTree &tree);

  /// What `iterations` of a loop touch; if `isWritten` is given, only what they
  /// write, or read.
  std::map<unsigned, Touched>
  getTouched(unsigned loop, int64_t iterations,
             std::optional<bool> isWritten = std::nullopt) const;
  ArrayRef<unsigned> getDirect(unsigned loop) const { return direct[loop]; }

private:
  Strides getStrides(const LoopTree::Index &index, unsigned loop,
                     int64_t iterations,
                     SmallVectorImpl<unsigned> &tiles) const;
  bool varies(const LoopTree::Access &access, unsigned loop,
              ArrayRef<unsigned> tiles) const;
  Box getBox(const LoopTree::Access &access, unsigned loop, int64_t iterations,
             bool &isExact) const;
  bool isInside(unsigned loop, unsigned outer) const {
    return loop >= outer && loop < ends[outer];
  }

  const LoopTree &tree;
  /// By loop: the accesses right in it, and all in it that run.
  std::vector<SmallVector<unsigned, 4>> direct, all;
  /// The last of the loops inside, which follow in the tree's order where loops
  /// do not interleave.
  std::vector<unsigned> ends;
};

/// The elements that are touched, each once; at most, and then `isExact` is
/// cleared.
double getElements(const LoopTree::Buffer &buffer, const Touched &touched,
                   bool &isExact);

/// The lines of the box around all of them: runs of neighbours, each of which
/// has as many on average as its place in a line can make of it.
double getLines(const LoopTree::Buffer &buffer, const Touched &touched,
                double lineBytes);

} // namespace mlir::roofline::movement

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_LOOPACCESSES_H
