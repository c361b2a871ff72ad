//===- KnownValues.cpp - What scalar ops make of known numbers ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scalar/KnownValues.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

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

static bool isZero(KnownValue value) {
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
  // No score of a trained model comes near.
  constexpr double masked = -1e4;
  if (isa_and_present<UnitAttr>(dyn_cast<Attribute>(value)))
    return true;
  return isFloat(value, [](const APFloat &n) {
    if (n.isNaN())
      return false;
    APFloat wide = n;
    bool isInexact;
    wide.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                 &isInexact);
    return wide.convertToDouble() <= masked;
  });
}

/// What is left of a masked score when something is done to it.
static KnownValue getMasked(Operation *op, KnownValue score) {
  auto type = dyn_cast<FloatType>(op->getResult(0).getType());
  bool isInfinite =
      isFloat(score, [](const APFloat &n) { return n.isInfinity(); });
  if (isInfinite && type && APFloat::semanticsHasInf(type.getFloatSemantics()))
    return FloatAttr::get(type, APFloat::getInf(type.getFloatSemantics(),
                                                /*Negative=*/true));
  return UnitAttr::get(op->getContext());
}

/// The result for two floats of one type; nothing if they are none.
static std::optional<KnownValue>
compute(ArrayRef<KnownValue> operands,
        llvm::function_ref<APFloat(const APFloat &, const APFloat &)> apply) {
  FloatAttr a = getNumber<FloatAttr>(operands[0]);
  FloatAttr b = getNumber<FloatAttr>(operands[1]);
  if (!a || !b || a.getType() != b.getType())
    return std::nullopt;
  return KnownValue(
      FloatAttr::get(a.getType(), apply(a.getValue(), b.getValue())));
}

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

static KnownValue orElse(bool isNeutral, KnownValue other, Operation *op) {
  return isNeutral ? other : KnownValue(op->getResult(0));
}

/// 0 if that is so and the type has one.
static KnownValue orElseZero(bool isZero, Operation *op) {
  Attribute zero = isZero ? getZero(op->getResult(0).getType()) : Attribute();
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
  if (auto sum = compute(operands, std::plus<APFloat>()))
    return *sum;
  if (isZero(operands[0]) || isZero(operands[1]))
    return getOther(op, operands, isZero);
  for (KnownValue operand : operands)
    if (isMasked(operand))
      return getMasked(op, operand);
  return op->getResult(0);
}

static KnownValue getDifference(Operation *op, ArrayRef<KnownValue> operands) {
  if (auto difference = compute(operands, std::minus<APFloat>()))
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
  if (auto product = compute(factors, std::multiplies<APFloat>()))
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
  if (!isZero(operands[1]))
    if (auto quotient = compute(operands, std::divides<APFloat>()))
      return *quotient;
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

static KnownValue getChoice(Operation *op, ArrayRef<KnownValue> operands) {
  if (operands[1] == operands[2])
    return operands[1];
  IntegerAttr condition = getNumber<IntegerAttr>(operands[0]);
  if (!condition)
    return op->getResult(0);
  return condition.getValue().isZero() ? operands[2] : operands[1];
}

static KnownValue castFloat(Operation *op, FloatAttr number) {
  auto type = dyn_cast<FloatType>(op->getResult(0).getType());
  if (!type || !hasZeroAndSign(type))
    return op->getResult(0);
  APFloat value = number.getValue();
  bool isInexact;
  value.convert(type.getFloatSemantics(), APFloat::rmNearestTiesToEven,
                &isInexact);
  return FloatAttr::get(type, value);
}

static KnownValue castInteger(Operation *op, IntegerAttr number) {
  Type type = op->getResult(0).getType();
  const APInt &value = number.getValue();
  bool isSigned = isa<arith::ExtSIOp, arith::SIToFPOp>(op);
  if (auto target = dyn_cast<FloatType>(type)) {
    if (!hasZeroAndSign(target))
      return op->getResult(0);
    APFloat converted(target.getFloatSemantics());
    converted.convertFromAPInt(value, isSigned, APFloat::rmNearestTiesToEven);
    return FloatAttr::get(target, converted);
  }
  auto integer = dyn_cast<IntegerType>(type);
  if (!integer || !isa<arith::ExtSIOp, arith::ExtUIOp>(op))
    return op->getResult(0);
  unsigned width = integer.getWidth();
  return IntegerAttr::get(type,
                          isSigned ? value.sext(width) : value.zext(width));
}

static KnownValue getCast(Operation *op, ArrayRef<KnownValue> operands) {
  if (isZero(operands[0]))
    return orElseZero(true, op);
  if (isa_and_present<UnitAttr>(dyn_cast<Attribute>(operands[0])))
    return operands[0];
  if (FloatAttr number = getNumber<FloatAttr>(operands[0]))
    return castFloat(op, number);
  if (IntegerAttr number = getNumber<IntegerAttr>(operands[0]))
    return castInteger(op, number);
  return op->getResult(0);
}

/// Of extremes: what the others are not beyond.
static std::optional<KnownValue> getExtreme(Operation *op,
                                            ArrayRef<KnownValue> operands) {
  auto other = [&](llvm::function_ref<bool(KnownValue)> isNeutral) {
    return getOther(op, operands, isNeutral);
  };
  auto otherInteger = [&](llvm::function_ref<bool(const APInt &)> test) {
    return other([&](KnownValue value) { return isInteger(value, test); });
  };
  return llvm::TypeSwitch<Operation *, std::optional<KnownValue>>(op)
      .Case<arith::MaximumFOp, arith::MaxNumFOp>([&](auto) {
        return other([](KnownValue value) {
          return isExtreme(value, true) ||
                 isa_and_present<UnitAttr>(dyn_cast<Attribute>(value));
        });
      })
      .Case<arith::MinimumFOp, arith::MinNumFOp>([&](auto) {
        return other([](KnownValue value) { return isExtreme(value, false); });
      })
      .Case<arith::MaxSIOp>([&](auto) {
        return otherInteger(
            [](const APInt &n) { return n.isMinSignedValue(); });
      })
      .Case<arith::MinSIOp>([&](auto) {
        return otherInteger(
            [](const APInt &n) { return n.isMaxSignedValue(); });
      })
      .Case<arith::MaxUIOp>([&](auto) { return other(isZero); })
      .Case<arith::MinUIOp>([&](auto) {
        return otherInteger([](const APInt &n) { return n.isMaxValue(); });
      })
      .Default([](Operation *) { return std::nullopt; });
}

KnownValue mlir::roofline::evaluateKnown(Operation *op,
                                         ArrayRef<KnownValue> operands) {
  if (op->getNumResults() != 1)
    return {};
  Attribute constant;
  if (matchPattern(op, m_Constant(&constant)))
    return constant;
  if (std::optional<KnownValue> extreme = getExtreme(op, operands))
    return *extreme;
  return llvm::TypeSwitch<Operation *, KnownValue>(op)
      .Case<arith::AddFOp, arith::AddIOp, complex::AddOp>(
          [&](auto) { return getSum(op, operands); })
      .Case<arith::SubFOp, arith::SubIOp, complex::SubOp>(
          [&](auto) { return getDifference(op, operands); })
      .Case<arith::MulFOp, arith::MulIOp, complex::MulOp>(
          [&](auto) { return getProduct(op, operands); })
      .Case<arith::DivFOp>([&](auto) { return getQuotient(op, operands); })
      .Case<arith::AndIOp>([&](auto) { return getConjunction(op, operands); })
      .Case<arith::OrIOp>([&](auto) { return getDisjunction(op, operands); })
      .Case<arith::XOrIOp>([&](auto) { return getExclusive(op, operands); })
      .Case<arith::SelectOp>([&](auto) { return getChoice(op, operands); })
      .Case<arith::NegFOp>(
          [&](auto) { return orElse(isZero(operands[0]), operands[0], op); })
      .Case<math::ExpOp, math::Exp2Op>(
          [&](auto) { return orElseZero(isMasked(operands[0]), op); })
      .Case<math::FmaOp>([&](auto) {
        return orElse(isZero(operands[0]) || isZero(operands[1]), operands[2],
                      op);
      })
      .Case<arith::ExtFOp, arith::TruncFOp, arith::ExtSIOp, arith::ExtUIOp,
            arith::TruncIOp, arith::SIToFPOp, arith::UIToFPOp, arith::FPToSIOp,
            arith::FPToUIOp>([&](auto) { return getCast(op, operands); })
      .Default([](Operation *other) { return other->getResult(0); });
}
