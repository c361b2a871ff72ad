//===- References.cpp - Which functions anything refers to ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "References.h"

#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;

bool roofline::isPrivate(Operation *function) {
  return isa<SymbolOpInterface>(function) &&
         SymbolTable::getSymbolVisibility(function) ==
             SymbolTable::Visibility::Private;
}

namespace {
class ReferenceFinder {
public:
  ReferenceFinder(Operation *root, ArrayRef<Operation *> functions)
      : root(root), functions(functions.begin(), functions.end()) {}

  llvm::DenseSet<Operation *> run();

private:
  void addUses(Operation *user, Operation *function);
  Operation *lookup(Operation *user, SymbolRefAttr name);

  Operation *root;
  llvm::DenseSet<Operation *> functions;
  SymbolTableCollection symbolTables;
  /// By function, the functions that it refers to; null: what stands outside.
  llvm::DenseMap<Operation *, SmallVector<Operation *>> uses;
};
} // namespace

/// In the nearest symbol table that has the name.
Operation *ReferenceFinder::lookup(Operation *user, SymbolRefAttr name) {
  for (Operation *table = SymbolTable::getNearestSymbolTable(user);
       table && root->isAncestor(table); table = table->getParentOp()) {
    if (!table->hasTrait<OpTrait::SymbolTable>())
      continue;
    if (Operation *found = symbolTables.lookupSymbolIn(table, name))
      return found;
  }
  return nullptr;
}

void ReferenceFinder::addUses(Operation *user, Operation *function) {
  user->getAttrDictionary().walk<WalkOrder::PreOrder>([&](SymbolRefAttr name) {
    Operation *target = lookup(user, name);
    if (target && target != function && functions.contains(target))
      uses[function].push_back(target);
    // Its parts name the tables on the way.
    return WalkResult::skip();
  });
}

llvm::DenseSet<Operation *> ReferenceFinder::run() {
  llvm::DenseSet<Operation *> unreferenced;
  for (Operation *function : functions)
    if (roofline::isPrivate(function))
      unreferenced.insert(function);
  if (unreferenced.empty())
    return unreferenced;

  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (!functions.contains(op)) {
      addUses(op, /*function=*/nullptr);
      return WalkResult::advance();
    }
    op->walk([&](Operation *nested) { addUses(nested, op); });
    return WalkResult::skip();
  });

  SmallVector<Operation *> pending = {nullptr};
  for (Operation *function : functions)
    if (!unreferenced.contains(function))
      pending.push_back(function);
  while (!pending.empty()) {
    auto found = uses.find(pending.pop_back_val());
    if (found == uses.end())
      continue;
    for (Operation *target : found->second)
      if (unreferenced.erase(target))
        pending.push_back(target);
  }
  return unreferenced;
}

llvm::DenseSet<Operation *>
roofline::findUnreferenced(Operation *root, ArrayRef<Operation *> functions) {
  return ReferenceFinder(root, functions).run();
}
