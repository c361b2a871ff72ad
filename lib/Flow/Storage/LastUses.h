//===- LastUses.h - When something is used last -----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In the order in which a function is written, the sides of a branch stand one
// behind the other, though one of them runs: what one side uses is nothing that
// another one has to wait for.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_LASTUSES_H
#define MLIR_ROOFLINE_LIB_FLOW_LASTUSES_H

#include "mlir/Support/LLVM.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"

#include <optional>
#include <utility>
#include <vector>

namespace mlir::roofline {

/// Positions from one to another, both inclusive.
using Stretch = std::pair<unsigned, unsigned>;

/// The regions of a function of which an execution of their operation runs one,
/// as a tree. The first side is the function itself.
class BranchSides {
public:
  struct Side {
    unsigned begin, end;
    /// Where the operation begins and ends.
    unsigned opBegin, opEnd;
    unsigned parent = 0;
    /// Those that are directly in it, in their order.
    SmallVector<unsigned, 2> inner = {};
  };

  /// `found` in any order; positions are below `end`.
  void assign(std::vector<Side> found, unsigned end);

  /// The innermost side at a position.
  unsigned getAt(unsigned position) const { return sideAt[position]; }
  const Side &operator[](unsigned side) const { return sides[side]; }
  /// Of the sides around a position in `side`, the outermost one in it; nothing
  /// if the position is its own.
  std::optional<unsigned> getBelow(unsigned side, unsigned position) const;

private:
  std::vector<Side> sides;
  std::vector<unsigned> sideAt;
};

/// When something is used last, in a function and in each of its sides.
class LastUses {
public:
  void add(const BranchSides &sides, unsigned position);
  void add(const BranchSides &sides, const LastUses &other);

  /// 0 if there is no use.
  unsigned getLast() const { return positions.empty() ? 0 : positions.back(); }
  /// Whether something may use it after `position`.
  bool isBehind(const BranchSides &sides, unsigned position) const;

  /// Where what is there from `begin` on, in `side`, waits for a use in it. In
  /// a side without one of these it waits for those of `others`. `atBranch` is
  /// told of branches of which only sides wait: where each begins, and how many
  /// of its sides do.
  SmallVector<Stretch, 1> getStretches(
      const BranchSides &sides, unsigned begin, const LastUses &others,
      unsigned side = 0,
      llvm::function_ref<void(unsigned, unsigned)> atBranch = {}) const;

private:
  /// 0 if there is no use in the side.
  unsigned getLast(const BranchSides::Side &side) const;
  /// The first one behind a position; the largest number if there is none.
  unsigned getNext(unsigned position) const {
    const auto *next = llvm::upper_bound(positions, position);
    return next == positions.end() ? ~0u : *next;
  }

  /// In order. Of a side, and what is in it, no other one comes behind one that
  /// is directly in the side.
  SmallVector<unsigned, 1> positions;
};

// Of stretches that are in order and apart from each other:

/// Positions in `whole` but not in `part`.
SmallVector<Stretch, 1> subtract(ArrayRef<Stretch> whole,
                                 ArrayRef<Stretch> part);
/// Positions in both.
SmallVector<Stretch, 1> intersect(ArrayRef<Stretch> a, ArrayRef<Stretch> b);
/// Positions in one of them, at least.
SmallVector<Stretch, 1> unite(ArrayRef<Stretch> a, ArrayRef<Stretch> b);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_LASTUSES_H
