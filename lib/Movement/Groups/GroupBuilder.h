//===- GroupBuilder.h - Which operations run together -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_GROUPBUILDER_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_GROUPBUILDER_H

#include "../Tiles/TileLoops.h"
#include "AxisTable.h"
#include "BufferVersions.h"

#include "mlir-roofline/Movement/ConditionalGroups.h"
#include "mlir-roofline/Movement/IterationSpaces.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/MapVector.h"

namespace mlir::roofline {

/// Forms the groups of one node of the execution tree after the other: each
/// operation in program order joins a group of its producers or starts one.
///
/// Groups are numbered so that each depends on lower ones only. Whoever joins a
/// group therefore may have no producer in a higher one, and no cycle between
/// groups can arise.
class GroupBuilder {
public:
  GroupBuilder(const ModuleCost &cost, const ValueFlow &values,
               const Dependences &dependences, const ValueClasses &classes,
               double capacityBytes, bool withKernels,
               const ModuleCost *counts = nullptr)
      : cost(cost), counts(counts ? *counts : cost), values(values),
        dependences(dependences), classes(classes), capacity(capacityBytes),
        withKernels(withKernels), spaces(cost), openSpaces(this->counts),
        buffers(values) {}

  /// The groups of the program, in the order in which they end.
  std::vector<FusionGroups::Group> run();
  /// The same with what has to fit for them. From now on, everything is decided
  /// as for `sizes`, which have to outlive this; what groups move stays in open
  /// sizes.
  std::vector<ConditionalGroup> runAt(const SizeBindings &sizes);

private:
  static constexpr unsigned none = ~0u;
  /// Longer groups stay what they are: what is asked of all members would be
  /// asked again and again.
  static constexpr unsigned maxMembers = 256;

  /// What a child reads from another child of the node.
  struct Edge {
    const IterationSpace::Access *access;
    Datum made;
    unsigned producer;
    /// Whether it writes a part of it, and leaves the rest as it is.
    bool isRest = false;
  };
  /// A child of the node: an operation, or a node, of which nothing is known.
  struct Member {
    /// By number in `ModuleCost::getOps`; none for a node.
    unsigned op = none;
    std::optional<IterationSpace> space;
    /// For each loop its axes.
    SmallVector<Axes, 4> loops;
    unsigned group = none;
    /// Whether it multiplies and accumulates.
    bool hasProducts = false;
    /// The same with elements that meet several others.
    bool isContraction = false;
    /// Whether each element of the results comes from elements of the operands
    /// without any sum in between.
    bool isPointwise = false;
    /// Of a tensor that it hands on with a part put in, how many parts have
    /// been put in there; 0 for what inserts nothing.
    unsigned numParts = 0;
    /// What sums up at the end of a group is, to libraries, an operation of its
    /// own: estimates have no kernel of members with different numbers.
    unsigned section = 0;
    /// Whether it fills a buffer with one number, so that whoever reads it
    /// needs no memory for that.
    bool isFill = false;
    /// Whether it depends on parameters alone and is no result itself, so that
    /// it need not be a part of a call.
    bool isPrecomputable = false;
    /// Whether it does something to buffers that is not known: nothing behind
    /// it goes before it.
    bool isBarrier = false;
    /// What `getEdges` has found.
    std::optional<SmallVector<Edge, 2>> edges;
    /// Children that make a part of what it reads, which it reads all of, so
    /// that they have to end before it begins; found by `getEdges`, too.
    SmallVector<unsigned, 1> partMakers;
  };
  /// A tensor between members, or that a member hands out.
  struct Kept {
    Datum value;
    SmallVector<TensorDim> dims;
    unsigned elementBits;
    /// Positions of the member that makes it and of the last one that uses it.
    unsigned made, lastUse;
  };
  struct Group {
    /// Lower than those of the groups that depend on it.
    unsigned order = 0;
    /// That of the last barrier before one of the members; 0 if there is none.
    unsigned barrier = 0;
    /// Positions of children, in program order.
    SmallVector<unsigned, 4> members;
    /// What all members are tiled along.
    Axes common;
    /// The parallel loops of contractions, which have to stay so.
    Axes required;
    std::vector<Kept> kept;
    /// Of each, what one tile takes.
    SmallVector<double, 4> tileBytes;
    /// What comes in from outside: as the first member reads it, which is at
    /// `made`. What several read stays in between.
    llvm::MapVector<Datum, Kept> inputs;
    bool isFusable = false, hasContraction = false, isPointwise = true;
    /// Whether rows between two contractions of it pass in pieces.
    bool isStreamed = false;
    /// The members that it had before sums left it for another group, or came:
    /// libraries run these. Empty if none did.
    SmallVector<unsigned, 0> before;
  };
  /// Who uses a value, by position; `escapes` if others may.
  struct Uses {
    SmallVector<unsigned, 4> positions;
    bool escapes = false;
    /// Whether the node hands it on as a result.
    bool isReturned = false;
  };

  /// What changes if a child joins a group.
  struct Joining {
    /// Of the child's loops, those that are loops of the group.
    SmallVector<std::optional<Axes>> loops;
    Axes common;
    /// What has to be kept, and what (by number in `kept`) longer than until
    /// now.
    SmallVector<Kept> added;
    SmallVector<std::pair<unsigned, unsigned>> extended;
  };

  std::vector<ConditionalGroup> runAll();
  /// In the sizes by which things are decided.
  Quantity decide(const Quantity &open) const;

  // The children (GroupBuilder.cpp).
  void addNode(unsigned node);
  Member getMember(const ExecutionTree::Child &child);
  void addToBuffers(Operation *op);
  void addMember(unsigned position, const Dependences::Node &waits);
  unsigned addGroup(unsigned position);
  ArrayRef<Edge> getEdges(unsigned position);
  const Uses &getUses(Datum datum);
  const Uses &getUses(Value tensor) { return getUses({tensor, 0}); }
  std::optional<Datum> getRead(unsigned position, Value value) const;
  std::optional<unsigned> getMaker(Datum datum) const;
  SmallVector<Datum, 2> getMade(unsigned position) const;
  bool makesAll(unsigned position, Value written);
  bool isWhole(Datum made);
  bool isPrecomputable(const Member &member);
  std::optional<unsigned> getPosition(Operation *op) const;
  void finishNode(unsigned node);

  // What is put together of parts (GroupParts.cpp).
  std::optional<IterationSpace> getInsertionSpace(const CostedOp &op,
                                                  unsigned &numParts);
  void widenPart(unsigned position);
  std::optional<Datum> getRest(Datum datum) const;
  bool isMadeInside(Datum datum, const llvm::DenseSet<unsigned> &inside);
  void addRestEdges(unsigned position, SmallVectorImpl<Edge> &edges);

  // What runs before what (GroupOrder.cpp).
  unsigned getOwnOrder(unsigned position, const Dependences::Node &waits,
                       ArrayRef<unsigned> moving);
  unsigned getHighestOrder(unsigned position, const Dependences::Node &waits,
                           ArrayRef<unsigned> moving);
  void postponeContraction(unsigned position, ArrayRef<unsigned> sources);
  bool needsEndOf(unsigned position, ArrayRef<unsigned> others) const;
  bool areApart(ArrayRef<unsigned> numbers) const;
  bool canMove(ArrayRef<unsigned> moving, unsigned home) const;
  bool isUsedOnly(const Group &group,
                  llvm::function_ref<bool(unsigned position)> where);

  // Joining (GroupJoins.cpp).
  bool tryJoin(unsigned position, unsigned group, ArrayRef<Edge> edges);
  std::optional<unsigned> getOnlyUser(unsigned position);
  bool waitsForContraction(unsigned position, ArrayRef<Edge> edges);
  bool isLoadable(unsigned position, unsigned group, ArrayRef<Edge> edges);
  std::optional<Quantity> getLoadedBytes(unsigned group, ArrayRef<Edge> edges);
  bool collectBetween(unsigned position, unsigned group, ArrayRef<Edge> edges,
                      Joining &joining);
  void dropRepeated(Joining &joining);
  bool keepBetween(unsigned position, Group &group, const Joining &joining);
  std::optional<llvm::DenseMap<unsigned, unsigned>>
  pairLoops(Member &member, MutableArrayRef<std::optional<Axes>> loops);
  bool tryMerge(unsigned position, unsigned group, ArrayRef<Edge> edges);
  Axes getRequired(const Member &member, ArrayRef<std::optional<Axes>> loops);
  void absorb(unsigned group, unsigned home);

  // What comes in (GroupInputs.cpp).
  /// What is known of the elements that an iteration touches; null if nothing.
  static AffineMap getKnownMap(const IterationSpace::Access &access) {
    return access.map ? access.map : access.partly;
  }
  std::optional<std::pair<unsigned, ReadWindow>> getWindow(const Member &member,
                                                           AffineExpr expr);
  /// Of tensors from outside of a group that a child reads, each once.
  SmallVector<Kept> getInputs(unsigned position, unsigned group,
                              ArrayRef<std::optional<Axes>> loops);
  /// The same tensor for a member that reads it later, perhaps in another way.
  Kept keepUntil(const Kept &first, const Kept &later);
  void keepShared(const Group &group, ArrayRef<Kept> inputs,
                  SmallVectorImpl<Kept> &added,
                  SmallVectorImpl<std::pair<unsigned, unsigned>> &extended);
  void keepSharedInputs(const Group &from, const Group &home,
                        const llvm::DenseMap<unsigned, unsigned> &paired,
                        SmallVectorImpl<Kept> &kept);
  void moveInputs(unsigned group, unsigned position, ArrayRef<Edge> edges);

  // Axes and tiles (GroupTiles.cpp).
  SmallVector<TensorDim> getMadeDims(Datum made, unsigned producer);
  std::optional<SmallVector<Value>> getViews(Value value, Value base);
  /// Whether a view is of a part.
  static bool isPart(Value view);
  SmallVector<TensorDim> getDims(const Edge &edge);
  /// Finds the axes of the loops by which a child reads a tensor, and says
  /// along which it could be tiled together with the producer: each iteration
  /// of a parallel loop reads what one iteration of a loop of the producer
  /// makes.
  Axes relate(unsigned position, const Edge &edge,
              MutableArrayRef<std::optional<Axes>> loops);
  void intersect(Axes &axes, Axes with);
  bool contains(Axes all, Axes some);
  std::optional<Kept> getKept(const Edge &edge, unsigned user);
  /// Of one iteration of the loops over `common`.
  Quantity getTileElements(Kept &kept, ArrayRef<unsigned> common);
  /// Likewise; nothing if that is open.
  std::optional<double> getTileBytes(Kept &kept, ArrayRef<unsigned> common);
  std::optional<SmallVector<double, 4>> getTileBytes(MutableArrayRef<Kept> kept,
                                                     ArrayRef<unsigned> common);
  /// Whether what is alive at any time fits, in the order of the program.
  bool fits(ArrayRef<Kept> kept, ArrayRef<double> bytes) const;
  /// What is alive at a time, as formulas: those that mention an open size.
  std::vector<Quantity> getOpenBytes(Group &group);

  // Streamed rows (StreamedRows.cpp).
  void streamRows();
  bool tryStream(ArrayRef<unsigned> chain);
  std::optional<unsigned> findContraction(const Group &group) const;
  void collectRows(unsigned rows, SmallVectorImpl<unsigned> &found,
                   SmallVectorImpl<unsigned> &contractions);
  bool readsFrom(unsigned group, ArrayRef<unsigned> others);
  bool canRescale(ArrayRef<unsigned> positions, unsigned end);
  using SameAxes = llvm::EquivalenceClasses<unsigned>;
  std::optional<Axes> pairAxes(unsigned from, unsigned to, Axes commonFrom,
                               SameAxes &same);
  std::optional<Axes> pairChain(ArrayRef<unsigned> chain, SameAxes &same);
  std::optional<double> getTraffic(ArrayRef<unsigned> chain);
  std::optional<double> getStreamedReloads(ArrayRef<unsigned> chain,
                                           Axes common, const SameAxes &same);

  // Sums that every tile adds to (GroupSums.cpp).
  void closeSums();
  bool tryClose(unsigned group, unsigned home);
  bool sumsUp(unsigned position, const Edge &edge);
  std::optional<SmallVector<Kept>> getWhole(const Group &group, unsigned from);
  std::optional<SmallVector<Kept>> collectSums(unsigned group, unsigned home,
                                               Group &sums);
  bool isWorthLeaving(const Group &from, const Group &to,
                      ArrayRef<unsigned> sums, ArrayRef<unsigned> rest);

  // What moves (GroupBoundary.cpp).
  /// What it moves is in sizes of `counted`.
  FusionGroups::Group getResult(ArrayRef<unsigned> memberPositions,
                                const ModuleCost &counted);
  std::optional<Quantity> getBytesRead(const Group &group);
  std::optional<Datum> getWritten(unsigned position,
                                  const OperandTraffic &traffic) const;
  bool leaves(Datum datum, const llvm::DenseSet<unsigned> &inside);

  // Kernels (GroupKernels.cpp).
  std::vector<FusionGroups::Group> getKernels(ArrayRef<unsigned> own,
                                              bool isGroup);
  bool isScale(unsigned position);
  bool hasWindows(const Member &member);

  const ModuleCost &cost;
  /// The same program, of whose sizes results are.
  const ModuleCost &counts;
  const ValueFlow &values;
  const Dependences &dependences;
  const ValueClasses &classes;
  double capacity;
  bool withKernels;
  /// Null unless open sizes are decided.
  const SizeBindings *decided = nullptr;
  /// In the sizes by which things are decided, and in those of the results.
  IterationSpaces spaces, openSpaces;
  AxisTable axes;
  BufferVersions buffers;

  // Of the current node.
  bool isInLoop = false;
  std::vector<Member> members;
  llvm::DenseMap<Operation *, unsigned> positions;
  std::vector<Group> groups;
  llvm::DenseMap<Datum, Uses> uses;
  /// Of each join of the node, the highest order of a group in it.
  std::vector<unsigned> joinOrders;
  unsigned nextOrder = 0, numSections = 0;
  /// Of the group of the last child that is one.
  unsigned barrier = 0;

  std::vector<PlacedGroup> results;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_GROUPBUILDER_H
