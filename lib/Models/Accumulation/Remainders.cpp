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

/// Adds what loops and branches hand on as `value`, what it is clamped or
/// converted from, and the sum of its own cycle that it scales.
static void addShown(Value value, const SumGraph &graph,
                     const SumCycles *cycles,
                     llvm::SmallSetVector<Value, 4> &values) {
  values.insert_range(graph.getForwarded(value));
  Operation *op = value.getDefiningOp();
  if (!op || isSum(op))
    return;
  for (OpOperand &operand : op->getOpOperands()) {
    SumRole role = roofline::getSumRole(operand);
    if (role == SumRole::moved || role == SumRole::converted ||
        (role == SumRole::factor && cycles &&
         cycles->areInOneCycle(operand.get(), value)))
      values.insert(operand.get());
  }
}

/// The sum that is made of itself and has come to what loops and branches hand
/// on as `value`; null if there is none.
Operation *MultiplyAccumulates::getHandedOnSum(Value value,
                                               const SumGraph &graph,
                                               const SumCycles *cycles) const {
  // From loop to loop, and from the test of a loop to its body.
  constexpr unsigned maxValues = 32;
  llvm::SmallSetVector<Value, 4> values;
  values.insert_range(graph.getForwarded(value));
  for (unsigned next = 0; next < values.size() && next < maxValues; ++next) {
    Operation *last = values[next].getDefiningOp();
    if (last && carried.contains(last))
      return last;
    addShown(values[next], graph, cycles, values);
  }
  return nullptr;
}

/// An addition to what a loop has added up.
struct MultiplyAccumulates::Remainder {
  /// What the loop has added up.
  Value whole;
  /// What else is added, and what is multiplied for that.
  SmallVector<Value, 2> others, factors;
};

std::optional<MultiplyAccumulates::Remainder>
MultiplyAccumulates::getRemainder(Operation *sum, const SumGraph &graph,
                                  const SumCycles &cycles) const {
  if (carried.contains(sum))
    return std::nullopt;
  Remainder remainder;
  // What decays in the loop is multiplied here, too, before something is added.
  auto findScaled = [&](Operation *product) {
    if (!product || scaledCycles.empty() || remainder.whole)
      return false;
    std::optional<Factors> factors = getFactors(product);
    if (!factors)
      return false;
    for (Value factor : {factors->first, factors->second}) {
      Operation *last = getHandedOnSum(factor, graph, &cycles);
      if (last && scaledCycles.contains(cycles.getCycle(last->getResult(0))))
        remainder.whole = factor;
    }
    return remainder.whole != nullptr;
  };
  bool isScaled = findScaled(sum);
  for (OpOperand &operand : sum->getOpOperands()) {
    Value value = operand.get();
    if (roofline::getSumRole(operand) != SumRole::term) {
      if (!isScaled)
        remainder.factors.push_back(value);
    } else if (!remainder.whole && getHandedOnSum(value, graph, &cycles)) {
      remainder.whole = value;
    } else if (!findScaled(value.getDefiningOp())) {
      remainder.others.push_back(value);
    }
  }
  if (!remainder.whole)
    return std::nullopt;
  return remainder;
}

/// What unrolling leaves of a sum that a loop carries: behind the loop, a
/// product of elements of the same buffers is added to its result. Two or more
/// of them are a chain by themselves.
void MultiplyAccumulates::addRemainders(const SumGraph &graph,
                                        const SumCycles &cycles) {
  if (carried.empty())
    return;
  size_t numSteps = graph.getStepsOfSearch();
  llvm::SmallDenseMap<Value, SmallVector<Value>, 4> loaded;
  for (Operation *sum : graph.getSums()) {
    std::optional<Remainder> remainder = getRemainder(sum, graph, cycles);
    if (!remainder)
      continue;
    SmallVector<Value, 2> added = remainder->others;
    llvm::append_range(added, remainder->factors);
    SmallVector<Value> own = graph.getLoadedMemory(added, numSteps);
    auto [known, isNew] = loaded.try_emplace(remainder->whole);
    SmallVector<Value> &all = known->second;
    if (isNew)
      all = graph.getLoadedMemory(remainder->whole, numSteps);
    if (own.empty() || !llvm::all_of(own, [&](Value memory) {
          return llvm::is_contained(all, memory);
        }))
      continue;
    for (Value other : remainder->others)
      worklist.push_back({other, sum});
    if (!remainder->factors.empty())
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
    if (op && isSum(op) && !cycles.areInOneCycle(value, sum)) {
      starts.push_back(op);
      continue;
    }
    addShown(value, graph, &cycles, values);
    // What is scaled at the end of an iteration is so here.
    if (std::optional<Factors> factors = op ? getFactors(op) : std::nullopt)
      for (Value factor : {factors->first, factors->second})
        if (Operation *first = factor.getDefiningOp(); first && isSum(first))
          values.insert(factor);
  }
  return starts;
}

/// The arguments that hand on to `sum` what it is made of itself.
static SmallVector<Value, 2> getAccumulators(Operation *sum,
                                             const SumCycles &cycles) {
  constexpr unsigned maxValues = 8;
  llvm::SmallSetVector<Value, 4> values;
  SmallVector<Value, 2> arguments;
  values.insert_range(sum->getOperands());
  for (unsigned next = 0; next < values.size() && next < maxValues; ++next) {
    Value value = values[next];
    if (!cycles.areInOneCycle(value, sum->getResult(0)))
      continue;
    Operation *op = value.getDefiningOp();
    if (!op)
      arguments.push_back(value);
    else if (!isSum(op))
      values.insert_range(op->getOperands());
  }
  return arguments;
}

/// What `sum` adds to itself, and what it multiplies for that.
static SmallVector<Value, 2> getAdded(Operation *sum, const SumCycles &cycles) {
  auto isItself = [&](Value value) {
    return cycles.areInOneCycle(value, sum->getResult(0));
  };
  std::optional<Factors> factors = getFactors(sum);
  bool isScaled =
      factors && (isItself(factors->first) || isItself(factors->second));
  SmallVector<Value, 2> added;
  for (OpOperand &operand : sum->getOpOperands())
    if (!isItself(operand.get()) &&
        (!isScaled || roofline::getSumRole(operand) != SumRole::factor))
      added.push_back(operand.get());
  return added;
}

/// What peeling leaves in front of a sum that a loop carries: the first product
/// of elements of the same buffers is added to what it starts with, which may
/// be scaled before.
void MultiplyAccumulates::addFirst(const SumGraph &graph,
                                   const SumCycles &cycles) {
  size_t numSteps = graph.getStepsOfSearch();
  struct First {
    Operation *start, *sum;
  };
  SmallVector<First> starts;
  for (Operation *sum : graph.getSums())
    if (carried.contains(sum))
      for (Value accumulator : getAccumulators(sum, cycles))
        for (Operation *start :
             getStarts(accumulator, sum->getResult(0), graph, cycles))
          starts.push_back({start, sum});
  for (auto [start, sum] : starts) {
    SmallVector<Value, 2> added = getAdded(sum, cycles);
    SmallVector<Value> all = graph.getLoadedMemory(added, numSteps);
    auto loadsAll = [&](ArrayRef<Value> values) {
      SmallVector<Value> own = graph.getLoadedMemory(values, numSteps);
      return llvm::all_of(
          all, [&](Value memory) { return llvm::is_contained(own, memory); });
    };
    if (all.empty() || !loadsAll(llvm::to_vector<2>(start->getOperands())))
      continue;
    // Of what is scaled, only what has been multiplied from the same buffers.
    bool isScaled = scaledCycles.contains(cycles.getCycle(sum->getResult(0)));
    for (OpOperand &operand : start->getOpOperands())
      if (roofline::getSumRole(operand) == SumRole::term &&
          (!isScaled || loadsAll(operand.get())))
        worklist.push_back({operand.get(), start});
    std::optional<Factors> factors = getFactors(start);
    if (factors && (!isScaled || loadsAll({factors->first, factors->second})))
      visitProduct(graph, start, start, *factors);
  }
}

//===----------------------------------------------------------------------===//
// Sums that are scaled between additions
//===----------------------------------------------------------------------===//

/// What a scaled sum begins with is scaled as it is; it is no product of it,
/// unless two values are multiplied in it before.
void MultiplyAccumulates::addScaledStart(const SumGraph &graph,
                                         SumChains &chains, Operation *sum,
                                         Value scale) {
  auto isStart = [&](Operation *product) {
    std::optional<Factors> factors = getFactors(product);
    return SumChains::isScaledBy(product, scale) &&
           !getProduct(factors->first) && !getProduct(factors->second);
  };
  for (OpOperand &operand : sum->getOpOperands()) {
    Operation *product = operand.get().getDefiningOp();
    if (roofline::getSumRole(operand) == SumRole::term &&
        chains.isSumOfProducts(operand.get()) && !(product && isStart(product)))
      worklist.push_back({operand.get(), sum});
  }
  if (getFactors(sum) && !isStart(sum))
    addProduct(graph, sum, sum);
}

/// The terms of scaled sums, from their ends back to where they start.
void MultiplyAccumulates::addScaledSums(const SumGraph &graph,
                                        SumChains &chains) {
  llvm::SmallDenseSet<Operation *, 4> visitedLinks;
  for (Operation *sum : chains.getScaledSums()) {
    ScaledLink link = chains.getScaledLink(sum);
    while (link.length != 0 && visitedLinks.insert(sum).second) {
      bool isOwnScaled = getFactors(sum).has_value();
      for (OpOperand &operand : sum->getOpOperands()) {
        if (roofline::getSumRole(operand) != SumRole::term)
          continue;
        if (chains.getScaledSum(operand.get()))
          isOwnScaled = false;
        else
          worklist.push_back({operand.get(), sum});
      }
      if (!isOwnScaled)
        addProduct(graph, sum, sum);
      sum = link.before;
      if (link.length == 1)
        addScaledStart(graph, chains, sum, link.scale);
      link = link.length == 1 ? ScaledLink() : chains.getScaledLink(sum);
    }
  }
}
