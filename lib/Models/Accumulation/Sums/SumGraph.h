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

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMGRAPH_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMGRAPH_H

#include "Accumulation/Addresses.h"
#include "Accumulation/Sums/Temporaries.h"
#include "Loops/EnclosingLoops.h"

#include "Accumulation/Memory/Restarts.h"
#include "Accumulation/Memory/ZeroMemory.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir-roofline/Interfaces/Cost.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/PointerUnion.h"

#include <deque>

namespace mlir::roofline {

class CallSites;
class LoopChanges;
class SumCycles;

/// One address of memory, and what is stored there.
struct MemoryCell {
  ElementAccess access;
  SmallVector<Value, 2> stored;
  /// What stores it.
  SmallVector<Operation *, 1> stores;
  /// Whether loads find the sums that were stored before: a loop comes back to
  /// the cell, or several steps of one loop add to it.
  bool isCarried = false;
  /// Whether they may find something else there that was stored since then.
  bool mayBeCarried = false;
};

/// The graph of the numbers in the regions of a structured op, or of functions
/// that calls link. Regions that belong to an operation in it (bodies of
/// structured ops) are left out, and so are positions (`index`), tensors and
/// buffers.
class SumGraph {
public:
  using Node = llvm::PointerUnion<Value, MemoryCell *>;
  /// A store to a cell that is loaded from.
  struct Update {
    Operation *store;
    MemoryCell *cell;
  };

  /// Without `calls` nothing is followed from function to function; without
  /// `sizes` no iterations are counted to tell whether loops come back to a
  /// cell.
  SumGraph(ArrayRef<Operation *> scopes, const CallSites *calls,
           SizeProvider *sizes, LoopChanges &changes);

  /// The structured op; of functions the first.
  Operation *getScope() const { return scopes.front(); }
  ArrayRef<Operation *> getScopes() const { return scopes; }
  /// The calls that link them; null without.
  const CallSites *getCalls() const { return calls; }
  /// What changes in which loops of the scopes.
  LoopChanges &getChanges() const { return changes; }
  /// Whether `value` is made inside of them.
  bool contains(Value value) const;
  /// The innermost loop of them around `op`, also around calls; null if there
  /// is none.
  Loop getLoop(Operation *op) const;
  /// What `node` is made of: operands that show in a result, what branches and
  /// regions hand on, what a carried cell may hold.
  void getSources(Node node, SmallVectorImpl<Node> &sources) const;
  /// What regions and branches hand to an argument or a result.
  ArrayRef<Value> getForwarded(Value value) const;
  /// The allocation from which `value` was loaded; null if it was from none.
  Value getTemporary(Value value) const;
  /// The allocation that `memory` is all or a part of; null if it is of none.
  Value getAllocation(Value memory) const {
    return temporaries.getAllocation(memory);
  }
  /// What becomes of it.
  const Temporary &getTemporaryUses(Value allocation) const {
    return temporaries.get(allocation);
  }

  /// Whether `value` is 0: a constant, or an element of memory that has been
  /// filled with zeros and, in its loops, is read before it is added to.
  bool isZero(Value value) const;
  /// Whether something is stored where `load` is from, and loads find it in no
  /// later iteration of a loop, nor was it stored right before.
  bool isAddedTo(Value load) const;
  /// Whether a whole operation writes zeros to `use`, and nothing else.
  bool writesZeros(OpOperand &use) const { return zeros.writesZeros(use); }

  /// The buffers from which `values` were loaded, directly or as what they are
  /// made of, in an order that is the same for all; as far as `numSteps`, which
  /// it counts down, allow to tell.
  SmallVector<Value> getLoadedMemory(ArrayRef<Value> values,
                                     size_t &numSteps) const;
  /// How many steps searches may take together, so that what is long is looked
  /// at once for all; each step of a sum is short.
  size_t getStepsOfSearch() const { return 4096 + 64 * operations.size(); }
  /// Why some sums may not have been found; empty if all have.
  StringRef getDoubt() const;

  /// Lets a sum go into functions that several calls share: where `cycles` have
  /// an operand and a result of a call, what the argument is made of is that.
  /// Whether that tells anything new.
  bool enterCalls(const SumCycles &cycles);
  /// Lets sums that one loop loads and another one stores come back to where
  /// they were, but for what `cycles` have already. Whether there are any.
  bool linkSpilled(const SumCycles &cycles, SizeProvider &sizes);
  /// Takes cells for accumulators that are if nothing else is written to them
  /// in between. Whether there are any.
  bool carryUnsure();
  /// Takes cells for accumulators that are if data say so, and for nothing
  /// else. Whether there are any.
  bool carryByData();
  /// The sums that go into a function by an argument of it.
  ArrayRef<Value> getEntering(BlockArgument argument) const {
    auto entered = shared.find(argument);
    return entered == shared.end() ? ArrayRef<Value>() : entered->second;
  }

  /// The results of calls that share their function with others.
  ArrayRef<Value> getSharedResults() const { return sharedResults; }
  /// The operations that add, in the order of the program, and the operands
  /// that are added up.
  ArrayRef<Operation *> getSums() const { return sums; }
  ArrayRef<OpOperand *> getSummed() const { return summed; }
  /// Every operation that has a part in sums of numbers, and every call that
  /// returns one, in that order.
  ArrayRef<Operation *> getOperations() const { return operations; }
  /// The region's terminator, if the scope is a structured op.
  Operation *getTerminator() const { return terminator; }

private:
  class SpillSearch;

  void add(Operation *op);
  void addAccesses();
  void addCopied(Operation *op, const ElementAccess &access);
  void addForwardings(Operation *op);
  void addBranches(Operation *op);
  void addCall(Operation *op);
  void summarize(Operation *function);
  bool isInside(Operation *op) const;
  void addAccumulators(Operation *op);
  void addCarriedOperands(Operation *scope);
  void carryCells(SizeProvider *sizes);
  bool mayAdd(const Update &update);
  void carryRevisited(const Update &update, SizeProvider *sizes);
  void carryUpdates(ArrayRef<Update> updates, Value memory, SizeProvider *sizes,
                    size_t &numSteps);
  void carryRepeated(ArrayRef<Update> updates, SizeProvider *sizes);
  void carryBoth(const Update &a, const Update &b);
  Left getLeft(const Update &update, Loop loop) {
    return restarts.getLeft(update.cell->access.memory, update.store, loop);
  }
  void carrySiblings(ArrayRef<Update> rest, SizeProvider &sizes,
                     size_t &numSteps);
  void carryRemainders(ArrayRef<Update> rest, size_t numSteps);
  void forEachSource(ArrayRef<Value> values, size_t &numSteps,
                     llvm::function_ref<bool(Node)> visit) const;
  bool isMadeOf(Value stored, MemoryCell *cell, size_t &numSteps) const;
  bool mayComeBack(const Update &update, ArrayRef<Value> loaded, Loop loop,
                   const SpillSearch &search, SizeProvider &sizes);
  MemoryCell &getCell(const ElementAccess &access);

  SmallVector<Operation *, 1> scopes;
  const CallSites *calls;
  LoopChanges &changes;
  Addresses addresses;
  mutable Temporaries temporaries;
  mutable ZeroMemory zeros;
  Restarts restarts;
  mutable llvm::SmallDenseMap<Value, bool, 4> zeroLoads;
  mutable bool isCut = false;
  /// Whether sums may be loaded again where it is not seen.
  bool isSpillUnsure = false;
  Operation *terminator = nullptr;
  SmallVector<Operation *, 4> sums, operations;
  SmallVector<OpOperand *, 2> summed;
  llvm::SmallDenseMap<Value, SmallVector<Value, 2>, 4> forwarded;
  /// Of arguments, what a loop hands back if nothing else is written there.
  SmallVector<std::pair<Value, Value>, 1> mayBeForwarded;
  /// Loads and stores, in the order of the program.
  SmallVector<Operation *, 4> accesses;
  /// Of functions that several calls share, the arguments, each with what is
  /// known to be a sum that goes through it; of results of such calls, the
  /// operands that they are made of. What one call hands over comes out of no
  /// other.
  llvm::DenseMap<Value, SmallVector<Value, 1>> shared, summaries;
  SmallVector<Value, 0> sharedResults;
  std::deque<MemoryCell> cells;
  llvm::SmallDenseMap<size_t, SmallVector<MemoryCell *, 1>, 4> cellsByHash;
  /// Of each load, its cell.
  llvm::SmallDenseMap<Value, MemoryCell *, 4> loads;
  /// Of a load from what was copied somewhere, the cell there.
  llvm::SmallDenseMap<Value, MemoryCell *, 4> loadsOfCopies;
  SmallVector<Update, 2> stores;
  /// Of each store, its cell.
  llvm::SmallDenseMap<Operation *, MemoryCell *, 4> storedCells;
  struct Copies {
    SmallVector<Value, 1> from, to;
  };
  /// Of a buffer that is allocated.
  llvm::SmallDenseMap<Value, Copies, 2> copies;
};

/// Numbers that are made of one another, by the sets that they fall into.
class SumCycles {
public:
  explicit SumCycles(const SumGraph &graph);

  /// Whether each of the two is made of the other.
  bool areInOneCycle(Value a, Value b) const;
  /// A number for what `value` is in one cycle with; 0 if that was not asked.
  unsigned getCycle(Value value) const {
    return states.lookup(Node(value)).cycle;
  }

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

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_SUMS_SUMGRAPH_H
