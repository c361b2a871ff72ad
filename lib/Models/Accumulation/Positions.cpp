//===- Positions.cpp - Integers that address memory -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Addresses.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

bool roofline::mayBecomePosition(Type type) {
  constexpr unsigned minWidth = 32;
  auto integer = dyn_cast<IntegerType>(getElementTypeOrSelf(type));
  return integer && integer.getWidth() >= minWidth;
}

namespace {
/// Goes from a value to the values that show it, the nearest first.
class PositionSearch {
public:
  explicit PositionSearch(Value value) { add(value); }

  bool findPosition() {
    constexpr unsigned maxValues = 32;
    for (unsigned next = 0; next < values.size() && next < maxValues; ++next)
      for (OpOperand &use : values[next].getUses()) {
        addShowing(use);
        if (foundIndex || holdsPositions(use))
          return true;
      }
    return false;
  }

private:
  void add(Value value) {
    foundIndex |= getElementTypeOrSelf(value).isIndex();
    if (mayBecomePosition(value.getType()))
      values.insert(value);
  }

  void addShowing(OpOperand &use) {
    Operation *op = use.getOwner();
    // Through a body the way goes in and out again. What a body sums up is
    // asked of its positions, and around a loop that would not end.
    if (op->getNumRegions() == 0 && roofline::getSumRole(use) != SumRole::none)
      for (Value result : op->getResults())
        add(result);
    else if (op->getNumResults() == 1)
      addContents(use);
    addAccessed(use);
    if (op->getNumRegions() != 0)
      addArguments(use);
    if (op->hasTrait<OpTrait::IsTerminator>())
      addYielded(use);
  }

  void addContents(OpOperand &use) {
    OpResult result = use.getOwner()->getResult(0);
    std::optional<ContentsSource> source = getContentsSource(result);
    if (source && source->operand == &use)
      add(result);
  }

  /// An element that is loaded, or the memory that one is stored to.
  void addAccessed(OpOperand &use) {
    std::optional<ElementAccess> access = getElementAccess(use.getOwner());
    if (!access)
      return;
    if (access->stored == use.get()) {
      add(getContents(access->memory));
      for (Value result : use.getOwner()->getResults())
        add(result);
    } else if (!access->stored && access->memory == use.get()) {
      add(use.getOwner()->getResult(0));
    }
  }

  /// The elements of an operand in the body of a structured op, or what a loop
  /// or branch takes into its regions.
  void addArguments(OpOperand &use) {
    for (Region &region : use.getOwner()->getRegions())
      for (BlockArgument argument : region.getArguments())
        if (std::optional<ElementAccess> access = getArgumentAccess(argument);
            access && access->memory == use.get())
          add(argument);
    for (BlockArgument argument : getForwardedArguments(use))
      add(argument);
  }

  void addYielded(OpOperand &use) {
    Operation *parent = use.getOwner()->getParentOp();
    if (auto model = dyn_cast_if_present<AccumulationOpInterface>(parent))
      if (Value whole = model.getYieldedTo(use.getOperandNumber()))
        return add(whole);
    if (!parent || parent->hasTrait<OpTrait::IsIsolatedFromAbove>())
      return;
    for (const Forwarding &forwarding : getForwardings(parent))
      if (forwarding.from == use.get())
        add(forwarding.to);
  }

  llvm::SmallSetVector<Value, 8> values;
  bool foundIndex = false;
};
} // namespace

bool roofline::endsAsPosition(Value value) {
  return mayBecomePosition(value.getType()) &&
         PositionSearch(value).findPosition();
}
