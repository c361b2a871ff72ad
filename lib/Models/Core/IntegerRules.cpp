//===- IntegerRules.cpp - Integer arithmetic on quantities ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"

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
Size integer_rules::ceilDivUnsigned(const Quantity &a, const Quantity &b,
                                    Type) {
  return areNonNegative(a, b) ? Size(Quantity::ceilDiv(a, b)) : std::nullopt;
}
Size integer_rules::divSigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::floorDiv(a, b)) : std::nullopt;
}
Size integer_rules::divUnsigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::floorDiv(a, b)) : std::nullopt;
}
Size integer_rules::remSigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::mod(a, b)) : std::nullopt;
}
Size integer_rules::remUnsigned(const Quantity &a, const Quantity &b, Type) {
  return areNonNegative(a, b) ? Size(Quantity::mod(a, b)) : std::nullopt;
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
  std::optional<bool> outcome = test ? test->getOutcome() : std::nullopt;
  return outcome ? Size(*outcome ? a : b) : std::nullopt;
}

Size integer_rules::castSigned(Operation *op, SizeProvider &sizes) {
  return wrap(sizes.getValue(op->getOperand(0)), op->getResult(0).getType());
}

Size integer_rules::castUnsigned(Operation *op, SizeProvider &sizes) {
  Value operand = op->getOperand(0);
  Quantity value = sizes.getValue(operand);
  if (value.isConstant() && !value.isKnownNonNegative())
    value += getPowerOfTwo(getWidth(operand.getType()));
  if (!value.isKnownNonNegative())
    return std::nullopt;
  return wrap(value, op->getResult(0).getType());
}
