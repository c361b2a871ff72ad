//===- Temporaries.cpp - Memory that numbers pass through -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Sums/Temporaries.h"

#include "Accumulation/CarriedOperands.h"
#include "Loops/CallSites.h"

#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

/// What has more views than these is no temporary.
static constexpr size_t maxViews = 1024;

//===----------------------------------------------------------------------===//
// Back to the allocation
//===----------------------------------------------------------------------===//

/// What the only call of a function passes for an argument of it; null if
/// `memory` is none, or several calls do.
static Value getOnlyPassed(Value memory, const CallSites *calls) {
  if (!calls || !isa<BlockArgument>(memory))
    return {};
  SmallVector<Value> passed;
  calls->addSources(memory, passed);
  return passed.size() == 1 ? passed.front() : Value();
}

Value Temporaries::getAllocation(Value memory) {
  auto [it, isNew] = allocations.try_emplace(memory, Value());
  if (!isNew)
    return it->second;
  Value value = memory;
  for (size_t step = 0; step < maxViews; ++step) {
    value = tensors.getOrigin(value);
    Value next = getOnlyPassed(value, calls);
    if (auto result = dyn_cast<OpResult>(value)) {
      std::optional<ContentsSource> source = getContentsSource(result);
      if (source && source->isView())
        next = source->operand->get();
      else if (isAllocation(result))
        return allocations[memory] = value;
    }
    if (!next)
      return {};
    value = next;
  }
  return {};
}

//===----------------------------------------------------------------------===//
// Forth to its uses
//===----------------------------------------------------------------------===//

/// Adds what calls, loops and branches hand on for `use`; false if it is handed
/// on in none of these ways, or to a function that others call, too.
bool Temporaries::addPassed(OpOperand &use, Views &views) {
  Operation *op = use.getOwner();
  if (Region *callee = calls ? calls->getCallee(op) : nullptr) {
    ArrayRef<CallSites::Call> sites = calls->getCalls(callee->getParentOp());
    if (sites.size() != 1)
      return false;
    for (auto [argument, passed] :
         llvm::zip(callee->getArguments(), sites.front().operands))
      if (passed == use.get())
        views.insert(argument);
    return true;
  }
  SmallVector<BlockArgument> arguments = getForwardedArguments(use);
  views.insert_range(arguments);
  bool isHandedOn = !arguments.empty();
  Operation *parent = op->getParentOp();
  if (op->hasTrait<OpTrait::IsTerminator>() && parent &&
      !parent->hasTrait<OpTrait::IsIsolatedFromAbove>())
    for (const Forwarding &forwarding : getForwardings(parent))
      if (forwarding.from == use.get()) {
        views.insert(forwarding.to);
        isHandedOn = true;
      }
  return isHandedOn;
}

void Temporaries::addUse(OpOperand &use, Temporary &temporary, Views &views) {
  Operation *op = use.getOwner();
  std::optional<ElementAccess> access = getElementAccess(op);
  if (access && access->memory == use.get() && access->stored != use.get()) {
    if (access->stored)
      temporary.stored.push_back(access->stored);
    else
      temporary.loaded.push_back(op->getResult(0));
    temporary.numReaders += !access->stored;
    // A tensor in which an element is stored is a new one.
    if (access->stored)
      for (Value result : op->getResults())
        views.insert(result);
    return;
  }
  for (OpResult result : op->getResults())
    if (isViewOf(result, use)) {
      views.insert(result);
      return;
    }
  using namespace MemoryEffects;
  // Copied to where it is.
  for (OpOperand &other : op->getOpOperands())
    if (Value to = getCopiedTo(other);
        to && isSameStorage(stripWholeViews(to), stripWholeViews(other.get())))
      return;
  if (op->getNumResults() == 0 && hasEffect<Write>(op, use.get()) &&
      !hasEffect<Read>(op, use.get())) {
    temporary.written.push_back(&use);
    return;
  }
  bool asksOnlySize = isMemoryEffectFree(op) && op->getNumResults() != 0 &&
                      llvm::all_of(op->getResultTypes(),
                                   [](Type type) { return type.isIndex(); });
  if (asksOnlySize || hasSingleEffect<Free>(op, use.get()) ||
      addPassed(use, views))
    return;
  ++temporary.numReaders;
  temporary.holdsOthers |= op->getNumResults() == 0 &&
                           !op->hasTrait<OpTrait::IsTerminator>() &&
                           !hasSingleEffect<Read>(op, use.get());
}

const Temporary &Temporaries::get(Value allocation) {
  auto [it, isNew] = known.try_emplace(allocation);
  Temporary &temporary = it->second;
  if (!isNew)
    return temporary;
  Views views;
  views.insert(allocation);
  for (unsigned next = 0; next < views.size(); ++next) {
    if (views.size() > maxViews) {
      ++temporary.numReaders;
      break;
    }
    for (OpOperand &use : views[next].getUses())
      addUse(use, temporary, views);
  }
  return temporary;
}
