//===- KnownBody.cpp - What bodies make of known numbers ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/Body/KnownBody.h"

#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::linalg;

KnownBody::KnownBody(LinalgOp op) : op(op) {
  // Scalars come in as they are.
  for (OpOperand &operand : op->getOpOperands())
    if (!isa<ShapedType>(operand.get().getType()))
      set(operand, lookup(operand.get()));
}

void KnownBody::set(OpOperand &operand, KnownValue value) {
  if (BlockArgument argument = op.getMatchingBlockArgument(&operand))
    known[argument] = value;
}

KnownValue KnownBody::lookup(Value value) const {
  if (auto found = known.find(value); found != known.end())
    return found->second;
  Attribute constant;
  if (matchPattern(value, m_Constant(&constant)))
    return constant;
  return value;
}

/// What the numbers that are known say.
std::optional<bool> KnownBody::compare(Operation *comparison,
                                       const OrderTest &test) const {
  auto a = dyn_cast<Attribute>(lookup(comparison->getOperand(0)));
  auto b = dyn_cast<Attribute>(lookup(comparison->getOperand(1)));
  return a && b ? compareNumbers(test, a, b) : std::nullopt;
}

bool KnownBody::run(
    llvm::function_ref<std::optional<bool>(Operation *)> decide) {
  for (Operation &each : op.getBlock()->without_terminator()) {
    if (std::optional<OrderTest> test = getOrderTest(&each)) {
      std::optional<bool> holds = compare(&each, *test);
      if (!holds)
        holds = decide(&each);
      known[each.getResult(0)] =
          holds ? KnownValue(BoolAttr::get(op->getContext(), *holds))
                : KnownValue(each.getResult(0));
      continue;
    }
    SmallVector<KnownValue, 3> operands;
    for (Value operand : each.getOperands())
      operands.push_back(lookup(operand));
    KnownValue result = evaluateKnown(&each, operands);
    if (!result)
      return false;
    known[each.getResult(0)] = result;
  }
  return true;
}

KnownValue KnownBody::getYielded(unsigned result) {
  return lookup(op.getBlock()->getTerminator()->getOperand(result));
}

BlockArgument KnownBody::getAccumulator(unsigned result) {
  return op.getMatchingBlockArgument(op.getDpsInitOperand(result));
}

bool KnownBody::isIdle() {
  unsigned numResults = op.getBlock()->getTerminator()->getNumOperands();
  for (unsigned result = 0; result < numResults; ++result)
    if (getYielded(result) != KnownValue(getAccumulator(result)))
      return false;
  return true;
}

llvm::SmallBitVector KnownBody::getUnread() {
  llvm::SmallBitVector unread(op->getNumOperands(), true);
  llvm::SmallPtrSet<Value, 16> seen;
  SmallVector<Value, 16> left;
  // What is masked still depends on what the mask is added to.
  auto use = [&](Value value) {
    KnownValue found = lookup(value);
    if (auto alias = dyn_cast<Value>(found))
      value = alias;
    else if (!isa<UnitAttr>(cast<Attribute>(found)))
      return;
    if (seen.insert(value).second)
      left.push_back(value);
  };
  llvm::for_each(op.getBlock()->getTerminator()->getOperands(), use);
  while (!left.empty()) {
    Value value = left.pop_back_val();
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      if (argument.getOwner() == op.getBlock())
        unread.reset(op.getMatchingOpOperand(argument)->getOperandNumber());
      continue;
    }
    Operation *def = value.getDefiningOp();
    if (def->getBlock() != op.getBlock())
      continue;
    // What regions capture is used, too.
    def->walk(
        [&](Operation *user) { llvm::for_each(user->getOperands(), use); });
  }
  return unread;
}

bool mlir::roofline::isNeutral(LinalgOp op, OpOperand &input,
                               KnownValue value) {
  KnownBody body(op);
  body.set(input, value);
  return body.run([](Operation *) { return std::nullopt; }) && body.isIdle();
}
