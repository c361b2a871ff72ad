//===- InstanceCopy.cpp - A program with a function per instance ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instantiator.h"
#include "UsedSymbols.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

/// Whether a count mentions a size.
static bool isOpen(const OpCost &cost) {
  bool isOpen = false;
  forEachCount(cost,
               [&](const Quantity &count) { isOpen |= !count.isConstant(); });
  return isOpen;
}

Quantity Instantiator::putOnce(const Quantity &count,
                               const FunctionInstance &instance) {
  if (count.isConstant())
    return count;
  auto [known, isNew] = copied.try_emplace(count);
  if (isNew)
    known->second = put(count, instance);
  return known->second;
}

void Instantiator::addOp(unsigned op, unsigned parent,
                         const FunctionInstance &instance) {
  result.execution.addOp(result.ops.size(), parent);
  const OpCost *cost = &costs[op];
  if ((!instance.settled.empty() || !bindings.empty()) && isOpen(*cost))
    cost = &result.costs.emplace_back(cost->transformed(
        [&](const Quantity &count) { return putOnce(count, instance); }));
  result.ops.emplace_back(op, program.getOps()[op].op, *cost, numbers[current]);
}

void Instantiator::copyNode(const Node &node, unsigned parent,
                            const FunctionInstance &instance) {
  if (node.kind == Kind::call && calls[current][nextCall].isGuess) {
    parent = result.execution.addNode(Kind::loop, parent, node.op);
    result.execution.getNode(parent).times = {1, 0, /*isEstimate=*/true};
  }
  unsigned number = result.execution.addNode(node.kind, parent, node.op);
  Node &copy = result.execution.getNode(number);
  copy.induction = node.induction;
  copy.isParallel = node.isParallel;
  copy.step = put(node.step, instance);
  copy.successors = node.successors;
  if (node.kind == Kind::loop)
    copy.times = {put(node.times.value, instance),
                  put(node.times.lower, instance), node.times.isEstimate};
  if (node.kind == Kind::call) {
    InstanceCall &call = calls[current][nextCall++];
    copy.function = numbers[call.instance];
    copy.bindings.assign(call.passed.begin(), call.passed.end());
  }
}

void Instantiator::copyChildren(unsigned from, unsigned to,
                                const FunctionInstance &instance) {
  const Node &node = tree.getNode(from);
  result.execution.getNode(to).children.reserve(node.children.size());
  for (const ExecutionTree::Child &child : node.children) {
    if (child.isOp) {
      addOp(child.index, to, instance);
      continue;
    }
    unsigned copy = result.execution.getNumNodes();
    copyNode(tree.getNode(child.index), to, instance);
    copyChildren(child.index, copy, instance);
  }
}

void Instantiator::build(unsigned number) {
  FunctionInstance &instance = instances[number];
  const ProgramFunction &function = program.getFunctions()[instance.function];
  FunctionCost &added = result.functions.emplace_back();
  added.op = function.op;
  added.name = function.name;
  added.number = instance.function;
  added.isEntry = instance.isEntry;
  added.takesSizes = !instance.sizes.empty() || !instance.open.empty();
  added.settled.assign(instance.sizes.begin(), instance.sizes.end());
  if (repeated.contains(instance.function))
    added.sizes.assign(instance.sizes.begin(), instance.sizes.end());
  if (instance.isEntry)
    result.execution.addEntryPoint(numbers[number]);
  current = number;
  nextCall = 0;
  copied.clear();
  unsigned root = result.execution.addRoot(function.op);
  copyChildren(tree.getRoots()[instance.function], root, instance);
}

Instances Instantiator::run() {
  std::vector<unsigned> order = getCalleesFirst();
  for (unsigned function : llvm::reverse(order))
    addInstances(function);

  // In program order.
  std::vector<unsigned> sorted(instances.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  llvm::stable_sort(sorted, [&](unsigned a, unsigned b) {
    return instances[a].function < instances[b].function;
  });
  numbers.resize(instances.size());
  for (auto [number, instance] : llvm::enumerate(sorted)) {
    numbers[instance] = number;
    if (number != 0 &&
        instances[sorted[number - 1]].function == instances[instance].function)
      repeated.insert(instances[instance].function);
  }
  if (!isPart) {
    result.ops.reserve(program.getOps().size());
    result.execution.reserve(tree.getNumNodes());
  }
  for (unsigned instance : sorted)
    build(instance);
  return std::move(result);
}

Instances mlir::roofline::instantiate(const Program &program,
                                      const CostTable &costs,
                                      const SizeBindings &bindings,
                                      ArrayRef<unsigned> entries) {
  return Instantiator(program, costs, bindings, entries).run();
}
