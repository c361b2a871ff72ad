//===- ParameterUses.cpp - What uses which parameter ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/ParameterUses.h"

#include "mlir-roofline/Flow/CallOperands.h"

#include "mlir/Interfaces/FunctionInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;

static void addAll(SmallVectorImpl<unsigned> &numbers,
                   ArrayRef<unsigned> added) {
  llvm::append_range(numbers, added);
  llvm::sort(numbers);
  numbers.erase(llvm::unique(numbers), numbers.end());
}

ParameterUses::ParameterUses(const ModuleCost &cost,
                             const Parameters &parameters)
    : cost(cost), parameters(parameters), flow(ValueFlow::get(cost)),
      classes(ValueClasses::get(cost)), callers(findCallers(cost)),
      uses(cost.getOps().size()) {
  std::vector<SmallVector<unsigned>> opsOf(cost.getFunctions().size());
  for (auto [index, op] : llvm::enumerate(cost.getOps()))
    opsOf[op.function].push_back(index);
  // What functions are given is known when their callers have been looked at.
  std::vector<unsigned> order = cost.getExecution().getCalleesFirst();
  for (unsigned number : llvm::reverse(order)) {
    addArguments(cost.getFunctions()[number]);
    for (unsigned index : opsOf[number])
      addOp(index);
  }
  addUnused();
}

ParameterUses::Numbers ParameterUses::getNumbers(Value value) const {
  if (std::optional<unsigned> number = parameters.find(value, flow))
    return {*number};
  if (auto found = madeOf.find(value); found != madeOf.end())
    return found->second;
  return madeOf.lookup(flow.getOrigin(value).value);
}

/// Everything that some call passes. Instances of one function share it.
void ParameterUses::addArguments(const FunctionCost &function) {
  auto interface = dyn_cast<FunctionOpInterface>(function.op);
  if (!interface || interface.getNumArguments() == 0)
    return;
  auto calls = callers.find(function.op);
  if (calls == callers.end())
    return;
  for (BlockArgument argument : interface.getArguments())
    for (const ExecutionTree::Node *call : calls->second)
      if (Value operand = getPassed(*call, argument))
        if (Numbers passed = getNumbers(operand); !passed.empty())
          addAll(madeOf[argument], passed);
}

void ParameterUses::addOp(unsigned index) {
  const CostedOp &op = cost.getOps()[index];
  Numbers used;
  for (const OperandTraffic &traffic : op.cost.traffic)
    if (traffic.value && traffic.role != OperandRole::result &&
        (!traffic.bytesRead.isZero() || isGuess(traffic.status)))
      llvm::append_range(used, getNumbers(traffic.value));
  if (used.empty())
    return;
  addAll(used, {});
  bool isHandedOn = op.op->getNumResults() != 0 && used.size() <= maxHandedOn &&
                    llvm::all_of(op.op->getResults(), [&](Value result) {
                      return classes.get(result) == ValueClass::weight;
                    });
  if (!isHandedOn) {
    uses[index] = std::move(used);
    return;
  }
  for (Value result : op.op->getResults())
    madeOf[result] = used;
  handedOn.emplace_back(index, std::move(used));
}

void ParameterUses::addUnused() {
  std::vector<bool> isUsed(parameters.getAll().size());
  for (ArrayRef<unsigned> numbers : uses)
    for (unsigned number : numbers)
      isUsed[number] = true;
  for (const auto &[index, numbers] : handedOn)
    for (unsigned number : numbers)
      if (!isUsed[number])
        uses[index].push_back(number);
}
