//===- SumGraph.h - How numbers get into sums -------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The numbers of a function or of a body as a graph: each points to those that
// it is made of. A sum that a loop carries, or that is kept in a cell of
// memory, is a cycle of it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMGRAPH_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMGRAPH_H

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PointerUnion.h"

#include <deque>

namespace mlir::roofline {

class LoopChanges;

/// One address of memory, and what is stored there.
struct MemoryCell {
  ElementAccess access;
  SmallVector<Value, 2> stored;
  /// Whether loads find the sums that were stored before: a loop comes back to
  /// the cell, or several steps of one loop add to it.
  bool isCarried = false;
};

/// The graph of the numbers in the regions of an operation. Regions that belong
/// to an operation in it (bodies of structured ops) are left out, and so are
/// positions (`index`), tensors and buffers.
class SumGraph {
public:
  using Node = llvm::PointerUnion<Value, MemoryCell *>;
  /// A store to a cell that is loaded from.
  struct Update {
    Operation *store;
    MemoryCell *cell;
  };

  /// Without `sizes` no iterations are counted to tell whether loops come back
  /// to a cell.
  SumGraph(Operation *scope, SizeProvider *sizes, LoopChanges &changes);

  Operation *getScope() const { return scope; }
  /// What changes in which loops of the scope.
  LoopChanges &getChanges() const { return changes; }
  /// Whether `value` is made inside of the scope.
  bool contains(Value value) const;
  /// What `node` is made of: operands that show in a result, what branches and
  /// regions hand on, what a carried cell may hold.
  void getSources(Node node, SmallVectorImpl<Node> &sources) const;
  /// What regions and branches hand to an argument or a result.
  ArrayRef<Value> getForwarded(Value value) const;
  /// The memory from which `value` was loaded, if it is a temporary: allocated
  /// here, and only loaded from and stored to. Null otherwise.
  Value getTemporary(Value value) const;

  /// The buffers from which `values` were loaded, directly or as what they are
  /// made of, in an order that is the same for all; as far as `numSteps`, which
  /// it counts down, allow to tell.
  SmallVector<Value> getLoadedMemory(ArrayRef<Value> values,
                                     size_t &numSteps) const;
  /// How many steps searches may take together, so that what is long is looked
  /// at once for all; each step of a sum is short.
  size_t getStepsOfSearch() const { return 4096 + 64 * operations.size(); }

  /// The operations that add, in the order of the program, and the operands
  /// that are added up.
  ArrayRef<Operation *> getSums() const { return sums; }
  ArrayRef<OpOperand *> getSummed() const { return summed; }
  /// Every operation that has a part in sums of numbers, in that order.
  ArrayRef<Operation *> getOperations() const { return operations; }
  /// The region's terminator, if the scope is a structured op.
  Operation *getTerminator() const { return terminator; }

private:
  void add(Operation *op);
  void addAccess(Operation *op);
  void addForwardings(Operation *op);
  void addBranches(Operation *op);
  void addAccumulators(Operation *op);
  void carryCells(SizeProvider *sizes);
  void carryUpdates(ArrayRef<Update> updates, Value memory, SizeProvider *sizes,
                    size_t &numSteps);
  void carryRemainders(ArrayRef<Update> rest, size_t numSteps);
  void forEachSource(ArrayRef<Value> values, size_t &numSteps,
                     llvm::function_ref<bool(Node)> visit) const;
  bool isMadeOf(Value stored, MemoryCell *cell, size_t &numSteps) const;
  MemoryCell &getCell(const ElementAccess &access);

  Operation *scope;
  LoopChanges &changes;
  Operation *terminator = nullptr;
  SmallVector<Operation *, 4> sums, operations;
  SmallVector<OpOperand *, 2> summed;
  llvm::SmallDenseMap<Value, SmallVector<Value, 2>, 4> forwarded;
  std::deque<MemoryCell> cells;
  llvm::SmallDenseMap<size_t, SmallVector<MemoryCell *, 1>, 4> cellsByHash;
  /// Of each load, its cell.
  llvm::SmallDenseMap<Value, MemoryCell *, 4> loads;
  SmallVector<Update, 2> stores;
};

/// Numbers that are made of one another, by the sets that they fall into.
class SumCycles {
public:
  explicit SumCycles(const SumGraph &graph);

  /// Whether each of the two is made of the other.
  bool areInOneCycle(Value a, Value b) const;

private:
  using Node = SumGraph::Node;
  struct Visit;
  void search(const SumGraph &graph, Node root);

  struct State {
    unsigned index = 0, lowest = 0;
    /// 0 while it is not known.
    unsigned cycle = 0;
  };
  llvm::SmallDenseMap<Node, State, 16> states;
  SmallVector<Node, 16> open;
  unsigned numCycles = 0;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMGRAPH_H
