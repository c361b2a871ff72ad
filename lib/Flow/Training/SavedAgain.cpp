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

#include "ExecutionParents.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

//===----------------------------------------------------------------------===//
// Executions
//===----------------------------------------------------------------------===//

void SavedFinder::countExecutions() {
  const ExecutionTree &tree = cost.getExecution();
  std::vector<std::optional<unsigned>> parents = getParents(tree);
  std::vector<Quantity> runs(tree.getNumNodes(), Quantity(1));
  std::vector<unsigned> functions(tree.getNumNodes());
  llvm::DenseSet<std::pair<Operation *, unsigned>> counted;
  for (auto [function, root] : llvm::enumerate(tree.getRoots())) {
    runs[root] = cost.getFunctions()[function].multiplicity.value;
    functions[root] = function;
  }
  for (unsigned number = 0; number < tree.getNumNodes(); ++number) {
    const ExecutionTree::Node &node = tree.getNode(number);
    bool isLoop = node.kind == ExecutionTree::Kind::loop;
    std::optional<unsigned> parent = parents[number];
    if (parent) {
      runs[number] = runs[*parent];
      functions[number] = functions[*parent];
    }
    std::pair<Operation *, unsigned> own(node.op, functions[number]);
    // Several nodes of one operation are loops in each other, or its regions.
    bool isFirst = parent && tree.getNode(*parent).op != node.op;
    if (node.op && isFirst && counted.insert({node.op, *parent}).second)
      executions[own] += runs[number];
    if (isLoop)
      runs[number] *= node.times.value;
    if (isLoop && node.op)
      iterations[own] = Quantity::max(iterations[own], runs[number]);
  }
  for (const CostedOp &op : cost.getOps())
    executions[{op.op, op.function}] = op.multiplicity.value;
}

/// How often a value is made as a part of a function; nothing if nobody counts
/// that.
std::optional<Quantity> SavedFinder::getExecutions(Value root,
                                                   unsigned function) const {
  if (isFunctionArgument(root))
    return Quantity(1);
  Operation *maker = root.getDefiningOp();
  const Counts &counts = maker ? executions : iterations;
  Operation *op = maker ? maker : root.getParentBlock()->getParentOp();
  auto found = counts.find({op, function});
  return found == counts.end() ? std::nullopt : std::optional(found->second);
}

/// The bytes of all executions, of each function where the value is made with
/// the sizes that it is called with. What nobody counts is made as often as it
/// is needed.
Quantity SavedFinder::getAll(const TrainingMemory::Saved &saved) const {
  const CostedOp &user = cost.getOps()[saved.op];
  Value value = saved.value;
  Operation *function = cost.getFunctions()[user.function].op;
  Operation *home = value.getParentRegion()->getParentOp();
  while (home && home != function && !isa<FunctionOpInterface>(home))
    home = home->getParentOp();
  QuantitySum all;
  bool isCounted = false;
  for (auto [number, each] : llvm::enumerate(cost.getFunctions())) {
    if (each.op != home)
      continue;
    if (auto times = getExecutions(value, number)) {
      all.add(cost.getBound(saved.bytes, number) * *times);
      isCounted = true;
    }
  }
  if (!isCounted)
    return cost.getBound(saved.bytes, user.function) * user.multiplicity.value;
  return all.take();
}

/// With the values put in that sizes have in a function.
std::optional<Quantity> SavedFinder::getBytes(Value value, unsigned function) {
  std::optional<Quantity> bytes = sizes.getBytes(value);
  return bytes ? std::optional(cost.getBound(*bytes, function)) : std::nullopt;
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
  for (Value from : flow.getSources(root)) {
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

/// Whether a root is saved, or becomes something that is, and is not made of
/// other roots alone that are saved as a whole.
bool SavedFinder::MadeAgain::isDropped(Value root) const {
  const auto *found = roots.find(root);
  return found != roots.end() && !found->second.inside.empty() &&
         !kept.contains(root);
}

/// Looks at all that what is saved may be. Who may be something that nobody
/// saves has to be saved, and is known then to those that it becomes.
SavedFinder::MadeAgain SavedFinder::findMadeAgain() const {
  MadeAgain again;
  for (const TrainingMemory::Saved &saved : result.saved)
    if (saved.kind != Kind::positions)
      again.roots.try_emplace(saved.value, getAlternatives(saved.value));
  llvm::DenseMap<Value, SmallVector<Value, 2>> becomes;
  SmallVector<Value> open;
  for (size_t next = 0; next < again.roots.size(); ++next) {
    Value root = again.roots.begin()[next].first;
    SmallVector<Value, 2> inside = again.roots.begin()[next].second.inside;
    if (inside.empty() && !isSaved(root))
      open.push_back(root);
    for (Value each : inside) {
      becomes[each].push_back(root);
      if (!again.roots.contains(each))
        again.roots.try_emplace(each, getAlternatives(each));
    }
  }
  while (!open.empty())
    for (Value root : becomes.lookup(open.pop_back_val()))
      if (again.kept.insert(root).second && !isSaved(root))
        open.push_back(root);
  return again;
}

/// Saves what stands for what is dropped. Returns whether that is more than was
/// known to be saved.
bool SavedFinder::addBegins(const MadeAgain &again) {
  size_t numSaved = result.saved.size();
  // What is needed as it is, and what may be computed again.
  llvm::SetVector<Value> needed, made;
  for (size_t entry = 0, next = 0; entry < numSaved; ++entry) {
    TrainingMemory::Saved saved = result.saved[entry];
    if (saved.kind == Kind::positions || !again.isDropped(saved.value))
      continue;
    made.insert(saved.value);
    if (!saved.isRecomputed)
      needed.insert(saved.value);
    for (; next < made.size(); ++next) {
      if (!again.isDropped(made[next]))
        continue;
      const Alternatives &each = again.roots.find(made[next])->second;
      made.insert(each.inside.begin(), each.inside.end());
      if (isa<BlockArgument>(made[next]))
        for (Value begin : each.begins)
          add(begin, saved.op, /*isPosition=*/false);
    }
  }
  for (size_t next = 0; next < needed.size(); ++next) {
    if (auto found = entries.find({needed[next], /*isPosition=*/false});
        found != entries.end())
      result.saved[found->second].isRecomputed = false;
    if (again.isDropped(needed[next])) {
      const Alternatives &each = again.roots.find(needed[next])->second;
      needed.insert(each.inside.begin(), each.inside.end());
    }
  }
  return result.saved.size() != numSaved;
}

/// What is saved where it is made is not saved again. Of what goes around a
/// loop what it begins with is.
void SavedFinder::dropSavedAgain() {
  MadeAgain again;
  do
    again = findMadeAgain();
  while (addBegins(again));
  unsigned kept = 0;
  for (unsigned entry = 0; entry < result.saved.size(); ++entry)
    if (result.saved[entry].kind == Kind::positions ||
        !again.isDropped(result.saved[entry].value)) {
      result.saved[kept] = result.saved[entry];
      wholes[kept++] = wholes[entry];
    }
  result.saved.resize(kept);
  wholes.resize(kept);
}
