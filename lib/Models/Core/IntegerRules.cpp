//===- IntegerRules.cpp - Integer arithmetic on quantities ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::integer_rules;

static Quantity getPowerOfTwo(unsigned exponent) {
  return Quantity::get(
      llvm::DynamicAPInt(llvm::APInt::getOneBitSet(exponent + 2, exponent)));
}

static unsigned getWidth(Type type) {
  return type.isIndex() ? IndexType::kInternalStorageBitWidth
                        : type.getIntOrFloatBitWidth();
}

Quantity integer_rules::wrap(const Quantity &value, Type type) {
  if (!value.isConstant())
    return value;
  unsigned width = getWidth(type);
  if (width == 0)
    return 0;
  if (width == 1)
    return Quantity::mod(value, 2);
  // Nearly every constant, without powers that no machine word holds.
  if (std::optional<int64_t> number = value.getInt64())
    return width >= 64 ? *number : llvm::SignExtend64(*number, width);
  Quantity half = getPowerOfTwo(width - 1);
  return Quantity::mod(value + half, getPowerOfTwo(width)) - half;
}

/// Where nothing is negative, signed and unsigned agree, and rounding towards
/// zero is rounding down.
static bool areNonNegative(const Quantity &a, const Quantity &b) {
  return a.isKnownNonNegative() && b.isKnownNonNegative();
}

Size integer_rules::add(const Quantity &a, const Quantity &b, Type) {
  return a + b;
}
Size integer_rules::sub(const Quantity &a, const Quantity &b, Type) {
  return a - b;
}
Size integer_rules::mul(const Quantity &a, const Quantity &b, Type) {
  return a * b;
}
Size integer_rules::floorDivSigned(const Quantity &a, const Quantity &b, Type) {
  return Quantity::floorDiv(a, b);
}
Size integer_rules::ceilDivSigned(const Quantity &a, const Quantity &b, Type) {
  return Quantity::ceilDiv(a, b);
}
/// `value` as an unsigned number of its type.
static Quantity asUnsigned(const Quantity &value, Type type) {
  if (value.isKnownNonNegative())
    return value;
  return value + getPowerOfTwo(getWidth(type)) *
                     Quantity::indicator(Quantity(-1) - value);
}

/// Whether it may be divided by: not 0, or the behaviour is undefined, so that
/// what is not negative is positive.
static bool isDivisor(const Quantity &b) {
  return b.isKnownNonNegative() && !b.isZero();
}

Size integer_rules::ceilDivUnsigned(const Quantity &a, const Quantity &b,
                                    Type type) {
  if (!isDivisor(b))
    return std::nullopt;
  return Quantity::ceilDiv(asUnsigned(a, type), b);
}
Size integer_rules::divUnsigned(const Quantity &a, const Quantity &b,
                                Type type) {
  if (!isDivisor(b))
    return std::nullopt;
  return Quantity::floorDiv(asUnsigned(a, type), b);
}
Size integer_rules::remUnsigned(const Quantity &a, const Quantity &b,
                                Type type) {
  if (!isDivisor(b))
    return std::nullopt;
  return Quantity::mod(asUnsigned(a, type), b);
}

/// Rounds towards zero: down for what is positive, up for what is negative, of
/// which one part is 0.
Size integer_rules::divSigned(const Quantity &a, const Quantity &b, Type type) {
  if (a.isKnownNonNegative() && isDivisor(b))
    return Quantity::floorDiv(a, b);
  if (!isDivisor(b)) {
    Quantity opposite = Quantity(0) - b;
    if (!isDivisor(opposite))
      return std::nullopt;
    return divSigned(Quantity(0) - a, opposite, type);
  }
  return Quantity::floorDiv(Quantity::max(a, 0), b) -
         Quantity::floorDiv(Quantity::max(Quantity(0) - a, 0), b);
}
/// Has the sign of `a`; that of `b` does not matter.
Size integer_rules::remSigned(const Quantity &a, const Quantity &b, Type type) {
  if (!isDivisor(b)) {
    Quantity opposite = Quantity(0) - b;
    if (!isDivisor(opposite))
      return std::nullopt;
    return remSigned(a, opposite, type);
  }
  if (a.isKnownNonNegative())
    return Quantity::mod(a, b);
  return Quantity::mod(Quantity::max(a, 0), b) -
         Quantity::mod(Quantity::max(Quantity(0) - a, 0), b);
}
Size integer_rules::maxSigned(const Quantity &a, const Quantity &b, Type) {
  return Quantity::max(a, b);
}
Size integer_rules::maxUnsigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::max(a, b)) : std::nullopt;
}
Size integer_rules::minSigned(const Quantity &a, const Quantity &b, Type) {
  return Quantity::min(a, b);
}
Size integer_rules::minUnsigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::min(a, b)) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Bits
//===----------------------------------------------------------------------===//

/// The bits of a constant, as wide as `type`.
static std::optional<APInt> getBits(const Quantity &value, Type type) {
  std::optional<int64_t> constant = value.getInt64();
  if (!constant || getWidth(type) > 64)
    return std::nullopt;
  return APInt(64, *constant, /*isSigned=*/true).trunc(getWidth(type));
}

static Quantity fromBits(const APInt &bits) {
  return Quantity::get(llvm::DynamicAPInt(bits));
}

/// The low bits that `mask` keeps, if it keeps just these.
static std::optional<unsigned> getLowBits(const APInt &mask) {
  return mask.isMask() ? std::optional<unsigned>(mask.countr_one())
                       : std::nullopt;
}

Size integer_rules::bitAnd(const Quantity &a, const Quantity &b, Type type) {
  if (type.isInteger(1))
    return a * b;
  std::optional<APInt> x = getBits(a, type), y = getBits(b, type);
  if (x && y)
    return fromBits(*x & *y);
  if (x)
    return bitAnd(b, a, type);
  if (!y)
    return std::nullopt;
  if (y->isZero())
    return Quantity(0);
  // Also of a negative number, as it is stored.
  if (std::optional<unsigned> bits = getLowBits(*y))
    return Quantity::mod(a, getPowerOfTwo(*bits));
  if (std::optional<unsigned> bits = getLowBits(~*y))
    return a - Quantity::mod(a, getPowerOfTwo(*bits));
  return std::nullopt;
}

Size integer_rules::bitOr(const Quantity &a, const Quantity &b, Type type) {
  if (type.isInteger(1))
    return a + b - a * b;
  std::optional<APInt> x = getBits(a, type), y = getBits(b, type);
  if (x && y)
    return fromBits(*x | *y);
  if (x)
    return bitOr(b, a, type);
  if (!y)
    return std::nullopt;
  // a with the low bits set: what is left without them, and they.
  if (y->isZero())
    return a;
  if (std::optional<unsigned> bits = getLowBits(*y))
    return a - Quantity::mod(a, getPowerOfTwo(*bits)) + b;
  return std::nullopt;
}

Size integer_rules::bitXor(const Quantity &a, const Quantity &b, Type type) {
  if (type.isInteger(1))
    return a + b - Quantity(2) * a * b;
  std::optional<APInt> x = getBits(a, type), y = getBits(b, type);
  if (x && y)
    return fromBits(*x ^ *y);
  if (x)
    return bitXor(b, a, type);
  if (!y)
    return std::nullopt;
  if (y->isZero())
    return a;
  return y->isAllOnes() ? Size(Quantity(-1) - a) : std::nullopt;
}

/// The amount of a shift that is defined.
static std::optional<unsigned> getShift(const Quantity &amount, Type type) {
  std::optional<int64_t> bits = amount.getInt64();
  return bits && *bits >= 0 && *bits < getWidth(type)
             ? std::optional<unsigned>(*bits)
             : std::nullopt;
}

Size integer_rules::shiftLeft(const Quantity &a, const Quantity &b, Type type) {
  std::optional<unsigned> bits = getShift(b, type);
  return bits ? Size(a * getPowerOfTwo(*bits)) : std::nullopt;
}

Size integer_rules::shiftRightSigned(const Quantity &a, const Quantity &b,
                                     Type type) {
  std::optional<unsigned> bits = getShift(b, type);
  return bits ? Size(Quantity::floorDiv(a, getPowerOfTwo(*bits)))
              : std::nullopt;
}

Size integer_rules::shiftRightUnsigned(const Quantity &a, const Quantity &b,
                                       Type type) {
  std::optional<unsigned> bits = getShift(b, type);
  return bits ? Size(Quantity::floorDiv(asUnsigned(a, type),
                                        getPowerOfTwo(*bits)))
              : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Conditions
//===----------------------------------------------------------------------===//

std::optional<Comparison> integer_rules::compare(Order order, bool isUnsigned,
                                                 const Quantity &a,
                                                 const Quantity &b) {
  using Kind = Comparison::Kind;
  // As unsigned numbers they may be the other way round.
  if (isUnsigned && !areNonNegative(a, b))
    return std::nullopt;
  switch (order) {
  case Order::eq:
    return Comparison{Kind::zero, a - b};
  case Order::ne:
    return Comparison{Kind::nonZero, a - b};
  case Order::lt:
    return Comparison{Kind::nonNegative, b - a - Quantity(1)};
  case Order::le:
    return Comparison{Kind::nonNegative, b - a};
  case Order::gt:
    return Comparison{Kind::nonNegative, a - b - Quantity(1)};
  case Order::ge:
    return Comparison{Kind::nonNegative, a - b};
  }
  llvm_unreachable("covered switch");
}

Size integer_rules::select(Value condition, const Quantity &a,
                           const Quantity &b, SizeProvider &sizes) {
  if (a == b)
    return a;
  std::optional<Comparison> test = sizes.getComparison(condition);
  if (!test)
    return std::nullopt;
  if (std::optional<bool> outcome = test->getOutcome())
    return *outcome ? a : b;
  // a where a - b >= 0 or > 0, else b: the larger. Likewise the smaller.
  if (test->kind == Comparison::Kind::nonNegative) {
    Quantity difference = a - b;
    if (test->difference == difference ||
        test->difference == difference - Quantity(1))
      return Quantity::max(a, b);
    difference = b - a;
    if (test->difference == difference ||
        test->difference == difference - Quantity(1))
      return Quantity::min(a, b);
  }
  // An index that counts from the end where it is negative, and the like.
  return b + test->getIndicator() * (a - b);
}

/// A value as the sign-extended number of its type: `i1` counts down from 0.
static Quantity getSigned(Value value, SizeProvider &sizes) {
  Quantity known = sizes.getValue(value);
  return value.getType().isInteger(1) ? Quantity(0) - known : known;
}

Size integer_rules::castSigned(Operation *op, SizeProvider &sizes) {
  return wrap(getSigned(op->getOperand(0), sizes), op->getResult(0).getType());
}

Size integer_rules::castUnsigned(Operation *op, SizeProvider &sizes) {
  Value operand = op->getOperand(0);
  return wrap(asUnsigned(sizes.getValue(operand), operand.getType()),
              op->getResult(0).getType());
}
