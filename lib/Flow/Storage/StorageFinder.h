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

#include "LastUses.h"
#include "mlir-roofline/Flow/Storages.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"

#include <map>

namespace mlir::roofline {

class StorageFinder {
public:
  StorageFinder(const ModuleCost &cost, const ValueFlow &flow,
                const ValueClasses &classes, Storages &storages,
                InputUse inputs);

  /// Finds the storage of one function, whose callees have been looked at.
  void addFunction(unsigned function);

private:
  using Kind = Storages::Storage::Kind;

  // Positions and reads (StoragePositions.cpp).
  void number(ArrayRef<ValueFlow::Visit> visits);
  unsigned getSecondRegion(Operation *op) const;
  struct Loop;
  void nestLoops(std::vector<Loop> found);
  void collectReads(ArrayRef<ValueFlow::Visit> visits);
  void collectReads(const CostedOp &op);
  void collectForwarded(Operation *op);
  void addRead(Value value, unsigned position, unsigned at);
  void addRead(llvm::DenseMap<Value, LastUses> &reads, Value value,
               unsigned position, unsigned at);
  unsigned getHeldUntil(Value value, unsigned position, unsigned at) const;
  unsigned getHeldUntil(unsigned definition, bool isOfOp, unsigned position,
                        unsigned at) const;
  unsigned getDefinition(Value value) const;

  // What decides which sides of branches run (StorageDecisions.cpp).
  void countDecisions(ArrayRef<ValueFlow::Visit> visits);
  void findSides(ArrayRef<ValueFlow::Visit> visits);
  bool isDecidedElsewhere(Operation *branch) const;
  void addHeldInLoop(Value base, unsigned until, unsigned at);
  bool isHeldForSide(unsigned storage) const;
  void addHeldForSides(unsigned first);

  // What goes into regions and comes out of them (StorageOfRegions.cpp).
  void enter(Block *block);
  void leave(Operation *op);
  void addCarried(Operation *loop, ArrayRef<BlockArgument> arguments,
                  unsigned position);
  /// What an argument may be in a later iteration.
  struct MadeOf {
    SmallVector<Value> values;
    /// Whether it may be a part of one of these.
    bool mayBePart = false;
  };
  std::optional<MadeOf> getMadeOf(Operation *loop, BlockArgument argument);
  bool isInit(BlockArgument argument, Value value) const;
  llvm::BitVector addUnchanged(ArrayRef<BlockArgument> arguments,
                               ArrayRef<std::optional<MadeOf>> madeOf);
  SmallVector<Value, 2> getAlternatives(OpResult result);
  static void findParts(ArrayRef<BlockArgument> arguments,
                        std::vector<std::optional<MadeOf>> &madeOf);

  // What blocks are given (StorageOfBlocks.cpp).
  void findHandedOn(ArrayRef<ValueFlow::Visit> visits);
  void addBlock(Block *block);
  void addWholes();

  // Storage.
  void addArguments();
  void addResult(OpResult result);
  bool addShared(OpResult result);
  void addBuffer(OpResult result, unsigned position);
  void addCopies(Operation *op, const ExecutionTree::Node &call);
  void addCallResults(Operation *op, const ExecutionTree::Node &call);
  void addCallResult(OpResult result, Value returned, unsigned inside);
  void addWhole(unsigned storage, Value returned, unsigned inside);
  void addWrites(const CostedOp &op);
  void addDeallocations(Operation *op);
  void addReturned(Operation *op);
  void writeOver(Value value, Value dest, unsigned position,
                 bool isPutBack = false);
  void addNew(Value value, Kind kind, unsigned definition);
  void addTo(unsigned storage, Value value);
  void addTo(unsigned storage, Value value, ArrayRef<Value> from,
             bool isPart = false);
  void addPart(Value value, ArrayRef<Value> from, bool isPart = false);
  void use(unsigned storage, unsigned position);
  std::optional<unsigned> getOnly(ArrayRef<Value> values) const;

  // What is one of several storages, and when all of them are in use
  // (StorageEnds.cpp).
  using Chosen = std::map<std::vector<unsigned>, unsigned>;
  using Stretches = SmallVector<Stretch, 1>;
  void addChosen(OpResult result, ArrayRef<Value> values, unsigned position,
                 Chosen &chosen);
  void visitSources(unsigned storage,
                    llvm::function_ref<void(unsigned)> visit) const;
  bool mayShare(unsigned a, unsigned b) const;
  bool isAlwaysThere(const Storages::Storage &storage) const;
  using Wholes = llvm::SmallSetVector<unsigned, 4>;
  void addWholes(unsigned storage, Value value, Wholes &wholes) const;
  void holdWholes(unsigned first);
  void addEnds(unsigned first);
  void addOwnStretches(unsigned storage);
  void leaveOutSecondRegions(unsigned storage);
  Stretches getThere(unsigned storage) const;
  bool needsMostOnOneSide(ArrayRef<unsigned> chosen) const;
  OpOperand *getDestination(OpResult result);
  bool isWritable(unsigned storage) const;
  bool isReadBeside(OpOperand &dest) const;
  bool isPutBack(OpResult result, Value dest) const;
  /// Whether what is in a storage is read, or handed out, later.
  bool isReadBehind(unsigned storage, unsigned position,
                    bool orHandedOut = true);

  const ModuleCost &cost;
  const ValueFlow &flow;
  const ValueClasses &classes;
  Storages &all;
  InputUse inputs;
  unsigned function = 0;
  Operation *owner = nullptr;
  bool isEntry = false;
  /// Loops, and cycles of blocks, of the current function; the first stands for
  /// none. Positions between which the iterations lie.
  struct Loop {
    unsigned parent;
    unsigned begin, end;
    /// Whether `end` is in the loop, and not the position behind it.
    bool isCycle;
    /// Where the second of two regions begins, 0 if there is none.
    unsigned second = 0;
  };
  std::vector<Loop> loops;
  /// The innermost loop at a position.
  std::vector<unsigned> loopAt;
  /// Loops without an iteration.
  llvm::DenseSet<Operation *> neverRun;
  /// Of how many branches a value decides which side runs, here and in what is
  /// called.
  llvm::DenseMap<Value, unsigned> decides;
  /// By where branches begin of which it may be known before which side runs,
  /// their number of sides.
  llvm::DenseMap<unsigned, unsigned> decidedElsewhere;
  /// Until when loops hold what is outside of them: for what is read on one
  /// side of such a branch, and for anything else.
  llvm::DenseMap<Value, unsigned> heldForSide, heldAnyway;
  /// Functions that have branches, or call such.
  llvm::DenseSet<unsigned> branching;
  /// Where blocks begin and end.
  llvm::DenseMap<Block *, std::pair<unsigned, unsigned>> blocks;
  BranchSides sides;
  /// When the contents of a value (or views of them) are read last.
  llvm::DenseMap<Value, LastUses> lastRead;
  /// Likewise, when an argument of a loop is handed out that is still the same:
  /// parts of it may have been written in between.
  llvm::DenseMap<Value, LastUses> lastHandedOut;
  /// By storage, when anything that has been in it is read, or handed out,
  /// last, and when it is used in any way.
  std::vector<LastUses> liveUntil, handedOutUntil, lastUsed;
  /// Where the program states that storages end.
  llvm::DenseMap<unsigned, LastUses> ended;
  /// Values whose reads have been added to a storage.
  llvm::DenseSet<std::pair<Value, unsigned>> added;
  /// By storage, where it is written over last.
  llvm::DenseMap<unsigned, unsigned> lastWritten;
  /// By storage that a loop carries and does not update, where the loop begins.
  llvm::DenseMap<unsigned, SmallVector<unsigned, 1>> renewedIn;
  /// By storage that is one of several others, those, in the order of the
  /// sides.
  llvm::DenseMap<unsigned, SmallVector<unsigned, 2>> sourcesOf;
  /// Likewise, while its value is there, with or without memory of its own, and
  /// while it is known to be there at all.
  llvm::DenseMap<unsigned, Stretches> heldIn, thereIn;
  /// By storage that is one of several, and may be a part of one or become of
  /// one that may: the sources that it may be a part of itself.
  llvm::DenseMap<unsigned, llvm::SmallSetVector<unsigned, 2>> wholesOf;
  /// By argument of a block, what it is wherever control comes from; itself if
  /// that is not one value.
  llvm::DenseMap<Value, Value> handedOn;
  /// By storage of such an argument, or of one of a loop, what is handed to it.
  llvm::MapVector<unsigned, SmallVector<Value>> givenTo;
  /// By storage, for how many others it is one of several.
  llvm::DenseMap<unsigned, unsigned> numChoices;
  /// By storage that is one of several, whether all of those may be written.
  llvm::DenseMap<unsigned, bool> isChosenWritable;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_STORAGEFINDER_H
