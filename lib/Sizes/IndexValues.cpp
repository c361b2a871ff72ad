//===- IndexValues.cpp - Index values as polynomials ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of SizeAnalysis that evaluates integer arithmetic.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "ShapeElements.h"
#include "ShapeRules.h"
#include "SizeNames.h"

#include "mlir-roofline/Interfaces/IntegerValues.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/Matchers.h"
#include "mlir/Interfaces/ShapedOpInterfaces.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// The integers that arithmetic makes `value` from.
static OperandRange getArithmeticOperands(Value value) {
  Operation *op = value.getDefiningOp();
  bool isArithmetic =
      op && isa_and_nonnull<affine::AffineDialect, arith::ArithDialect,
                            index::IndexDialect>(op->getDialect());
  return isArithmetic ? op->getOperands() : OperandRange(nullptr, 0);
}

Quantity SizeAnalysis::getValue(Value integer) {
  // Operands first, with a stack of its own: chains of arithmetic may be long.
  SmallVector<Value> work = {integer};
  llvm::DenseSet<Value> entered;
  while (!work.empty()) {
    Value value = work.back();
    bool isReady = values.contains(value) || !entered.insert(value).second;
    if (!isReady)
      for (Value operand : getArithmeticOperands(value))
        if (operand.getType().isIntOrIndex() && !values.contains(operand) &&
            !entered.contains(operand))
          work.push_back(operand);
    if (!isReady && work.back() != value)
      continue;
    work.pop_back();
    if (!values.contains(value)) {
      Quantity computed = computeValue(value);
      values[value] = computed;
    }
  }
  return values[integer];
}

/// A constant as the type of an SSA value holds it: reduced to its width and
/// read as a signed number. Symbols are taken to fit.
static Quantity wrap(const Quantity &value, Type type) {
  if (!value.isConstant())
    return value;
  unsigned width = type.isIndex() ? IndexType::kInternalStorageBitWidth
                                  : type.getIntOrFloatBitWidth();
  if (width == 0)
    return 0;
  Quantity modulus = Quantity::get(
      llvm::DynamicAPInt(llvm::APInt::getOneBitSet(width + 2, width)));
  Quantity half = Quantity::get(
      llvm::DynamicAPInt(llvm::APInt::getOneBitSet(width + 2, width - 1)));
  return Quantity::mod(value + half, modulus) - half;
}

Quantity SizeAnalysis::computeValue(Value integer) {
  if (auto result = dyn_cast<OpResult>(integer)) {
    std::optional<Quantity> value = getValueFromOp(result);
    if (!value)
      value = getCallResult(result, [](SizeAnalysis &callee, Value returned) {
        return callee.getValue(returned);
      });
    if (value)
      return *value;
  } else if (auto argument = cast<BlockArgument>(integer);
             isFunctionArgument(argument)) {
    return createArgumentSymbol(argument, "", "value of");
  }
  return createSymbol("value of " + describe(integer));
}

/// Binary arithmetic by what it computes on integers that do not overflow.
static std::optional<Quantity> foldBinary(Operation *op, const Quantity &a,
                                          const Quantity &b) {
  using Result = std::optional<Quantity>;
  // Where nothing is negative, signed and unsigned agree, and rounding towards
  // zero is rounding down.
  bool nonNegative = a.isKnownNonNegative() && b.isKnownNonNegative();
  if (!nonNegative && isa<arith::CeilDivUIOp, arith::MaxUIOp, arith::MinUIOp,
                          index::CeilDivUOp, index::MaxUOp, index::MinUOp>(op))
    return std::nullopt;
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<arith::AddIOp, index::AddOp>([&](auto) -> Result { return a + b; })
      .Case<arith::SubIOp, index::SubOp>([&](auto) -> Result { return a - b; })
      .Case<arith::MulIOp, index::MulOp>([&](auto) -> Result { return a * b; })
      .Case<arith::FloorDivSIOp, index::FloorDivSOp>(
          [&](auto) -> Result { return Quantity::floorDiv(a, b); })
      .Case<arith::CeilDivSIOp, arith::CeilDivUIOp, index::CeilDivSOp,
            index::CeilDivUOp>(
          [&](auto) -> Result { return Quantity::ceilDiv(a, b); })
      .Case<arith::DivSIOp, arith::DivUIOp, index::DivSOp, index::DivUOp>(
          [&](auto) -> Result {
            return nonNegative ? Result(Quantity::floorDiv(a, b))
                               : std::nullopt;
          })
      .Case<arith::RemSIOp, arith::RemUIOp, index::RemSOp, index::RemUOp>(
          [&](auto) -> Result {
            return nonNegative ? Result(Quantity::mod(a, b)) : std::nullopt;
          })
      .Case<arith::MaxSIOp, arith::MaxUIOp, index::MaxSOp, index::MaxUOp>(
          [&](auto) -> Result { return Quantity::max(a, b); })
      .Case<arith::MinSIOp, arith::MinUIOp, index::MinSOp, index::MinUOp>(
          [&](auto) -> Result { return Quantity::min(a, b); })
      .Default([](Operation *) -> Result { return std::nullopt; });
}

/// Whether a comparison has the same outcome for all values of the symbols.
static std::optional<bool> foldComparison(arith::CmpIOp compare,
                                          SizeAnalysis &sizes) {
  Quantity difference =
      sizes.getValue(compare.getLhs()) - sizes.getValue(compare.getRhs());
  bool nonNegative = difference.isKnownNonNegative();
  bool positive = (difference - Quantity(1)).isKnownNonNegative();
  bool nonPositive = (Quantity(0) - difference).isKnownNonNegative();
  bool negative = (Quantity(-1) - difference).isKnownNonNegative();
  if (arith::CmpIPredicate predicate = compare.getPredicate();
      predicate >= arith::CmpIPredicate::ult &&
      !(sizes.getValue(compare.getLhs()).isKnownNonNegative() &&
        sizes.getValue(compare.getRhs()).isKnownNonNegative()))
    return std::nullopt; // as unsigned numbers they may be the other way round
  auto decide = [](bool isTrue, bool isFalse) {
    return isTrue    ? std::optional<bool>(true)
           : isFalse ? std::optional<bool>(false)
                     : std::nullopt;
  };
  switch (compare.getPredicate()) {
  case arith::CmpIPredicate::eq:
    return decide(difference.isZero(), positive || negative);
  case arith::CmpIPredicate::ne:
    return decide(positive || negative, difference.isZero());
  case arith::CmpIPredicate::slt:
  case arith::CmpIPredicate::ult:
    return decide(negative, nonNegative);
  case arith::CmpIPredicate::sle:
  case arith::CmpIPredicate::ule:
    return decide(nonPositive, positive);
  case arith::CmpIPredicate::sgt:
  case arith::CmpIPredicate::ugt:
    return decide(positive, nonPositive);
  case arith::CmpIPredicate::sge:
  case arith::CmpIPredicate::uge:
    return decide(nonNegative, negative);
  }
  llvm_unreachable("covered switch");
}

static std::optional<Quantity> foldSelect(arith::SelectOp select,
                                          SizeAnalysis &sizes) {
  Quantity a = sizes.getValue(select.getTrueValue());
  Quantity b = sizes.getValue(select.getFalseValue());
  if (a == b)
    return a;
  auto compare = select.getCondition().getDefiningOp<arith::CmpIOp>();
  if (!compare || !compare.getLhs().getType().isIntOrIndex())
    return std::nullopt;
  std::optional<bool> outcome = foldComparison(compare, sizes);
  return outcome ? std::optional<Quantity>(*outcome ? a : b) : std::nullopt;
}

std::optional<Quantity> SizeAnalysis::getValueFromOp(OpResult result) {
  using Result = std::optional<Quantity>;
  Operation *op = result.getOwner();
  IntegerAttr constant;
  if (matchPattern(op, m_Constant(&constant)))
    return Quantity::get(DynamicAPInt(constant.getValue()));
  if (auto dimOp = dyn_cast<ShapedDimOpInterface>(op)) {
    std::optional<int64_t> dim = getValue(dimOp.getDimension()).getInt64();
    auto type = cast<ShapedType>(dimOp.getShapedValue().getType());
    if (dim && type.hasRank() && *dim >= 0 && *dim < type.getRank())
      return getDim(dimOp.getShapedValue(), *dim);
    return std::nullopt;
  }
  if (op->getNumOperands() == 2 && op->getNumResults() == 1 &&
      llvm::all_of(op->getOperandTypes(),
                   [](Type type) { return type.isIntOrIndex(); }) &&
      isa_and_nonnull<arith::ArithDialect, index::IndexDialect>(
          op->getDialect()) &&
      !isa<arith::CmpIOp, index::CmpOp>(op)) {
    Result value = foldBinary(op, getValue(op->getOperand(0)),
                              getValue(op->getOperand(1)));
    return value ? Result(wrap(*value, result.getType())) : value;
  }
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<arith::IndexCastOp, arith::ExtSIOp, arith::TruncIOp,
            index::CastSOp>([&](Operation *cast) -> Result {
        return wrap(getValue(cast->getOperand(0)), result.getType());
      })
      .Case<arith::IndexCastUIOp, arith::ExtUIOp, index::CastUOp>(
          [&](Operation *cast) -> Result {
            Quantity value = getValue(cast->getOperand(0));
            if (!value.isKnownNonNegative())
              value = asUnsigned(value, cast->getOperand(0).getType());
            return value.isKnownNonNegative()
                       ? Result(wrap(value, result.getType()))
                       : std::nullopt;
          })
      .Case<vector::VectorScaleOp>([](auto) -> Result { return vscale; })
      .Case<gpu::SubgroupSizeOp>([](auto) -> Result { return subgroupSize; })
      .Case<arith::SelectOp>(
          [&](arith::SelectOp select) { return foldSelect(select, *this); })
      .Case<affine::AffineApplyOp>([&](affine::AffineApplyOp apply) -> Result {
        AffineMap map = apply.getAffineMap();
        return evaluate(*this, map.getResult(0), map.getNumDims(),
                        apply.getMapOperands());
      })
      .Case<affine::AffineMinOp, affine::AffineMaxOp>(
          [&](auto extremum) -> Result {
            return evaluateExtremum(*this, extremum.getAffineMap(),
                                    extremum.getOperands(),
                                    isa<affine::AffineMaxOp>(op));
          })
      .Default([&](Operation *) { return getReadElement(*this, op); });
}
