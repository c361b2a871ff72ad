//===- SumChains.cpp - Sums without a loop --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumChains.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/Products.h"

#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether branches hand on one of several numbers as `value`, and no loop.
bool SumChains::isChoice(Value value) const {
  ArrayRef<Value> sources = graph.getForwarded(value);
  Operation *op = value.getDefiningOp();
  return op && !sources.empty() && !isa<LoopLikeOpInterface>(op) &&
         op->getNumRegions() != 0;
}

/// A sum that is kept as it is on some ways is as long as on the longest.
SumChains::Chain SumChains::getChosen(Value value) {
  Chain chosen = {noStart, false};
  for (Value source : graph.getForwarded(value)) {
    auto known = chains.find(source);
    Chain chain = known == chains.end() ? Chain() : known->second;
    chosen.holdsProducts |= chain.holdsProducts;
    chosen.steps = std::max(chosen.steps, chain.steps);
  }
  return chains[value] = chosen;
}

/// A number that was not met is a start, unless it is loaded from where nothing
/// but products were stored.
SumChains::Chain SumChains::getChain(Value value) {
  auto known = chains.find(value);
  if (known != chains.end())
    return known->second;
  if (isChoice(value))
    return getChosen(value);
  Value memory = graph.getTemporary(value);
  if (!memory)
    return {};
  auto [it, isNew] = temporaries.try_emplace(memory);
  if (!isNew)
    return it->second;
  bool holdsProducts = false, holdsOthers = false;
  for (Value stored : graph.getTemporaryUses(memory).stored)
    (isPure(chains.lookup(stored)) ? holdsProducts : holdsOthers) = true;
  return it->second =
             holdsProducts && !holdsOthers ? Chain{noStart, true} : Chain{};
}

/// Of the terms, the one with the longest chain is what the others are added
/// to. Of these, one with a start of its own is another value.
SumChains::Chain SumChains::getSum(Operation *op) {
  Chain sum = {noStart, false};
  SmallVector<Chain, 3> terms;
  if (std::optional<Factors> factors = getFactors(op))
    terms.push_back(getProduct(op, *factors));
  for (OpOperand &operand : op->getOpOperands())
    if (roofline::getSumRole(operand) == SumRole::term)
      terms.push_back(getChain(operand.get()));
  for (auto [number, term] : llvm::enumerate(terms)) {
    sum.holdsProducts |= term.holdsProducts;
    if (term.steps == noStart)
      continue;
    int64_t steps = term.steps;
    for (auto [other, added] : llvm::enumerate(terms))
      steps += other != number && isPure(added);
    sum.steps = std::max(sum.steps, steps);
  }
  return sum;
}

/// A scaled product is one; anything else that is scaled, and a sum that is
/// made of itself, is a start.
SumChains::Chain SumChains::getProduct(Operation *op, const Factors &factors) {
  Value result = op->getResult(0);
  if (cycles.areInOneCycle(factors.first, result) ||
      cycles.areInOneCycle(factors.second, result))
    return {};
  if (multipliesTwoValues(factors))
    return {noStart, true};
  Value scaled = getScaled(factors);
  Chain chain = scaled ? getChain(scaled) : Chain();
  return chain.holdsProducts ? chain : Chain();
}

/// What a product is clamped by, or selected instead of it, does not matter.
SumChains::Chain SumChains::getMoved(Operation *op) {
  Chain moved;
  for (OpOperand &operand : op->getOpOperands()) {
    SumRole role = roofline::getSumRole(operand);
    if (role != SumRole::converted && role != SumRole::moved)
      continue;
    Chain chain = getChain(operand.get());
    if (!chain.holdsProducts)
      continue;
    moved.steps =
        moved.holdsProducts ? std::max(moved.steps, chain.steps) : chain.steps;
    moved.holdsProducts = true;
  }
  return moved;
}

SumChains::Chain SumChains::getChainOf(Operation *op) {
  if (isSum(op))
    return getSum(op);
  if (std::optional<Factors> factors = getFactors(op))
    return getProduct(op, *factors);
  return getMoved(op);
}

void SumChains::find() {
  constexpr int64_t minSteps = 2;
  for (Operation *op : graph.getOperations()) {
    Chain chain = getChainOf(op);
    for (Value result : op->getResults())
      chains[result] = chain;
    if (chain.steps < minSteps || endsAsPosition(op->getResult(0)))
      continue;
    // A sum that is made of itself is one already.
    bool isCarried = llvm::any_of(op->getOperands(), [&](Value operand) {
      return cycles.areInOneCycle(operand, op->getResult(0));
    });
    if (!isCarried)
      found.push_back(op);
  }
}

SumChains::SumChains(const SumGraph &graph, const SumCycles &cycles)
    : graph(graph), cycles(cycles) {
  // The common case of a body: one product, one sum.
  if (graph.getSums().size() > 1)
    find();
}

bool SumChains::isSumOfProducts(Value value) {
  if (graph.getSums().size() > 1)
    return isPure(getChain(value));
  return roofline::getProduct(value) != nullptr;
}
