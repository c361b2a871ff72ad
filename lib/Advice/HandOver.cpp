//===- HandOver.cpp - Parameters in place of what is made of them ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Advice/HandOver.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir/IR/Iterators.h"
#include "mlir/IR/SymbolTable.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

static llvm::Error makeError(const Twine &text) {
  return llvm::createStringError(text);
}

/// The function whose arguments an operation sees.
static llvm::Expected<FunctionOpInterface> getFunction(Operation *op) {
  Operation *parent = op->getParentWithTrait<OpTrait::IsIsolatedFromAbove>();
  auto function = dyn_cast_or_null<FunctionOpInterface>(parent);
  if (!function)
    return makeError("'" + op->getName().getStringRef() +
                     "' sees no arguments of a function");
  return function;
}

/// The operations in a function of which nothing is left if their results are
/// not: those that have no effect, and no reader but of their kind.
static llvm::DenseSet<Operation *> findDead(Operation *function) {
  llvm::DenseSet<Operation *> dead;
  // Readers come later, but in loops of blocks; what is not seen yet is alive.
  function->walk<WalkOrder::PostOrder, ReverseIterator>([&](Operation *op) {
    if (wouldOpBeTriviallyDead(op) &&
        llvm::all_of(op->getUsers(),
                     [&](Operation *user) { return dead.contains(user); }))
      dead.insert(op);
  });
  return dead;
}

/// Erases what reads the value for nothing: views of it.
static void eraseDeadReaders(Value value, llvm::DenseSet<Operation *> &dead) {
  llvm::SetVector<Operation *> readers;
  SmallVector<Value> pending = {value};
  while (!pending.empty())
    for (Operation *user : pending.pop_back_val().getUsers())
      if (dead.contains(user) && readers.insert(user))
        llvm::append_range(pending, user->getResults());
  // One that stands in another goes with it.
  SmallVector<Operation *> outermost;
  for (Operation *reader : readers) {
    Operation *parent = reader->getParentOp();
    while (parent && !readers.contains(parent))
      parent = parent->getParentOp();
    if (!parent)
      outermost.push_back(reader);
  }
  for (Operation *reader : readers)
    dead.erase(reader);
  for (Operation *reader : outermost)
    reader->dropAllUses();
  for (Operation *reader : outermost)
    reader->erase();
}

static llvm::Error handOver(Operation *op, llvm::DenseSet<Operation *> &dead) {
  llvm::Expected<FunctionOpInterface> function = getFunction(op);
  if (!function)
    return function.takeError();
  MLIRContext *context = op->getContext();
  NamedAttribute mark(context->getOrLoadDialect<RooflineDialect>()
                          ->getParamAttrHelper()
                          .getName(),
                      mlir::UnitAttr::get(context));
  for (Value result : op->getResults()) {
    eraseDeadReaders(result, dead);
    if (result.use_empty())
      continue;
    unsigned number = function->getNumArguments();
    if (failed(function->insertArgument(number, result.getType(),
                                        DictionaryAttr::get(context, mark),
                                        op->getLoc())))
      return makeError("a function takes no further argument");
    result.replaceAllUsesWith(function->getArgument(number));
  }
  op->erase();
  return llvm::Error::success();
}

llvm::Error mlir::roofline::handOver(ArrayRef<Operation *> ops) {
  llvm::DenseSet<Operation *> functions;
  for (Operation *op : ops) {
    llvm::Expected<FunctionOpInterface> function = getFunction(op);
    if (!function)
      return function.takeError();
    if (!functions.insert(*function).second)
      continue;
    Operation *module = (*function)->getParentOp();
    if (!module || !SymbolTable::symbolKnownUseEmpty(*function, module))
      return makeError("the function that would take them is called by others");
  }
  llvm::DenseSet<Operation *> dead;
  for (Operation *function : functions)
    dead.insert_range(findDead(function));
  // What reads another's result goes before it.
  for (Operation *op : llvm::reverse(ops))
    if (llvm::Error error = ::handOver(op, dead))
      return error;
  return llvm::Error::success();
}
