//===- Instances.cpp - Functions with the sizes they are called with ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instantiator.h"
#include "UsedSymbols.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

/// Beyond this many sets of sizes of one function, and this many rows of
/// repeated functions in all, one instance stands for all calls.
constexpr size_t maxInstances = 32;
constexpr size_t maxRepeatedRows = 1 << 16;

Instantiator::Instantiator(const Program &program, const CostTable &costs,
                           const SizeBindings &bindings,
                           ArrayRef<unsigned> entries)
    : program(program), tree(program.getExecution()), costs(costs),
      bindings(bindings), isPart(!entries.empty()) {
  this->entries.insert_range(isPart ? entries : tree.getEntryPoints());
}

/// The functions that matter: what the entry points reach, or all that anything
/// refers to.
std::vector<unsigned> Instantiator::getCalleesFirst() const {
  std::vector<unsigned> order;
  llvm::DenseSet<unsigned> seen;
  // With a stack of its own: chains of calls may be long.
  SmallVector<std::pair<unsigned, size_t>> stack;
  auto enter = [&](unsigned function) {
    if (seen.insert(function).second)
      stack.emplace_back(function, 0);
    while (!stack.empty()) {
      auto &[current, next] = stack.back();
      ArrayRef<unsigned> nodes = program.getCalls(current);
      if (next == nodes.size()) {
        order.push_back(current);
        stack.pop_back();
        continue;
      }
      unsigned callee = tree.getNode(nodes[next++]).function;
      if (seen.insert(callee).second)
        stack.emplace_back(callee, 0);
    }
  };
  if (isPart) {
    for (unsigned entry : entries)
      enter(entry);
    return order;
  }
  for (unsigned i = 0, e = program.getFunctions().size(); i != e; ++i)
    if (program.getFunctions()[i].isReferenced)
      enter(i);
  return order;
}

Quantity Instantiator::put(const Quantity &count,
                           const FunctionInstance &instance) const {
  if (count.isConstant() || (instance.settled.empty() && bindings.empty()))
    return count;
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    if (auto found = instance.settled.find(name);
        found != instance.settled.end())
      return found->second;
    // What calls pass is not for the user to say.
    if (instance.open.contains(name))
      return std::nullopt;
    const auto *found = bindings.find(name);
    return found == bindings.end() ? std::nullopt
                                   : std::optional<Quantity>(found->second);
  });
}

/// The counter of a loop that runs once is 0, also where the loop runs once
/// only for this instance's sizes. A loop that is left from its middle has two
/// nodes with one counter, and what stands before its test runs once more.
void Instantiator::bindOneTripLoops(FunctionInstance &instance) {
  SmallVector<StringRef> settled, others;
  for (unsigned number : program.getLoops(instance.function)) {
    const Node &node = tree.getNode(number);
    bool isOne =
        node.times.isExact() && put(node.times.value, instance).isOne();
    (isOne ? settled : others).push_back(node.induction);
  }
  if (settled.empty())
    return;
  llvm::StringSet<> counting;
  counting.insert_range(others);
  for (StringRef induction : settled)
    if (!counting.contains(induction))
      instance.settled.try_emplace(induction, 0);
}

/// Evaluates what an instance passes on.
void Instantiator::addCalls(unsigned instance) {
  unsigned function = instances[instance].function;
  std::vector<InstanceCall> &own = calls.emplace_back();
  // Others point to them.
  own.reserve(program.getCalls(function).size());
  for (unsigned number : program.getCalls(function)) {
    const Node &node = tree.getNode(number);
    InstanceCall &call = own.emplace_back();
    for (const auto &[formal, actual] : node.bindings) {
      if (!program.isUsed(formal))
        continue;
      Quantity size = put(actual, instances[instance]);
      if (!size.isKnownNonNegative() && !program.mayBeNegative(formal)) {
        call.isGuess = true;
        size = Quantity::max(0, size);
      }
      call.passed.emplace_back(formal, std::move(size));
    }
    callers[node.function].push_back(&call);
  }
}

bool Instantiator::isIterated(const PassedSizes &passed) const {
  return llvm::any_of(passed, [&](const auto &entry) {
    return program.dependsOnIteration(entry.second);
  });
}

/// The calls of a function by what they pass, one group for each distinct set
/// of sizes; all in one group where that would be too many. What depends on an
/// iteration of the caller takes part in no set.
std::vector<InstanceCalls> Instantiator::groupCalls(unsigned function) {
  std::vector<InstanceCalls> groups;
  std::vector<const PassedSizes *> sets;
  InstanceCalls iterated;
  size_t numLeft = maxRepeatedRows - numRepeatedRows;
  size_t numOps = program.getNumOps(function);
  const InstanceCalls &all = callers[function];
  for (InstanceCall *call : all) {
    if (isIterated(call->passed)) {
      iterated.push_back(call);
      continue;
    }
    auto found = llvm::find_if(
        sets, [&](const PassedSizes *other) { return *other == call->passed; });
    if (found != sets.end()) {
      groups[found - sets.begin()].push_back(call);
      continue;
    }
    if (sets.size() == maxInstances || sets.size() * numOps > numLeft)
      return {all};
    sets.push_back(&call->passed);
    groups.push_back({call});
  }
  if (!iterated.empty())
    groups.push_back(std::move(iterated));
  if (!groups.empty())
    numRepeatedRows += (groups.size() - 1) * numOps;
  return groups;
}

/// One for the calls of `group`: settled is what they agree on.
void Instantiator::addInstance(unsigned function, const InstanceCalls &group) {
  FunctionInstance instance;
  instance.function = function;
  instance.isEntry = group.empty() && entries.contains(function);
  if (!group.empty())
    for (const auto &[formal, actual] : group.front()->passed)
      if (!program.dependsOnIteration(actual))
        instance.settled.try_emplace(formal, actual);
  for (const InstanceCall *call : ArrayRef(group).drop_front(!group.empty())) {
    llvm::StringMap<Quantity> agreed;
    for (const auto &[formal, actual] : call->passed)
      if (auto found = instance.settled.find(formal);
          found != instance.settled.end() && found->second == actual)
        agreed.try_emplace(formal, actual);
    instance.settled = std::move(agreed);
  }
  if (!group.empty())
    for (const auto &entry : group.front()->passed)
      if (instance.settled.contains(entry.first))
        instance.sizes.push_back(entry);
  for (InstanceCall *call : group) {
    call->instance = instances.size();
    llvm::erase_if(call->passed, [&](const auto &entry) {
      return instance.settled.contains(entry.first);
    });
    for (const auto &[formal, actual] : call->passed)
      instance.open.insert(formal);
  }
  bindOneTripLoops(instance);
  instances.push_back(std::move(instance));
  addCalls(instances.size() - 1);
}

/// One for the entry point, or for a function that never runs, and one for each
/// group of calls.
void Instantiator::addInstances(unsigned function) {
  std::vector<InstanceCalls> groups = groupCalls(function);
  if (entries.contains(function) || groups.empty())
    addInstance(function, {});
  for (const InstanceCalls &group : groups)
    addInstance(function, group);
}
