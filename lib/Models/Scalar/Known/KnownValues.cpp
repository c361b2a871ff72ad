//===- KnownValues.cpp - What arithmetic makes of known numbers -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scalar/Known/KnownValues.h"

#include "mlir-roofline/Interfaces/MaskOpInterface.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

/// Some formats of scales are powers of two alone.
static bool hasZeroAndSign(FloatType type) {
  const llvm::fltSemantics &format = type.getFloatSemantics();
  return APFloat::semanticsHasZero(format) &&
         APFloat::semanticsHasSignedRepr(format);
}

Attribute mlir::roofline::getZero(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    Attribute part = getZero(complex.getElementType());
    return part ? ArrayAttr::get(type.getContext(), {part, part}) : part;
  }
  if (auto number = dyn_cast<FloatType>(type);
      number && !hasZeroAndSign(number))
    return {};
  return type.isIntOrIndexOrFloat()
             ? Attribute(Builder(type.getContext()).getZeroAttr(type))
             : Attribute();
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

template <typename AttrT>
static AttrT getNumber(KnownValue value) {
  return dyn_cast_if_present<AttrT>(dyn_cast<Attribute>(value));
}

static bool isFloat(KnownValue value,
                    llvm::function_ref<bool(const APFloat &)> test) {
  FloatAttr number = getNumber<FloatAttr>(value);
  return number && test(number.getValue());
}

static bool isInteger(KnownValue value,
                      llvm::function_ref<bool(const APInt &)> test) {
  IntegerAttr number = getNumber<IntegerAttr>(value);
  return number && test(number.getValue());
}

bool mlir::roofline::isZero(KnownValue value) {
  auto parts = getNumber<ArrayAttr>(value);
  return isFloat(value, [](const APFloat &n) { return n.isZero(); }) ||
         isInteger(value, [](const APInt &n) { return n.isZero(); }) ||
         (parts && llvm::all_of(parts, [](Attribute part) {
            return isZero(KnownValue(part));
          }));
}

static bool isOne(KnownValue value) {
  return isFloat(value,
                 [](const APFloat &n) { return n.isExactlyValue(1.0); }) ||
         isInteger(value, [](const APInt &n) { return n.isOne(); });
}

static bool hasAllBits(KnownValue value) {
  return isInteger(value, [](const APInt &n) { return n.isAllOnes(); });
}

static bool isPositive(KnownValue value) {
  return isFloat(value, [](const APFloat &n) {
    return n.isFiniteNonZero() && !n.isNegative();
  });
}

/// Whether no float is further in one direction; the last finite one stands for
/// infinity, as front ends write it.
static bool isExtreme(KnownValue value, bool isLowest) {
  return isFloat(value, [&](const APFloat &n) {
    return n.isNegative() == isLowest && (n.isInfinity() || n.isLargest());
  });
}

bool mlir::roofline::isMasked(KnownValue value) {
  return isa_and_present<UnitAttr>(dyn_cast<Attribute>(value)) ||
         isFloat(value, isMaskedScore);
}

/// What is left of a masked score when something is done to it.
static KnownValue getMasked(Operation *op, KnownValue score) {
  auto type = dyn_cast<FloatType>(getElementTypeOrSelf(op->getResult(0)));
  bool isInfinite =
      isFloat(score, [](const APFloat &n) { return n.isInfinity(); });
  if (isInfinite && type && APFloat::semanticsHasInf(type.getFloatSemantics()))
    return FloatAttr::get(type, APFloat::getInf(type.getFloatSemantics(),
                                                /*Negative=*/true));
  return UnitAttr::get(op->getContext());
}

/// The result for two numbers of one type; nothing if they are none.
template <typename ApplyT>
static std::optional<KnownValue> compute(ArrayRef<KnownValue> operands,
                                         ApplyT apply) {
  FloatAttr a = getNumber<FloatAttr>(operands[0]);
  FloatAttr b = getNumber<FloatAttr>(operands[1]);
  if (a && b && a.getType() == b.getType())
    return KnownValue(
        FloatAttr::get(a.getType(), apply(a.getValue(), b.getValue())));
  IntegerAttr m = getNumber<IntegerAttr>(operands[0]);
  IntegerAttr n = getNumber<IntegerAttr>(operands[1]);
  if (m && n && m.getType() == n.getType())
    return KnownValue(
        IntegerAttr::get(m.getType(), apply(m.getValue(), n.getValue())));
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

static KnownValue orElse(bool isNeutral, KnownValue other, Operation *op) {
  return isNeutral ? other : KnownValue(op->getResult(0));
}

/// 0 if that is so and the type has one.
static KnownValue orElseZero(bool isZero, Operation *op) {
  Attribute zero =
      isZero ? getZero(getElementTypeOrSelf(op->getResult(0))) : Attribute();
  return zero ? KnownValue(zero) : KnownValue(op->getResult(0));
}

/// Of an operation of which either operand may be the neutral one.
static KnownValue getOther(Operation *op, ArrayRef<KnownValue> operands,
                           llvm::function_ref<bool(KnownValue)> isNeutral) {
  return isNeutral(operands[0])
             ? operands[1]
             : orElse(isNeutral(operands[1]), operands[0], op);
}

static KnownValue getSum(Operation *op, ArrayRef<KnownValue> operands) {
  if (auto sum = compute(operands, std::plus<>()))
    return *sum;
  if (isZero(operands[0]) || isZero(operands[1]))
    return getOther(op, operands, isZero);
  for (KnownValue operand : operands)
    if (isMasked(operand))
      return getMasked(op, operand);
  return op->getResult(0);
}

static KnownValue getDifference(Operation *op, ArrayRef<KnownValue> operands) {
  if (auto difference = compute(operands, std::minus<>()))
    return *difference;
  if (isZero(operands[1]))
    return operands[0];
  if (isMasked(operands[0]))
    return getMasked(op, operands[0]);
  return orElseZero(operands[0] == operands[1], op);
}

static KnownValue getProduct(Operation *op, ArrayRef<KnownValue> factors) {
  if (isZero(factors[0]) || isZero(factors[1]))
    return orElseZero(true, op);
  if (auto product = compute(factors, std::multiplies<>()))
    return *product;
  for (auto [a, b] :
       {std::pair(factors[0], factors[1]), std::pair(factors[1], factors[0])})
    if (isMasked(a) && isPositive(b))
      return getMasked(op, a);
  return getOther(op, factors, isOne);
}

static KnownValue getQuotient(Operation *op, ArrayRef<KnownValue> operands) {
  if (isZero(operands[0]))
    return orElseZero(true, op);
  FloatAttr a = getNumber<FloatAttr>(operands[0]);
  FloatAttr b = getNumber<FloatAttr>(operands[1]);
  if (a && b && a.getType() == b.getType() && !isZero(operands[1]))
    return FloatAttr::get(a.getType(), a.getValue() / b.getValue());
  if (isMasked(operands[0]) && isPositive(operands[1]))
    return getMasked(op, operands[0]);
  return orElse(isOne(operands[1]), operands[0], op);
}

static KnownValue getConjunction(Operation *op, ArrayRef<KnownValue> operands) {
  if (isZero(operands[0]) || isZero(operands[1]))
    return orElseZero(true, op);
  return getOther(op, operands, hasAllBits);
}

static KnownValue getDisjunction(Operation *op, ArrayRef<KnownValue> operands) {
  for (KnownValue operand : operands)
    if (hasAllBits(operand))
      return operand;
  return getOther(op, operands, isZero);
}

/// As connectives use it: an operand is turned round by all bits.
static KnownValue getExclusive(Operation *op, ArrayRef<KnownValue> operands) {
  IntegerAttr a = getNumber<IntegerAttr>(operands[0]);
  IntegerAttr b = getNumber<IntegerAttr>(operands[1]);
  if (a && b)
    return IntegerAttr::get(a.getType(), a.getValue() ^ b.getValue());
  return getOther(op, operands, isZero);
}

static KnownValue getComplement(Operation *op, KnownValue value) {
  IntegerAttr number = getNumber<IntegerAttr>(value);
  return number ? KnownValue(
                      IntegerAttr::get(number.getType(), ~number.getValue()))
                : KnownValue(op->getResult(0));
}

static KnownValue getChoice(Operation *op, ArrayRef<KnownValue> operands) {
  if (operands[1] == operands[2])
    return operands[1];
  IntegerAttr condition = getNumber<IntegerAttr>(operands[0]);
  if (!condition)
    return op->getResult(0);
  return condition.getValue().isZero() ? operands[2] : operands[1];
}

static KnownValue castFloat(Operation *op, FloatAttr number) {
  auto type = dyn_cast<FloatType>(getElementTypeOrSelf(op->getResult(0)));
  if (!type || !hasZeroAndSign(type))
    return op->getResult(0);
  APFloat value = number.getValue();
  bool isInexact;
  value.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                &isInexact);
  return FloatAttr::get(type, value);
}

static KnownValue castInteger(Operation *op, IntegerAttr number,
                              Arithmetic cast) {
  Type type = getElementTypeOrSelf(op->getResult(0));
  const APInt &value = number.getValue();
  bool isSigned = cast == Arithmetic::signedCast;
  if (auto target = dyn_cast<FloatType>(type)) {
    if (!hasZeroAndSign(target))
      return op->getResult(0);
    APFloat converted(target.getFloatSemantics());
    converted.convertFromAPInt(value, isSigned, APFloat::rmNearestTiesToEven);
    return FloatAttr::get(target, converted);
  }
  auto integer = dyn_cast<IntegerType>(type);
  bool isNarrower = integer && integer.getWidth() < value.getBitWidth();
  if (!integer || (cast == Arithmetic::cast && !isNarrower))
    return op->getResult(0);
  unsigned width = integer.getWidth();
  return IntegerAttr::get(type, isSigned ? value.sextOrTrunc(width)
                                         : value.zextOrTrunc(width));
}

static KnownValue getCast(Operation *op, ArrayRef<KnownValue> operands,
                          Arithmetic cast) {
  if (isZero(operands[0]))
    return orElseZero(true, op);
  if (isa_and_present<UnitAttr>(dyn_cast<Attribute>(operands[0])))
    return operands[0];
  if (FloatAttr number = getNumber<FloatAttr>(operands[0]))
    return castFloat(op, number);
  if (IntegerAttr number = getNumber<IntegerAttr>(operands[0]))
    return castInteger(op, number, cast);
  return op->getResult(0);
}

/// The larger or smaller of two floats. What nothing is beyond decides; of what
/// all others are beyond the other one does.
static KnownValue getExtreme(Operation *op, ArrayRef<KnownValue> operands,
                             bool isLargest) {
  FloatAttr a = getNumber<FloatAttr>(operands[0]);
  FloatAttr b = getNumber<FloatAttr>(operands[1]);
  if (a && b && a.getType() == b.getType() && !a.getValue().isNaN() &&
      !b.getValue().isNaN())
    return (a.getValue() < b.getValue()) == isLargest ? b : a;
  for (KnownValue operand : operands)
    if (isExtreme(operand, /*isLowest=*/!isLargest))
      return operand;
  return getOther(op, operands, [&](KnownValue value) {
    return isExtreme(value, /*isLowest=*/isLargest) ||
           (isLargest && isa_and_present<UnitAttr>(dyn_cast<Attribute>(value)));
  });
}

/// Of the two numbers of a mask.
static KnownValue getLogarithm(Operation *op, KnownValue value) {
  auto type = dyn_cast<FloatType>(getElementTypeOrSelf(op->getResult(0)));
  if (isOne(value))
    return orElseZero(true, op);
  if (isZero(value) && type &&
      APFloat::semanticsHasInf(type.getFloatSemantics()))
    return FloatAttr::get(
        type, APFloat::getInf(type.getFloatSemantics(), /*Negative=*/true));
  return op->getResult(0);
}

KnownValue mlir::roofline::evaluateKnown(Operation *op, Arithmetic arithmetic,
                                         ArrayRef<KnownValue> operands) {
  // Of extremes, what the others are not beyond.
  auto other = [&](llvm::function_ref<bool(KnownValue)> isNeutral) {
    return getOther(op, operands, isNeutral);
  };
  auto otherInteger = [&](llvm::function_ref<bool(const APInt &)> test) {
    return other([&](KnownValue value) { return isInteger(value, test); });
  };
  switch (arithmetic) {
  case Arithmetic::sum:
    return getSum(op, operands);
  case Arithmetic::difference:
    return getDifference(op, operands);
  case Arithmetic::product:
    return getProduct(op, operands);
  case Arithmetic::quotient:
    return getQuotient(op, operands);
  case Arithmetic::conjunction:
    return getConjunction(op, operands);
  case Arithmetic::disjunction:
    return getDisjunction(op, operands);
  case Arithmetic::exclusive:
    return getExclusive(op, operands);
  case Arithmetic::complement:
    return getComplement(op, operands[0]);
  case Arithmetic::choice:
    return getChoice(op, operands);
  case Arithmetic::negation:
    if (FloatAttr number = getNumber<FloatAttr>(operands[0]))
      return FloatAttr::get(number.getType(), -number.getValue());
    return op->getResult(0);
  case Arithmetic::keepingZero:
    return orElseZero(isZero(operands[0]), op);
  case Arithmetic::logarithm:
    return getLogarithm(op, operands[0]);
  case Arithmetic::exponential:
    return orElseZero(isMasked(operands[0]), op);
  case Arithmetic::fma:
    return orElse(isZero(operands[0]) || isZero(operands[1]), operands[2], op);
  case Arithmetic::signedCast:
  case Arithmetic::unsignedCast:
  case Arithmetic::cast:
    return getCast(op, operands, arithmetic);
  case Arithmetic::largestFloat:
    return getExtreme(op, operands, /*isLargest=*/true);
  case Arithmetic::smallestFloat:
    return getExtreme(op, operands, /*isLargest=*/false);
  case Arithmetic::largestSigned:
    return otherInteger([](const APInt &n) { return n.isMinSignedValue(); });
  case Arithmetic::smallestSigned:
    return otherInteger([](const APInt &n) { return n.isMaxSignedValue(); });
  case Arithmetic::largestUnsigned:
    return other(isZero);
  case Arithmetic::smallestUnsigned:
    return otherInteger([](const APInt &n) { return n.isMaxValue(); });
  }
  llvm_unreachable("unknown arithmetic");
}
