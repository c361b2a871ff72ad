//===- Instantiator.h - From functions to instances -------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// First which instances there are, from the callers down (Instances.cpp), then
// a copy of the program with a function for each (InstanceCopy.cpp).
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANTIATOR_H
#define MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANTIATOR_H

#include "Instances.h"

#include "mlir-roofline/Support/Formula/QuantityHash.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <unordered_map>

namespace mlir::roofline {

/// What a call passes, by the callee's names, in the order of its arguments.
using PassedSizes = SmallVector<std::pair<std::string, Quantity>, 0>;

/// A function as it is called with certain sizes.
struct FunctionInstance {
  unsigned function;
  /// Whether execution starts here.
  bool isEntry = false;
  /// What takes the place of symbols: for sizes that calls agree on, what they
  /// pass; 0 for the counters of loops that run once.
  llvm::StringMap<Quantity> settled;
  /// The sizes among them, in the order of the arguments.
  PassedSizes sizes;
  /// Sizes that calls pass and that stay open.
  llvm::StringSet<> open;
};

/// A call in an instance of its caller.
struct InstanceCall {
  PassedSizes passed;
  /// Whether a size in it may be negative: the callee's formulas take it for a
  /// size, and say nothing certain then.
  bool isGuess = false;
  /// The instance that it calls, once it is known.
  unsigned instance = 0;
};

/// The calls that one instance is for.
using InstanceCalls = std::vector<InstanceCall *>;

class Instantiator {
public:
  Instantiator(const Program &program, const CostTable &costs,
               const SizeBindings &bindings, ArrayRef<unsigned> entries);

  Instances run();

private:
  std::vector<unsigned> getCalleesFirst() const;
  void addInstances(unsigned function);
  std::vector<InstanceCalls> groupCalls(unsigned function);
  void addInstance(unsigned function, const InstanceCalls &group);
  void bindOneTripLoops(FunctionInstance &instance);
  void addCalls(unsigned instance);
  bool isIterated(const PassedSizes &passed) const;
  Quantity put(const Quantity &count, const FunctionInstance &instance) const;
  Quantity putOnce(const Quantity &count, const FunctionInstance &instance);

  void build(unsigned instance);
  void copyChildren(unsigned from, unsigned to,
                    const FunctionInstance &instance);
  void copyNode(const ExecutionTree::Node &node, unsigned parent,
                const FunctionInstance &instance);
  void addOp(unsigned op, unsigned parent, const FunctionInstance &instance);

  const Program &program;
  const ExecutionTree &tree;
  const CostTable &costs;
  const SizeBindings &bindings;
  llvm::DenseSet<unsigned> entries;
  /// Whether only some of the program's entry points were asked for.
  bool isPart;

  size_t numRepeatedRows = 0;
  std::vector<FunctionInstance> instances;
  /// By instance, its calls in the order of the program's.
  std::vector<std::vector<InstanceCall>> calls;
  /// By function, the calls of it.
  llvm::DenseMap<unsigned, InstanceCalls> callers;

  // While the result is built.
  Instances result;
  /// By instance, its number among the functions of the result.
  std::vector<unsigned> numbers;
  /// Functions that have several instances.
  llvm::DenseSet<unsigned> repeated;
  unsigned current = 0, nextCall = 0;
  /// What its counts become: a function has many operations of few sizes.
  std::unordered_map<Quantity, Quantity, QuantityHash> copied;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_LIB_PROGRAM_INSTANCES_INSTANTIATOR_H
