//===- UsedSymbols.cpp - Which sizes counts may mention -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UsedSymbols.h"

#include "Instances/Instances.h"

#include "mlir-roofline/Sizes/OpenDims.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir-roofline/Support/Formula/QuantityHash.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SetVector.h"

#include <unordered_set>

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

void mlir::roofline::forEachCount(
    const OpCost &cost, llvm::function_ref<void(const Quantity &)> visit) {
  auto visitWork = [&](const Work &work, const Quantity &macs) {
    for (const Work::Entry &entry : work.getEntries())
      visit(entry.count);
    visit(macs);
  };
  visitWork(cost.work, cost.macs);
  if (cost.avoidable)
    visitWork(cost.avoidable->work, cost.avoidable->macs);
  if (cost.effective)
    for (const Quantity *count : {&cost.effective->macs, &cost.effective->flops,
                                  &cost.effective->intOps})
      visit(*count);
  for (const OperandTraffic &operand : cost.traffic) {
    for (const Quantity *count :
         {&operand.footprint, &operand.bytesRead, &operand.bytesWritten})
      visit(*count);
    if (operand.touchedInLoops)
      visit(*operand.touchedInLoops);
  }
}

namespace {
class NameCollector {
public:
  NameCollector(const ExecutionTree &tree,
                llvm::function_ref<const OpCost &(unsigned op)> getCost,
                const llvm::StringSet<> &iterations)
      : tree(tree), getCost(getCost), iterations(iterations) {}

  llvm::StringSet<> run() {
    // Callees first: what a call passes matters if the callee's size does.
    for (unsigned function : tree.getCalleesFirst())
      addNode(tree.getRoots()[function]);
    return std::move(used);
  }

private:
  void addCounts(const OpCost &cost);
  void addAll(const Quantity &count, bool isSummed);
  bool addNode(unsigned number);

  const ExecutionTree &tree;
  llvm::function_ref<const OpCost &(unsigned op)> getCost;
  const llvm::StringSet<> &iterations;
  llvm::StringSet<> used;
  /// Counts of operations: a program has many operations of few sizes.
  std::unordered_set<Quantity, QuantityHash> seen;
};
} // namespace

void NameCollector::addAll(const Quantity &count, bool isSummed) {
  if (count.isConstant())
    return;
  llvm::SetVector<StringRef> names;
  count.collectSymbols(names);
  for (StringRef name : names)
    if (!isSummed || !iterations.contains(name))
      used.insert(name);
}

void NameCollector::addCounts(const OpCost &cost) {
  forEachCount(cost, [&](const Quantity &count) {
    if (!count.isConstant() && seen.insert(count).second)
      addAll(count, /*isSummed=*/false);
  });
}

/// Returns whether anything below the node is counted: how often nothing
/// happens does not matter.
bool NameCollector::addNode(unsigned number) {
  const ExecutionTree::Node &node = tree.getNode(number);
  for (const auto &[formal, actual] : node.bindings)
    if (used.contains(formal))
      addAll(actual, /*isSummed=*/true);
  bool isCounted = node.kind == Kind::call;
  for (const ExecutionTree::Child &child : node.children) {
    if (child.isOp)
      addCounts(getCost(child.index));
    isCounted |= child.isOp || addNode(child.index);
  }
  if (isCounted && node.kind == Kind::loop) {
    addAll(node.times.value, /*isSummed=*/true);
    addAll(node.times.lower, /*isSummed=*/true);
  }
  return isCounted;
}

llvm::StringSet<> mlir::roofline::findUsedNames(
    const ExecutionTree &tree,
    llvm::function_ref<const OpCost &(unsigned op)> getCost,
    const llvm::StringSet<> &iterations) {
  return NameCollector(tree, getCost, iterations).run();
}

/// Adds the extents of what a function uses of what it is given.
static void addArguments(const Program &program, const FunctionCost &entry,
                         llvm::StringSet<> &used) {
  auto function = dyn_cast_or_null<FunctionOpInterface>(entry.op);
  if (!function)
    return;
  const SizeEquations &equations = program.getEquations();
  bool isQualified = entry.op != program.getOnlyEntryPoint();
  for (BlockArgument argument : function.getArguments()) {
    if (argument.use_empty())
      continue;
    for (unsigned dim : getOpenDims(argument)) {
      const Quantity *extent = equations.getSymbol(
          SizeAnalysis::getExtentName(argument, dim, isQualified));
      llvm::SetVector<StringRef> names;
      if (extent)
        equations.resolve(*extent).collectSymbols(names);
      for (StringRef name : names)
        used.insert(name);
    }
  }
}

std::vector<SizeSymbol> mlir::roofline::getUsedSymbols(const Program &program,
                                                       const Instances &rows) {
  llvm::StringSet<> iterations, passed;
  for (const SizeSymbol &symbol : program.getSymbols())
    if (symbol.isIteration)
      iterations.insert(symbol.name);
  const ExecutionTree &tree = rows.execution;
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    for (const auto &binding : tree.getNode(number).bindings)
      passed.insert(binding.first);
  auto getCost = [&](unsigned op) -> const OpCost & {
    return rows.ops[op].cost;
  };
  llvm::StringSet<> used = findUsedNames(tree, getCost, iterations);
  // It lies in memory, whatever is read of it.
  for (unsigned entry : tree.getEntryPoints())
    addArguments(program, rows.functions[entry], used);
  std::vector<SizeSymbol> symbols;
  for (const SizeSymbol &symbol : program.getSymbols()) {
    if (!used.contains(symbol.name))
      continue;
    symbols.push_back(symbol);
    symbols.back().isPassed = passed.contains(symbol.name);
  }
  for (const MachineSize &size : machineSizes)
    if (used.contains(size.name))
      symbols.push_back({size.name.str(), size.meaning.str()});
  return symbols;
}
