//===- NeutralIterations.cpp - Iterations without effect ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/NeutralIterations.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

Attribute mlir::roofline::getZero(Type type) {
  if (auto complex = dyn_cast<ComplexType>(type)) {
    Attribute part = getZero(complex.getElementType());
    return part ? ArrayAttr::get(type.getContext(), {part, part}) : part;
  }
  return type.isIntOrIndexOrFloat()
             ? Attribute(Builder(type.getContext()).getZeroAttr(type))
             : Attribute();
}

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

static bool isZero(OpFoldResult value) {
  auto attr = dyn_cast<Attribute>(value);
  if (!attr)
    return false;
  if (auto number = dyn_cast<FloatAttr>(attr))
    return number.getValue().isZero();
  if (auto number = dyn_cast<IntegerAttr>(attr))
    return number.getValue().isZero();
  auto parts = dyn_cast<ArrayAttr>(attr);
  return parts && llvm::all_of(parts, [](Attribute part) {
           return isZero(OpFoldResult(part));
         });
}

static bool isOne(OpFoldResult value) {
  auto attr = dyn_cast<Attribute>(value);
  if (auto number = dyn_cast_if_present<FloatAttr>(attr))
    return number.getValue().isExactlyValue(1.0);
  auto number = dyn_cast_if_present<IntegerAttr>(attr);
  return number && number.getValue().isOne();
}

/// Whether no float is further in one direction; the last finite one stands for
/// infinity, as front ends write it.
static bool isExtreme(OpFoldResult value, bool isLowest) {
  auto number = dyn_cast_if_present<FloatAttr>(dyn_cast<Attribute>(value));
  if (!number)
    return false;
  const APFloat &found = number.getValue();
  return found.isNegative() == isLowest &&
         (found.isInfinity() || found.isLargest());
}

static bool isInteger(OpFoldResult value,
                      llvm::function_ref<bool(const APInt &)> test) {
  auto number = dyn_cast_if_present<IntegerAttr>(dyn_cast<Attribute>(value));
  return number && test(number.getValue());
}

//===----------------------------------------------------------------------===//
// Bodies
//===----------------------------------------------------------------------===//

/// What the values of a body are: a constant, or the value that they equal.
using Known = OpFoldResult;

static Known orElse(bool isNeutral, Known other, Operation *op) {
  return isNeutral ? other : Known(op->getResult(0));
}

/// Of an operation of which either operand may be the neutral one.
static Known getOther(Operation *op, ArrayRef<Known> operands,
                      llvm::function_ref<bool(Known)> isNeutral) {
  return isNeutral(operands[0])
             ? operands[1]
             : orElse(isNeutral(operands[1]), operands[0], op);
}

static Known getProduct(Operation *op, ArrayRef<Known> factors) {
  if (isZero(factors[0]) || isZero(factors[1]))
    return getZero(op->getResult(0).getType());
  return getOther(op, factors, isOne);
}

static Known getDifference(Operation *op, ArrayRef<Known> operands) {
  if (operands[0] == operands[1])
    return getZero(op->getResult(0).getType());
  return orElse(isZero(operands[1]), operands[0], op);
}

static Known getCast(Operation *op, ArrayRef<Known> operands) {
  Type type = op->getResult(0).getType();
  if (isZero(operands[0]))
    return getZero(type);
  auto number =
      dyn_cast_if_present<IntegerAttr>(dyn_cast<Attribute>(operands[0]));
  auto integer = dyn_cast<IntegerType>(type);
  if (!number || !integer)
    return op->getResult(0);
  unsigned width = integer.getWidth();
  const APInt &value = number.getValue();
  if (isa<arith::ExtSIOp>(op))
    return IntegerAttr::get(type, value.sext(width));
  return isa<arith::ExtUIOp>(op)
             ? Known(IntegerAttr::get(type, value.zext(width)))
             : Known(op->getResult(0));
}

/// What an operation makes of known operands.
static Known evaluate(Operation *op, ArrayRef<Known> operands) {
  auto other = [&](llvm::function_ref<bool(Known)> isNeutral) {
    return getOther(op, operands, isNeutral);
  };
  auto otherInteger = [&](llvm::function_ref<bool(const APInt &)> test) {
    return other([&](Known value) { return isInteger(value, test); });
  };
  return llvm::TypeSwitch<Operation *, Known>(op)
      .Case<arith::AddFOp, arith::AddIOp, complex::AddOp, arith::OrIOp>(
          [&](auto) { return other(isZero); })
      .Case<arith::SubFOp, arith::SubIOp, complex::SubOp>(
          [&](auto) { return getDifference(op, operands); })
      .Case<arith::MulFOp, arith::MulIOp, complex::MulOp, arith::AndIOp>(
          [&](auto) { return getProduct(op, operands); })
      .Case<math::FmaOp>([&](auto) {
        bool isNothing = isZero(operands[0]) || isZero(operands[1]);
        return orElse(isNothing, operands[2], op);
      })
      .Case<arith::MaximumFOp, arith::MaxNumFOp>([&](auto) {
        return other([](Known value) { return isExtreme(value, true); });
      })
      .Case<arith::MinimumFOp, arith::MinNumFOp>([&](auto) {
        return other([](Known value) { return isExtreme(value, false); });
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
      .Case<arith::ExtFOp, arith::TruncFOp, arith::ExtSIOp, arith::ExtUIOp,
            arith::TruncIOp, arith::SIToFPOp, arith::UIToFPOp, arith::FPToSIOp,
            arith::FPToUIOp>([&](auto) { return getCast(op, operands); })
      .Default([](Operation *op) -> Known {
        Attribute constant;
        if (op->getNumResults() != 1)
          return {};
        if (matchPattern(op, m_Constant(&constant)))
          return constant;
        return op->getResult(0);
      });
}

bool mlir::roofline::isNeutral(linalg::LinalgOp op, OpOperand &input,
                               OpFoldResult value) {
  Block *body = op.getBlock();
  llvm::SmallDenseMap<Value, Known, 16> known;
  auto lookup = [&](Value each) -> Known {
    if (auto found = known.find(each); found != known.end())
      return found->second;
    Attribute constant;
    if (matchPattern(each, m_Constant(&constant)))
      return constant;
    return each;
  };
  // Scalars come in as they are.
  for (OpOperand &operand : op->getOpOperands()) {
    BlockArgument argument = op.getMatchingBlockArgument(&operand);
    if (argument && !isa<ShapedType>(operand.get().getType()))
      known[argument] = lookup(operand.get());
  }
  known[op.getMatchingBlockArgument(&input)] = value;
  for (Operation &each : body->without_terminator()) {
    SmallVector<Known, 3> operands;
    for (Value operand : each.getOperands())
      operands.push_back(lookup(operand));
    Known result = evaluate(&each, operands);
    if (!result)
      return false;
    known[each.getResult(0)] = result;
  }
  Operation *yield = body->getTerminator();
  return llvm::all_of(yield->getOpOperands(), [&](OpOperand &yielded) {
    BlockArgument accumulator = op.getMatchingBlockArgument(
        op.getDpsInitOperand(yielded.getOperandNumber()));
    return lookup(yielded.get()) == Known(accumulator);
  });
}
