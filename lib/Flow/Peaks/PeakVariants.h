//===- PeakVariants.h - Peaks of functions as they are called ---*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a function holds depends on which of its arguments its caller goes on
// holding: those count in the caller. So a function has a variant for each set
// of arguments that count in it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_FLOW_PEAKVARIANTS_H
#define MLIR_ROOFLINE_LIB_FLOW_PEAKVARIANTS_H

#include "Liveness.h"
#include "Storage/StorageBytes.h"
#include "mlir-roofline/Flow/PeakActivations.h"

#include <map>

namespace mlir::roofline {

struct PeakCall {
  unsigned position;
  const ExecutionTree::Node *node;
  /// The number of the callee's variant.
  unsigned callee;
  /// Storages of the caller that count in the callee while it runs: arguments
  /// that die at the call, and what comes back.
  SmallVector<unsigned, 4> handedOver;
  /// Numbers of the arguments that are made for the call: splats and copies.
  SmallVector<unsigned, 2> made;
  /// The position of the callee from which on it may hold less than is counted,
  /// because memory of which it is given parts, or in several arguments, counts
  /// in the caller until the callee ends.
  unsigned exactUntil = ~0u;
};

struct PeakVariant {
  unsigned function;
  /// By number of the argument.
  llvm::BitVector counted;
  /// In the order of their positions.
  std::vector<PeakCall> calls;

  // Of one execution, callees included.
  CountStatus status = CountStatus::exact;
  Quantity peak, orderFree, sum;
  std::optional<int64_t> plan;
  /// The plan without what is handed in and out.
  std::optional<int64_t> frame;
  /// Where the peak is, if that is decided, and the operation there.
  std::optional<unsigned> position;
  Operation *at = nullptr;

  /// Null if there is none at the position.
  const PeakCall *findCall(unsigned position) const;
};

class PeakVariants {
public:
  PeakVariants(const ModuleCost &cost, InputUse inputs,
               const SizeBindings &bindings,
               llvm::function_ref<bool(Value)> counts = nullptr);

  /// Variants of the functions by themselves have the functions' numbers.
  const PeakVariant &get(unsigned variant) const { return variants[variant]; }
  /// What is there when, by where it begins; sides of branches in which
  /// something is not used are left out.
  std::vector<LiveInterval> getHeld(unsigned variant) const;
  /// Of a function by itself.
  const std::vector<std::pair<unsigned, Quantity>> &
  getTimeline(unsigned function) const {
    return timelines[function];
  }
  Quantity getLive(unsigned op) const;
  Value getValue(unsigned storage) const {
    return storages.getAll()[storage].value;
  }
  /// The bytes of a function's inputs and caches.
  std::pair<Quantity, Quantity> getHandedIn(unsigned function) const;

private:
  using Storage = Storages::Storage;

  // Which variants there are (PeakVariants.cpp).
  void collectFunctions();
  void addOwnVariants();
  void findVariants();
  void addCall(unsigned variant, unsigned position,
               const ExecutionTree::Node &node);
  void addArguments(const PeakVariant &variant, PeakCall &call,
                    llvm::BitVector &counted) const;
  void addReturned(const PeakVariant &variant, PeakCall &call,
                   const llvm::BitVector &counted) const;
  unsigned getVariant(unsigned function, const llvm::BitVector &counted);
  bool isCounted(const PeakVariant &variant, unsigned storage) const;

  // How large that is (PeakSizes.cpp).
  void computeBytes(const SizeBindings &bindings,
                    llvm::function_ref<bool(Value)> counts);
  void addWholes(unsigned function, ArrayRef<unsigned> parts);
  const StorageBytes::Size &getSize(unsigned function, unsigned storage) const;
  /// Null if there is none.
  const ExecutionTree::Node *getCall(unsigned function,
                                     unsigned position) const;

  // What they hold (PeakSums.cpp).
  bool runsUnseen(unsigned function) const;
  void compute(PeakVariant &variant);
  void computeOrderFree(PeakVariant &variant);
  void computePlans(PeakVariant &variant, ArrayRef<LiveInterval> intervals);
  std::vector<LiveCall> getLiveCalls(const PeakVariant &variant) const;
  std::vector<LiveInterval> getHeld(const PeakVariant &variant) const;
  /// The same, from the first to the last use.
  std::vector<LiveInterval> getIntervals(const PeakVariant &variant) const;
  Operation *getOp(unsigned function, unsigned position) const;

  const ModuleCost &cost;
  const ValueFlow &flow;
  const ValueClasses &classes;
  Storages storages;
  std::vector<PeakVariant> variants;
  std::map<std::pair<unsigned, std::vector<unsigned>>, unsigned> numbers;
  /// By function.
  std::vector<std::vector<unsigned>> variantsOf, storagesOf, opsOf;
  std::vector<std::vector<std::pair<unsigned, const ExecutionTree::Node *>>>
      callsOf;
  /// By function, parallel to `storagesOf`.
  std::vector<std::vector<StorageBytes::Size>> sizes;
  /// Once sizes are asked for.
  std::optional<StorageBytes> bytes;
  /// By storage, its place in `storagesOf`.
  std::vector<unsigned> places;
  /// By function.
  std::vector<std::vector<std::pair<unsigned, Quantity>>> timelines;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_FLOW_PEAKVARIANTS_H
