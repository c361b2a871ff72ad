//===- SymbolNumbering.cpp - Stable numbers for opaque sizes --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SymbolNumbering.h"

#include "UsedSymbols.h"

#include "llvm/ADT/StringSet.h"

using namespace mlir;
using namespace mlir::roofline;

/// The names of all symbols in costs and in what composes them.
static llvm::SetVector<StringRef> getUsedNames(const ExecutionTree &execution,
                                               ArrayRef<OpCost> costs) {
  llvm::SetVector<StringRef> used;
  for (const OpCost &cost : costs)
    forEachCount(cost, [&](const Quantity &count) {
      if (!count.isConstant())
        count.collectSymbols(used);
    });
  for (unsigned number = 0; number < execution.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = execution.getNode(number);
    node.times.value.collectSymbols(used);
    node.times.lower.collectSymbols(used);
    for (const auto &[formal, actual] : node.bindings)
      actual.collectSymbols(used);
  }
  return used;
}

SizeEquations mlir::roofline::numberSymbols(SizeAnalysis &sizes,
                                            ExecutionTreeBuilder &execution,
                                            MutableArrayRef<OpCost> costs,
                                            std::vector<SizeSymbol> &symbols) {
  if (symbols.empty())
    return sizes.getArgumentEquations({});
  llvm::SetVector<StringRef> used = getUsedNames(execution, costs);
  llvm::StringMap<Quantity> numbering =
      sizes.getNumbering([&](StringRef name) { return used.contains(name); });
  if (numbering.empty())
    return sizes.getArgumentEquations(numbering);
  auto rename = [&](const Quantity &count) {
    return count.substitute([&](StringRef name) -> std::optional<Quantity> {
      auto found = numbering.find(name);
      return found == numbering.end() ? std::nullopt
                                      : std::optional<Quantity>(found->second);
    });
  };
  for (OpCost &cost : costs)
    cost = cost.transformed(rename);
  for (unsigned number = 0; number < execution.getNumNodes(); ++number) {
    ExecutionTree::Node &node = execution.getNode(number);
    node.times.value = rename(node.times.value);
    node.times.lower = rename(node.times.lower);
    node.step = rename(node.step);
    for (auto &binding : node.bindings)
      binding.second = rename(binding.second);
  }
  // One that nothing mentions any more may have the number of another now.
  llvm::StringSet<> taken;
  for (const auto &renamed : numbering)
    taken.insert(renamed.second.str());
  llvm::erase_if(symbols, [&](const SizeSymbol &symbol) {
    return !used.contains(symbol.name) && taken.contains(symbol.name);
  });
  for (SizeSymbol &symbol : symbols)
    if (auto found = numbering.find(symbol.name); found != numbering.end())
      symbol.name = found->second.str();
  return sizes.getArgumentEquations(numbering);
}
