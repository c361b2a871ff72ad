//===- CostBuilder.h - Building blocks of cost models -----------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What every model needs: adding work and traffic to a cost without repeating
// how types, splats and memory are told apart.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_MODELS_COSTBUILDER_H
#define MLIR_ROOFLINE_MODELS_COSTBUILDER_H

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"
#include "llvm/ADT/DenseSet.h"

namespace mlir::roofline {

/// The type whose values take more storage, the first of equals: of two
/// factors, the one that selects a matrix unit.
Type getWiderType(Type a, Type b);

/// Builds the cost of `op` piece by piece. What is common to all traffic is
/// settled at the end, by `take`:
///
/// - No operand moves more than it has, and elements of a memref that share an
///   address (strides of 0) are one.
/// - A tensor or buffer that is several operands is read once: the first one is
///   charged, the others with what they read beyond it. They keep their
///   footprints.
class CostBuilder {
public:
  CostBuilder(Operation *op, SizeProvider &sizes) : op(op), sizes(sizes) {}
  /// Builds a part of what `whole` builds, which is about the same memory.
  CostBuilder(Operation *op, CostBuilder &whole)
      : op(op), sizes(whole.sizes), whole(&whole) {}

  /// Adds `count` scalar operations on (the element type of) `type`.
  void addWork(WorkClass workClass, Type type, const Quantity &count);
  /// Adds `count` multiply-accumulates of `operandType` values in
  /// `accumulatorType`: one `mul` and one `add` each.
  void addMacs(Type operandType, Type accumulatorType, const Quantity &count);

  /// Reads all elements of operand `i`, if it lives in memory.
  void readOperand(unsigned i);
  /// Reads all elements of operand `i` unless it is a splat, which an
  /// elementwise consumer takes as an immediate.
  void readOperandUnlessSplat(unsigned i);
  /// Reads `elements` distinct elements of operand `i`. Two reads of one tensor
  /// by the same `pattern` (an indexing map) are of the same elements; null is
  /// like no other.
  void readOperand(unsigned i, const Quantity &elements,
                   const void *pattern = nullptr);
  /// Writes all (or `elements`) elements of result `i`.
  void writeResult(unsigned i);
  void writeResult(unsigned i, const Quantity &elements);
  /// Names `elements` elements of a result, or of operand `i`, that are
  /// computed but do not move: they are in their place.
  void keepResult(unsigned i, const Quantity &elements);
  void keepOperand(unsigned i, const Quantity &elements);
  /// Writes all (or `elements`) elements of operand `i`, a buffer.
  void writeOperand(unsigned i);
  void writeOperand(unsigned i, const Quantity &elements);
  /// Reads (writes) at most `elements` more of a value captured by a region of
  /// the operation; how many depends on data, as `reason` says.
  void readCaptured(Value value, const Quantity &elements, StringRef reason);
  void writeCaptured(Value value, const Quantity &elements, StringRef reason);
  /// Whether no operation that does the same to the same position has been
  /// added yet, and adds `access`.
  bool addAccess(Operation *access);

  /// Sets the trust in the work, with the reason.
  void setWorkStatus(CountStatus status, StringRef reason);
  /// Lowers the trust in all traffic added so far, in what was added last
  /// alone, or in the entries from number `first` on, with the reason.
  void limitTraffic(CountStatus status, StringRef reason) {
    limitTrafficFrom(0, status, reason);
  }
  void limitLastTraffic(CountStatus status, StringRef reason) {
    limitTrafficFrom(cost.traffic.size() - 1, status, reason);
  }
  void limitTrafficFrom(size_t first, CountStatus status, StringRef reason);

  Quantity getNumElements(Value value) { return sizes.getNumElements(value); }
  SizeProvider &getSizes() { return sizes; }
  Operation *getOperation() { return op; }
  OpCost &getCost() { return cost; }
  OpCost take();

private:
  struct SameAccess : llvm::DenseMapInfo<Operation *> {
    static unsigned getHashValue(const Operation *op);
    static bool isEqual(const Operation *a, const Operation *b);
  };

  void setReason(StringRef reason);
  OperandTraffic *findTraffic(OperandRole role, unsigned index);
  OperandTraffic *addTraffic(Value value, OperandRole role, unsigned index,
                             const Quantity &elements, bool reads, bool writes);
  void addCaptured(Value value, const Quantity &elements, bool reads,
                   bool writes, StringRef reason);
  void limit(OperandTraffic &traffic, CountStatus status, StringRef reason);
  std::optional<Quantity> getAddresses(Value memref);
  void limitToMemory(OperandTraffic &traffic);
  void shareReads();
  OperandTraffic *addSparseTraffic(Value value, OperandRole role,
                                   unsigned index, const Quantity &elements,
                                   bool reads, bool writes);

  Operation *op;
  SizeProvider &sizes;
  CostBuilder *whole = nullptr;
  OpCost cost;
  /// By the number of an operand, the pattern by which it is read.
  SmallVector<std::pair<unsigned, const void *>, 3> patterns;
  unsigned numCaptured = 0;
  llvm::DenseSet<Operation *, SameAccess> accesses;
};

//===----------------------------------------------------------------------===//
// Parametric models, for ops whose cost is one rule
//===----------------------------------------------------------------------===//

/// An op that computes nothing and moves nothing: a view, a constant, shape or
/// metadata, a terminator.
template <typename OpTy>
struct FreeModel : CostModelOpInterface::ExternalModel<FreeModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *, SizeProvider &) const { return {}; }
  bool ownsRegions(Operation *) const { return false; }
  static bool isAlwaysFree() { return true; }
};

/// An op that does `Count` operations of class `Class` per element of its
/// first result, on scalars, vectors and tensors alike. The element type of the
/// work is that of the first operand for comparisons and casts between kinds,
/// see `getElementwiseWorkType`.
template <typename OpTy, WorkClass Class, unsigned Count = 1>
struct ElementwiseModel
    : CostModelOpInterface::ExternalModel<ElementwiseModel<OpTy, Class, Count>,
                                          OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const;
};

/// The type under which an elementwise op's work is filed: that of its result,
/// except for comparisons, which are filed under what they compare (an i1
/// result says nothing about the hardware used), and for anything that touches
/// `index`, which is filed under `index`.
Type getElementwiseWorkType(Operation *op, WorkClass workClass);

/// `count` operations of one class per element; reads the operands in memory
/// (splats are immediates) and writes the results in memory.
OpCost getElementwiseCost(Operation *op, SizeProvider &sizes,
                          WorkClass workClass, unsigned count);

template <typename OpTy, WorkClass Class, unsigned Count>
OpCost
ElementwiseModel<OpTy, Class, Count>::getOpCost(Operation *op,
                                                SizeProvider &sizes) const {
  return getElementwiseCost(op, sizes, Class, Count);
}

template <typename... Ops>
void attachFreeModels(MLIRContext *ctx) {
  (Ops::template attachInterface<FreeModel<Ops>>(*ctx), ...);
}

template <WorkClass Class, typename... Ops>
void attachElementwiseModels(MLIRContext *ctx) {
  (Ops::template attachInterface<ElementwiseModel<Ops, Class>>(*ctx), ...);
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_MODELS_COSTBUILDER_H
