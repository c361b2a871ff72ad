//===- UsedSymbols.cpp - Which sizes counts may mention -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UsedSymbols.h"

#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;
using Kind = ExecutionTree::Kind;

namespace {
class SymbolCollector {
public:
  SymbolCollector(const Program &program, const Instances &rows) : rows(rows) {
    for (const SizeSymbol &symbol : program.getSymbols())
      if (symbol.isIteration)
        iterations.insert(symbol.name);
    // Callees first: what a call passes matters if the callee's size does.
    for (unsigned function : rows.execution.getCalleesFirst())
      addNode(rows.execution.getRoots()[function]);
  }

  bool isUsed(StringRef name) const { return used.contains(name); }
  bool isPassed(StringRef name) const { return passed.contains(name); }

private:
  void addAll(const Quantity &count, bool isSummed = false);
  bool addNode(unsigned number);
  void addCall(const ExecutionTree::Node &call);

  const Instances &rows;
  llvm::StringSet<> used, passed, iterations;
};
} // namespace

/// What is summed over the iterations around it mentions none of them in the
/// end.
void SymbolCollector::addAll(const Quantity &count, bool isSummed) {
  if (count.isConstant())
    return;
  llvm::SetVector<StringRef> names;
  count.collectSymbols(names);
  for (StringRef name : names)
    if (!isSummed || !iterations.contains(name))
      used.insert(name);
}

void SymbolCollector::addCall(const ExecutionTree::Node &call) {
  for (const auto &[formal, actual] : call.bindings) {
    passed.insert(formal);
    if (used.contains(formal))
      addAll(actual, /*isSummed=*/true);
  }
}

/// Returns whether anything below the node is counted: how often nothing
/// happens does not matter.
bool SymbolCollector::addNode(unsigned number) {
  const ExecutionTree::Node &node = rows.execution.getNode(number);
  if (node.kind == Kind::call) {
    addCall(node);
    return true;
  }
  bool isCounted = false;
  for (const ExecutionTree::Child &child : node.children) {
    if (child.isOp)
      rows.ops[child.index].cost.forEachCount(
          [&](const Quantity &count) { addAll(count); });
    isCounted |= child.isOp || addNode(child.index);
  }
  if (isCounted && node.kind == Kind::loop) {
    addAll(node.times.value, /*isSummed=*/true);
    addAll(node.times.lower, /*isSummed=*/true);
  }
  return isCounted;
}

std::vector<SizeSymbol> mlir::roofline::getUsedSymbols(const Program &program,
                                                       const Instances &rows) {
  SymbolCollector collector(program, rows);
  std::vector<SizeSymbol> symbols;
  for (const SizeSymbol &symbol : program.getSymbols()) {
    if (!collector.isUsed(symbol.name))
      continue;
    symbols.push_back(symbol);
    symbols.back().isPassed = collector.isPassed(symbol.name);
  }
  for (const MachineSize &size : machineSizes)
    if (collector.isUsed(size.name))
      symbols.push_back({size.name.str(), size.meaning.str()});
  return symbols;
}
