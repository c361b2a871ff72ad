//===- Program.cpp - What a program consists of ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Program/Program.h"

#include "Build/ProgramBuilder.h"
#include "UsedSymbols.h"

using namespace mlir;
using namespace mlir::roofline;

std::shared_ptr<const Program> Program::get(Operation *root,
                                            SizeStatements statements) {
  addSizeAttributes(root, statements);
  return ProgramBuilder(root).run(statements);
}

void Program::findNodes() {
  nodes.resize(functions.size());
  for (const SizeSymbol &symbol : symbols)
    if (symbol.mayBeNegative)
      negative.insert(symbol.name);
  for (const ProgramOp &op : ops)
    ++nodes[op.function].numOps;
  for (auto [function, root] : llvm::enumerate(execution.getRoots())) {
    SmallVector<unsigned> pending = {root};
    while (!pending.empty()) {
      unsigned number = pending.pop_back_val();
      const ExecutionTree::Node &node = execution.getNode(number);
      if (!node.induction.empty()) {
        iterations.insert(node.induction);
        nodes[function].loops.push_back(number);
      }
      if (node.kind == ExecutionTree::Kind::call)
        nodes[function].calls.push_back(number);
      for (const ExecutionTree::Child &child : llvm::reverse(node.children))
        if (!child.isOp)
          pending.push_back(child.index);
    }
  }
  auto getCost = [&](unsigned op) -> const OpCost & { return costs[op]; };
  used = findUsedNames(execution, getCost, iterations);
}

bool Program::dependsOnIteration(const Quantity &count) const {
  if (count.isConstant())
    return false;
  llvm::SetVector<StringRef> names;
  count.collectSymbols(names);
  return llvm::any_of(names, [&](StringRef name) { return isIteration(name); });
}

void Coverage::addUnknown(StringRef op, StringRef reason, unsigned count) {
  numUnknownOps += count;
  for (Unknown &entry : unknown)
    if (entry.op == op && entry.reason == reason) {
      entry.count += count;
      return;
    }
  unknown.push_back({op.str(), reason.str(), count});
}

Coverage &Coverage::operator+=(const Coverage &other) {
  numOps += other.numOps;
  for (const Unknown &entry : other.unknown)
    addUnknown(entry.op, entry.reason, entry.count);
  return *this;
}
