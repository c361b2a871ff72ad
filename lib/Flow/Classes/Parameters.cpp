//===- Parameters.cpp - Weights of a program ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Flow/Parameters.h"

#include "mlir-roofline/Flow/CallOperands.h"

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
  const ValueFlow &flow = ValueFlow::get(cost);
  addArguments(cost, flow);
  addConstants(cost, flow);
}

void Parameters::add(Type type, const Quantity &elements) {
  Type elementType = getElementTypeOrSelf(type);
  Quantity size = assumed && isa<FloatType>(elementType)
                      ? assumed->getBytes(elements)
                      : getStorageBytes(elementType, elements).value_or(0);
  count += elements;
  bytes += size;
  all.push_back({elementType, elements, std::move(size)});
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
  Callers calls = findCallers(cost);
  // Extents of arguments have the same names in every analysis of the program.
  SizeAnalysis sizes(cost.getRoot());
  sizes.addStatements(cost.getProgram().getStatements().withoutExtents());
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
    const void *own = value.getDefiningOp();
    if (isFirst(elements, own ? own : value.getAsOpaquePointer()))
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

  /// Whether a constant is a factor of a multiply-accumulate, is added to one,
  /// is a table whose elements are used for what they are, or goes out of the
  /// program; all through integer arithmetic, and through casts to floats as
  /// long as nothing but constants is involved.
  bool isData(Value constant);

private:
  struct Derived {
    Value value;
    /// Whether these are elements that have been looked up.
    bool isLookedUp;
    /// What it is made of, by position.
    size_t origin;
  };

  bool isDataUse(OpOperand &use, bool isLookedUp);
  bool isDataResult(Operation *user, Value result, bool isLookedUp);
  bool hasMacs(Operation *op) const {
    const CostedOp *costed = op ? flow.getCosted(op) : nullptr;
    return costed && !costed->cost.macs.isZero();
  }
  void add(Value value, bool isLookedUp) {
    if (derived.insert(value).second)
      pending.push_back({value, isLookedUp, current});
  }

  const ModuleCost &cost;
  const ValueFlow &flow;
  /// Of the constant in question: what is made of it.
  llvm::DenseSet<Value> derived;
  SmallVector<Derived> pending;
  size_t current = 0;
  /// What has been found out of values on the way.
  llvm::DenseMap<Value, bool> known;
};
} // namespace

/// Says where, how large or whether.
static bool isPosition(Value value) {
  Type element = getElementTypeOrSelf(value);
  return element.isIndex() || element.isInteger(1);
}

/// Of something that `user` makes of a derived value.
bool DataFinder::isDataResult(Operation *user, Value result, bool isLookedUp) {
  bool isConstant = llvm::all_of(user->getOperands(), [&](Value operand) {
    return derived.contains(operand) || matchPattern(operand, m_Constant());
  });
  if (isPosition(result)) {
    if (isConstant)
      derived.insert(result);
    return false;
  }
  if (isa<FloatType>(getElementTypeOrSelf(result))) {
    if (isConstant)
      add(result, isLookedUp);
    return isLookedUp;
  }
  if (!isConstant && llvm::any_of(user->getOperands(), [&](Value operand) {
        return hasMacs(operand.getDefiningOp());
      }))
    return true;
  add(result, isLookedUp);
  return false;
}

bool DataFinder::isDataUse(OpOperand &use, bool isLookedUp) {
  Operation *user = use.getOwner();
  unsigned number = use.getOperandNumber();
  if (holdsPositions(use))
    return false;
  if (hasMacs(user))
    return true;
  if (const ExecutionTree::Node *call = flow.getCall(user)) {
    auto callee =
        dyn_cast<FunctionOpInterface>(cost.getFunctions()[call->function].op);
    if (!callee || number >= callee.getNumArguments())
      return true;
    add(callee.getArgument(number), isLookedUp);
    return false;
  }
  // Out of a body, as an element of the result; or out of a function.
  if (user->hasTrait<OpTrait::IsTerminator>()) {
    Operation *parent = user->getParentOp();
    if (!flow.getCosted(parent) || number >= parent->getNumResults())
      return true;
    add(parent->getResult(number), isLookedUp);
    return false;
  }
  // Into a body, where it is an element.
  if (user->getNumRegions() == 1 && user->getRegion(0).hasOneBlock() &&
      flow.getCosted(user)) {
    Block &body = user->getRegion(0).front();
    if (body.getNumArguments() == user->getNumOperands()) {
      add(body.getArgument(number), isLookedUp);
      return false;
    }
  }
  isLookedUp |= llvm::any_of(user->getOpOperands(), [](OpOperand &operand) {
    return holdsPositions(operand);
  });
  return llvm::any_of(user->getResults(), [&](Value result) {
    return isDataResult(user, result, isLookedUp);
  });
}

bool DataFinder::isData(Value constant) {
  derived.clear();
  pending.clear();
  current = 0;
  add(constant, /*isLookedUp=*/false);
  for (; current < pending.size(); ++current) {
    Derived next = pending[current];
    auto found = known.find(next.value);
    bool isData = found != known.end()
                      ? found->second
                      : llvm::any_of(next.value.getUses(), [&](OpOperand &use) {
                          return isDataUse(use, next.isLookedUp);
                        });
    if (!isData)
      continue;
    // And so is what it is made of.
    for (size_t at = current; at != 0; at = pending[at].origin)
      known[pending[at].value] = true;
    return known[constant] = true;
  }
  for (const Derived &each : pending)
    known[each.value] = false;
  return false;
}

/// Equal elements are one parameter.
static const void *getKey(ElementsAttr elements, const void *otherwise) {
  const void *key = elements ? getConstantKey(elements) : nullptr;
  return key ? key : otherwise;
}

bool Parameters::isFirst(ElementsAttr elements, const void *otherwise) {
  return numbers.try_emplace(getKey(elements, otherwise), all.size()).second;
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
  // MLIR parses resources whose type leaves their size open: no value has it.
  if (!elements || !elements.getShapedType().hasStaticShape())
    return {};
  return elements.isSplat() ? ElementsAttr() : elements;
}

/// What makes a constant or global the same as another: of a global, which has
/// a name of its own, only a resource.
static ElementsAttr getIdentity(Operation *op, ElementsAttr elements) {
  bool isNamed =
      op->getNumResults() == 0 && !isa<DenseResourceElementsAttr>(elements);
  return isNamed ? ElementsAttr() : elements;
}

/// Their number, which elided elements may have more of than 64 bits hold.
static Quantity getNumElements(ElementsAttr elements) {
  Quantity product = 1;
  for (int64_t extent : elements.getShapedType().getShape())
    product *= extent;
  return product;
}

/// The functions that run, whatever they are called by.
static llvm::DenseSet<Operation *> getReached(const ModuleCost &cost) {
  llvm::DenseSet<Operation *> reached;
  ArrayRef<ProgramFunction> functions = cost.getProgram().getFunctions();
  for (const FunctionCost &function : cost.getFunctions())
    if (functions[function.number].isReferenced ||
        llvm::is_contained(cost.getEntryPoints(), function.number))
      reached.insert(function.op);
  return reached;
}

/// The globals that these functions use.
static llvm::DenseSet<Operation *>
getUsedGlobals(const llvm::DenseSet<Operation *> &functions,
               const ValueFlow &flow) {
  llvm::DenseSet<Operation *> used;
  for (Operation *function : functions)
    function->walk([&](Operation *op) {
      if (op->getNumResults() != 0 && getGlobalAccess(op))
        if (Operation *global =
                flow.getGlobal(flow.getOrigin(op->getResult(0)).value))
          used.insert(global);
    });
  return used;
}

void Parameters::addConstants(const ModuleCost &cost, const ValueFlow &flow) {
  DataFinder finder(cost, flow);
  llvm::DenseSet<Operation *> reached = getReached(cost);
  // Of a program a global is a part, also if nobody reads it; of a function
  // that was chosen it is if that does.
  std::optional<llvm::DenseSet<Operation *>> used;
  if (cost.getEntryPoints() !=
      cost.getProgram().getExecution().getEntryPoints())
    used = getUsedGlobals(reached, flow);
  cost.getRoot()->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<FunctionOpInterface>(op) && !reached.contains(op))
      return WalkResult::skip();
    ElementsAttr elements = getElements(op);
    bool isOther = used && op->getNumResults() == 0 && !used->contains(op);
    if (!elements || isOther)
      return WalkResult::advance();
    Type element = elements.getElementType();
    bool isData = !element.isIndex() && !element.isInteger(1) &&
                  (!element.isInteger() || op->getNumResults() == 0 ||
                   finder.isData(op->getResult(0)));
    if (isData && isFirst(getIdentity(op, elements), op))
      add(elements.getShapedType(), getNumElements(elements));
    return WalkResult::advance();
  });
}

std::optional<unsigned> Parameters::find(Value value,
                                         const ValueFlow &flow) const {
  Value origin = flow.getOrigin(value).value;
  Operation *op = flow.getGlobal(origin);
  if (!op)
    op = origin.getDefiningOp();
  const void *key = origin.getAsOpaquePointer();
  if (ElementsAttr elements = op ? getElements(op) : ElementsAttr())
    key = getKey(getIdentity(op, elements), op);
  auto found = numbers.find(key);
  return found == numbers.end() ? std::nullopt
                                : std::optional<unsigned>(found->second);
}
