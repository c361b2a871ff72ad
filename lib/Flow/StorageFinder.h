//===- StorageFinder.h - Which memory values live in ------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Decides for every destination whether it can be written in place, in the
// order in which the program runs, and records from when to when memory is in
// use.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_STORAGEFINDER_H
#define MLIR_ROOFLINE_LIB_FLOW_STORAGEFINDER_H

#include "OriginFinder.h"

namespace mlir::roofline {

class StorageFinder {
public:
  StorageFinder(const ModuleCost &cost, ValueFlow &flow)
      : cost(cost), flow(flow) {}

  /// Finds the storage of one function, whose callees have been looked at.
  void addFunction(unsigned function, ArrayRef<FlowVisit> visits);

private:
  using Kind = ValueFlow::Storage::Kind;

  // Positions and reads (StoragePositions.cpp).
  void number(unsigned node, unsigned loop);
  void collectReads(ArrayRef<FlowVisit> visits);
  void collectReads(const CostedOp &op);
  void addRead(Value value, unsigned position, unsigned loop);
  bool contains(unsigned loop, Value value) const;
  unsigned getLoop(Operation *op) const { return loopOf.lookup(op); }

  // Storage.
  void enter(Operation *op);
  void leave(Operation *op);
  void addBlock(Block *block);
  void addResult(OpResult result);
  void addCallResult(OpResult result, const ExecutionTree::Node &call);
  void addWrites(const CostedOp &op);
  void writeOver(Value value, Value dest, unsigned position);
  void addNew(Value value, Kind kind, unsigned definition);
  void addTo(unsigned storage, Value value);
  std::optional<unsigned> getOnly(ArrayRef<Value> values) const;

  const ModuleCost &cost;
  ValueFlow &flow;
  unsigned function = 0;
  unsigned counter = 0;
  struct Loop {
    unsigned parent;
    unsigned begin, end;
    Operation *op;
  };
  /// Of the current function; the first stands for none.
  std::vector<Loop> loops;
  /// The innermost loop around an operation with a position.
  llvm::DenseMap<Operation *, unsigned> loopOf;
  /// When the contents of a value (or views of them) are read last.
  llvm::DenseMap<Value, unsigned> lastRead;
  /// By storage, when anything that has been in it is read last.
  std::vector<unsigned> liveUntil;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_STORAGEFINDER_H
