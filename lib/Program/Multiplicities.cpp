//===- Multiplicities.cpp - How often each operation executes -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Multiplicities.h"

#include "IterationSum.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

//===----------------------------------------------------------------------===//
// Loops and calls
//===----------------------------------------------------------------------===//

Multiplicity mlir::roofline::repeat(const Multiplicity &once,
                                    const Node &loop) {
  StringRef symbol = loop.induction;
  std::optional<Quantity> value =
      sumIterations(once.value, symbol, loop.times.value);
  std::optional<Quantity> lower =
      once.lower == once.value && loop.times.isExact()
          ? value
          : sumIterations(once.lower, symbol, loop.times.lower);
  bool isEstimate = once.isEstimate || loop.times.isEstimate;
  if (value && lower)
    return {*value, *lower, isEstimate};
  Quantity last = loop.times.value - Quantity(1);
  return {Quantity::max(atIteration(once.value, symbol, 0),
                        atIteration(once.value, symbol, last)) *
              loop.times.value,
          0, /*isEstimate=*/true};
}

Quantity mlir::roofline::bindCallee(const Quantity &count, const Node &call) {
  if (count.isConstant() || call.bindings.empty())
    return count;
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    for (const auto &[formal, actual] : call.bindings)
      if (formal == name)
        return actual;
    return std::nullopt;
  });
}

//===----------------------------------------------------------------------===//
// Every operation
//===----------------------------------------------------------------------===//

namespace {
/// Walks the trees from the leaves of the call graph's top downwards, handing
/// each node the loops around it.
class MultiplicityWalker {
public:
  MultiplicityWalker(ExecutionTree &execution, MutableArrayRef<CostedOp> ops,
                     MutableArrayRef<FunctionCost> functions)
      : execution(execution), ops(ops), functions(functions) {}

  llvm::DenseMap<unsigned, OpCost> run() {
    for (FunctionCost &function : functions)
      function.multiplicity = {0, 0};
    for (unsigned entry : execution.getEntryPoints())
      functions[entry].multiplicity = {1, 1};
    std::vector<unsigned> calleesFirst = execution.getCalleesFirst();
    for (unsigned function : llvm::reverse(calleesFirst)) {
      current = functions[function].multiplicity;
      visit(execution.getRoots()[function]);
    }
    return std::move(iterated);
  }

private:
  /// Executions here: everything around, innermost first, so that a trip count
  /// that an outer iteration determines is summed over it.
  Multiplicity getHere() const {
    Multiplicity here = {1, isCertain ? 1 : 0};
    for (const Node *loop : llvm::reverse(loops))
      here = repeat(here, *loop);
    return here * current;
  }

  /// How often a loop runs on average, where the loops around it change that.
  void setMeanTimes(Node &loop, const Multiplicity &around) {
    loop.meanTimes = std::nullopt;
    if (loop.times.value.isConstant())
      return;
    std::optional<double> before = around.value.getDouble();
    std::optional<double> inside = getHere().value.getDouble();
    if (before && inside)
      loop.meanTimes = *before == 0 ? 0 : *inside / *before;
  }

  /// Sums what an op costs over the loops around it, if it depends on them.
  void addIterated(unsigned op) {
    const OpCost &cost = ops[op].cost;
    bool isIterated = false;
    cost.transformed([&](const Quantity &count) {
      for (const Node *loop : loops)
        isIterated |= dependsOn(count, loop->induction);
      return count;
    });
    if (!isIterated)
      return;
    CountStatus status = CountStatus::exact;
    OpCost all = cost.transformed([&](const Quantity &count) {
      Multiplicity sum = {count, count};
      for (const Node *loop : llvm::reverse(loops))
        sum = repeat(sum, *loop);
      status = combine(status, sum.getStatus());
      return sum.value;
    });
    if (status != CountStatus::exact) {
      all.workStatus = combine(all.workStatus, status);
      all.limitTraffic(status);
    }
    iterated.try_emplace(op, std::move(all));
  }

  void visit(unsigned index) {
    Node &node = execution.getNode(index);
    if (node.kind == Kind::call) {
      Multiplicity &callee = functions[node.function].multiplicity;
      callee = callee + getHere();
      return;
    }
    bool wasCertain = isCertain;
    if (node.kind == Kind::loop) {
      Multiplicity around = getHere();
      loops.push_back(&node);
      setMeanTimes(node, around);
    }
    std::vector<bool> certain = getCertainChildren(node);
    std::optional<Multiplicity> here;
    for (auto [position, child] : llvm::enumerate(node.children)) {
      isCertain = wasCertain && (certain.empty() || certain[position]);
      if (!child.isOp) {
        visit(child.index);
        continue;
      }
      if (!here)
        here = getHere();
      ops[child.index].multiplicity = *here;
      if (!loops.empty())
        addIterated(child.index);
    }
    isCertain = wasCertain;
    if (node.kind == Kind::loop)
      loops.pop_back();
  }

  /// Which children run whatever path is taken; empty if all do.
  std::vector<bool> getCertainChildren(const Node &node) const {
    size_t size = node.children.size();
    if (node.kind == Kind::choice)
      return std::vector<bool>(size, size == 1);
    if (node.kind != Kind::graph)
      return {};
    // In topological order, a path avoids a block if an edge passes over it, or
    // if it ends before.
    std::vector<bool> certain(size);
    size_t reach = 0;
    bool mayEnd = false;
    for (size_t i = 0; i < size; ++i) {
      certain[i] = reach <= i && !mayEnd;
      mayEnd |= node.successors[i].empty();
      for (unsigned successor : node.successors[i])
        reach = std::max<size_t>(reach, successor);
    }
    return certain;
  }

  ExecutionTree &execution;
  MutableArrayRef<CostedOp> ops;
  MutableArrayRef<FunctionCost> functions;
  llvm::DenseMap<unsigned, OpCost> iterated;
  SmallVector<const Node *> loops;
  Multiplicity current;
  bool isCertain = true;
};
} // namespace

llvm::DenseMap<unsigned, OpCost>
mlir::roofline::computeMultiplicities(ExecutionTree &execution,
                                      MutableArrayRef<CostedOp> ops,
                                      MutableArrayRef<FunctionCost> functions) {
  return MultiplicityWalker(execution, ops, functions).run();
}
