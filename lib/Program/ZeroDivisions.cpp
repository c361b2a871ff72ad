//===- ZeroDivisions.cpp - Sizes that may not be 0 ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ZeroDivisions.h"

#include "Instances/Instances.h"
#include "UsedSymbols.h"

#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using roofline::detail::Atom;
using Kind = ExecutionTree::Kind;
using Node = ExecutionTree::Node;

namespace {
class ZeroFinder {
public:
  ZeroFinder(const Instances &rows, const SizeBindings &values)
      : rows(rows), values(values) {}

  std::vector<ZeroDivision> run();

private:
  Quantity put(const Quantity &count) const;
  void addDivisor(const Quantity &divisor, Operation *op);
  void addCount(const Quantity &count, Operation *op);
  void addNode(const Node &node);
  bool cannotRun(const Node &node) const;

  const Instances &rows;
  const SizeBindings &values;
  llvm::DenseSet<const Atom *> seen;
  std::vector<ZeroDivision> found;
};
} // namespace

Quantity ZeroFinder::put(const Quantity &count) const {
  return count.substitute([&](StringRef name) -> std::optional<Quantity> {
    const auto *value = values.find(name);
    return value == values.end() ? std::nullopt
                                 : std::optional<Quantity>(value->second);
  });
}

void ZeroFinder::addDivisor(const Quantity &divisor, Operation *op) {
  bool isKnown = llvm::any_of(found, [&](const ZeroDivision &division) {
    return division.divisor == divisor;
  });
  if (!divisor.isConstant() && !isKnown && put(divisor).isZero())
    found.push_back({op, divisor});
}

void ZeroFinder::addCount(const Quantity &count, Operation *op) {
  if (count.isConstant())
    return;
  roofline::detail::forEachAtom(count, [&](const Atom &atom) {
    bool isDivision = atom.kind == Atom::Kind::floorDiv ||
                      atom.kind == Atom::Kind::ceilDiv ||
                      atom.kind == Atom::Kind::mod;
    if (isDivision && seen.insert(&atom).second)
      addDivisor(atom.operands[1], op);
  });
}

/// Whether a test of sizes keeps the children from running. A loop without
/// iterations is none: its bounds are computed all the same.
bool ZeroFinder::cannotRun(const Node &node) const {
  return node.kind == Kind::loop && !isa<LoopLikeOpInterface>(node.op) &&
         put(node.times.value).isZero();
}

void ZeroFinder::addNode(const Node &node) {
  addDivisor(node.step, node.op);
  addCount(node.times.value, node.op);
  addCount(node.times.lower, node.op);
  for (const auto &binding : node.bindings)
    addCount(binding.second, node.op);
}

std::vector<ZeroDivision> ZeroFinder::run() {
  const ExecutionTree &tree = rows.execution;
  SmallVector<unsigned> pending;
  llvm::DenseSet<unsigned> functions;
  auto enter = [&](unsigned function) {
    if (functions.insert(function).second)
      pending.push_back(tree.getRoots()[function]);
  };
  for (unsigned entry : llvm::reverse(tree.getEntryPoints()))
    enter(entry);
  while (!pending.empty()) {
    const Node &node = tree.getNode(pending.pop_back_val());
    addNode(node);
    if (cannotRun(node))
      continue;
    if (node.kind == Kind::call)
      enter(node.function);
    for (const ExecutionTree::Child &child : node.children)
      if (child.isOp)
        forEachCount(rows.ops[child.index].cost, [&](const Quantity &count) {
          addCount(count, rows.ops[child.index].op);
        });
    for (const ExecutionTree::Child &child : llvm::reverse(node.children))
      if (!child.isOp)
        pending.push_back(child.index);
  }
  return std::move(found);
}

std::vector<ZeroDivision>
mlir::roofline::findZeroDivisions(const Instances &rows,
                                  const SizeBindings &values) {
  return ZeroFinder(rows, values).run();
}
