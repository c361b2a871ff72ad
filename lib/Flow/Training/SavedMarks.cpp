//===- SavedMarks.cpp - What has a gradient -------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SavedFinder.h"

#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

static bool isContraction(const CostedOp *op) {
  return op && !op->cost.macs.isZero();
}

/// Whether an operation multiplies activations with each other: as those of
/// attention, and unlike those with a weight.
bool SavedFinder::isProduct(Operation *op) const {
  const CostedOp *costed = flow.getCosted(op);
  return isContraction(costed) &&
         llvm::none_of(costed->cost.traffic, [&](const auto &traffic) {
           return traffic.value && !traffic.bytesRead.isZero() &&
                  classes.get(traffic.value) == ValueClass::weight;
         });
}

void SavedFinder::markFunction(unsigned function) {
  const FunctionCost &cost = this->cost.getFunctions()[function];
  if (auto body = dyn_cast<FunctionOpInterface>(cost.op); body && cost.isEntry)
    for (BlockArgument argument : body.getArguments())
      if (isFloatTensor(argument) && classes.get(argument) != ValueClass::cache)
        active.insert(argument);
  for (const ValueFlow::Visit &visit : flow.getVisits(function)) {
    if (visit.block)
      continue;
    if (visit.isEntered || visit.op->getNumRegions() != 0)
      markForwarded(visit.op, visit.isEntered);
    if (!visit.isEntered)
      markOp(visit.op, function);
  }
}

/// What loops carry may get a gradient from what they hand on.
void SavedFinder::markForwarded(Operation *op, bool isEntered) {
  for (const Forwarding &forwarding : getForwardings(op)) {
    bool isArgument = isa<BlockArgument>(forwarding.to);
    if (!isFloatTensor(forwarding.to) || isArgument != isEntered)
      continue;
    if (isActive(forwarding.from) || (isEntered && flow.isLoop(op)))
      active.insert(forwarding.to);
  }
}

void SavedFinder::markCall(Operation *op, const ExecutionTree::Node &call) {
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  if (!callee)
    return;
  for (auto [operand, argument] :
       llvm::zip(getCallOperands(call), callee.getArguments()))
    if (isActive(operand))
      active.insert(argument);
}

void SavedFinder::markOp(Operation *op, unsigned function) {
  if (const ExecutionTree::Node *call = flow.getCall(op))
    markCall(op, *call);
  bool hasActive = llvm::any_of(op->getOperands(),
                                [&](Value value) { return isActive(value); });
  if (!hasActive)
    return;
  // Fewer elements than it is made of, and no product: a statistic.
  const CostedOp *costed = flow.getCosted(op);
  bool mayReduce = costed && !costed->cost.work.empty() &&
                   !isContraction(costed) && op->getNumRegions() != 0;
  std::optional<Quantity> most;
  bool onlyStatistics = true;
  for (Value operand : op->getOperands()) {
    if (!isActive(operand))
      continue;
    onlyStatistics &= statistics.contains(operand);
    if (!mayReduce)
      continue;
    std::optional<Quantity> bytes = getBytes(operand, function);
    if (bytes && (!most || (*bytes - *most).isKnownNonNegative()))
      most = bytes;
  }
  for (Value result : op->getResults()) {
    if (!isFloatTensor(result))
      continue;
    active.insert(result);
    std::optional<Quantity> bytes =
        mayReduce ? getBytes(result, function) : std::nullopt;
    bool isReduced = bytes && most && *bytes != *most &&
                     (*most - *bytes).isKnownNonNegative();
    if (isReduced || onlyStatistics)
      statistics.insert(result);
  }
}

/// From products of activations on, and back from them.
void SavedFinder::markBetween(unsigned function) {
  ArrayRef<ValueFlow::Visit> visits = flow.getVisits(function);
  auto reaches = [](ValueRange values, const llvm::DenseSet<Value> &marked) {
    return llvm::any_of(values,
                        [&](Value value) { return marked.contains(value); });
  };
  for (const ValueFlow::Visit &visit : visits) {
    if (!visit.op || visit.isEntered)
      continue;
    bool isStart = isProduct(visit.op);
    bool isPassed = !isContraction(flow.getCosted(visit.op)) &&
                    reaches(visit.op->getOperands(), behind);
    if (isStart || isPassed)
      behind.insert_range(visit.op->getResults());
  }
  for (const ValueFlow::Visit &visit : llvm::reverse(visits)) {
    if (!visit.op || visit.isEntered)
      continue;
    bool isEnd = isProduct(visit.op);
    bool isPassed = !isContraction(flow.getCosted(visit.op)) &&
                    reaches(visit.op->getResults(), before);
    if (isEnd || isPassed)
      before.insert_range(visit.op->getOperands());
  }
}
