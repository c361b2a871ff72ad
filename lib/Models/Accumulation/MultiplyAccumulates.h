//===- MultiplyAccumulates.h - Products that are summed up ------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which products of a function or of a body are multiply-accumulates. Found
// once for all of them, in time that grows with the number of operations.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MULTIPLYACCUMULATES_H
#define MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MULTIPLYACCUMULATES_H

#include "Accumulation/Products.h"
#include "Accumulation/Sums/SumChains.h"
#include "Accumulation/Sums/SumGraph.h"

namespace mlir::roofline {

/// From each sum that is accumulated down to the products in it.
///
/// Accumulated is a sum if one of its terms is made of the sum itself (a value
/// that a loop or a structured op carries, a cell of memory), if an operation
/// adds it up with others (a reduction of a vector, an atomic update, the only
/// use of a structured op's result), or if it is a chain of several products.
class MultiplyAccumulates {
public:
  /// In a structured op.
  MultiplyAccumulates(Operation *structured, SizeProvider *sizes)
      : MultiplyAccumulates(ArrayRef(structured), /*calls=*/nullptr, sizes) {}
  /// In functions that calls link.
  MultiplyAccumulates(ArrayRef<Operation *> functions, const CallSites *calls,
                      SizeProvider *sizes);

  bool contains(Operation *product) const { return products.contains(product); }
  /// Whether data say if `product`, one of them, is: where its sum is stored
  /// depends on them.
  bool dependsOnData(Operation *product) const {
    return byData.contains(product);
  }
  /// Whether `product`, one of them, is none if what is written to the memory
  /// of its sum in between is something else.
  bool mayStartAnew(Operation *product) const {
    return restarted.contains(product);
  }
  /// Whether some, but not all calls of `function` lead into a sum: what is in
  /// it may be summed up in some of its executions only.
  bool isDivided(Operation *function) const {
    return divided.contains(function);
  }
  bool isAnyDivided() const { return !divided.empty(); }
  /// Whether `product`, none of them, may be one, since its sum is stored where
  /// zeros are written, and something else as well.
  bool mayStartAtZero(Operation *product) const {
    return unsure.contains(product);
  }
  /// Why there may be more of them; empty if there are none.
  StringRef getDoubt() const { return doubt; }
  /// Whether the answers depend on what becomes of the scope's results.
  bool dependOnUses() const { return areUsesAsked; }
  /// Whether the elements that `argument` of the body stands for are added up
  /// by the scope, a structured op.
  bool sumsUp(BlockArgument argument) const {
    return arguments.contains(argument);
  }

private:
  struct Term {
    Value value;
    /// The operation that adds it to the accumulator.
    Operation *sum;
  };
  void find(SumGraph &graph, SizeProvider *sizes);
  void findMore(SumGraph &graph,
                llvm::SmallDenseSet<Operation *, 2> &conditional);
  void addCarriedSums(const SumGraph &graph, const SumCycles &cycles);
  void addRemainders(const SumGraph &graph, const SumCycles &cycles);
  void addFirst(const SumGraph &graph, const SumCycles &cycles);
  Operation *getHandedOnSum(Value value, const SumGraph &graph,
                            const SumCycles *cycles = nullptr) const;
  struct Remainder;
  std::optional<Remainder> getRemainder(Operation *sum, const SumGraph &graph,
                                        const SumCycles &cycles) const;
  void addChains(const SumGraph &graph, SumChains &chains);
  void addScaledSums(const SumGraph &graph, SumChains &chains);
  void addScaledStart(const SumGraph &graph, SumChains &chains, Operation *sum,
                      Value scale);
  void addYieldedProducts(const SumGraph &graph);
  void addProduct(const SumGraph &graph, Operation *op, Operation *sum);
  /// Whether `sum` adds up to a position in memory.
  bool makesPosition(const SumGraph &graph, Operation *sum);
  void visitProduct(const SumGraph &graph, Operation *op, Operation *sum,
                    const Factors &factors);
  void visit(const SumGraph &graph, SumChains &chains, Term term);
  void visitTemporary(const SumGraph &graph, SumChains &chains, Value load,
                      Value memory);
  void search(const SumGraph &graph, SumChains &chains);
  void findUnsure(const SumGraph &graph, SumChains &chains);
  void findDivided(ArrayRef<Operation *> functions, const CallSites &calls,
                   const SumGraph &graph);

  SmallVector<Term, 4> worklist;
  /// Of a temporary, how many that read it are not known to add it up.
  llvm::SmallDenseMap<Value, int64_t, 2> numLeft;
  llvm::SmallDenseSet<Value, 8> visited;
  llvm::SmallDenseSet<Operation *, 4> products;
  llvm::SmallDenseSet<Operation *, 2> byData, restarted, unsure;
  /// The sums that are made of themselves.
  llvm::SmallDenseSet<Operation *, 4> carried;
  /// The cycles in which a sum is multiplied by something, too.
  llvm::SmallDenseSet<unsigned, 2> scaledCycles;
  llvm::SmallDenseSet<BlockArgument, 4> arguments;
  llvm::SmallDenseSet<Operation *, 2> divided;
  bool areUsesAsked = false;
  StringRef doubt;
};

/// Whether all that becomes of `value`, a tensor or a buffer, is that its
/// elements are added up by one operation, perhaps converted, scaled or moved
/// by others before.
/// Of a buffer, who reads it before `writer` puts them there does not matter.
bool isOnlySummedUp(Value value, Operation *writer = nullptr);

/// Whether what becomes of `value`, a result of a structured op or a buffer
/// that it writes, makes products in the op multiply-accumulates, or none.
bool isDecidedByUses(Value value);

/// Whether the region of `op`, a structured op, does nothing with the argument
/// but hand it on: converted, scaled by a constant, moved.
bool isHandedOn(Operation *op, BlockArgument argument);

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_MODELS_ACCUMULATION_MULTIPLYACCUMULATES_H
