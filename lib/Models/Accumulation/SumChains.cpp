//===- SumChains.cpp - Sums without a loop --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/SumChains.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/Products.h"

using namespace mlir;
using namespace mlir::roofline;

/// A number that was not met is a start, unless it is loaded from where
/// products were stored.
SumChains::Chain SumChains::getChain(Value value) {
  auto known = chains.find(value);
  if (known != chains.end())
    return known->second;
  Value memory = graph.getTemporary(value);
  if (!memory)
    return {};
  auto [it, isNew] = temporaries.try_emplace(memory);
  if (!isNew)
    return it->second;
  bool holdsProducts = false;
  for (Operation *user : memory.getUsers()) {
    std::optional<ElementAccess> access = getElementAccess(user);
    if (access && access->stored)
      holdsProducts |= chains.lookup(access->stored).holdsProducts;
  }
  return it->second = holdsProducts ? Chain{noStart, true} : Chain{};
}

/// Of the terms, the one with the longest chain is what the others are added
/// to.
SumChains::Chain SumChains::getSum(Operation *op) {
  Chain sum = {noStart, false};
  SmallVector<Chain, 3> terms;
  if (std::optional<Factors> factors = getFactors(op))
    if (multipliesTwoValues(*factors))
      terms.push_back({noStart, true});
  for (OpOperand &operand : op->getOpOperands())
    if (roofline::getSumRole(operand) == SumRole::term)
      terms.push_back(getChain(operand.get()));
  for (auto [number, term] : llvm::enumerate(terms)) {
    sum.holdsProducts |= term.holdsProducts;
    if (term.steps == noStart)
      continue;
    int64_t steps = term.steps;
    for (auto [other, added] : llvm::enumerate(terms))
      steps += other != number && added.holdsProducts;
    sum.steps = std::max(sum.steps, steps);
  }
  return sum;
}

SumChains::Chain SumChains::getChainOf(Operation *op) {
  Chain moved = {noStart, false};
  bool isMoved = false;
  for (OpOperand &operand : op->getOpOperands()) {
    SumRole role = roofline::getSumRole(operand);
    if (role == SumRole::term)
      return getSum(op);
    if (role != SumRole::converted && role != SumRole::moved)
      continue;
    Chain chain = getChain(operand.get());
    moved.steps = std::max(moved.steps, chain.steps);
    moved.holdsProducts |= chain.holdsProducts;
    isMoved = true;
  }
  if (isMoved)
    return moved;
  std::optional<Factors> factors = getFactors(op);
  if (!factors)
    return {};
  if (multipliesTwoValues(*factors))
    return {noStart, true};
  // A scaled product is one, a scaled anything else is a start.
  for (Value factor : {factors->first, factors->second})
    if (Chain chain = getChain(factor); chain.holdsProducts)
      return chain;
  return {};
}

void SumChains::find() {
  constexpr int64_t minSteps = 2;
  for (Operation *op : graph.getOperations()) {
    Chain chain = getChainOf(op);
    for (Value result : op->getResults())
      chains[result] = chain;
    if (chain.steps >= minSteps && !endsAsPosition(op->getResult(0)))
      found.push_back(op);
  }
}

SumChains::SumChains(const SumGraph &graph) : graph(graph) {
  // The common case of a body: one product, one sum.
  if (graph.getSums().size() > 1)
    find();
}

bool SumChains::isSumOfProducts(Value value) {
  if (graph.getSums().size() > 1) {
    Chain chain = getChain(value);
    return chain.holdsProducts && chain.steps == noStart;
  }
  return getProduct(value) != nullptr;
}
