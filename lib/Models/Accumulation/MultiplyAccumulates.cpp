//===- MultiplyAccumulates.cpp - Products that are summed up --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/MultiplyAccumulates.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/BlockCycles.h"
#include "Accumulation/LoopChanges.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;

MultiplyAccumulates::MultiplyAccumulates(Operation *scope,
                                         SizeProvider *sizes) {
  LoopChanges changes;
  SumGraph graph(scope, sizes, changes);
  SumCycles cycles(graph);
  SumChains chains(graph, cycles);
  addCarriedSums(graph, cycles);
  addRemainders(graph);
  for (OpOperand *operand : graph.getSummed())
    worklist.push_back({operand->get(), operand->getOwner()});
  addChains(chains);
  search(graph, chains);
  addYieldedProducts(graph);
  search(graph, chains);
}

//===----------------------------------------------------------------------===//
// Sums that are accumulated
//===----------------------------------------------------------------------===//

/// What is added to a sum that is made of itself.
void MultiplyAccumulates::addCarriedSums(const SumGraph &graph,
                                         const SumCycles &cycles) {
  for (Operation *sum : graph.getSums()) {
    Value result = sum->getResult(0);
    bool isCarried = false, scalesItself = false;
    SmallVector<Value, 2> added;
    for (OpOperand &operand : sum->getOpOperands()) {
      SumRole role = roofline::getSumRole(operand);
      bool isAccumulator = cycles.areInOneCycle(operand.get(), result);
      isCarried |= role == SumRole::term && isAccumulator;
      scalesItself |= role == SumRole::factor && isAccumulator;
      if (role == SumRole::term && !isAccumulator)
        added.push_back(operand.get());
    }
    if (!isCarried)
      continue;
    carried.insert(sum);
    for (Value term : added)
      worklist.push_back({term, sum});
    if (!scalesItself)
      addProduct(graph, sum, sum);
  }
}

/// What unrolling leaves of a sum that a loop carries: behind the loop, a
/// product of elements of the same buffers is added to its result. Two or more
/// of them are a chain by themselves.
void MultiplyAccumulates::addRemainders(const SumGraph &graph) {
  if (carried.empty())
    return;
  size_t numSteps = graph.getStepsOfSearch();
  for (Operation *sum : graph.getSums()) {
    Value whole;
    SmallVector<Value, 2> others;
    for (Value operand : sum->getOperands()) {
      auto isSummed = [&](Value from) {
        Operation *last = from.getDefiningOp();
        return last && carried.contains(last);
      };
      if (!whole && !carried.contains(sum) && operand.getDefiningOp() &&
          llvm::any_of(graph.getForwarded(operand), isSummed))
        whole = operand;
      else
        others.push_back(operand);
    }
    if (!whole)
      continue;
    SmallVector<Value> own = graph.getLoadedMemory(others, numSteps);
    SmallVector<Value> all = graph.getLoadedMemory(whole, numSteps);
    if (own.empty() || !llvm::all_of(own, [&](Value memory) {
          return llvm::is_contained(all, memory);
        }))
      continue;
    for (Value other : others)
      worklist.push_back({other, sum});
    addProduct(graph, sum, sum);
  }
}

/// Whether a chain of additions may go on through `operand`.
static bool isLink(OpOperand &operand) {
  SumRole role = roofline::getSumRole(operand);
  return role == SumRole::term || role == SumRole::moved ||
         role == SumRole::converted;
}

/// The terms of chains, from their ends back to where they start.
void MultiplyAccumulates::addChains(SumChains &chains) {
  llvm::SmallPtrSet<Operation *, 8> visitedLinks;
  SmallVector<Operation *> links(chains.getChains());
  while (!links.empty()) {
    Operation *link = links.pop_back_val();
    if (!visitedLinks.insert(link).second ||
        llvm::none_of(link->getOpOperands(), isLink))
      continue;
    worklist.push_back({link->getResult(0), link});
    for (OpOperand &operand : link->getOpOperands()) {
      if (!isLink(operand))
        continue;
      if (chains.isSumOfProducts(operand.get()))
        worklist.push_back({operand.get(), link});
      else if (Operation *next = operand.get().getDefiningOp())
        links.push_back(next);
    }
  }
}

/// What a structured op yields to a result that the next op adds up.
void MultiplyAccumulates::addYieldedProducts(const SumGraph &graph) {
  auto model = dyn_cast<AccumulationOpInterface>(graph.getScope());
  if (!model || !graph.getTerminator())
    return;
  bool hasProducts = llvm::any_of(graph.getOperations(), [&](Operation *op) {
    return !products.contains(op) && getFactors(op);
  });
  if (!hasProducts)
    return;
  areUsesAsked = true;
  Operation *terminator = graph.getTerminator();
  for (OpOperand &operand : terminator->getOpOperands()) {
    Value whole = model.getYieldedTo(operand.getOperandNumber());
    if (whole && isOnlySummedUp(whole))
      worklist.push_back({operand.get(), terminator});
  }
}

//===----------------------------------------------------------------------===//
// Products in them
//===----------------------------------------------------------------------===//

/// Whether `product` runs as often as `sum`, and not before the loop that sums.
static bool runsBeside(Operation *product, Operation *sum, Operation *scope) {
  auto loop = sum->getParentOfType<LoopLikeOpInterface>();
  if (loop && scope->isAncestor(loop) && !loop->isAncestor(product))
    return false;
  Block *here =
      sum->getParentRegion()->findAncestorBlockInRegion(*product->getBlock());
  Block *there = sum->getBlock();
  return !here || here == there || !areInOneCycle(there, there) ||
         areInOneCycle(here, there);
}

/// Whether `value` differs between what is added to one accumulator.
static bool variesAlongSum(Value value, Operation *sum, const SumGraph &graph) {
  Operation *scope = graph.getScope();
  auto loop = sum->getParentOfType<LoopLikeOpInterface>();
  if (loop && scope->isAncestor(loop))
    return graph.getChanges().change(value, loop);
  auto model = dyn_cast<AccumulationOpInterface>(scope);
  if (!model || !scope->isProperAncestor(sum))
    return true;
  SmallVector<Value> worklist = {value};
  llvm::SmallPtrSet<Operation *, 8> visited;
  while (!worklist.empty()) {
    Value next = worklist.pop_back_val();
    Operation *op = next.getDefiningOp();
    bool isInside = scope->isAncestor(next.getParentRegion()->getParentOp());
    if (!isInside)
      continue;
    if (!op || op->getNumOperands() == 0) {
      if (model.variesAlongSums(next))
        return true;
    } else if (visited.insert(op).second) {
      llvm::append_range(worklist, op->getOperands());
    }
  }
  return false;
}

/// Of a product whose factors are a product of two values and a scale that is
/// the same for all of the sum, the inner one: it is what a matrix unit takes.
static Operation *getUnscaled(Operation *product, Operation *sum,
                              const SumGraph &graph) {
  Operation *best = product;
  Factors factors = *getFactors(product);
  while (true) {
    Operation *first = getProduct(factors.first);
    Operation *second = getProduct(factors.second);
    if (!first && !second)
      return best;
    bool firstVaries =
        !isScale(factors.first) && variesAlongSum(factors.first, sum, graph);
    bool secondVaries =
        !isScale(factors.second) && variesAlongSum(factors.second, sum, graph);
    Operation *inner = firstVaries ? first : second;
    if (firstVaries == secondVaries || !inner ||
        !graph.getScope()->isProperAncestor(inner))
      return best;
    factors = *getFactors(inner);
    if (multipliesTwoValues(factors))
      best = inner;
  }
}

bool MultiplyAccumulates::makesPosition(const SumGraph &graph, Operation *sum) {
  areUsesAsked |= graph.getTerminator() &&
                  llvm::any_of(sum->getResultTypes(), mayBecomePosition);
  return llvm::any_of(sum->getResults(), endsAsPosition);
}

void MultiplyAccumulates::addProduct(const SumGraph &graph, Operation *op,
                                     Operation *sum) {
  if (std::optional<Factors> factors = getFactors(op))
    visitProduct(graph, op, sum, *factors);
}

void MultiplyAccumulates::visitProduct(const SumGraph &graph, Operation *op,
                                       Operation *sum, const Factors &factors) {
  if (multipliesTwoValues(factors)) {
    Operation *scope = graph.getScope();
    if (runsBeside(op, sum, scope) && !makesPosition(graph, sum))
      products.insert(getUnscaled(op, sum, graph));
    return;
  }
  // Scaled by a constant: a product may be inside. Of a square there is none.
  if (Value scaled = getScaled(factors))
    worklist.push_back({scaled, sum});
}

/// What is stored to a temporary is added up if everything that is loaded from
/// it is.
void MultiplyAccumulates::visitTemporary(Value memory) {
  auto [it, isNew] = temporaries.try_emplace(memory);
  Temporary &temporary = it->second;
  if (isNew) {
    for (Operation *user : memory.getUsers()) {
      std::optional<ElementAccess> access = getElementAccess(user);
      bool isStore = access && access->stored;
      if (isStore)
        temporary.stored.push_back(access->stored);
      else if (!hasSingleEffect<MemoryEffects::Free>(user, memory))
        ++temporary.numLoads; // or anything else that may read it
    }
  }
  if (++temporary.numSummed != temporary.numLoads)
    return;
  for (Value stored : temporary.stored)
    if (Operation *op = stored.getDefiningOp())
      worklist.push_back({stored, op});
}

void MultiplyAccumulates::visit(const SumGraph &graph, SumChains &chains,
                                Term term) {
  if (!visited.insert(term.value).second)
    return;
  for (Value source : graph.getForwarded(term.value))
    worklist.push_back({source, term.sum});
  if (!graph.contains(term.value))
    return;
  Operation *op = term.value.getDefiningOp();
  if (!op) {
    arguments.insert(cast<BlockArgument>(term.value));
    return;
  }
  if (Value memory = graph.getTemporary(term.value))
    visitTemporary(memory);
  // Products are collected one by one or together; with anything else in it, a
  // sum is a value of its own.
  bool isOther = isSum(op) && !chains.isSumOfProducts(term.value);
  if (isOther && op != term.sum)
    return;
  addProduct(graph, op, term.sum);
  for (OpOperand &operand : op->getOpOperands()) {
    bool isTerm = roofline::getSumRole(operand) == SumRole::term;
    if (isLink(operand) && !(isTerm && isOther))
      worklist.push_back({operand.get(), term.sum});
  }
}

void MultiplyAccumulates::search(const SumGraph &graph, SumChains &chains) {
  while (!worklist.empty())
    visit(graph, chains, worklist.pop_back_val());
}

//===----------------------------------------------------------------------===//
// Sums in the next operation
//===----------------------------------------------------------------------===//

/// The one use of a value that reads it, writers and deallocations of a buffer
/// left out; null if there are several, or who else sees it is not known.
static OpOperand *getOnlyReader(Value value) {
  if (isa<TensorType>(value.getType()))
    return value.hasOneUse() ? &*value.getUses().begin() : nullptr;
  auto allocation = dyn_cast<OpResult>(value);
  if (!allocation || !isAllocation(allocation))
    return nullptr;
  OpOperand *reader = nullptr;
  for (OpOperand &use : value.getUses()) {
    auto effects = dyn_cast<MemoryEffectOpInterface>(use.getOwner());
    if (!effects)
      return nullptr;
    SmallVector<MemoryEffects::EffectInstance> instances;
    effects.getEffectsOnValue(value, instances);
    bool isWritten = !instances.empty() &&
                     llvm::none_of(instances, [](const auto &instance) {
                       return isa<MemoryEffects::Read>(instance.getEffect());
                     });
    if (isWritten)
      continue;
    if (reader)
      return nullptr;
    reader = &use;
  }
  return reader;
}

/// What `use` is handed on as, to be added up further down; null if it is not.
static Value getHandedOn(OpOperand &use) {
  Operation *op = use.getOwner();
  if (op->getNumResults() != 1)
    return {};
  OpResult result = op->getResult(0);
  switch (roofline::getSumRole(use)) {
  case SumRole::converted:
  case SumRole::moved:
    return result;
  case SumRole::factor: {
    std::optional<Factors> factors = getFactors(op);
    bool isScaled =
        factors && (isScale(factors->first) || isScale(factors->second));
    return isScaled ? result : Value();
  }
  case SumRole::none: {
    std::optional<ContentsSource> source = getContentsSource(result);
    return source && source->operand == &use ? result : Value();
  }
  case SumRole::term:
  case SumRole::summed:
    return {};
  }
  llvm_unreachable("covered switch");
}

bool roofline::isOnlySummedUp(Value value) {
  while (value) {
    OpOperand *use = getOnlyReader(value);
    if (!use)
      return false;
    if (roofline::getSumRole(*use) == SumRole::summed)
      return llvm::none_of(use->getOwner()->getResults(), endsAsPosition);
    value = getHandedOn(*use);
  }
  return false;
}

bool roofline::isDecidedByUses(Value value) {
  return isOnlySummedUp(value) || endsAsPosition(value);
}

bool roofline::isHandedOn(Operation *op, BlockArgument argument) {
  Value value = argument;
  while (value.hasOneUse()) {
    OpOperand &use = *value.getUses().begin();
    Operation *user = use.getOwner();
    if (user->hasTrait<OpTrait::IsTerminator>())
      return user->getParentOp() == op;
    value = getHandedOn(use);
    if (!value)
      return false;
  }
  return false;
}
