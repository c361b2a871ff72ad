//===- ValueFlow.cpp - Where values come from and live --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/ValueFlow.h"

#include "Branches.h"
#include "ExecutionParents.h"
#include "OriginFinder.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

ValueFlow::ValueFlow(const ModuleCost &cost) {
  addProgram(cost);
  OriginFinder origins(cost, *this);
  origins.run();
}

void ValueFlow::addProgram(const ModuleCost &cost) {
  for (const CostedOp &op : cost.getOps())
    if (!costed.try_emplace(op.op, &op).second)
      instances[op.op].push_back(&op);
  const ExecutionTree &tree = cost.getExecution();
  // Loops of one operation multiply if one is the other's child; side by side,
  // the longer one says how often.
  std::vector<std::optional<unsigned>> parents = getParents(tree);
  std::vector<Multiplicity> products(tree.getNumNodes());
  llvm::SmallDenseSet<Operation *> branches;
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (node.kind == Kind::call)
      calls.try_emplace(node.op, &node);
    if (node.kind != Kind::loop || branches.contains(node.op))
      continue;
    // An operation with many sides has as many nodes, and is asked once.
    if (node.op && !trips.contains(node.op) && runsOneAtMost(node.op)) {
      branches.insert(node.op);
      continue;
    }
    std::optional<unsigned> parent = parents[number];
    bool isInner = parent && tree.getNode(*parent).kind == Kind::loop &&
                   tree.getNode(*parent).op == node.op;
    products[number] = isInner ? products[*parent] * node.times : node.times;
    auto [found, isNew] = trips.try_emplace(node.op);
    Trips &all = found->second;
    if (isNew || isInner) {
      all.times = products[number];
    } else {
      const Multiplicity &other = products[number];
      all.times = {Quantity::max(all.times.value, other.value),
                   Quantity::min(all.times.lower, other.lower),
                   all.times.isEstimate || other.isEstimate};
    }
    if (!node.induction.empty())
      all.inductions.push_back(node.induction);
  }
}

ValueFlow::Origin ValueFlow::getOrigin(Value value) const {
  Origin origin = getStep(value);
  auto init = inits.find(origin.value);
  if (init == inits.end())
    return origin;
  return {init->second.value, init->second.replaced + origin.replaced};
}
