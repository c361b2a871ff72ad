//===- Instances.cpp - Functions with the sizes they are called with ------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Instances.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"

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
  /// The sizes that are settled: the caller's, with everything put in.
  llvm::StringMap<Quantity> settled;
  /// Sizes that calls pass and that stay open.
  llvm::StringSet<> open;
};

/// A call in an instance of its caller.
struct Call {
  Passed passed;
  /// Filled in when the callee's instances are known.
  unsigned instance = 0;
};

class Instantiator {
public:
  Instantiator(const Program &program, const CostTable &costs,
               const SizeBindings &bindings)
      : program(program), tree(program.getExecution()), costs(costs),
        bindings(bindings) {}

  Instances run();

private:
  void findNodes();
  void addInstances(unsigned function, bool isEntry);
  void addCalls(unsigned instance);
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

  llvm::StringSet<> iterations;
  /// By function, its call nodes in the order in which they are copied.
  std::vector<std::vector<unsigned>> callNodes;
  std::vector<Instance> instances;
  /// By instance, its calls in the order of `callNodes`.
  std::vector<std::vector<Call>> calls;
  /// By function, the calls of it, each with its caller's instance.
  std::vector<std::vector<std::pair<unsigned, unsigned>>> callers;

  // While the result is built.
  Instances result;
  /// By instance, its number among the functions of the result.
  std::vector<unsigned> numbers;
  unsigned current = 0, nextCall = 0;
};
} // namespace

//===----------------------------------------------------------------------===//
// Which instances there are
//===----------------------------------------------------------------------===//

/// The calls of every function, and the counters of all loops.
void Instantiator::findNodes() {
  callNodes.resize(tree.getRoots().size());
  callers.resize(tree.getRoots().size());
  for (auto [function, root] : llvm::enumerate(tree.getRoots())) {
    SmallVector<unsigned> pending = {root};
    while (!pending.empty()) {
      unsigned number = pending.pop_back_val();
      const Node &node = tree.getNode(number);
      if (!node.induction.empty())
        iterations.insert(node.induction);
      if (node.kind == Kind::call)
        callNodes[function].push_back(number);
      for (const ExecutionTree::Child &child : llvm::reverse(node.children))
        if (!child.isOp)
          pending.push_back(child.index);
    }
  }
}

bool Instantiator::dependsOnIteration(const Quantity &size) const {
  if (size.isConstant() || iterations.empty())
    return false;
  llvm::SetVector<StringRef> names;
  size.collectSymbols(names);
  return llvm::any_of(
      names, [&](StringRef name) { return iterations.contains(name); });
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

/// Evaluates what an instance passes on.
void Instantiator::addCalls(unsigned instance) {
  unsigned function = instances[instance].function;
  calls.resize(instances.size());
  for (auto [position, number] : llvm::enumerate(callNodes[function])) {
    const Node &node = tree.getNode(number);
    Call &call = calls[instance].emplace_back();
    for (const auto &[formal, actual] : node.bindings)
      call.passed.emplace_back(formal, put(actual, instances[instance]));
    callers[node.function].emplace_back(instance, position);
  }
}

/// One instance for all calls: settled is what they agree on.
void Instantiator::addInstances(unsigned function, bool isEntry) {
  ArrayRef<std::pair<unsigned, unsigned>> ways = callers[function];
  if (ways.empty() && !isEntry && function != 0)
    isEntry = true; // never runs, but has its rows
  Instance instance;
  instance.function = function;
  if (!ways.empty()) {
    auto &first = calls[ways.front().first][ways.front().second].passed;
    for (const auto &[formal, actual] : first)
      if (!dependsOnIteration(actual))
        instance.settled.try_emplace(formal, actual);
  }
  for (auto [caller, position] : ways.drop_front(!ways.empty())) {
    llvm::StringMap<Quantity> agreed;
    for (const auto &[formal, actual] : calls[caller][position].passed)
      if (auto found = instance.settled.find(formal);
          found != instance.settled.end() && found->second == actual)
        agreed.try_emplace(formal, actual);
    instance.settled = std::move(agreed);
  }
  for (auto [caller, position] : ways) {
    Call &call = calls[caller][position];
    call.instance = instances.size();
    llvm::erase_if(call.passed, [&](const auto &entry) {
      return instance.settled.contains(entry.first);
    });
    for (const auto &[formal, actual] : call.passed)
      instance.open.insert(formal);
  }
  instances.push_back(std::move(instance));
  addCalls(instances.size() - 1);
}

//===----------------------------------------------------------------------===//
// Building them
//===----------------------------------------------------------------------===//

/// Whether a count mentions a size.
static bool isOpen(const OpCost &cost) {
  bool isOpen = false;
  cost.forEachCount(
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
  result.ops.emplace_back(program.getOps()[op].op, *cost, numbers[current]);
}

void Instantiator::copyNode(const Node &node, unsigned parent,
                            const Instance &instance) {
  unsigned number = result.execution.addNode(node.kind, parent, node.op);
  Node &copy = result.execution.getNode(number);
  copy.induction = node.induction;
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
  const Instance &instance = instances[number];
  const ProgramFunction &function = program.getFunctions()[instance.function];
  result.functions.push_back({function.op, function.name, {}, {}});
  current = number;
  nextCall = 0;
  unsigned root = result.execution.addRoot(function.op);
  copyChildren(tree.getRoots()[instance.function], root, instance);
}

Instances Instantiator::run() {
  findNodes();
  std::vector<bool> isEntry(tree.getRoots().size());
  for (unsigned entry : tree.getEntryPoints())
    isEntry[entry] = true;
  std::vector<unsigned> order = tree.getCalleesFirst();
  for (unsigned function : llvm::reverse(order))
    addInstances(function, isEntry[function]);

  // In program order.
  std::vector<unsigned> sorted(instances.size());
  for (unsigned i = 0; i < sorted.size(); ++i)
    sorted[i] = i;
  llvm::stable_sort(sorted, [&](unsigned a, unsigned b) {
    return instances[a].function < instances[b].function;
  });
  numbers.resize(instances.size());
  for (auto [number, instance] : llvm::enumerate(sorted))
    numbers[instance] = number;
  result.ops.reserve(program.getOps().size());
  for (unsigned instance : sorted) {
    if (isEntry[instances[instance].function])
      result.execution.addEntryPoint(numbers[instance]);
    build(instance);
  }
  return std::move(result);
}

Instances mlir::roofline::instantiate(const Program &program,
                                      const CostTable &costs,
                                      const SizeBindings &bindings) {
  return Instantiator(program, costs, bindings).run();
}
