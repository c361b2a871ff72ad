//===- PeakVariants.cpp - Functions as they are called --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PeakVariants.h"

#include "ExecutionParents.h"
#include "mlir-roofline/Flow/CallOperands.h"
#include "mlir-roofline/Flow/PartialPeaks.h"

#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = Storages::Storage::Kind;

PeakVariants::PeakVariants(const ModuleCost &cost, InputUse inputs,
                           const SizeBindings &bindings,
                           llvm::function_ref<bool(Value)> counts)
    : cost(cost), flow(ValueFlow::get(cost)), classes(ValueClasses::get(cost)),
      storages(cost, flow, classes, inputs) {
  collectFunctions();
  computeBytes(bindings, counts);
  addOwnVariants();
  findVariants();
  timelines.resize(cost.getFunctions().size());
  for (unsigned function : cost.getExecution().getCalleesFirst())
    for (unsigned variant : variantsOf[function])
      compute(variants[variant]);
}

Quantity roofline::getPartialPeak(const ModuleCost &cost, unsigned function,
                                  InputUse inputs, const SizeBindings &bindings,
                                  llvm::function_ref<bool(Value)> counts) {
  return PeakVariants(cost, inputs, bindings, counts).get(function).peak;
}

const PeakCall *PeakVariant::findCall(unsigned position) const {
  auto found = llvm::lower_bound(calls, position,
                                 [](const PeakCall &call, unsigned position) {
                                   return call.position < position;
                                 });
  return found != calls.end() && found->position == position ? &*found
                                                             : nullptr;
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

void PeakVariants::collectFunctions() {
  size_t numFunctions = cost.getFunctions().size();
  variantsOf.resize(numFunctions);
  storagesOf.resize(numFunctions);
  opsOf.resize(numFunctions);
  callsOf.resize(numFunctions);
  places.resize(storages.getAll().size());
  for (auto [number, storage] : llvm::enumerate(storages.getAll())) {
    if (storage.kind == Kind::constant || storage.kind == Kind::global)
      continue;
    places[number] = storagesOf[storage.function].size();
    storagesOf[storage.function].push_back(number);
  }
  for (auto [number, op] : llvm::enumerate(cost.getOps()))
    opsOf[op.function].push_back(number);
  const ExecutionTree &tree = cost.getExecution();
  std::vector<unsigned> owners(tree.getNumNodes());
  for (auto [function, root] : llvm::enumerate(tree.getRoots()))
    owners[root] = function;
  std::vector<std::optional<unsigned>> parents = getParents(tree);
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    if (parents[number])
      owners[number] = owners[*parents[number]];
    if (node.kind == ExecutionTree::Kind::call)
      if (unsigned position = storages.getPositions(node.op).second)
        callsOf[owners[number]].emplace_back(position, &node);
  }
  for (auto &calls : callsOf)
    llvm::stable_sort(
        calls, [](const auto &a, const auto &b) { return a.first < b.first; });
}

static SmallVector<Value> getArguments(Operation *op) {
  auto function = dyn_cast<FunctionOpInterface>(op);
  return function ? llvm::to_vector_of<Value>(function.getArguments())
                  : SmallVector<Value>();
}

std::pair<Quantity, Quantity>
PeakVariants::getHandedIn(unsigned function) const {
  QuantitySum inputs, caches;
  for (Value argument : getArguments(cost.getFunctions()[function].op)) {
    std::optional<unsigned> storage = storages.getStorage(argument);
    if (!storage || classes.get(argument) == ValueClass::weight)
      continue;
    bool isCache = classes.get(argument) == ValueClass::cache;
    (isCache ? caches : inputs).add(getSize(function, *storage).bytes);
  }
  return {inputs.take(), caches.take()};
}

//===----------------------------------------------------------------------===//
// Variants
//===----------------------------------------------------------------------===//

/// Everything but parameters and caches counts.
void PeakVariants::addOwnVariants() {
  for (auto [number, function] : llvm::enumerate(cost.getFunctions())) {
    SmallVector<Value> arguments = getArguments(function.op);
    llvm::BitVector counted(arguments.size());
    for (auto [i, argument] : llvm::enumerate(arguments))
      counted[i] = storages.getStorage(argument) &&
                   classes.get(argument) == ValueClass::activation;
    getVariant(number, counted);
  }
}

/// The variant in which these arguments count. Of a function that is called in
/// many ways, the one in which all do stands for the others, which hold less.
unsigned PeakVariants::getVariant(unsigned function,
                                  const llvm::BitVector &counted) {
  constexpr size_t maxVariants = 8;
  std::vector<unsigned> set;
  for (unsigned argument : counted.set_bits())
    set.push_back(argument);
  auto key = std::make_pair(function, std::move(set));
  if (auto found = numbers.find(key); found != numbers.end())
    return found->second;
  if (variantsOf[function].size() >= maxVariants)
    return function;
  unsigned number = variants.size();
  numbers.emplace(std::move(key), number);
  variantsOf[function].push_back(number);
  PeakVariant &variant = variants.emplace_back();
  variant.function = function;
  variant.counted = counted;
  return number;
}

void PeakVariants::findVariants() {
  // Grows as calls are looked at; callees have further calls.
  for (unsigned number = 0; number < variants.size(); ++number)
    for (auto [position, node] : callsOf[variants[number].function])
      addCall(number, position, *node);
}

bool PeakVariants::isCounted(const PeakVariant &variant,
                             unsigned number) const {
  const Storage &storage = storages.getAll()[number];
  switch (storage.kind) {
  case Kind::constant:
  case Kind::global:
    return false;
  case Kind::argument:
    return variant.counted[cast<BlockArgument>(storage.value).getArgNumber()];
  case Kind::allocation:
  case Kind::result:
    return true;
  }
  llvm_unreachable("covered switch");
}

/// An argument that dies at the call may die earlier in the callee, unless it
/// shares its memory with another one: nobody knows in the callee that it does.
void PeakVariants::addArguments(const PeakVariant &variant, PeakCall &call,
                                llvm::BitVector &counted) const {
  ValueRange operands = getCallOperands(*call.node);
  SmallVector<Value> arguments =
      getArguments(cost.getFunctions()[call.callee].op);
  auto interface = dyn_cast<CallOpInterface>(call.node->op);
  auto isCopied = [&](unsigned i) {
    return interface && storages.isCopied(interface.getArgOperandsMutable()[i]);
  };
  // By storage: how many operands are in it, and when the callee reads them
  // last.
  llvm::SmallDenseMap<unsigned, std::pair<unsigned, unsigned>> uses;
  size_t numPassed = std::min<size_t>(operands.size(), arguments.size());
  for (unsigned i = 0; i < numPassed; ++i) {
    std::optional<unsigned> storage = storages.getStorage(operands[i]);
    std::optional<unsigned> inside = storages.getStorage(arguments[i]);
    if (!storage || !inside || isCopied(i))
      continue;
    auto &[count, last] = uses[*storage];
    ++count;
    last = std::max(last, storages.getAll()[*inside].lastUse);
  }
  for (unsigned i = 0; i < numPassed; ++i) {
    if (!counted[i])
      continue;
    std::optional<unsigned> storage = storages.getStorage(operands[i]);
    if (!storage || isCopied(i)) {
      call.made.push_back(i);
      continue;
    }
    bool dies = isCounted(variant, *storage) &&
                storages.endsAt(*storage, call.position);
    auto [count, last] = uses.lookup(*storage);
    if (dies && count == 1 && storages.isWhole(operands[i])) {
      call.handedOver.push_back(*storage);
      continue;
    }
    counted.reset(i);
    if (dies)
      call.exactUntil = std::min(call.exactUntil, last);
  }
}

void PeakVariants::addCall(unsigned number, unsigned position,
                           const ExecutionTree::Node &node) {
  llvm::BitVector counted = variants[node.function].counted;
  PeakCall call{position, &node, node.function, {}, {}};
  addArguments(variants[number], call, counted);
  addReturned(variants[number], call, counted);
  call.callee = getVariant(node.function, counted);
  if (variants[call.callee].counted != counted) {
    call.handedOver.clear();
    variants[number].status =
        combine(variants[number].status, CountStatus::upper);
  }
  variants[number].calls.push_back(std::move(call));
}

/// What the callee makes and hands back counts in it while it runs.
void PeakVariants::addReturned(const PeakVariant &variant, PeakCall &call,
                               const llvm::BitVector &counted) const {
  Operation *op = call.node->op;
  auto callee = dyn_cast<FunctionOpInterface>(
      cost.getFunctions()[call.node->function].op);
  Operation *exit = callee ? getOnlyExit(callee.getFunctionBody()) : nullptr;
  for (OpResult result : op->getResults()) {
    std::optional<unsigned> storage = storages.getStorage(result);
    if (!storage || storages.getAll()[*storage].definition != call.position ||
        llvm::is_contained(call.handedOver, *storage))
      continue;
    if (!exit || exit->getNumOperands() != op->getNumResults())
      continue; // whatever it is, the callee does not say
    std::optional<unsigned> inside =
        storages.getStorage(exit->getOperand(result.getResultNumber()));
    if (!inside)
      continue;
    const Storage &returned = storages.getAll()[*inside];
    bool isInCallee =
        returned.kind == Kind::allocation || returned.kind == Kind::result ||
        (returned.kind == Kind::argument &&
         counted[cast<BlockArgument>(returned.value).getArgNumber()]);
    if (isInCallee)
      call.handedOver.push_back(*storage);
  }
}
