//===- Remainders.cpp - What unrolling and peeling leave of sums ----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/MultiplyAccumulates.h"

#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

/// Adds what loops and branches hand on as `value`, and what it is clamped or
/// converted from.
static void addShown(Value value, const SumGraph &graph,
                     llvm::SmallSetVector<Value, 4> &values) {
  values.insert_range(graph.getForwarded(value));
  Operation *op = value.getDefiningOp();
  if (!op || isSum(op))
    return;
  for (OpOperand &operand : op->getOpOperands())
    if (SumRole role = roofline::getSumRole(operand);
        role == SumRole::moved || role == SumRole::converted)
      values.insert(operand.get());
}

/// Whether loops and branches hand on as `value` what a sum that is made of
/// itself has come to.
bool MultiplyAccumulates::isHandedOnSum(Value value,
                                        const SumGraph &graph) const {
  // From loop to loop, and from the test of a loop to its body.
  constexpr unsigned maxValues = 32;
  llvm::SmallSetVector<Value, 4> values;
  values.insert_range(graph.getForwarded(value));
  for (unsigned next = 0; next < values.size() && next < maxValues; ++next) {
    Operation *last = values[next].getDefiningOp();
    if (last && carried.contains(last))
      return true;
    addShown(values[next], graph, values);
  }
  return false;
}

/// What unrolling leaves of a sum that a loop carries: behind the loop, a
/// product of elements of the same buffers is added to its result. Two or more
/// of them are a chain by themselves.
void MultiplyAccumulates::addRemainders(const SumGraph &graph) {
  if (carried.empty())
    return;
  size_t numSteps = graph.getStepsOfSearch();
  llvm::SmallDenseMap<Value, SmallVector<Value>, 4> loaded;
  for (Operation *sum : graph.getSums()) {
    Value whole;
    SmallVector<Value, 2> others;
    for (Value operand : sum->getOperands()) {
      if (!whole && !carried.contains(sum) && isHandedOnSum(operand, graph))
        whole = operand;
      else
        others.push_back(operand);
    }
    if (!whole)
      continue;
    SmallVector<Value> own = graph.getLoadedMemory(others, numSteps);
    auto [known, isNew] = loaded.try_emplace(whole);
    SmallVector<Value> &all = known->second;
    if (isNew)
      all = graph.getLoadedMemory(whole, numSteps);
    if (own.empty() || !llvm::all_of(own, [&](Value memory) {
          return llvm::is_contained(all, memory);
        }))
      continue;
    for (Value other : others)
      worklist.push_back({other, sum});
    addProduct(graph, sum, sum);
  }
}

/// The additions that hand what they make to a loop that goes on with it as
/// `accumulator`, one of its sums.
static SmallVector<Operation *> getStarts(Value accumulator, Value sum,
                                          const SumGraph &graph,
                                          const SumCycles &cycles) {
  // From loop to loop, and from blocks to blocks.
  constexpr unsigned maxValues = 32;
  SmallVector<Operation *> starts;
  llvm::SmallSetVector<Value, 4> values;
  values.insert(accumulator);
  for (unsigned next = 0; next < values.size() && next < maxValues; ++next) {
    Value value = values[next];
    Operation *op = value.getDefiningOp();
    if (op && isSum(op) && !cycles.areInOneCycle(value, sum))
      starts.push_back(op);
    else
      addShown(value, graph, values);
  }
  return starts;
}

/// What peeling leaves in front of a sum that a loop carries: the first product
/// of elements of the same buffers is added to what it starts with.
void MultiplyAccumulates::addFirst(const SumGraph &graph,
                                   const SumCycles &cycles) {
  size_t numSteps = graph.getStepsOfSearch();
  struct First {
    Operation *start, *sum;
  };
  SmallVector<First> starts;
  for (Operation *sum : graph.getSums()) {
    Value result = sum->getResult(0);
    for (Value operand : sum->getOperands())
      if (carried.contains(sum) && isa<BlockArgument>(operand) &&
          cycles.areInOneCycle(operand, result))
        for (Operation *start : getStarts(operand, result, graph, cycles))
          starts.push_back({start, sum});
  }
  for (auto [start, sum] : starts) {
    SmallVector<Value, 2> added;
    for (Value operand : sum->getOperands())
      if (!cycles.areInOneCycle(operand, sum->getResult(0)))
        added.push_back(operand);
    SmallVector<Value> all = graph.getLoadedMemory(added, numSteps);
    SmallVector<Value> own = graph.getLoadedMemory(
        llvm::to_vector<2>(start->getOperands()), numSteps);
    if (all.empty() || !llvm::all_of(all, [&](Value memory) {
          return llvm::is_contained(own, memory);
        }))
      continue;
    for (OpOperand &operand : start->getOpOperands())
      if (roofline::getSumRole(operand) == SumRole::term)
        worklist.push_back({operand.get(), start});
    addProduct(graph, start, start);
  }
}
