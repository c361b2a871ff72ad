//===- ForeignCost.cpp - What operations by name cost ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"
#include "Core/RegionWork.h"
#include "Foreign/ForeignModels.h"
#include "Foreign/OpBinding.h"
#include "Windows/EffectiveTaps.h"
#include "mlir-roofline/Models/CostBuilder.h"

#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

namespace {
/// Puts the cost of one operation together.
class CostOfRule {
public:
  CostOfRule(const Rule &rule, Operation *op, SizeProvider &sizes)
      : rule(rule), op(op), sizes(sizes), binding(rule, op, sizes),
        builder(op, sizes) {}

  OpCost run();

private:
  const WorkItems &getItemsOfEach() const;
  Type getWorkType(const WorkItem &item) const;
  void addItems(CostBuilder &to, const WorkItems &items, const Quantity &times);
  void addBodies(CostBuilder &to, const Quantity &times);
  void dropPadding();
  void addTraffic();
  bool addTold();
  bool addTold(ArrayRef<Traffic> traffic,
               llvm::function_ref<void(bool isResult, unsigned number,
                                       const Quantity &elements)>
                   move);
  void addMemory();
  void addOfLoops();
  void addOfAll();
  void limitUncertain();
  bool isTold(bool isResult, unsigned number) const {
    return told.contains({isResult, number});
  }

  const Rule &rule;
  Operation *op;
  SizeProvider &sizes;
  OpBinding binding;
  CostBuilder builder;
  /// Values whose traffic the rule says: whether a result, and the number.
  llvm::DenseSet<std::pair<unsigned, unsigned>> told;
};
} // namespace

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

/// The element type of the first value that has numbers.
static Type getNumberType(Operation *op) {
  SmallVector<Type> types(op->getOperandTypes());
  llvm::append_range(types, op->getResultTypes());
  for (Type type : types) {
    Type element = getElementTypeOrSelf(type);
    if (element.isIntOrIndexOrFloat() || isa<ComplexType>(element))
      return element;
  }
  return Float32Type::get(op->getContext());
}

const WorkItems &CostOfRule::getItemsOfEach() const {
  Type type = getNumberType(op);
  if (isa<ComplexType>(type) && rule.eachComplex)
    return *rule.eachComplex;
  if (type.isInteger(1) && rule.eachBool)
    return *rule.eachBool;
  if (type.isIntOrIndex() && rule.eachInt)
    return *rule.eachInt;
  return rule.each;
}

Type CostOfRule::getWorkType(const WorkItem &item) const {
  SmallVector<Value> values;
  if (item.type)
    values = getValues(op, rule, *item.type);
  if (!values.empty())
    return getElementTypeOrSelf(values.front().getType());
  if (op->getNumResults() == 0)
    return getNumberType(op);
  Type type =
      getElementwiseWorkType(op, item.workClass.value_or(WorkClass::mul));
  bool isNumber = type.isIntOrIndexOrFloat() || isa<ComplexType>(type);
  return isNumber ? type : getNumberType(op);
}

/// Machines tell signed numbers from unsigned by the operation.
static Type dropSign(Type type) {
  auto integer = dyn_cast<IntegerType>(type);
  return integer ? IntegerType::get(type.getContext(), integer.getWidth())
                 : type;
}

void CostOfRule::addItems(CostBuilder &to, const WorkItems &items,
                          const Quantity &times) {
  for (const WorkItem &item : items) {
    std::optional<Quantity> count = binding.evaluate(item.count);
    if (!count)
      return;
    Quantity all = Quantity::max(*count, 0) * times;
    Type type = dropSign(getWorkType(item));
    if (item.workClass) {
      to.addWork(*item.workClass, type, all);
      continue;
    }
    auto part = [](Type type) {
      auto complex = dyn_cast<ComplexType>(getElementTypeOrSelf(type));
      return complex ? complex.getElementType() : getElementTypeOrSelf(type);
    };
    Type factor =
        op->getNumOperands() == 0 ? type : op->getOperand(0).getType();
    if (op->getNumOperands() > 1 &&
        isa<ShapedType>(op->getOperand(1).getType()))
      factor = getWiderType(part(factor), part(op->getOperand(1).getType()));
    to.addMacs(part(factor), part(type), all);
  }
}

void CostOfRule::addBodies(CostBuilder &to, const Quantity &times) {
  if (rule.regions != RegionUse::body)
    return;
  for (auto [number, region] : llvm::enumerate(op->getRegions())) {
    Quantity runs = times;
    if (number < rule.bodyTimes.size()) {
      std::optional<Quantity> told = binding.evaluate(rule.bodyTimes[number]);
      if (!told)
        return;
      runs = Quantity::max(*told, 0);
    }
    if (region.hasOneBlock())
      addBodyCost(to, region.front(), runs);
    else if (!region.empty())
      to.setWorkStatus(CountStatus::lower, "a body of several blocks");
  }
}

/// Leaves out the taps out of bounds, where padding makes some.
void CostOfRule::dropPadding() {
  std::optional<Quantity> taps = getTapsInBounds(binding.getWindows(), sizes);
  if (binding.getWindows().empty() || !taps)
    return;
  Quantity dropped =
      binding.getIterations() - binding.getIterationsOutsideWindows() * *taps;
  CostBuilder tap(op, builder);
  addItems(tap, getItemsOfEach(), 1);
  addBodies(tap, 1);
  setEffectiveWork(builder, tap.getCost(), dropped, /*counted=*/Work());
}

//===----------------------------------------------------------------------===//
// Traffic
//===----------------------------------------------------------------------===//

/// Adds what the rule says of some values. False if it cannot be evaluated.
bool CostOfRule::addTold(
    ArrayRef<Traffic> traffic,
    llvm::function_ref<void(bool, unsigned, const Quantity &)> move) {
  for (const Traffic &entry : traffic) {
    std::optional<Quantity> elements = binding.evaluate(entry.elements);
    if (!elements)
      return false;
    Quantity count = Quantity::max(*elements, 0);
    for (Value value : getValues(op, rule, entry.value)) {
      auto result = dyn_cast<OpResult>(value);
      if (!result || result.getOwner() != op)
        continue;
      told.insert({true, result.getResultNumber()});
      if (!count.isZero())
        move(true, result.getResultNumber(), count);
    }
    for (unsigned number : getOperandNumbers(op, rule, entry.value)) {
      told.insert({false, number});
      if (!count.isZero())
        move(false, number, count);
    }
  }
  return true;
}

bool CostOfRule::addTold() {
  auto read = [&](bool isResult, unsigned number, const Quantity &elements) {
    if (!isResult && !isSplat(op->getOperand(number)))
      builder.readOperand(number, elements);
  };
  auto write = [&](bool isResult, unsigned number, const Quantity &elements) {
    if (isResult)
      builder.writeResult(number, elements);
    else
      builder.writeOperand(number, elements);
  };
  auto update = [&](bool isResult, unsigned number, const Quantity &elements) {
    if (isResult)
      return;
    writePart(builder, number, elements);
    for (unsigned result = 0; result < op->getNumResults(); ++result)
      told.insert({true, result});
  };
  return addTold(rule.reads, read) && addTold(rule.writes, write) &&
         addTold(rule.updates, update);
}

/// Memory that operands lead to without being it: descriptors.
void CostOfRule::addMemory() {
  for (const MemoryTraffic &entry : rule.memory) {
    SmallVector<Value> values = getValues(op, rule, entry.type);
    std::optional<Quantity> elements = binding.evaluate(entry.elements);
    if (!elements || values.empty())
      continue;
    OperandTraffic traffic;
    traffic.role = entry.isWritten ? OperandRole::result : OperandRole::operand;
    traffic.elementType = getElementTypeOrSelf(values.front().getType());
    traffic.footprint = Quantity::max(*elements, 0);
    std::optional<Quantity> bytes =
        getStorageBytes(traffic.elementType, traffic.footprint);
    if (!bytes)
      continue;
    (entry.isWritten ? traffic.bytesWritten : traffic.bytesRead) = *bytes;
    builder.getCost().traffic.push_back(std::move(traffic));
  }
}

/// What the loops touch, each element once. An elementwise operation takes a
/// splat as an immediate, and so does an accumulator.
void CostOfRule::addOfLoops() {
  bool isElementwise = !binding.hasReductions();
  for (const OpBinding::IndexedValue &value : binding.getIndexedValues()) {
    if (isTold(value.isResult, value.number) || !isInMemory(value.value))
      continue;
    Footprint footprint = binding.getFootprint(value);
    size_t before = builder.getCost().traffic.size();
    if (value.isResult)
      builder.writeResult(value.number, footprint.elements);
    else if (!isSplat(value.value) || !(isElementwise || value.dims.empty()))
      builder.readOperand(value.number, footprint.elements);
    if (!footprint.isExact)
      builder.limitTrafficFrom(before, CountStatus::upper,
                               "no closed form for the elements touched");
    told.insert({value.isResult, value.number});
  }
}

/// Everything else is read or written once.
void CostOfRule::addOfAll() {
  for (unsigned number = 0; number < op->getNumOperands(); ++number)
    if (!isTold(false, number))
      builder.readOperandUnlessSplat(number);
  for (unsigned number = 0; number < op->getNumResults(); ++number)
    if (!isTold(true, number))
      builder.writeResult(number);
}

void CostOfRule::limitUncertain() {
  for (OperandTraffic &traffic : builder.getCost().traffic)
    for (const ValueRef &ref : rule.uncertain)
      if (llvm::is_contained(getValues(op, rule, ref), traffic.value) &&
          traffic.role != OperandRole::captured)
        traffic.status = combine(traffic.status, CountStatus::upper);
  bool isAny = llvm::any_of(builder.getCost().traffic,
                            [](const OperandTraffic &traffic) {
                              return traffic.status == CountStatus::upper;
                            });
  OpCost &cost = builder.getCost();
  if (!isAny || rule.uncertain.empty())
    return;
  cost.trafficStatus = combine(cost.trafficStatus, CountStatus::upper);
  if (cost.reason.empty())
    cost.reason = rule.reason.empty()
                      ? "which elements are touched depends on data"
                      : rule.reason;
}

void CostOfRule::addTraffic() {
  if (!addTold())
    return;
  // Of a view, nothing else moves.
  if (rule.view && rule.view->kind != ContentsKind::drawn)
    return;
  addMemory();
  addOfLoops();
  addOfAll();
  limitUncertain();
}

//===----------------------------------------------------------------------===//
// Costs
//===----------------------------------------------------------------------===//

OpCost CostOfRule::run() {
  bool isView = rule.view && rule.view->kind != ContentsKind::drawn;
  // A rearranged splat is a splat: nothing moves.
  bool isRearranged = rule.view && !isView && op->getNumResults() != 0 &&
                      isSplat(op->getResult(0));
  if (rule.isFree || isRearranged ||
      (isView && rule.reads.empty() && rule.each.empty() && rule.work.empty()))
    return {};
  if (!rule.unknown.empty())
    return getUnknownCost(op, sizes, rule.unknown);
  addItems(builder, getItemsOfEach(), binding.getIterations());
  addItems(builder, rule.work, 1);
  addBodies(builder, binding.getIterations());
  dropPadding();
  if (rule.regions == RegionUse::body)
    addTraffic();
  if (!binding.getFailure().empty())
    return getUnknownCost(op, sizes, binding.getFailure());
  if (rule.status != CountStatus::exact)
    builder.setWorkStatus(combine(builder.getCost().workStatus, rule.status),
                          rule.reason.empty() ? "as its rule says"
                                              : StringRef(rule.reason));
  if (rule.isGiven)
    builder.limitTraffic(CountStatus::declared, rule.reason);
  return builder.take();
}

namespace {
struct CostModel : CostModelOpInterface::ExternalModel<CostModel, AnyOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    const Rule *rule = findRule(op);
    if (!rule)
      return getUnknownCost(op, sizes, "no rule for its attributes");
    return CostOfRule(*rule, op, sizes).run();
  }
  bool ownsRegions(Operation *op) const {
    const Rule *rule = findRule(op);
    return op->getNumRegions() != 0 &&
           (!rule || rule->regions == RegionUse::body);
  }
  static bool isAlwaysFree() { return false; }
};

/// Of operations that never cost anything, whatever their attributes.
struct FreeCostModel
    : CostModelOpInterface::ExternalModel<FreeCostModel, AnyOp> {
  OpCost getOpCost(Operation *, SizeProvider &) const { return {}; }
  bool ownsRegions(Operation *) const { return false; }
  static bool isAlwaysFree() { return true; }
};
} // namespace

static bool isAlwaysFree(const Rule *rule) {
  return rule->isFree ||
         (rule->view && rule->view->kind != ContentsKind::drawn &&
          rule->reads.empty());
}

void foreign::attachModels(OperationName name, ArrayRef<const Rule *> rules) {
  if (llvm::all_of(rules, isAlwaysFree))
    name.attachInterface<FreeCostModel>();
  else
    name.attachInterface<CostModel>();
  // Of what no rule says anything, upstream's interfaces may.
  auto says = [&](llvm::function_ref<bool(const Rule &)> something) {
    return llvm::any_of(rules,
                        [&](const Rule *rule) { return something(*rule); });
  };
  auto hasLoops = [](const Rule &rule) {
    return rule.isElementwise || !rule.indices.empty();
  };
  auto hasFlow = [](const Rule &rule) {
    return rule.regions != RegionUse::body;
  };
  if (says([&](const Rule &rule) {
        return rule.view || rule.allocates || rule.makesSplat ||
               !rule.updates.empty() || !rule.positions.empty() ||
               rule.isElementwise || hasFlow(rule);
      }))
    attachContents(name);
  if (says([&](const Rule &rule) {
        return rule.sizes || rule.value || !rule.comparisons.empty() ||
               !rule.constant.empty() || rule.view || hasLoops(rule);
      }))
    attachSizes(name);
  if (says(hasFlow))
    attachExecution(name);
  if (says([&](const Rule &rule) {
        return !rule.roles.empty() || rule.isElementwise;
      }))
    attachAccumulation(name);
  if (says(hasLoops))
    attachIteration(name);
}
