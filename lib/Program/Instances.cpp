//===- Instances.cpp - Functions with the sizes they are called with ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instances.h"

#include "UsedSymbols.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

namespace {
/// What a call passes, by the callee's names, in the order of its arguments.
using Passed = SmallVector<std::pair<std::string, Quantity>, 0>;

/// A function as it is called with certain sizes.
struct Instance {
  unsigned function;
  /// Whether execution starts here.
  bool isEntry = false;
  /// What takes the place of symbols: for sizes that calls agree on, what they
  /// pass; 0 for the counters of loops that run once.
  llvm::StringMap<Quantity> settled;
  /// The sizes among them, in the order of the arguments.
  Passed sizes;
  /// Sizes that calls pass and that stay open.
  llvm::StringSet<> open;
};

/// A call in an instance of its caller.
struct Call {
  Passed passed;
  /// Whether a size in it may be negative: the callee's formulas take it for a
  /// size, and say nothing certain then.
  bool isGuess = false;
  /// The instance that it calls, once it is known.
  unsigned instance = 0;
};

/// The calls that one instance is for.
using CallGroup = std::vector<Call *>;

/// Beyond this many sets of sizes of one function, and this many rows of
/// repeated functions in all, one instance stands for all calls.
constexpr size_t maxInstances = 32;
constexpr size_t maxRepeatedRows = 1 << 16;

class Instantiator {
public:
  Instantiator(const Program &program, const CostTable &costs,
               const SizeBindings &bindings, ArrayRef<unsigned> entries);

  Instances run();

private:
  std::vector<unsigned> getCalleesFirst() const;
  void addInstances(unsigned function);
  std::vector<CallGroup> groupCalls(unsigned function);
  void addInstance(unsigned function, const CallGroup &group);
  void bindOneTripLoops(Instance &instance);
  void addCalls(unsigned instance);
  bool isIterated(const Passed &passed) const;
  bool dependsOnIteration(const Quantity &size) const;
  Quantity put(const Quantity &count, const Instance &instance) const;

  void build(unsigned instance);
  void copyChildren(unsigned from, unsigned to, const Instance &instance);
  void copyNode(const Node &node, unsigned parent, const Instance &instance);
  void addOp(unsigned op, unsigned parent, const Instance &instance);

  const Program &program;
  const ExecutionTree &tree;
  const CostTable &costs;
  const SizeBindings &bindings;
  llvm::DenseSet<unsigned> entries;
  /// Whether only some of the program's entry points were asked for.
  bool isPart;

  size_t numRepeatedRows = 0;
  std::vector<Instance> instances;
  /// By instance, its calls in the order of the program's.
  std::vector<std::vector<Call>> calls;
  /// By function, the calls of it.
  llvm::DenseMap<unsigned, CallGroup> callers;

  // While the result is built.
  Instances result;
  /// By instance, its number among the functions of the result.
  std::vector<unsigned> numbers;
  /// Functions that have several instances.
  llvm::DenseSet<unsigned> repeated;
  unsigned current = 0, nextCall = 0;
};
} // namespace

Instantiator::Instantiator(const Program &program, const CostTable &costs,
                           const SizeBindings &bindings,
                           ArrayRef<unsigned> entries)
    : program(program), tree(program.getExecution()), costs(costs),
      bindings(bindings), isPart(!entries.empty()) {
  this->entries.insert_range(isPart ? entries : tree.getEntryPoints());
}

//===----------------------------------------------------------------------===//
// Which instances there are
//===----------------------------------------------------------------------===//

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

bool Instantiator::dependsOnIteration(const Quantity &size) const {
  if (size.isConstant())
    return false;
  llvm::SetVector<StringRef> names;
  size.collectSymbols(names);
  return llvm::any_of(
      names, [&](StringRef name) { return program.isIteration(name); });
}

Quantity Instantiator::put(const Quantity &count,
                           const Instance &instance) const {
  if (count.isConstant())
    return count;
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    if (auto found = instance.settled.find(name);
        found != instance.settled.end())
      return found->second;
    // What calls pass is not for the user to say.
    if (instance.open.contains(name))
      return std::nullopt;
    auto found = bindings.find(name);
    return found == bindings.end() ? std::nullopt
                                   : std::optional<Quantity>(found->second);
  });
}

/// The counter of a loop that runs once is 0, also where the loop runs once
/// only for this instance's sizes.
void Instantiator::bindOneTripLoops(Instance &instance) {
  for (unsigned number : program.getLoops(instance.function)) {
    const Node &node = tree.getNode(number);
    if (node.times.isExact() && put(node.times.value, instance).isOne())
      instance.settled.try_emplace(node.induction, 0);
  }
}

/// Evaluates what an instance passes on.
void Instantiator::addCalls(unsigned instance) {
  unsigned function = instances[instance].function;
  std::vector<Call> &own = calls.emplace_back();
  // Others point to them.
  own.reserve(program.getCalls(function).size());
  for (unsigned number : program.getCalls(function)) {
    const Node &node = tree.getNode(number);
    Call &call = own.emplace_back();
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

bool Instantiator::isIterated(const Passed &passed) const {
  return llvm::any_of(passed, [&](const auto &entry) {
    return dependsOnIteration(entry.second);
  });
}

/// The calls of a function by what they pass, one group for each distinct set
/// of sizes; all in one group where that would be too many. What depends on an
/// iteration of the caller takes part in no set.
std::vector<CallGroup> Instantiator::groupCalls(unsigned function) {
  std::vector<CallGroup> groups;
  std::vector<const Passed *> sets;
  CallGroup iterated;
  size_t numLeft = maxRepeatedRows - numRepeatedRows;
  size_t numOps = program.getNumOps(function);
  const CallGroup &all = callers[function];
  for (Call *call : all) {
    if (isIterated(call->passed)) {
      iterated.push_back(call);
      continue;
    }
    auto found = llvm::find_if(
        sets, [&](const Passed *other) { return *other == call->passed; });
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
void Instantiator::addInstance(unsigned function, const CallGroup &group) {
  Instance instance;
  instance.function = function;
  instance.isEntry = group.empty() && entries.contains(function);
  if (!group.empty())
    for (const auto &[formal, actual] : group.front()->passed)
      if (!dependsOnIteration(actual))
        instance.settled.try_emplace(formal, actual);
  for (const Call *call : ArrayRef(group).drop_front(!group.empty())) {
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
  for (Call *call : group) {
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
  std::vector<CallGroup> groups = groupCalls(function);
  if (entries.contains(function) || groups.empty())
    addInstance(function, {});
  for (const CallGroup &group : groups)
    addInstance(function, group);
}

//===----------------------------------------------------------------------===//
// Building them
//===----------------------------------------------------------------------===//

/// Whether a count mentions a size.
static bool isOpen(const OpCost &cost) {
  bool isOpen = false;
  forEachCount(cost,
               [&](const Quantity &count) { isOpen |= !count.isConstant(); });
  return isOpen;
}

void Instantiator::addOp(unsigned op, unsigned parent,
                         const Instance &instance) {
  result.execution.addOp(result.ops.size(), parent);
  const OpCost *cost = &costs[op];
  if ((!instance.settled.empty() || !bindings.empty()) && isOpen(*cost))
    cost = &result.costs.emplace_back(cost->transformed(
        [&](const Quantity &count) { return put(count, instance); }));
  result.ops.emplace_back(op, program.getOps()[op].op, *cost, numbers[current]);
}

void Instantiator::copyNode(const Node &node, unsigned parent,
                            const Instance &instance) {
  if (node.kind == Kind::call && calls[current][nextCall].isGuess) {
    parent = result.execution.addNode(Kind::loop, parent, node.op);
    result.execution.getNode(parent).times = {1, 0, /*isEstimate=*/true};
  }
  unsigned number = result.execution.addNode(node.kind, parent, node.op);
  Node &copy = result.execution.getNode(number);
  copy.induction = node.induction;
  copy.isParallel = node.isParallel;
  copy.step = put(node.step, instance);
  copy.successors = node.successors;
  if (node.kind == Kind::loop)
    copy.times = {put(node.times.value, instance),
                  put(node.times.lower, instance), node.times.isEstimate};
  if (node.kind == Kind::call) {
    Call &call = calls[current][nextCall++];
    copy.function = numbers[call.instance];
    copy.bindings.assign(call.passed.begin(), call.passed.end());
  }
}

void Instantiator::copyChildren(unsigned from, unsigned to,
                                const Instance &instance) {
  const Node &node = tree.getNode(from);
  result.execution.getNode(to).children.reserve(node.children.size());
  for (const ExecutionTree::Child &child : node.children) {
    if (child.isOp) {
      addOp(child.index, to, instance);
      continue;
    }
    unsigned copy = result.execution.getNumNodes();
    copyNode(tree.getNode(child.index), to, instance);
    copyChildren(child.index, copy, instance);
  }
}

void Instantiator::build(unsigned number) {
  Instance &instance = instances[number];
  const ProgramFunction &function = program.getFunctions()[instance.function];
  FunctionCost &added = result.functions.emplace_back();
  added.op = function.op;
  added.name = function.name;
  added.number = instance.function;
  added.isEntry = instance.isEntry;
  added.takesSizes = !instance.sizes.empty() || !instance.open.empty();
  added.settled.assign(instance.sizes.begin(), instance.sizes.end());
  if (repeated.contains(instance.function))
    added.sizes.assign(instance.sizes.begin(), instance.sizes.end());
  if (instance.isEntry)
    result.execution.addEntryPoint(numbers[number]);
  current = number;
  nextCall = 0;
  unsigned root = result.execution.addRoot(function.op);
  copyChildren(tree.getRoots()[instance.function], root, instance);
}

Instances Instantiator::run() {
  std::vector<unsigned> order = getCalleesFirst();
  for (unsigned function : llvm::reverse(order))
    addInstances(function);

  // In program order.
  std::vector<unsigned> sorted(instances.size());
  std::iota(sorted.begin(), sorted.end(), 0);
  llvm::stable_sort(sorted, [&](unsigned a, unsigned b) {
    return instances[a].function < instances[b].function;
  });
  numbers.resize(instances.size());
  for (auto [number, instance] : llvm::enumerate(sorted)) {
    numbers[instance] = number;
    if (number != 0 &&
        instances[sorted[number - 1]].function == instances[instance].function)
      repeated.insert(instances[instance].function);
  }
  if (!isPart) {
    result.ops.reserve(program.getOps().size());
    result.execution.reserve(tree.getNumNodes());
  }
  for (unsigned instance : sorted)
    build(instance);
  return std::move(result);
}

Instances mlir::roofline::instantiate(const Program &program,
                                      const CostTable &costs,
                                      const SizeBindings &bindings,
                                      ArrayRef<unsigned> entries) {
  return Instantiator(program, costs, bindings, entries).run();
}
