//===- SavedFinder.h - Finds what a backward pass needs ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_SAVEDFINDER_H
#define MLIR_ROOFLINE_LIB_FLOW_SAVEDFINDER_H

#include "ArgumentSizes.h"
#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Flow/TrainingMemory.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::roofline {

class SavedFinder {
public:
  SavedFinder(const ModuleCost &cost, TrainingMemory &result)
      : cost(cost), result(result), flow(ValueFlow::get(cost)),
        classes(ValueClasses::get(cost)), callers(findCallers(cost)),
        sizes(cost) {}

  void run();

private:
  using Kind = TrainingMemory::Kind;

  // What has a gradient, and what lies between products (SavedMarks.cpp).
  void markFunction(unsigned function);
  void markOp(Operation *op, unsigned function);
  void markForwarded(Operation *op, bool isEntered);
  void markCall(Operation *op, const ExecutionTree::Node &call);
  void markBetween(unsigned function);
  bool isProduct(Operation *op) const;
  bool isActive(Value value) const { return active.contains(value); }
  bool isBetween(Value value) const {
    return behind.contains(value) && before.contains(value);
  }

  // What is saved (SavedFinder.cpp).
  void addOp(unsigned number);
  void add(Value value, unsigned op, bool isPosition);
  void addRoot(Value root, Value piece, const std::optional<Quantity> &bytes,
               unsigned op, bool isPosition);
  unsigned getPlace(Region *region);
  void finish();
  bool isSavedBetween(Value value, Operation *op) const;

  // What is saved by another name, and how often (SavedAgain.cpp).
  struct Alternatives {
    SmallVector<Value, 2> inside, begins;
  };
  Value getRoot(Value value) const;
  Alternatives getAlternatives(Value root) const;
  struct MadeAgain {
    /// What is saved, and all that it may be.
    llvm::MapVector<Value, Alternatives> roots;
    /// Those that may be something that nobody saves where it is made.
    llvm::DenseSet<Value> kept;

    bool isDropped(Value root) const;
  };
  bool isSaved(Value root) const;
  MadeAgain findMadeAgain() const;
  bool addBegins(const MadeAgain &again);
  void dropSavedAgain();
  void countExecutions();
  std::optional<Quantity> getExecutions(Value root, unsigned function) const;
  Quantity getAll(const TrainingMemory::Saved &saved) const;
  std::optional<Quantity> getBytes(Value value, unsigned function);

  const ModuleCost &cost;
  TrainingMemory &result;
  const ValueFlow &flow;
  const ValueClasses &classes;
  Callers callers;
  ArgumentSizes sizes;
  /// Values with a gradient; what reductions make.
  llvm::DenseSet<Value> active, statistics;
  /// What products of activations lead to, and what leads to them, without
  /// another product in between.
  llvm::DenseSet<Value> behind, before;
  /// By root and kind of need, its entry; by piece of a root, nothing twice.
  llvm::DenseMap<std::pair<Value, unsigned>, unsigned> entries;
  llvm::DenseSet<std::pair<Value, unsigned>> pieces;
  /// Operations that run one of their regions, and the places of these.
  llvm::DenseSet<Operation *> choices;
  llvm::DenseMap<Operation *, unsigned> choicePlaces;
  llvm::DenseMap<Region *, unsigned> sides;
  /// By entry: what all of the root occupies.
  std::vector<std::optional<Quantity>> wholes;
  /// How often operations execute, and the regions of loops, by the function
  /// (by number) as a part of which they do.
  using Counts = llvm::DenseMap<std::pair<Operation *, unsigned>, Quantity>;
  Counts executions, iterations;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_SAVEDFINDER_H
