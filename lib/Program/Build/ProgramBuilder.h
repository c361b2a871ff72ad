//===- ProgramBuilder.h - From IR to costed operations ----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Walks a program once: asks every operation for its cost and records how they
// are composed. Everything afterwards works on the records alone.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_PROGRAMBUILDER_H
#define MLIR_ROOFLINE_LIB_PROGRAM_PROGRAMBUILDER_H

#include "BlockGraph.h"
#include "ExecutionTreeBuilder.h"
#include "Loops/TripCount.h"

#include "mlir-roofline/Interfaces/CostModelOpInterface.h"
#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Program/Program.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/ControlFlowInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

namespace mlir::roofline {

class ProgramBuilder {
public:
  explicit ProgramBuilder(Operation *root) : program(new Program(root)) {}

  /// Walks the root and everything in it.
  std::shared_ptr<const Program> run(const SizeStatements &statements);

private:
  // Functions and calls (ProgramBuilder.cpp).
  void collectFunctions(Operation *root);
  void findRecursion(Operation *root);
  void addSkippedCalls();
  void chooseEntryPoints();
  void nameArguments();
  void buildFunction(unsigned number);
  void addCall(CallOpInterface call, unsigned parent);
  void addLaunch(ExecutionOpInterface op, unsigned parent);
  bool isOutside(Operation *user);
  void addCallNode(Operation *call, Operation *callee, ValueRange arguments,
                   unsigned parent);

  // Operations.
  void addRegion(Region &region, unsigned parent);
  void addBlock(Block &block, unsigned parent);
  void addOp(Operation &op, unsigned parent);
  void addModelledOp(Operation &op, OpCost &&cost, unsigned parent);
  void addUnknownOp(Operation &op, StringRef reason, unsigned parent);

  // Control flow (ControlFlowBuilder.cpp).
  void addNestedRegions(Operation &op, bool isKnown, unsigned parent);
  /// A loop node around what is added to it.
  unsigned addLoop(const Multiplicity &times, Operation *op, unsigned parent);
  /// A nest of loops that counts: its innermost node, and of its innermost loop
  /// the number of the iteration (0 if there is one) and of all iterations.
  struct Nest {
    unsigned inside;
    Quantity iteration;
    Quantity trips;
  };
  /// Adds the loops as whose body the regions of `op` run; nothing if their
  /// trip counts are not known.
  std::optional<Nest> addCountedLoops(Operation &op, unsigned parent);
  // Each adds the regions of `op` if they run in that way.
  bool addCountedRegions(Operation &op, unsigned parent);
  bool addGuardedRegions(Operation &op, unsigned parent);
  bool addTestedRegions(Operation &op, unsigned parent);
  /// What runs `times`, 0 or 1, per execution of `parent`.
  unsigned addGuard(const Quantity &times, Operation *op, unsigned parent);
  void addBranchRegions(RegionBranchOpInterface op, unsigned parent);
  void addChoice(ArrayRef<Region *> regions, bool mayRunNone, unsigned parent);
  void addUncountedRegions(Operation &op, ArrayRef<Region *> regions,
                           ArrayRef<Region *> conditions, unsigned parent);

  // Blocks (BlockBuilder.cpp).
  void addBlockGraph(Operation *op, ArrayRef<Block *> blocks, Block *entry,
                     Block *header, unsigned parent);

  void addComponent(Operation *op, const BlockComponent &component,
                    unsigned parent);
  void addUnstructured(Operation *op,
                       const std::vector<BlockComponent> &components,
                       unsigned first, unsigned join, unsigned parent);
  std::optional<SmallVector<Quantity>>
  getConditions(const std::vector<BlockComponent> &components, unsigned number);
  void addCycle(Operation *op, const BlockComponent &cycle, unsigned parent);
  void addFlatCycle(Operation *op, const BlockComponent &cycle,
                    unsigned parent);
  void addCycleBlocks(Operation *op, const BlockComponent &cycle,
                      const Multiplicity &times, const Quantity &iteration,
                      bool isTestedFirst, unsigned parent);
  struct CycleTest;
  std::optional<CycleTest> getCycleTest(const BlockComponent &cycle,
                                        Block *block);

  Multiplicity getUncountedTrips(Operation *op);
  Quantity getCountedTrips(Operation *op, const Quantity &counted);
  void noteIdleHint(Operation *op, std::optional<Quantity> trips = {});
  Multiplicity getCycleTrips(const BlockComponent &cycle, bool &isTestedFirst);

  std::shared_ptr<Program> program;
  /// The program's own.
  std::vector<ProgramFunction> &functions = program->functions;
  ExecutionTreeBuilder execution;

  /// Of the cycle of blocks that is looked at.
  unsigned numCyclesAround = 0;
  /// The first blocks of loops of blocks.
  llvm::DenseSet<Block *> headers;
  std::optional<SizeAnalysis> sizes;
  SymbolTableCollection symbolTables;
  llvm::DenseMap<Operation *, unsigned> functionNumbers;
  /// Functions that take part in a cycle of calls, by cycle.
  llvm::DenseMap<Operation *, unsigned> recursionOf;
  unsigned currentFunction = 0;
  /// Functions that something else in the program calls, and those that are
  /// launched.
  llvm::DenseSet<unsigned> called, launched;
  /// Those that a function calls which they call, too.
  llvm::DenseSet<unsigned> calledInCycle;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_PROGRAMBUILDER_H
