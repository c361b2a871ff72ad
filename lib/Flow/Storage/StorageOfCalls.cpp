//===- StorageOfCalls.cpp - What calls are given and give back ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A callee has been looked at before its callers: what it writes over, and what
// it hands back, is known.
//
//===----------------------------------------------------------------------===//

#include "StorageFinder.h"

#include "mlir-roofline/Sizes/RegionExits.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// A callee may write over what it is given. Where somebody still reads that,
/// the call is given a copy.
void StorageFinder::addCopies(Operation *op, const ExecutionTree::Node &call) {
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  auto interface = dyn_cast<CallOpInterface>(op);
  if (!callee || !interface)
    return;
  unsigned position = all.getPositions(op).second;
  llvm::SmallDenseSet<unsigned> given;
  SmallVector<OpOperand *> written;
  for (auto [operand, argument] :
       llvm::zip(interface.getArgOperandsMutable(), callee.getArguments())) {
    std::optional<unsigned> storage = all.getStorage(operand.get());
    std::optional<unsigned> inside = all.getStorage(argument);
    if (!storage || !inside)
      continue;
    if (isa<TensorType>(argument.getType()) && all.storages[*inside].isReused)
      written.push_back(&operand);
    else
      given.insert(*storage);
  }
  // Of operands that share memory the last that is written may be the memory.
  for (OpOperand *operand : llvm::reverse(written)) {
    unsigned storage = *all.getStorage(operand->get());
    if (!given.insert(storage).second || !isWritable(storage) ||
        isReadBehind(storage, position))
      all.copied.insert(operand);
  }
}

void StorageFinder::addCallResult(OpResult result,
                                  const ExecutionTree::Node &call) {
  Operation *op = result.getOwner();
  unsigned position = all.getPositions(op).second;
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  Operation *exit = callee ? getOnlyExit(callee.getFunctionBody()) : nullptr;
  auto interface = dyn_cast<CallOpInterface>(op);
  if (!exit || !interface || exit->getNumOperands() != op->getNumResults()) {
    addNew(result, Kind::result, position);
    return;
  }
  Value returned = exit->getOperand(result.getResultNumber());
  std::optional<unsigned> inside = all.getStorage(returned);
  if (!inside) {
    addNew(result, Kind::result, position);
    return;
  }
  Storages::Storage storage = all.storages[*inside];
  OperandRange operands = interface.getArgOperands();
  if (storage.kind == Kind::argument) {
    unsigned number = cast<BlockArgument>(storage.value).getArgNumber();
    ValueFlow::Origin origin = flow.getOrigin(returned);
    if (number < operands.size()) {
      std::optional<unsigned> passed = all.getStorage(operands[number]);
      // The same contents, or others in its place.
      if (passed && origin.value == storage.value && origin.replaced.isZero())
        addTo(*passed, result);
      else if (all.isCopied(interface.getArgOperandsMutable()[number]))
        addNew(result, Kind::result, position);
      else
        writeOver(result, operands[number], position);
      return;
    }
  }
  if (storage.kind == Kind::constant || storage.kind == Kind::global)
    addTo(*inside, result);
  else
    addNew(result, Kind::result, position);
}
