//===- OriginFinder.h - Where contents come from ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One walk over every function, callees first: each value is looked at when
// what it is made of has been.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_ORIGINFINDER_H
#define MLIR_ROOFLINE_LIB_FLOW_ORIGINFINDER_H

#include "mlir-roofline/Flow/ValueFlow.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "mlir/IR/SymbolTable.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

class OriginFinder {
public:
  OriginFinder(const ModuleCost &cost, ValueFlow &flow)
      : cost(cost), flow(flow) {}

  /// Looks at the regions of every function.
  void run();

private:
  using Origin = ValueFlow::Origin;
  using Written = ValueFlow::Written;

  // Regions and blocks (OriginFinder.cpp).
  void addRegion(Region &region);
  void addBlockArgument(BlockArgument argument);
  void addNested(Operation *op);
  void addRegionArgument(Operation *op, BlockArgument argument,
                         ArrayRef<Value> sources);
  void addRegionResult(Operation *op, OpResult result);
  std::optional<Origin> leaveLoop(Operation *op, Origin origin,
                                  Value source) const;
  bool isKnownBefore(Operation *op, Value value) const;

  // Operations (ResultOrigins.cpp).
  void collectWrittenGlobals();
  void addOperation(Operation *op);
  void addResult(OpResult result);
  void addWrite(OpResult result, const OperandTraffic &write);
  bool fillsDestination(OpResult result);
  void addPart(Value result, Value dest, const OperandTraffic &write);
  void addView(OpResult result, Value source, bool isPart);
  bool addGlobal(OpResult result);
  bool addConstant(OpResult result);
  void addCallResults(Operation *op, const ExecutionTree::Node &call);

  // Facts.
  Origin getStep(Value value) const { return flow.getStep(value); }
  std::optional<Quantity> getTotal(Operation *op, const Quantity &bytes) const;
  std::optional<Quantity> getBytes(Value value) const;
  void join(Value value, ArrayRef<std::optional<Origin>> origins,
            ArrayRef<std::optional<Written>> written);
  void set(Value value, Origin origin);

  const ModuleCost &cost;
  ValueFlow &flow;
  SymbolTableCollection symbolTables;
  /// Made when something is asked.
  std::optional<SizeAnalysis> sizes;
  unsigned currentFunction = 0;
  llvm::DenseSet<Region *> doneRegions;
  llvm::DenseSet<Block *> doneBlocks;
  /// What the iterations of a parallel loop together replace of a destination,
  /// per iteration.
  llvm::DenseMap<Value, Written> combined;
  /// The same in all iterations, each element once, at least.
  llvm::DenseMap<Value, Quantity> together;
  /// By what tells constants apart.
  llvm::DenseMap<const void *, Value> constants;
  llvm::DenseMap<Operation *, Value> globals;
  llvm::DenseSet<Operation *> writtenGlobals;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_ORIGINFINDER_H
