//===- SavedAgain.cpp - What is saved by another name ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What comes out of a call, a branch or a loop, or goes around one, is made
// inside of it. If it is saved there, whoever needs it outside, or in the next
// iteration, need not save it again.
//
//===----------------------------------------------------------------------===//

#include "SavedFinder.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/BitVector.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Executions
//===----------------------------------------------------------------------===//

void SavedFinder::countExecutions() {
  const ExecutionTree &tree = cost.getExecution();
  std::vector<unsigned> parents(tree.getNumNodes(), ~0u);
  std::vector<Quantity> runs(tree.getNumNodes(), Quantity(1));
  llvm::DenseSet<std::pair<Operation *, unsigned>> counted;
  for (auto [function, root] : llvm::enumerate(tree.getRoots()))
    runs[root] = cost.getFunctions()[function].multiplicity.value;
  // Nodes stand behind their parents.
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    bool isLoop = node.kind == ExecutionTree::Kind::loop;
    unsigned parent = parents[number];
    // Several nodes of one operation are loops in each other, or its regions.
    bool isFirst = parent == ~0u || tree.getNode(parent).op != node.op;
    if (node.op && parent != ~0u && isFirst &&
        counted.insert({node.op, parent}).second)
      executions[node.op] += runs[number];
    if (isLoop)
      runs[number] *= node.times.value;
    if (isLoop && node.op)
      iterations[node.op] = Quantity::max(iterations[node.op], runs[number]);
    for (const ExecutionTree::Child &child : node.children)
      if (!child.isOp) {
        parents[child.index] = number;
        runs[child.index] = runs[number];
      }
  }
}

/// How often the value is made, or, if nobody counts that, needed.
Quantity SavedFinder::getExecutions(Value root, unsigned op) const {
  if (isFunctionArgument(root))
    return 1;
  Operation *maker = root.getDefiningOp();
  if (const CostedOp *costed = maker ? flow.getCosted(maker) : nullptr)
    return costed->multiplicity.value;
  const auto &counts = maker ? executions : iterations;
  auto found =
      counts.find(maker ? maker : root.getParentBlock()->getParentOp());
  return found != counts.end() ? found->second
                               : cost.getOps()[op].multiplicity.value;
}

//===----------------------------------------------------------------------===//
// Alternatives
//===----------------------------------------------------------------------===//

/// What `root` is one of, where regions or calls hand it on. Of what a loop
/// carries, what it begins with stands apart.
SavedFinder::Alternatives SavedFinder::getAlternatives(Value root) const {
  Alternatives alternatives;
  Operation *maker = root.getDefiningOp();
  if (const ExecutionTree::Node *call = maker ? flow.getCall(maker) : nullptr) {
    auto callee =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[call->function].op);
    Operation *exit = callee ? getOnlyExit(callee.getFunctionBody()) : nullptr;
    if (!exit || exit->getNumOperands() != maker->getNumResults())
      return alternatives;
    Value returned =
        getRoot(exit->getOperand(cast<OpResult>(root).getResultNumber()));
    Value passed = getPassed(*call, returned);
    alternatives.inside.push_back(passed ? getRoot(passed) : returned);
    return alternatives;
  }
  Operation *op = maker ? maker : root.getParentBlock()->getParentOp();
  if (op->getNumRegions() == 0)
    return alternatives;
  for (const Forwarding &forwarding : getForwardings(op)) {
    if (forwarding.to != root)
      continue;
    Value from = forwarding.from;
    bool isGiven = !op->isAncestor(from.getParentRegion()->getParentOp());
    (isGiven && flow.isLoop(op) ? alternatives.begins : alternatives.inside)
        .push_back(getRoot(from));
  }
  return alternatives;
}

/// Whether a value is saved as a whole whenever it is made.
bool SavedFinder::isSaved(Value root) const {
  auto found = entries.find({root, /*isPosition=*/false});
  if (found == entries.end())
    return false;
  std::optional<Quantity> whole = wholes[found->second];
  return whole && result.saved[found->second].bytes == *whole;
}

/// What is saved where it is made is not saved again. Of what goes around a
/// loop what it begins with is.
void SavedFinder::dropSavedAgain() {
  llvm::BitVector dropped;
  // Grows by what loops begin with.
  for (unsigned entry = 0; entry < result.saved.size(); ++entry) {
    TrainingMemory::Saved saved = result.saved[entry];
    dropped.resize(result.saved.size());
    if (saved.kind == Kind::positions || isFunctionArgument(saved.value))
      continue;
    Alternatives alternatives = getAlternatives(saved.value);
    bool isAgain = !alternatives.inside.empty() &&
                   llvm::all_of(alternatives.inside, [&](Value each) {
                     auto found = entries.find({each, false});
                     return each != saved.value && found != entries.end() &&
                            !dropped.test(found->second) && isSaved(each);
                   });
    if (!isAgain)
      continue;
    dropped.set(entry);
    for (Value each : alternatives.inside)
      result.saved[entries.lookup({each, false})].isRecomputed &=
          saved.isRecomputed;
    if (isa<BlockArgument>(saved.value))
      for (Value begin : alternatives.begins)
        add(begin, saved.op, /*isPosition=*/false);
  }
  dropped.resize(result.saved.size());
  unsigned kept = 0;
  for (unsigned entry = 0; entry < result.saved.size(); ++entry)
    if (!dropped.test(entry)) {
      result.saved[kept] = result.saved[entry];
      wholes[kept++] = wholes[entry];
    }
  result.saved.resize(kept);
  wholes.resize(kept);
}
