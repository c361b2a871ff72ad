//===- KnownParts.h - Where tensors hold a known number ---------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MOVEMENT_KNOWNPARTS_H
#define MLIR_ROOFLINE_LIB_MOVEMENT_KNOWNPARTS_H

#include "ConstantMasks.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir-roofline/Movement/IterationSpaces.h"
#include "mlir-roofline/Program/FunctionNumbers.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

namespace mlir::roofline {

/// Where the tensors of a program hold a number that does not depend on its
/// inputs, and which iterations of its operations need not happen for it.
class KnownParts {
public:
  /// An operation with constant extents, at least 1.
  struct Nest {
    Operation *op;
    IterationSpace space;
    SmallVector<int64_t> extents;
    /// The accesses that touch every element of a tensor, once.
    llvm::SmallBitVector covering;
    /// Iterations that write a known number to every result, or leave every
    /// result alone.
    SmallVector<HalfSpace, 2> unnecessary;
    /// By operand, the access that reads it; none if it is not read, or several
    /// operands are one value of which not all are.
    SmallVector<std::optional<unsigned>, 4> reads;
    /// Iterations that make nothing of what they find there, by access and by
    /// operand.
    SmallVector<SmallVector<HalfSpace, 2>, 0> unreadAccesses, unreadOperands;

    /// Whether the iterations touch every element of a tensor; of an access of
    /// `space`.
    bool covers(const IterationSpace::Access &access) const {
      return covering.test(&access - space.accesses.begin());
    }
    /// How a result is written; null if it need not exist.
    const IterationSpace::Access *findWrite(OpResult result) const;
  };

  /// `spaces`: of these costs.
  KnownParts(const ModuleCost &cost, IterationSpaces &spaces);

  /// Null if the operation is no such nest, or executes with several sets of
  /// sizes.
  const Nest *findNest(Operation *op) const;
  /// The function that a call runs (by number); nothing if it is no call, or
  /// one of a function that executes with several sets of sizes.
  std::optional<unsigned> findCallee(Operation *call) const;

private:
  /// All elements of a tensor in `where` hold `number`.
  struct Part {
    HalfSpace where;
    Attribute number;
  };

  /// What an operand holds: in parts of the iterations, and in each of them.
  struct Operand {
    SmallVector<Part, 2> parts;
    std::optional<IndexFunction> integer;
  };

  /// `type`: in which its elements are looked at, in their order.
  SmallVector<Part, 2> getConstantParts(ElementsAttr constant,
                                        ShapedType type) const;
  /// What is known of a tensor that is perhaps a view of another.
  SmallVector<Part, 2> getParts(Value value) const;
  std::optional<IndexFunction> getInteger(Value value) const;
  SmallVector<Operand, 0> getOperands(const Nest &nest, Operation *op) const;
  static SmallVector<HalfSpace> getReadParts(ArrayRef<Operand> operands);
  void addIntegers(const Nest &nest, MaskOpInterface op,
                   const KnownContents &known);
  void addNest(Operation *op, Nest nest, unsigned function);
  void addEffects(Nest &nest, MaskOpInterface model, unsigned function);
  void addEffect(const Nest &nest, Operation *op, const HalfSpace &part,
                 const PartEffect &effect);
  static void addUnread(Nest &nest, Operation *op, const HalfSpace &part,
                        const PartEffect &effect);
  ElementsAttr getConstant(Value value) const;
  /// With the extents put in that are known where `value` stands.
  Type getType(Value value) const;
  std::optional<HalfSpace> moveIntoView(const HalfSpace &part, Type from,
                                        Value view) const;
  std::optional<HalfSpace> moveIntoViews(HalfSpace part, Type from,
                                         ArrayRef<Value> views) const;

  void forEachMeeting(ArrayRef<HalfSpace> parts, ArrayRef<int64_t> extents,
                      llvm::function_ref<bool(const HalfSpace &)> look);

  /// Of one tensor or operation; masks have a few.
  static constexpr unsigned maxParts = 8;
  /// Of the iterations of one operation.
  static constexpr unsigned maxCandidates = 16;
  /// Of those, which are looked at where they meet.
  static constexpr unsigned maxPairs = 32;

  class Walk;
  void addOp(Operation *op, unsigned function);
  void addArguments(Operation *function,
                    ArrayRef<const ExecutionTree::Node *> calls);
  void addResults(Operation *call, Operation *function);
  void addKnown(Value value, ArrayRef<Value> sources);

  IterationSpaces &spaces;
  const FunctionNumbers &functions;
  SmallVector<Nest, 0> nests;
  llvm::DenseMap<Operation *, unsigned> callees;
  llvm::DenseMap<Operation *, unsigned> numbers;
  llvm::DenseMap<Value, SmallVector<Part, 2>> parts;
  /// Of constants that have been looked at; none: it is no mask.
  mutable llvm::DenseMap<std::pair<Attribute, Type>,
                         SmallVector<ConstantMask, 2>>
      masks;
  mutable llvm::DenseMap<Attribute, std::optional<IndexFunction>>
      constantFunctions;
  /// Each element of these tensors holds this function of its indices.
  llvm::DenseMap<Value, IndexFunction> integers;
  /// Words of 64 points of a program that may yet be looked at where two
  /// conditions meet (a tenth of a second or two), and kept (32 MiB).
  int64_t wordsToLook = int64_t(1) << 26, wordsToKeep = int64_t(1) << 22;
  mutable SymbolTableCollection symbols;
};

/// The same elements of another shape: what `view`, a cast or reshape, makes of
/// `from`, or back. Nothing if a dimension that matters is split or merged, or
/// a reshape has an open shape.
std::optional<HalfSpace> moveThroughView(const HalfSpace &part, Operation *view,
                                         Type from, Type to);

/// From the indices of a slice to those of what it is cut from; null if that is
/// open. `getInteger` says what an offset, size or stride is, if that is known.
AffineMap getSliceMap(
    OffsetSizeAndStrideOpInterface slice, Type sliced,
    llvm::function_ref<std::optional<int64_t>(OpFoldResult)> getInteger);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MOVEMENT_KNOWNPARTS_H
