//===- Products.cpp - Which products are of two values --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Products.h"

#include "Accumulation/Addresses.h"

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Factors> roofline::getFactors(Operation *op) {
  Factors factors;
  for (OpOperand &operand : op->getOpOperands()) {
    if (roofline::getSumRole(operand) != SumRole::factor)
      continue;
    if (factors.first && factors.second)
      return std::nullopt;
    (factors.first ? factors.second : factors.first) = operand.get();
  }
  if (!factors.first || !factors.second)
    return std::nullopt;
  return factors;
}

/// The only operand of the op that makes `value` which has the role, if no
/// other shows in it. Not asked of tensors: what a structured op does with its
/// operands takes a look at its body, and so on at those before it.
static Value getOnlySource(Value value, bool alsoMoved) {
  Operation *op = value.getDefiningOp();
  if (!op || isInMemory(value))
    return {};
  Value source;
  for (OpOperand &operand : op->getOpOperands()) {
    SumRole role = roofline::getSumRole(operand);
    if (role == SumRole::none)
      continue;
    if (source ||
        (role != SumRole::converted && (!alsoMoved || role != SumRole::moved)))
      return {};
    source = operand.get();
  }
  return source;
}

Value roofline::stripConversions(Value value) {
  while (Value source = getOnlySource(value, /*alsoMoved=*/false))
    value = source;
  return value;
}

static bool isConstantNumber(Value value) {
  Attribute constant;
  if (!matchPattern(value, m_Constant(&constant)))
    return false;
  return !isa<ElementsAttr>(constant) || isa<SplatElementsAttr>(constant);
}

/// Whether `value` is computed, element by element, from a truth value and
/// constants alone, so that it is one of two numbers: multiplying by it
/// selects.
bool roofline::isMask(Value value) {
  // What becomes of a mask until it is multiplied by is little.
  constexpr unsigned maxSteps = 8;
  for (unsigned step = 0; step < maxSteps; ++step) {
    if (getElementTypeOrSelf(value).isInteger(1))
      return true;
    if (auto argument = dyn_cast<BlockArgument>(value)) {
      std::optional<ElementAccess> access = getArgumentAccess(argument);
      if (!access)
        return false;
      value = access->memory;
      continue;
    }
    // Of one value, and perhaps a destination; asking the others takes longer.
    Operation *op = value.getDefiningOp();
    auto isComputed = [](Value operand) {
      Operation *definition = operand.getDefiningOp();
      return !definition || !definition->hasTrait<OpTrait::ConstantLike>();
    };
    if (llvm::count_if(op->getOperands(), isComputed) > 2)
      return false;
    std::optional<SmallVector<Value>> sources = getElementwiseSources(op);
    if (!sources)
      return false;
    llvm::erase_if(*sources, isConstantNumber);
    if (sources->size() != 1)
      return false;
    value = sources->front();
  }
  return false;
}

bool roofline::isScale(Value value) {
  while (Value source = getOnlySource(value, /*alsoMoved=*/true))
    value = source;
  if (auto argument = dyn_cast<BlockArgument>(value)) {
    std::optional<ElementAccess> access = getArgumentAccess(argument);
    if (!access)
      return getElementTypeOrSelf(value).isInteger(1);
    bool isElement = isa<ShapedType>(access->memory.getType());
    return isElement ? isMask(access->memory)
                     : isConstantNumber(access->memory);
  }
  return isConstantNumber(value) || isSplat(value) || isMask(value);
}

Value roofline::getScaled(const Factors &factors) {
  bool isFirstScale = isScale(factors.first);
  if (isFirstScale == isScale(factors.second))
    return {};
  return isFirstScale ? factors.second : factors.first;
}

namespace {
/// Goes back from two numbers to what they are computed from, element by
/// element, the latest first: where both come from one value, it is all that is
/// left at some time.
class ElementSources {
public:
  /// Neither factor is a scale.
  explicit ElementSources(const Factors &factors)
      : values{stripConversions(factors.first),
               stripConversions(factors.second)} {}
  bool areOne();

private:
  void add(Value value);
  bool expandLatest();
  bool standForOperands();

  SmallVector<Value, 4> values;
};
} // namespace

void ElementSources::add(Value value) {
  value = stripConversions(value);
  bool isKnown = llvm::any_of(
      values, [&](Value other) { return isComputedAlike(other, value); });
  if (!isKnown && !isScale(value))
    values.push_back(value);
}

/// Puts what the value that is computed last is computed from in its place.
/// False if that is more than elements at one position.
bool ElementSources::expandLatest() {
  Operation *latest = nullptr;
  for (Value value : values) {
    Operation *op = value.getDefiningOp();
    if (latest && op && op->getBlock() != latest->getBlock())
      return false;
    if (op && (!latest || latest->isBeforeInBlock(op)))
      latest = op;
  }
  if (!latest)
    return standForOperands();
  std::optional<SmallVector<Value>> sources = getElementwiseSources(latest);
  if (!sources)
    return false;
  llvm::erase_if(values,
                 [&](Value value) { return value.getDefiningOp() == latest; });
  for (Value source : *sources)
    add(source);
  return true;
}

/// Arguments of a body that are elements at one position: goes on with the
/// tensors that they are elements of. False if they are not.
bool ElementSources::standForOperands() {
  SmallVector<Value, 4> operands;
  AffineMap map;
  for (Value argument : values) {
    std::optional<ElementAccess> access =
        getArgumentAccess(cast<BlockArgument>(argument));
    if (!access || (map && map != access->map))
      return false;
    map = access->map;
    operands.push_back(access->memory);
  }
  values.clear();
  for (Value operand : operands)
    add(operand);
  return true;
}

bool ElementSources::areOne() {
  if (isComputedAlike(values[0], values[1]))
    return true;
  // What is computed from one value is so in a few steps.
  constexpr unsigned maxSteps = 64;
  for (unsigned step = 0; step < maxSteps; ++step) {
    if (values.size() <= 1)
      return true;
    if (!expandLatest())
      return false;
  }
  return false;
}

bool roofline::isFunctionOfOne(const Factors &factors) {
  return ElementSources(factors).areOne();
}

bool roofline::multipliesTwoValues(const Factors &factors) {
  return !isScale(factors.first) && !isScale(factors.second) &&
         !isFunctionOfOne(factors);
}

Operation *roofline::getProduct(Value value) {
  while (Operation *op = value.getDefiningOp()) {
    if (getFactors(op))
      return op;
    Value next;
    for (OpOperand &operand : op->getOpOperands()) {
      SumRole role = roofline::getSumRole(operand);
      if (role != SumRole::converted && role != SumRole::moved)
        continue;
      // Of what a select picks from, a constant is the mask.
      if (!next || isScale(next))
        next = operand.get();
    }
    if (!next)
      return nullptr;
    value = next;
  }
  return nullptr;
}
