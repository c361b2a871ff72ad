//===- SumChains.cpp - Sums without a loop --------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/SumChains.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/Products.h"
#include "Loops/CallSites.h"

#include "mlir/IR/Matchers.h"
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
  Chain chosen = getPure(/*holdsProducts=*/false);
  for (Value source : graph.getForwarded(value)) {
    auto known = chains.find(source);
    Chain chain = known == chains.end() ? Chain() : known->second;
    chosen.holdsProducts |= chain.holdsProducts;
    chosen.steps = std::max(chosen.steps, chain.steps);
    addStarts(chosen, chain);
  }
  return chains[value] = chosen;
}

/// A number that was not met is a start, unless it is loaded from where nothing
/// but products were stored.
SumChains::Chain SumChains::getChain(Value value) {
  auto known = chains.find(value);
  if (known != chains.end())
    return known->second;
  if (graph.isZero(value))
    return getZero();
  if (isChoice(value))
    return getChosen(value);
  if (auto argument = dyn_cast<BlockArgument>(value);
      argument && graph.getCalls() && argument.getOwner()->isEntryBlock() &&
      !graph.getCalls()->getCalls(argument.getOwner()->getParentOp()).empty())
    return {0, false, /*hasOwnStart=*/false, {argument.getArgNumber()}};
  Value memory = graph.getTemporary(value);
  if (!memory)
    return {};
  // Sums that go to other elements are none that this one goes on with.
  if (graph.isAddedTo(value)) {
    if (maxGuesses == 0 || mixed.contains(memory) || !mayHoldZeros(memory))
      return {};
    guessed.insert(memory);
    return getZero();
  }
  auto stored = temporaries.find(memory);
  if (stored != temporaries.end())
    return stored->second;
  Chain chain = getStored(memory);
  temporaries[memory] = chain;
  return chain;
}

bool SumChains::mayHoldZeros(Value memory) {
  auto [known, isNew] = zeroed.try_emplace(memory, false);
  if (isNew) {
    const Temporary &temporary = graph.getTemporaryUses(memory);
    known->second = llvm::any_of(temporary.stored, isConstantZero) ||
                    llvm::any_of(temporary.written, [&](OpOperand *use) {
                      return graph.writesZeros(*use);
                    });
  }
  return known->second;
}

/// What is stored to a temporary: besides zeros, products or sums of them.
SumChains::Chain SumChains::getStored(Value memory) {
  const Temporary &temporary = graph.getTemporaryUses(memory);
  bool startsAtZero = false;
  if (temporary.holdsOthers)
    return {};
  for (OpOperand *use : temporary.written) {
    if (!graph.writesZeros(*use))
      return {};
    startsAtZero = true;
  }
  Chain sum = getPure(/*holdsProducts=*/false);
  for (Value stored : temporary.stored) {
    Chain chain = isConstantZero(stored) ? getZero() : chains.lookup(stored);
    if (!isPure(chain) && !chain.startsAtZero)
      return {};
    startsAtZero |= chain.startsAtZero;
    sum.holdsProducts |= chain.holdsProducts;
    sum.steps = std::max(sum.steps, chain.steps);
  }
  if (!sum.holdsProducts)
    return startsAtZero ? getZero() : Chain();
  if (startsAtZero) {
    sum.startsAtZero = sum.hasOwnStart = true;
    sum.steps = std::max<int64_t>(sum.steps, 0);
  }
  return sum;
}

bool SumChains::isZero(Value value) {
  if (!mayHoldChains())
    return graph.isZero(value);
  Chain chain = getChain(value);
  return chain.startsAtZero && !chain.holdsProducts;
}

/// Of the terms, the one with the longest chain is what the others are added
/// to. Of these, one with a start of its own is another value.
SumChains::Chain SumChains::getSum(Operation *op) {
  Chain sum = getPure(/*holdsProducts=*/false);
  SmallVector<Chain, 3> terms;
  if (std::optional<Factors> factors = getFactors(op))
    terms.push_back(getProduct(op, *factors));
  for (OpOperand &operand : op->getOpOperands())
    if (roofline::getSumRole(operand) == SumRole::term)
      terms.push_back(getChain(operand.get()));
  bool areZeros = true;
  for (auto [number, term] : llvm::enumerate(terms)) {
    sum.holdsProducts |= term.holdsProducts;
    if (term.steps == noStart)
      continue;
    areZeros &= term.startsAtZero;
    int64_t steps = term.steps;
    for (auto [other, added] : llvm::enumerate(terms))
      steps += other != number && isPure(added);
    sum.steps = std::max(sum.steps, steps);
    addStarts(sum, term);
  }
  sum.startsAtZero = sum.steps != noStart && areZeros;
  if (sum.holdsProducts)
    addLink(op, sum, terms);
  return sum;
}

/// A scaled product is one; anything else that is scaled, and a sum that is
/// made of itself, is a start.
SumChains::Chain SumChains::getProduct(Operation *op, const Factors &factors) {
  Value result = op->getResult(0);
  if (cycles.areInOneCycle(factors.first, result) ||
      cycles.areInOneCycle(factors.second, result))
    return {};
  if (multipliesTwoValues(factors)) {
    Chain product = getPure(/*holdsProducts=*/true);
    addScaled(product, factors);
    return product;
  }
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
    moved.startsAtZero =
        chain.startsAtZero && (moved.startsAtZero || !moved.holdsProducts);
    moved.steps =
        moved.holdsProducts ? std::max(moved.steps, chain.steps) : chain.steps;
    bool isOnly = !moved.holdsProducts;
    if (isOnly)
      moved.hasOwnStart = false;
    moved.sum = isOnly ? chain.sum : nullptr;
    moved.scaled = isOnly ? chain.scaled : nullptr;
    moved.scale = isOnly ? chain.scale : Value();
    moved.holdsScaled |= chain.holdsScaled;
    addStarts(moved, chain);
    moved.holdsProducts = true;
  }
  return moved;
}

void SumChains::addStarts(Chain &chain, const Chain &other) {
  // More are as good as one in the function itself.
  constexpr size_t maxArguments = 4;
  chain.hasOwnStart |= other.hasOwnStart;
  for (unsigned argument : other.arguments)
    if (llvm::is_contained(chain.arguments, argument))
      continue;
    else if (chain.arguments.size() < maxArguments)
      chain.arguments.push_back(argument);
    else
      chain.hasOwnStart = true;
}

/// What a call returns goes on where what it passes has come to.
SumChains::Chain SumChains::getReturned(OpResult result) {
  ArrayRef<Value> returned = graph.getForwarded(result);
  if (returned.size() != 1)
    return {};
  Chain chain = getChain(returned.front());
  Operation *call = result.getOwner();
  Region *callee = graph.getCalls()->getCallee(call);
  ArrayRef<CallSites::Call> sites =
      graph.getCalls()->getCalls(callee->getParentOp());
  auto *site = llvm::find_if(
      sites, [&](const CallSites::Call &each) { return each.op == call; });
  Chain sum = chain;
  sum.arguments.clear();
  sum.startsAtZero = false;
  int64_t longest = noStart;
  for (unsigned number : chain.arguments) {
    if (site == sites.end() || number >= site->operands.size())
      return {};
    Chain passed = getChain(site->operands[number]);
    sum.holdsProducts |= passed.holdsProducts;
    sum.steps += isPure(passed);
    longest = std::max(longest, passed.steps);
    addStarts(sum, passed);
  }
  if (longest == noStart && !chain.hasOwnStart)
    return getPure(sum.holdsProducts);
  sum.steps += std::max<int64_t>(longest, 0);
  return sum;
}

/// Functions stand behind those that they call.
SmallVector<Operation *> SumChains::getInOrder() const {
  SmallVector<Operation *> operations(graph.getOperations());
  if (!graph.getCalls())
    return operations;
  llvm::DenseMap<Operation *, unsigned> places;
  for (Operation *function :
       graph.getCalls()->getCalleesFirst(graph.getScopes()))
    places.try_emplace(function, places.size());
  auto getPlace = [&](Operation *op) {
    auto found = places.find(EnclosingLoops::getFunction(op));
    return found == places.end() ? places.size() : found->second;
  };
  llvm::stable_sort(operations, [&](Operation *a, Operation *b) {
    return getPlace(a) < getPlace(b);
  });
  return operations;
}

SumChains::Chain SumChains::getChainOf(Operation *op) {
  if (isSum(op))
    return getSum(op);
  if (std::optional<Factors> factors = getFactors(op))
    return getProduct(op, *factors);
  return getMoved(op);
}

void SumChains::find() {
  for (;; --maxGuesses) {
    findOnce();
    size_t numMixed = mixed.size();
    for (Value memory : guessed)
      if (!getStored(memory).startsAtZero)
        mixed.insert(memory);
    if (mixed.size() == numMixed)
      return;
    chains.clear();
    temporaries.clear();
    found.clear();
    links.clear();
    guessed.clear();
  }
}

void SumChains::findOnce() {
  constexpr int64_t minSteps = 2;
  for (Operation *op : getInOrder()) {
    bool isCall = graph.getCalls() && graph.getCalls()->getCallee(op);
    Chain chain = isCall ? Chain() : getChainOf(op);
    for (OpResult result : op->getResults()) {
      Chain own = isCall ? getReturned(result) : chain;
      chain.steps = std::max(chain.steps, own.steps);
      chains[result] = std::move(own);
    }
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
  if (!mayHoldChains())
    return;
  find();
  findScaledSums();
}

bool SumChains::isSumOfProducts(Value value) {
  if (mayHoldChains()) {
    Chain chain = getChain(value);
    return isPure(chain) || (chain.holdsProducts && chain.startsAtZero);
  }
  // There is one sum at most.
  Operation *op = value.getDefiningOp();
  if (op && isSum(op) && !getFactors(op)) {
    SmallVector<Value, 2> terms;
    for (OpOperand &operand : op->getOpOperands())
      if (roofline::getSumRole(operand) != SumRole::none &&
          !graph.isZero(operand.get()))
        terms.push_back(operand.get());
    return terms.size() == 1 && roofline::getProduct(terms.front());
  }
  return roofline::getProduct(value) != nullptr;
}
