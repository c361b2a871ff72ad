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

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
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

/// Results that are one memory in the callee are one for the caller.
void StorageFinder::addCallResults(Operation *op,
                                   const ExecutionTree::Node &call) {
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  Operation *exit = callee ? getOnlyExit(callee.getFunctionBody()) : nullptr;
  bool isKnown = exit && isa<CallOpInterface>(op) &&
                 exit->getNumOperands() == op->getNumResults();
  llvm::SmallDenseMap<unsigned, unsigned, 4> outside;
  for (OpResult result : op->getResults()) {
    if (!isInMemory(result))
      continue;
    Value returned =
        isKnown ? exit->getOperand(result.getResultNumber()) : Value();
    std::optional<unsigned> inside =
        isKnown ? all.getStorage(returned) : std::nullopt;
    if (!inside) {
      addNew(result, Kind::result, all.getPositions(op).second);
      continue;
    }
    if (auto found = outside.find(*inside); found != outside.end()) {
      addTo(found->second, result, returned);
      continue;
    }
    addCallResult(result, returned, *inside);
    std::optional<unsigned> storage = all.getStorage(result);
    if (!storage)
      continue;
    outside[*inside] = *storage;
    addPart(result, returned);
    if (all.storages[*storage].value == result)
      addWhole(*storage, returned, *inside);
  }
}

/// A part holds the whole, which the callee has made.
void StorageFinder::addWhole(unsigned storage, Value returned,
                             unsigned inside) {
  Wholes wholes;
  addWholes(inside, returned, wholes);
  if (wholes.empty())
    return;
  if (wholes.size() > 1 || !wholes.contains(inside))
    wholes.insert(inside);
  else
    all.storages[storage].value = all.storages[inside].value;
  all.storages[storage].wholes.assign(wholes.begin(), wholes.end());
}

/// `returned` is what the callee hands back, in its storage `inside`.
void StorageFinder::addCallResult(OpResult result, Value returned,
                                  unsigned inside) {
  Operation *op = result.getOwner();
  auto interface = cast<CallOpInterface>(op);
  unsigned position = all.getPositions(op).second;
  Storages::Storage storage = all.storages[inside];
  OperandRange operands = interface.getArgOperands();
  if (storage.kind == Kind::argument) {
    unsigned number = cast<BlockArgument>(storage.value).getArgNumber();
    ValueFlow::Origin origin = flow.getOrigin(returned);
    if (number < operands.size()) {
      std::optional<unsigned> passed = all.getStorage(operands[number]);
      // The same contents, if nothing is ever written there, or others in
      // their place.
      bool isSame = !storage.isReused ||
                    (origin.value == storage.value && origin.replaced.isZero());
      if (passed && isSame)
        addTo(*passed, result, {returned, operands[number]});
      else if (all.isCopied(interface.getArgOperandsMutable()[number]))
        addNew(result, Kind::result, position);
      else
        writeOver(result, operands[number], position);
      return;
    }
  }
  if (storage.kind == Kind::constant || storage.kind == Kind::global)
    addTo(inside, result);
  else
    addNew(result, Kind::result, position);
}
