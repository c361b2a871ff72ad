//===- Parameters.cpp - Weights of a program ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Parameters.h"

#include "CallOperands.h"

#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir-roofline/Sizes/SizeAnalysis.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/FunctionInterfaces.h"
#include "llvm/ADT/SetVector.h"

using namespace mlir;
using namespace mlir::roofline;

Parameters::Parameters(const ModuleCost &cost, const Assumptions *assumptions)
    : assumed(assumptions ? assumptions->get(ValueClass::weight) : nullptr) {
  ValueFlow flow(cost);
  addArguments(cost, flow);
  addConstants(cost, flow);
}

void Parameters::add(Type type, const Quantity &elements) {
  count += elements;
  if (assumed && isa<FloatType>(getElementTypeOrSelf(type)))
    bytes += assumed->getBytes(elements);
  else if (std::optional<Quantity> size =
               getStorageBytes(getElementTypeOrSelf(type), elements))
    bytes += *size;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

/// The arguments that are marked, of all functions.
static SmallVector<Value> getMarkedArguments(const ModuleCost &cost) {
  SmallVector<Value> marked;
  auto *dialect =
      cost.getRoot()->getContext()->getLoadedDialect<RooflineDialect>();
  if (!dialect)
    return marked;
  StringAttr name = dialect->getParamAttrHelper().getName();
  for (const FunctionCost &each : cost.getFunctions())
    if (auto function = dyn_cast<FunctionOpInterface>(each.op))
      for (BlockArgument argument : function.getArguments())
        if (function.getArgAttr(argument.getArgNumber(), name))
          marked.push_back(argument);
  return marked;
}

/// What the marked arguments are, from the functions that nothing calls on.
void Parameters::addArguments(const ModuleCost &cost, const ValueFlow &flow) {
  llvm::DenseMap<Operation *, SmallVector<const ExecutionTree::Node *>> calls;
  const ExecutionTree &tree = cost.getExecution();
  for (unsigned number = 0; number < tree.getNumNodes(); ++number)
    if (const ExecutionTree::Node &node = tree.getNode(number);
        node.kind == ExecutionTree::Kind::call)
      calls[cost.getFunctions()[node.function].op].push_back(&node);
  // Extents of arguments have the same names in every analysis of the program.
  SizeAnalysis sizes(cost.getRoot());
  llvm::SetVector<Value> values;
  values.insert_range(getMarkedArguments(cost));
  for (size_t i = 0; i < values.size(); ++i) {
    Value value = values[i];
    Value origin = flow.getOrigin(value).value;
    if (isFunctionArgument(origin)) {
      auto callers = calls.find(origin.getParentRegion()->getParentOp());
      if (callers != calls.end()) {
        for (const ExecutionTree::Node *call : callers->second)
          if (Value operand = getPassed(*call, origin))
            values.insert(operand);
        continue;
      }
    }
    if (origin != value) {
      values.insert(origin);
      continue;
    }
    ElementsAttr elements;
    matchPattern(value, m_Constant(&elements));
    if (isFirst(elements, value.getAsOpaquePointer()))
      add(value.getType(), cost.getProgram().getEquations().resolve(
                               sizes.getNumElements(value)));
  }
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

namespace {
/// Decides which integer constants are data.
class DataFinder {
public:
  DataFinder(const ModuleCost &cost, const ValueFlow &flow)
      : cost(cost), flow(flow) {}

  /// Whether a value, or what is made of it and constants alone, is ever used
  /// for what it is, not for where or whether something is to be done.
  bool isData(Value constant);

private:
  bool isDataUse(OpOperand &use, SmallVectorImpl<Value> &pending);

  const ModuleCost &cost;
  const ValueFlow &flow;
  llvm::DenseSet<Value> derived;
};
} // namespace

bool DataFinder::isDataUse(OpOperand &use, SmallVectorImpl<Value> &pending) {
  Operation *user = use.getOwner();
  if (holdsPositions(use))
    return false;
  const CostedOp *costed = flow.getCosted(user);
  if (costed && !costed->cost.macs.isZero())
    return true;
  if (const ExecutionTree::Node *call = flow.getCall(user)) {
    auto callee =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[call->function].op);
    if (!callee || use.getOperandNumber() >= callee.getNumArguments())
      return true;
    pending.push_back(callee.getArgument(use.getOperandNumber()));
    return false;
  }
  // Out of a body, as an element of the result; or out of a function.
  if (user->hasTrait<OpTrait::IsTerminator>()) {
    Operation *parent = user->getParentOp();
    if (!flow.getCosted(parent) ||
        use.getOperandNumber() >= parent->getNumResults())
      return true;
    pending.push_back(parent->getResult(use.getOperandNumber()));
    return false;
  }
  auto isPosition = [](Value value) {
    Type element = getElementTypeOrSelf(value);
    return element.isIndex() || element.isInteger(1);
  };
  // Into a body, where it is an element.
  if (user->getNumRegions() == 1 && user->getRegion(0).hasOneBlock()) {
    Block &body = user->getRegion(0).front();
    if (costed && use.getOperandNumber() < body.getNumArguments() &&
        body.getNumArguments() == user->getNumOperands()) {
      pending.push_back(body.getArgument(use.getOperandNumber()));
      return false;
    }
  }
  bool isConstant = llvm::all_of(user->getOperands(), [&](Value operand) {
    return derived.contains(operand) || matchPattern(operand, m_Constant());
  });
  for (Value result : user->getResults())
    if (isConstant && !isPosition(result))
      pending.push_back(result);
  // What becomes an index or a condition says where or whether.
  return !isConstant && !(user->getNumResults() != 0 &&
                          llvm::all_of(user->getResults(), isPosition));
}

bool DataFinder::isData(Value constant) {
  derived.clear();
  SmallVector<Value> pending = {constant};
  while (!pending.empty()) {
    Value value = pending.pop_back_val();
    if (!derived.insert(value).second)
      continue;
    for (OpOperand &use : value.getUses())
      if (isDataUse(use, pending))
        return true;
  }
  return false;
}

/// Equal elements are one parameter.
bool Parameters::isFirst(ElementsAttr elements, const void *otherwise) {
  const void *key = elements ? getConstantKey(elements) : nullptr;
  return counted.insert(key ? key : otherwise).second;
}

/// The elements of a constant or an immutable global; null if it is none, or a
/// splat.
static ElementsAttr getElements(Operation *op) {
  ElementsAttr elements;
  if (std::optional<GlobalVariable> global = getGlobalVariable(op)) {
    if (!global->isMutable)
      elements = dyn_cast_or_null<ElementsAttr>(global->initialValue);
  } else if (op->getNumResults() == 1 &&
             isa<TensorType>(op->getResult(0).getType())) {
    matchPattern(op, m_Constant(&elements));
  }
  return elements && !elements.isSplat() ? elements : ElementsAttr();
}

void Parameters::addConstants(const ModuleCost &cost, const ValueFlow &flow) {
  DataFinder finder(cost, flow);
  cost.getRoot()->walk([&](Operation *op) {
    ElementsAttr elements = getElements(op);
    if (!elements)
      return;
    Type element = elements.getElementType();
    bool isData = !element.isIndex() && !element.isInteger(1) &&
                  (!element.isInteger() || op->getNumResults() == 0 ||
                   finder.isData(op->getResult(0)));
    if (isData && isFirst(elements, op))
      add(elements.getShapedType(), elements.getNumElements());
  });
}
