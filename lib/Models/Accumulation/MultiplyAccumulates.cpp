//===- MultiplyAccumulates.cpp - Products that are summed up --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/MultiplyAccumulates.h"

#include "Accumulation/Addresses.h"
#include "Accumulation/CarriedOperands.h"
#include "Loops/CallSites.h"
#include "Loops/LoopChanges.h"

#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// Those of the caller lead into functions that it calls, and so on.
static SumCycles followCalls(SumGraph &graph) {
  constexpr unsigned maxDepth = 8;
  SumCycles cycles(graph);
  for (unsigned depth = 0; depth < maxDepth && graph.enterCalls(cycles);
       ++depth)
    cycles = SumCycles(graph);
  return cycles;
}

static SumCycles findCycles(SumGraph &graph, SizeProvider *sizes) {
  SumCycles cycles = followCalls(graph);
  if (sizes && graph.linkSpilled(cycles, *sizes))
    return followCalls(graph);
  return cycles;
}

MultiplyAccumulates::MultiplyAccumulates(ArrayRef<Operation *> scopes,
                                         const CallSites *calls,
                                         SizeProvider *sizes) {
  LoopChanges changes(calls);
  SumGraph graph(scopes, calls, sizes, changes);
  find(graph, sizes);
  if (calls)
    findDivided(scopes, *calls, graph);
  doubt = graph.getDoubt();
  if (graph.carryUnsure())
    findMore(graph, restarted);
  if (graph.carryByData())
    findMore(graph, byData);
}

void MultiplyAccumulates::find(SumGraph &graph, SizeProvider *sizes) {
  SumCycles cycles = findCycles(graph, sizes);
  SumChains chains(graph, cycles);
  addCarriedSums(graph, cycles);
  addRemainders(graph, cycles);
  addFirst(graph, cycles);
  for (OpOperand *operand : graph.getSummed())
    worklist.push_back({operand->get(), operand->getOwner()});
  addChains(graph, chains);
  addScaledSums(graph, chains);
  search(graph, chains);
  addYieldedProducts(graph);
  search(graph, chains);
  findUnsure(graph, chains);
}

/// Finds all once more, and puts what was not there before to `conditional`.
void MultiplyAccumulates::findMore(
    SumGraph &graph, llvm::SmallDenseSet<Operation *, 2> &conditional) {
  llvm::SmallDenseSet<Operation *, 4> known = products;
  visited.clear();
  numLeft.clear();
  find(graph, /*sizes=*/nullptr);
  for (Operation *product : products)
    if (!known.contains(product))
      conditional.insert(product);
}

//===----------------------------------------------------------------------===//
// Sums that are accumulated
//===----------------------------------------------------------------------===//

/// What is added to a sum that is made of itself.
void MultiplyAccumulates::addCarriedSums(const SumGraph &graph,
                                         const SumCycles &cycles) {
  for (Operation *op : graph.getOperations())
    if (std::optional<Factors> factors = getFactors(op))
      for (Value factor : {factors->first, factors->second})
        if (cycles.areInOneCycle(factor, op->getResult(0)))
          scaledCycles.insert(cycles.getCycle(factor));
  for (Operation *sum : graph.getSums()) {
    Value result = sum->getResult(0);
    bool isCarried = false, scalesItself = false;
    SmallVector<Value, 2> added;
    for (OpOperand &operand : sum->getOpOperands()) {
      SumRole role = roofline::getSumRole(operand);
      bool isAccumulator = cycles.areInOneCycle(operand.get(), result);
      isCarried |=
          isAccumulator && (role == SumRole::term || role == SumRole::factor);
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

/// Whether a chain of additions may go on through `operand`.
static bool isLink(OpOperand &operand) {
  SumRole role = roofline::getSumRole(operand);
  return role == SumRole::term || role == SumRole::moved ||
         role == SumRole::converted;
}

/// The terms of chains, from their ends back to where they start.
void MultiplyAccumulates::addChains(const SumGraph &graph, SumChains &chains) {
  llvm::SmallPtrSet<Operation *, 8> visitedLinks;
  SmallVector<Operation *> links(chains.getChains());
  while (!links.empty()) {
    Operation *link = links.pop_back_val();
    if (!visitedLinks.insert(link).second)
      continue;
    // A call returns what its function has added.
    if (graph.getCalls() && graph.getCalls()->getCallee(link))
      for (Value result : link->getResults()) {
        worklist.push_back({result, link});
        for (Value returned : graph.getForwarded(result))
          if (Operation *last = returned.getDefiningOp())
            links.push_back(last);
      }
    if (llvm::none_of(link->getOpOperands(), isLink))
      continue;
    worklist.push_back({link->getResult(0), link});
    for (OpOperand &operand : link->getOpOperands()) {
      if (!isLink(operand))
        continue;
      if (chains.isSumOfProducts(operand.get())) {
        worklist.push_back({operand.get(), link});
        continue;
      }
      SmallVector<Value> ways(graph.getForwarded(operand.get()));
      ways.push_back(operand.get());
      for (Value way : ways)
        if (Operation *next = way.getDefiningOp())
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
    if (whole && isOnlySummedUp(whole, graph.getScope()))
      worklist.push_back({operand.get(), terminator});
  }
}

//===----------------------------------------------------------------------===//
// Products in them
//===----------------------------------------------------------------------===//

/// Whether `product` runs as often as `sum`, and not before the loop that sums.
static bool runsBeside(Operation *product, Operation *sum,
                       const SumGraph &graph) {
  Loop loop = graph.getLoop(sum);
  return !loop || graph.getChanges().getLoops().contains(loop, product);
}

/// Whether `value` differs between what is added to one accumulator.
static bool variesAlongSum(Value value, Operation *sum, const SumGraph &graph) {
  if (Loop loop = graph.getLoop(sum))
    return graph.getChanges().change(value, loop);
  Operation *scope = graph.getScope();
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
        !graph.contains(inner->getResult(0)))
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
    if (runsBeside(op, sum, graph) && !makesPosition(graph, sum))
      products.insert(getUnscaled(op, sum, graph));
    return;
  }
  // Scaled by a constant: a product may be inside. Of a square there is none.
  if (Value scaled = getScaled(factors))
    worklist.push_back({scaled, sum});
}

/// What is stored to a temporary is added up if everything that is loaded from
/// it is, but for the zeros that it was filled with.
void MultiplyAccumulates::visitTemporary(const SumGraph &graph,
                                         SumChains &chains, Value load,
                                         Value memory) {
  if (chains.isZero(load))
    return;
  const Temporary &temporary = graph.getTemporaryUses(memory);
  auto [it, isNew] = numLeft.try_emplace(memory, temporary.numReaders);
  if (isNew)
    it->second -= llvm::count_if(
        temporary.loaded, [&](Value other) { return chains.isZero(other); });
  if (--it->second != 0)
    return;
  auto addStored = [&](const Temporary &memory) {
    for (Value stored : memory.stored)
      if (Operation *op = stored.getDefiningOp())
        worklist.push_back({stored, op});
  };
  addStored(temporary);
  // What is copied there, and read by nobody else, is added up as well.
  for (OpOperand *target : temporary.written)
    for (OpOperand &source : target->getOwner()->getOpOperands()) {
      if (&source == target || getCopiedTo(source) != target->get())
        continue;
      Value copied = graph.getAllocation(source.get());
      if (copied && copied != memory &&
          graph.getTemporaryUses(copied).numReaders == 1)
        addStored(graph.getTemporaryUses(copied));
    }
}

void MultiplyAccumulates::visit(const SumGraph &graph, SumChains &chains,
                                Term term) {
  bool isInside = graph.contains(term.value);
  Operation *op = isInside ? term.value.getDefiningOp() : nullptr;
  // Products are collected one by one or together; with anything else in it, a
  // sum is a value of its own, but for those that ask for just that sum.
  bool isOther = op && isSum(op) && !chains.isSumOfProducts(term.value);
  if (isOther && op != term.sum)
    return;
  if (!visited.insert(term.value).second)
    return;
  for (Value source : graph.getForwarded(term.value))
    worklist.push_back({source, term.sum});
  if (!isInside)
    return;
  if (!op) {
    arguments.insert(cast<BlockArgument>(term.value));
    return;
  }
  if (Value memory = graph.getTemporary(term.value))
    visitTemporary(graph, chains, term.value, memory);
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

/// A call leads into a sum if its results are added up, or if it is handed the
/// sum; one without results sums in memory, in the loop that it is in.
void MultiplyAccumulates::findDivided(ArrayRef<Operation *> functions,
                                      const CallSites &calls,
                                      const SumGraph &graph) {
  EnclosingLoops &loops = graph.getChanges().getLoops();
  for (Operation *function : functions) {
    ArrayRef<CallSites::Call> sites = calls.getCalls(function);
    if (sites.size() < 2)
      continue;
    Block &entry = calls.getCallee(sites.front().op)->front();
    auto takesSum = [&](const auto &passed) {
      auto [argument, operand] = passed;
      ArrayRef<Value> entering = graph.getEntering(argument);
      return !entering.empty() && (llvm::is_contained(entering, operand) ||
                                   getHandedOnSum(operand, graph));
    };
    auto leadsIntoSum = [&](const CallSites::Call &call) {
      if (call.op->getNumResults() == 0)
        return loops.getLoop(call.op) == loops.getLoop(sites.front().op);
      return llvm::any_of(
                 call.op->getResults(),
                 [&](Value value) { return visited.contains(value); }) ||
             llvm::any_of(llvm::zip(entry.getArguments(), call.operands),
                          takesSum);
    };
    if (!llvm::all_of(sites, leadsIntoSum))
      divided.insert(function);
  }
}
