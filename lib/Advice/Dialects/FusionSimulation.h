//===- FusionSimulation.h - What elementwise fusion would do ----*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_ADVICE_FUSIONSIMULATION_H
#define MLIR_ROOFLINE_LIB_ADVICE_FUSIONSIMULATION_H

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/DenseSet.h"

#include <optional>
#include <vector>

namespace mlir::roofline::advice {

/// Which operations `linalg-fuse-elementwise-ops` makes one of, found without
/// changing anything.
///
/// A `linalg.generic` whose loops are all parallel joins the `linalg.generic`
/// that reads its result, if nothing else does. Reshapes in between go out of
/// the way: a collapse_shape passes the operation that reads it, an
/// expand_shape the one that makes it, if every map there is a projected
/// permutation; a named operation that lets one pass becomes a generic one.
///
/// ```mlir
/// %0 = linalg.generic … exp …        ┐ one group, whose loops are those
/// %1 = linalg.generic … add %0 …     ┘ of the last
/// ```
class FusionSimulation {
public:
  /// Operations that become one; the last is the one that stays.
  struct Group {
    SmallVector<linalg::LinalgOp, 2> ops;
    /// What is handed over inside of the group, under every name that it has.
    llvm::DenseSet<Value> inside;
    /// How many there are of what is read from outside.
    unsigned numInputs = 0;
  };

  /// `generalizes`: as if `linalg-generalize-named-ops` had run before.
  FusionSimulation(Operation *function, bool generalizes);

  /// Those of several operations, by the place of their last.
  std::vector<Group> getGroups() const;
  /// Whether a group would have been larger than is looked into.
  bool hasLimitedGroup() const { return isLimited; }

private:
  /// What an operation reads in the loops of its group.
  struct Input {
    Value value;
    /// From these loops; null where a reshape is in between.
    AffineMap map;
  };
  struct Node {
    // Its methods are not const.
    mutable linalg::LinalgOp op;
    bool isGeneric, isParallel;
    /// Whether its result goes through a collapse_shape that has passed it.
    bool isCollapsed = false;
    /// Number of the node that it is part of.
    unsigned group;
    SmallVector<unsigned> members;
    SmallVector<Input> inputs;
    /// How many of the inputs a value is.
    llvm::SmallDenseMap<Value, unsigned> reads;
    llvm::DenseSet<Value> inside;

    /// Leaves out what is read by the same map already.
    void setInputs(ArrayRef<Input> all);
  };
  /// Where a value comes from.
  struct Source {
    unsigned node;
    bool isExpanded = false, isCollapsed = false;
    /// The same value on the way from its maker.
    SmallVector<Value, 2> names;
  };

  void addNode(linalg::LinalgOp op, bool generalizes);
  std::optional<unsigned> find(Operation *op) const;
  /// How often a value is read once groups are one operation each; 2: more than
  /// once.
  unsigned countUses(Value value) const;
  bool hasOneUse(Operation *op) const;
  bool hasProjectedMaps(const Node &node) const;
  /// The node that makes a value which nothing else uses on the way; nothing if
  /// there is none.
  std::optional<Source> getSource(Value value) const;
  /// Lets reshapes pass; returns whether anything has changed.
  bool passReshapes(Node &node);
  void expand(unsigned number);
  bool canFuse(const Node &consumer, unsigned input, const Source &source);
  /// Whether the loops of a reduction can be told without one of its inputs.
  bool coversLoops(const Node &consumer, unsigned input,
                   const Node &producer) const;
  void fuse(unsigned consumer, unsigned input, const Source &source);
  bool fuseFirst(unsigned consumer);

  /// Operations of a group, and what it reads; more would take time that grows
  /// with the square.
  static constexpr size_t maxMembers = 512;

  std::vector<Node> nodes;
  bool isLimited = false;
  llvm::DenseMap<Operation *, unsigned> numbers;
  /// Operations that have let an expand_shape pass, and so make what it made.
  llvm::DenseSet<Operation *> passed;
};

} // namespace mlir::roofline::advice

#endif // MLIR_ROOFLINE_LIB_ADVICE_FUSIONSIMULATION_H
