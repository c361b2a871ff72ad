//===- CalleeSizes.cpp - Sizes that every call agrees on ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CalleeSizes.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
class SizeSettler {
public:
  SizeSettler(ExecutionTree &execution, MutableArrayRef<CostedOp> ops)
      : execution(execution), ops(ops) {}

  void run();

private:
  void findAgreed(unsigned function);
  void replace(unsigned node);
  bool dependsOnIteration(const Quantity &size) const;
  Quantity replace(const Quantity &count) const {
    return count.substitute([&](StringRef name) -> std::optional<Quantity> {
      auto found = agreed.find(name);
      return found == agreed.end() ? std::nullopt
                                   : std::optional<Quantity>(found->second);
    });
  }

  ExecutionTree &execution;
  MutableArrayRef<CostedOp> ops;
  llvm::StringSet<> iterations;
  /// By function, the nodes that call it.
  llvm::DenseMap<unsigned, SmallVector<unsigned>> calls;
  /// Of the function at hand.
  llvm::MapVector<StringRef, Quantity> agreed;
};
} // namespace

bool SizeSettler::dependsOnIteration(const Quantity &size) const {
  llvm::SetVector<StringRef> names;
  size.collectSymbols(names);
  return llvm::any_of(
      names, [&](StringRef name) { return iterations.contains(name); });
}

/// Every call lists what it passes for the same sizes, but for those that are
/// settled already.
void SizeSettler::findAgreed(unsigned function) {
  agreed.clear();
  ArrayRef<unsigned> callers = calls[function];
  for (auto &[formal, actual] : execution.getNode(callers.front()).bindings) {
    bool agrees =
        llvm::all_of(callers.drop_front(), [&, formal = StringRef(formal),
                                            &actual = actual](unsigned other) {
          return llvm::any_of(
              execution.getNode(other).bindings, [&](const auto &binding) {
                return binding.first == formal && binding.second == actual;
              });
        });
    if (agrees && !dependsOnIteration(actual))
      agreed.insert({formal, actual});
  }
}

void SizeSettler::replace(unsigned number) {
  ExecutionTree::Node &node = execution.getNode(number);
  node.times.value = replace(node.times.value);
  node.times.lower = replace(node.times.lower);
  for (auto &binding : node.bindings)
    binding.second = replace(binding.second);
  for (const ExecutionTree::Child &child : node.children) {
    if (child.isOp)
      ops[child.index].cost = ops[child.index].cost.transformed(
          [&](const Quantity &count) { return replace(count); });
    else
      replace(child.index);
  }
}

void SizeSettler::run() {
  for (unsigned number = 0; number < execution.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = execution.getNode(number);
    if (!node.induction.empty())
      iterations.insert(node.induction);
    if (node.kind == Kind::call)
      calls[node.function].push_back(number);
  }
  if (calls.empty())
    return;
  std::vector<unsigned> order = execution.getCalleesFirst();
  for (unsigned function : llvm::reverse(order)) {
    if (!calls.contains(function))
      continue;
    findAgreed(function);
    if (!agreed.empty())
      replace(execution.getRoots()[function]);
  }
}

void mlir::roofline::settleCalleeSizes(ExecutionTree &execution,
                                       MutableArrayRef<CostedOp> ops) {
  SizeSettler(execution, ops).run();
}

llvm::StringSet<>
mlir::roofline::getPassedSizes(const ExecutionTree &execution) {
  llvm::StringSet<> passed;
  for (unsigned number = 0; number < execution.getNumNodes(); ++number)
    for (const auto &[formal, actual] : execution.getNode(number).bindings)
      passed.insert(formal);
  return passed;
}
