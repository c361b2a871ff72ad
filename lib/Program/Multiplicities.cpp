//===- Multiplicities.cpp - How often each operation executes -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Multiplicities.h"

#include "UsedSymbols.h"
#include "mlir-roofline/Support/Formula/IterationSum.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

//===----------------------------------------------------------------------===//
// Loops and calls
//===----------------------------------------------------------------------===//

RepeatedLoops::RepeatedLoops(ArrayRef<const Node *> nest) {
  for (const Node *node : nest)
    loops.push_back({node->induction, node->times});
  areTripsFixed = llvm::none_of(loops, [&](const Loop &loop) {
    return isUsed(loop.times.value) || isUsed(loop.times.lower);
  });
  all = {1, 1};
  if (!areTripsFixed) {
    all = sum(all);
    return;
  }
  for (const Loop &loop : loops)
    all = all * loop.times;
}

bool RepeatedLoops::isUsed(const Quantity &once) const {
  return !once.isConstant() && llvm::any_of(loops, [&](const Loop &loop) {
    return dependsOn(once, loop.symbol);
  });
}

Multiplicity RepeatedLoops::repeat(const Multiplicity &once) const {
  if (!isUsed(once.value) && !isUsed(once.lower))
    return once * all;
  // The counts of an operation are few, each in several places.
  for (const auto &[other, repeated] : known)
    if (other.value == once.value && other.lower == once.lower &&
        other.isEstimate == once.isEstimate)
      return repeated;
  return known.emplace_back(once, sum(once)).second;
}

std::optional<Quantity> RepeatedLoops::sumBound(const Quantity &once,
                                                bool isLower) const {
  SmallVector<LoopCounter> counters;
  for (const Loop &loop : loops)
    counters.push_back(
        {loop.symbol, isLower ? loop.times.lower : loop.times.value});
  if (std::optional<Quantity> sum = sumNest(once, counters))
    return sum;
  if (isLower)
    return getLowerOfNest(once, counters);
  return std::nullopt;
}

Multiplicity RepeatedLoops::sum(const Multiplicity &once) const {
  bool isEstimate = once.isEstimate, isExact = once.isExact();
  for (const Loop &loop : loops) {
    isEstimate |= loop.times.isEstimate;
    isExact &= loop.times.isExact();
  }
  std::optional<Quantity> value = sumBound(once.value, /*isLower=*/false);
  if (value && isExact)
    return {*value, *value, isEstimate};
  Quantity lower = *sumBound(once.lower, /*isLower=*/true);
  if (value)
    return {*value, lower, isEstimate};
  // Level by level, from the first and the last iteration where nothing better
  // is known.
  Quantity estimate = once.value;
  for (const Loop &loop : llvm::reverse(loops)) {
    const Quantity &trips = loop.times.value;
    if (auto sum = sumIterations(estimate, loop.symbol, trips))
      estimate = *sum;
    else
      estimate = Quantity::max(atIteration(estimate, loop.symbol, 0),
                               atIteration(estimate, loop.symbol, trips - 1)) *
                 trips;
  }
  return {estimate, lower, /*isEstimate=*/true};
}

//===----------------------------------------------------------------------===//
// Every operation
//===----------------------------------------------------------------------===//

namespace {
/// Walks the trees from the leaves of the call graph's top downwards, handing
/// each node the loops around it.
class MultiplicityWalker {
public:
  MultiplicityWalker(ExecutionTreeBuilder &execution,
                     MutableArrayRef<CostedOp> ops,
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
  /// Executions here, by everything around: trip counts that an outer iteration
  /// determines are summed over it.
  Multiplicity getHere() const {
    const Multiplicity once = {1, isCertain ? 1 : 0};
    const std::optional<Multiplicity> &product = products.back();
    return (product ? once * *product : RepeatedLoops(loops).repeat(once)) *
           current;
  }

  void enterLoop(const Node &loop) {
    // Deep nests are common where a compiler made them: the product is that of
    // the loops around and one more.
    auto dependsOnOuter = [&](const Quantity &trips) {
      return !trips.isConstant() && llvm::any_of(loops, [&](const Node *outer) {
        return dependsOn(trips, outer->induction);
      });
    };
    std::optional<Multiplicity> product = products.back();
    if (product &&
        (dependsOnOuter(loop.times.value) || dependsOnOuter(loop.times.lower)))
      product = std::nullopt;
    else if (product)
      *product = *product * loop.times;
    loops.push_back(&loop);
    products.push_back(std::move(product));
  }

  void leaveLoop() {
    loops.pop_back();
    products.pop_back();
  }

  /// How often a loop runs on average, where the loops around it change that.
  void setMeanTimes(Node &loop, const Multiplicity &around) {
    loop.meanTimes = std::nullopt;
    if (loop.times.value.isConstant())
      return;
    std::optional<double> before = around.value.getDouble();
    Multiplicity here = getHere();
    loop.isMeanLower = here.isEstimate;
    std::optional<double> inside =
        (here.isEstimate ? here.lower : here.value).getDouble();
    if (before && inside)
      loop.meanTimes = *before == 0 ? 0 : *inside / *before;
  }

  /// Sums what an op costs over the loops around it, if it depends on them.
  void addIterated(unsigned op) {
    const OpCost &cost = ops[op].cost;
    bool isIterated = false;
    forEachCount(cost, [&](const Quantity &count) {
      isIterated |=
          !count.isConstant() && llvm::any_of(loops, [&](const Node *loop) {
            return dependsOn(count, loop->induction);
          });
    });
    if (!isIterated)
      return;
    CountStatus status = CountStatus::exact;
    RepeatedLoops nest(loops);
    OpCost all = cost.transformed([&](const Quantity &count) {
      Multiplicity sum = nest.repeat({count, count});
      status = combine(status, sum.getStatus());
      return sum.value;
    });
    if (status != CountStatus::exact) {
      all.workStatus = combine(all.workStatus, status);
      all.limitTraffic(status);
      if (all.effective)
        all.effective->status = combine(all.effective->status, status);
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
      enterLoop(node);
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
      leaveLoop();
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

  ExecutionTreeBuilder &execution;
  MutableArrayRef<CostedOp> ops;
  MutableArrayRef<FunctionCost> functions;
  llvm::DenseMap<unsigned, OpCost> iterated;
  SmallVector<const Node *> loops;
  /// How often the body of the first loops runs, from none to all of them;
  /// nothing where a loop among them counts iterations of one around it.
  SmallVector<std::optional<Multiplicity>> products = {Multiplicity()};
  Multiplicity current;
  bool isCertain = true;
};
} // namespace

llvm::DenseMap<unsigned, OpCost>
mlir::roofline::computeMultiplicities(ExecutionTreeBuilder &execution,
                                      MutableArrayRef<CostedOp> ops,
                                      MutableArrayRef<FunctionCost> functions) {
  return MultiplicityWalker(execution, ops, functions).run();
}
