//===- ValueClasses.cpp - Weights, caches and activations -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/ValueClasses.h"

#include "ComputedValues.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CallInterfaces.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "mlir/Interfaces/SideEffectInterfaces.h"
#include "mlir/Transforms/RegionUtils.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Fills in the classes of values.
class ValueClassifier {
public:
  ValueClassifier(const ModuleCost &cost, llvm::DenseSet<Value> &weights,
                  llvm::DenseSet<Value> &caches)
      : cost(cost), flow(ValueFlow::get(cost)), calls(findCallers(cost)),
        computed(cost, calls), weights(weights), caches(caches) {}

  void run();

private:
  void addFunction(const FunctionCost &function);
  void addBlock(Block &block);
  bool isWeight(Operation &op) const;
  void addCall(Operation *op, const ExecutionTree::Node &call);
  void addCaches(const FunctionCost &function);
  void addSources(Value value, llvm::SetVector<Value> &moved) const;
  void addUsers(Value value, SmallVectorImpl<Value> &found) const;

  const ModuleCost &cost;
  const ValueFlow &flow;
  Callers calls;
  ComputedValues computed;
  llvm::DenseSet<Value> &weights, &caches;
  /// Arguments for which a call has passed something else than a weight.
  llvm::DenseSet<Value> mixed;
};
} // namespace

ValueClasses::ValueClasses(const ModuleCost &cost) {
  ValueClassifier(cost, weights, caches).run();
}

void ValueClassifier::run() {
  const ExecutionTree &tree = cost.getExecution();
  // A function's arguments are known when all its callers have been looked at.
  std::vector<unsigned> order = tree.getCalleesFirst();
  for (unsigned number : llvm::reverse(order))
    addFunction(cost.getFunctions()[number]);
  for (unsigned entry : tree.getEntryPoints())
    addCaches(cost.getFunctions()[entry]);
}

//===----------------------------------------------------------------------===//
// Weights
//===----------------------------------------------------------------------===//

void ValueClassifier::addFunction(const FunctionCost &function) {
  auto interface = dyn_cast<FunctionOpInterface>(function.op);
  auto *dialect =
      function.op->getContext()->getLoadedDialect<RooflineDialect>();
  if (interface)
    for (BlockArgument argument : interface.getArguments()) {
      bool isMarked = dialect && interface.getArgAttr(
                                     argument.getArgNumber(),
                                     dialect->getParamAttrHelper().getName());
      if (isMarked)
        weights.insert(argument);
      else if (mixed.contains(argument))
        weights.erase(argument);
    }
  for (Region &region : function.op->getRegions())
    for (Block &block : region)
      addBlock(block);
}

bool ValueClassifier::isWeight(Operation &op) const {
  if (op.hasTrait<OpTrait::ConstantLike>())
    return true;
  if (op.getNumResults() == 1)
    if (Operation *global =
            flow.getGlobal(flow.getOrigin(op.getResult(0)).value))
      if (std::optional<GlobalVariable> variable = getGlobalVariable(global))
        return !variable->isMutable && variable->initialValue;
  if (isa<CallOpInterface>(op) || !isMemoryEffectFree(&op))
    return false;
  auto isWeightValue = [&](Value value) { return weights.contains(value); };
  if (!llvm::all_of(op.getOperands(), isWeightValue))
    return false;
  if (op.getNumRegions() == 0)
    return true;
  llvm::SetVector<Value> captured;
  getUsedValuesDefinedAbove(op.getRegions(), captured);
  return llvm::all_of(captured, isWeightValue);
}

void ValueClassifier::addBlock(Block &block) {
  for (Operation &op : block) {
    if (isa<FunctionOpInterface>(op))
      continue; // looked at on its own
    if (isWeight(op))
      weights.insert_range(op.getResults());
    if (const ExecutionTree::Node *call = flow.getCall(&op))
      addCall(&op, *call);
    for (Region &region : op.getRegions())
      for (Block &nested : region)
        addBlock(nested);
  }
}

void ValueClassifier::addCall(Operation *op, const ExecutionTree::Node &call) {
  auto callee =
      dyn_cast<FunctionOpInterface>(cost.getFunctions()[call.function].op);
  if (!callee)
    return;
  for (auto [operand, argument] :
       llvm::zip(getCallOperands(call), callee.getArguments())) {
    if (weights.contains(operand))
      weights.insert(argument);
    else
      mixed.insert(argument);
  }
}

//===----------------------------------------------------------------------===//
// Caches
//===----------------------------------------------------------------------===//

bool mlir::roofline::isFloatTensor(Value value) {
  return isa<TensorType>(value.getType()) &&
         isa<FloatType>(getElementTypeOrSelf(value.getType()));
}

/// The operands by which control leaves a function.
static SmallVector<Value> getReturned(FunctionOpInterface function) {
  SmallVector<Value> returned;
  for (Block &block : function.getFunctionBody())
    if (block.mightHaveTerminator() && block.getNumSuccessors() == 0)
      llvm::append_range(returned, block.getTerminator()->getOperands());
  return returned;
}

/// What `value` has been moved from.
void ValueClassifier::addSources(Value value,
                                 llvm::SetVector<Value> &moved) const {
  auto add = [&](Value source) {
    if (source && isFloatTensor(source))
      moved.insert(source);
  };
  add(flow.getOrigin(value).value);
  if (isFunctionArgument(value)) {
    auto callers = calls.find(value.getParentRegion()->getParentOp());
    if (callers != calls.end())
      for (const ExecutionTree::Node *call : callers->second)
        add(getPassed(*call, value));
    return;
  }
  Operation *op = value.getDefiningOp();
  if (!op)
    return;
  if (const ExecutionTree::Node *call = flow.getCall(op)) {
    auto callee =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[call->function].op);
    SmallVector<Value> returned =
        callee ? getReturned(callee) : SmallVector<Value>();
    unsigned number = cast<OpResult>(value).getResultNumber();
    if (returned.size() == op->getNumResults())
      add(returned[number]);
  } else if (computed.onlyMoves(op)) {
    // What is kept of a destination, its origin says.
    auto style = dyn_cast<DestinationStyleOpInterface>(op);
    for (OpOperand &operand : op->getOpOperands())
      if (!style || !style.isDpsInit(&operand))
        add(operand.get());
  } else {
    ArrayRef<Value> alternatives = flow.getSources(value);
    // What is computed on one side of a choice, or in each iteration of a loop,
    // is no state that is kept.
    bool isComputed = llvm::any_of(
        alternatives, [&](Value each) { return computed.contains(each); });
    if (!isComputed)
      for (Value each : alternatives)
        add(each);
  }
}

/// What `value` is moved into.
void ValueClassifier::addUsers(Value value,
                               SmallVectorImpl<Value> &found) const {
  // Into regions, around them, and out of them or of a function.
  llvm::append_range(found, flow.getTargets(value));
  for (OpOperand &use : value.getUses()) {
    Operation *user = use.getOwner();
    unsigned number = use.getOperandNumber();
    if (const ExecutionTree::Node *call = flow.getCall(user)) {
      auto callee =
          dyn_cast<FunctionOpInterface>(cost.getFunctions()[call->function].op);
      if (callee && number < callee.getNumArguments() &&
          getPassed(*call, callee.getArgument(number)) == value)
        found.push_back(callee.getArgument(number));
      continue;
    }
    if (computed.onlyMoves(user)) {
      auto style = dyn_cast<DestinationStyleOpInterface>(user);
      Value result = user->getResult(0);
      bool isReplaced = style && style.isDpsInit(&use) &&
                        flow.getOrigin(result).value == result;
      if (!isReplaced && isFloatTensor(result))
        found.push_back(result);
      continue;
    }
    if (!user->hasTrait<OpTrait::IsTerminator>())
      continue;
    auto callers = calls.find(user->getParentOp());
    if (callers != calls.end())
      for (const ExecutionTree::Node *call : callers->second)
        if (number < call->op->getNumResults())
          found.push_back(call->op->getResult(number));
  }
}

void ValueClassifier::addCaches(const FunctionCost &function) {
  auto interface = dyn_cast<FunctionOpInterface>(function.op);
  if (!interface)
    return;
  // From the results back to arguments.
  llvm::SetVector<Value> moved;
  for (Value value : getReturned(interface))
    if (isFloatTensor(value))
      moved.insert(value);
  SmallVector<Value> found;
  for (size_t i = 0; i < moved.size(); ++i) {
    Value value = moved[i];
    if (isFunctionArgument(value) && !weights.contains(value) &&
        value.getParentRegion()->getParentOp() == function.op)
      found.push_back(value);
    addSources(value, moved);
  }
  // And forward again to whatever holds them.
  while (!found.empty()) {
    Value value = found.pop_back_val();
    if (caches.insert(value).second)
      addUsers(value, found);
  }
}
