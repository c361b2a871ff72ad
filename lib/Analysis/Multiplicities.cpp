//===- Multiplicities.cpp - How often each operation executes -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Multiplicities.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

//===----------------------------------------------------------------------===//
// Loops and calls
//===----------------------------------------------------------------------===//

/// Up to this many iterations are summed one by one where no closed form is
/// known.
static constexpr int64_t maxSummed = 4096;

static bool dependsOn(const Quantity &count, StringRef symbol) {
  if (count.isConstant())
    return false;
  llvm::SetVector<StringRef> symbols;
  count.collectSymbols(symbols);
  return symbols.contains(symbol);
}

static Quantity atIteration(const Quantity &count, StringRef symbol,
                            const Quantity &iteration) {
  return count.substitute([&](StringRef name) {
    return name == symbol ? std::optional<Quantity>(iteration) : std::nullopt;
  });
}

/// The sum over `trips` iterations; nothing if it can only be bounded.
static std::optional<Quantity> sumIterations(const Quantity &once,
                                             StringRef symbol,
                                             const Quantity &trips) {
  if (!dependsOn(once, symbol))
    return once * trips;
  if (std::optional<Quantity> sum = once.sumOver(symbol, trips))
    return sum;
  std::optional<int64_t> count = trips.getInt64();
  if (!count || *count > maxSummed)
    return std::nullopt;
  Quantity sum;
  for (int64_t i = 0; i < *count; ++i)
    sum += atIteration(once, symbol, i);
  return sum;
}

Multiplicity mlir::roofline::repeat(const Multiplicity &once,
                                    const Node &loop) {
  StringRef symbol = loop.induction;
  std::optional<Quantity> value =
      sumIterations(once.value, symbol, loop.times.value);
  std::optional<Quantity> lower =
      sumIterations(once.lower, symbol, loop.times.lower);
  if (value && lower)
    return {*value, *lower};
  // Extents that depend on the iteration do so through min, max and divisions
  // of it, which are monotone; the ends bound them.
  auto first = atIteration(once.value, symbol, 0);
  auto last =
      atIteration(once.value, symbol, loop.times.value - Quantity(1));
  return {Quantity::max(first, last) * loop.times.value,
          Quantity::min(first, last) * loop.times.lower};
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
    for (unsigned function : getCallersFirst()) {
      current = functions[function].multiplicity;
      visit(execution.getRoots()[function]);
    }
    return std::move(iterated);
  }

private:
  /// The functions so that each stands behind all that call it.
  std::vector<unsigned> getCallersFirst() {
    std::vector<unsigned> order;
    std::vector<bool> seen(functions.size());
    for (unsigned function = 0; function < functions.size(); ++function)
      addAfterCallees(function, seen, order);
    std::reverse(order.begin(), order.end());
    return order;
  }

  void addAfterCallees(unsigned function, std::vector<bool> &seen,
                       std::vector<unsigned> &order) {
    if (seen[function])
      return;
    seen[function] = true;
    SmallVector<unsigned> work{execution.getRoots()[function]};
    while (!work.empty()) {
      const Node &node = execution.getNode(work.pop_back_val());
      if (node.kind == Kind::call)
        addAfterCallees(node.function, seen, order);
      for (const ExecutionTree::Child &child : node.children)
        if (!child.isOp)
          work.push_back(child.index);
    }
    order.push_back(function);
  }

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
    OpCost all = cost.transformed([&](const Quantity &count) {
      Multiplicity sum = {count, count};
      for (const Node *loop : llvm::reverse(loops))
        sum = repeat(sum, *loop);
      return sum.value;
    });
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
    // A block is certain if as many paths go through it as there are.
    std::vector<Quantity> in(size), out(size);
    in.front() = 1;
    for (size_t i = 0; i < size; ++i)
      for (unsigned successor : node.successors[i])
        in[successor] += in[i];
    for (size_t i = size; i-- > 0;) {
      out[i] = node.successors[i].empty() ? 1 : 0;
      for (unsigned successor : node.successors[i])
        out[i] += out[successor];
    }
    std::vector<bool> certain(size);
    for (size_t i = 0; i < size; ++i)
      certain[i] = in[i] * out[i] == out.front();
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

llvm::DenseMap<unsigned, OpCost> mlir::roofline::computeMultiplicities(
    ExecutionTree &execution, MutableArrayRef<CostedOp> ops,
    MutableArrayRef<FunctionCost> functions) {
  return MultiplicityWalker(execution, ops, functions).run();
}
