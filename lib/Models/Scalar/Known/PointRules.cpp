//===- PointRules.cpp - Integer operations on numbers ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scalar/Known/PointRules.h"

#include "Scalar/Known/OrderTests.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "llvm/ADT/APSInt.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::APInt;
namespace APIntOps = llvm::APIntOps;

using Found = std::optional<APInt>;

std::optional<unsigned> mlir::roofline::getIntegerWidth(Type type) {
  if (type.isIndex())
    return IndexType::kInternalStorageBitWidth;
  auto integer = dyn_cast<IntegerType>(type);
  return integer ? std::optional(integer.getWidth()) : std::nullopt;
}

/// Of two numbers, whatever they are.
template <typename ApplyT>
static PointRule apply(ApplyT rule) {
  return [rule](ArrayRef<APInt> n) { return Found(rule(n[0], n[1])); };
}

/// Of a division, which 0 and what does not fit have none of.
template <typename ApplyT>
static PointRule divide(bool isSigned, ApplyT rule) {
  return [isSigned, rule](ArrayRef<APInt> n) -> Found {
    if (n[1].isZero() ||
        (isSigned && n[0].isMinSignedValue() && n[1].isAllOnes()))
      return std::nullopt;
    return rule(n[0], n[1]);
  };
}

/// Of a shift by less than all bits.
template <typename ApplyT>
static PointRule shift(ApplyT rule) {
  return [rule](ArrayRef<APInt> n) -> Found {
    if (n[1].uge(n[1].getBitWidth()))
      return std::nullopt;
    return rule(n[0], n[1]);
  };
}

static PointRule getDivision(Operation *op) {
  using llvm::APInt;
  return llvm::TypeSwitch<Operation *, PointRule>(op)
      .Case([](arith::DivSIOp) {
        return divide(true,
                      [](const APInt &a, const APInt &b) { return a.sdiv(b); });
      })
      .Case([](arith::DivUIOp) {
        return divide(false,
                      [](const APInt &a, const APInt &b) { return a.udiv(b); });
      })
      .Case([](arith::FloorDivSIOp) {
        return divide(true, [](const APInt &a, const APInt &b) {
          return APIntOps::RoundingSDiv(a, b, APInt::Rounding::DOWN);
        });
      })
      .Case([](arith::CeilDivSIOp) {
        return divide(true, [](const APInt &a, const APInt &b) {
          return APIntOps::RoundingSDiv(a, b, APInt::Rounding::UP);
        });
      })
      .Case([](arith::CeilDivUIOp) {
        return divide(false, [](const APInt &a, const APInt &b) {
          return APIntOps::RoundingUDiv(a, b, APInt::Rounding::UP);
        });
      })
      .Case([](arith::RemSIOp) {
        return divide(true,
                      [](const APInt &a, const APInt &b) { return a.srem(b); });
      })
      .Case([](arith::RemUIOp) {
        return divide(false,
                      [](const APInt &a, const APInt &b) { return a.urem(b); });
      })
      .Default([](Operation *) { return PointRule(); });
}

static PointRule getBits(Operation *op) {
  return llvm::TypeSwitch<Operation *, PointRule>(op)
      .Case([](arith::AndIOp) { return apply(std::bit_and<APInt>()); })
      .Case([](arith::OrIOp) { return apply(std::bit_or<APInt>()); })
      .Case([](arith::XOrIOp) { return apply(std::bit_xor<APInt>()); })
      .Case([](arith::ShLIOp) {
        return shift([](const APInt &a, const APInt &b) { return a.shl(b); });
      })
      .Case([](arith::ShRSIOp) {
        return shift([](const APInt &a, const APInt &b) { return a.ashr(b); });
      })
      .Case([](arith::ShRUIOp) {
        return shift([](const APInt &a, const APInt &b) { return a.lshr(b); });
      })
      .Default([](Operation *) { return PointRule(); });
}

static PointRule getCast(Operation *op) {
  std::optional<unsigned> width = getIntegerWidth(op->getResult(0).getType());
  if (!width)
    return {};
  return llvm::TypeSwitch<Operation *, PointRule>(op)
      .Case<arith::ExtSIOp, arith::TruncIOp, arith::IndexCastOp>([&](auto) {
        return [to = *width](ArrayRef<APInt> n) {
          return Found(n[0].sextOrTrunc(to));
        };
      })
      .Case<arith::ExtUIOp, arith::IndexCastUIOp>([&](auto) {
        return [to = *width](ArrayRef<APInt> n) {
          return Found(n[0].zextOrTrunc(to));
        };
      })
      .Default([](Operation *) { return PointRule(); });
}

static PointRule getSum(Operation *op) {
  return llvm::TypeSwitch<Operation *, PointRule>(op)
      .Case([](arith::AddIOp) { return apply(std::plus<APInt>()); })
      .Case([](arith::SubIOp) { return apply(std::minus<APInt>()); })
      .Case([](arith::MulIOp) { return apply(std::multiplies<APInt>()); })
      .Case([](arith::MaxSIOp) { return apply(APIntOps::smax); })
      .Case([](arith::MaxUIOp) { return apply(APIntOps::umax); })
      .Case([](arith::MinSIOp) { return apply(APIntOps::smin); })
      .Case([](arith::MinUIOp) { return apply(APIntOps::umin); })
      .Case([](math::AbsIOp) {
        return [](ArrayRef<APInt> n) { return Found(n[0].abs()); };
      })
      .Case([](arith::SelectOp) {
        return [](ArrayRef<APInt> n) {
          return Found(n[0].isZero() ? n[2] : n[1]);
        };
      })
      .Default([](Operation *) { return PointRule(); });
}

PointRule mlir::roofline::getPointRule(Operation *op) {
  if (op->getNumResults() != 1 || !getIntegerWidth(op->getResult(0).getType()))
    return {};
  if (isa<arith::CmpIOp>(op))
    return [test = *getOrderTest(op)](ArrayRef<APInt> n) {
      bool isLess = test.isUnsigned ? n[0].ult(n[1]) : n[0].slt(n[1]);
      return Found(APInt(1, test.holds(n[0] == n[1] ? 0 : (isLess ? -1 : 1))));
    };
  for (auto *getRule : {getSum, getDivision, getBits, getCast})
    if (PointRule rule = getRule(op))
      return rule;
  return {};
}

std::optional<int64_t> mlir::roofline::getSmallInteger(Attribute number) {
  if (auto integer = dyn_cast_if_present<IntegerAttr>(number)) {
    const APInt &value = integer.getValue();
    if (value.getBitWidth() == 1 || integer.getType().isUnsignedInteger())
      return value.getActiveBits() <= 31
                 ? std::optional<int64_t>(value.getZExtValue())
                 : std::nullopt;
    if (value.getSignificantBits() <= 31)
      return value.getSExtValue();
    return std::nullopt;
  }
  auto real = dyn_cast_if_present<FloatAttr>(number);
  if (!real)
    return std::nullopt;
  llvm::APSInt value(32, /*isUnsigned=*/false);
  bool isExact = false;
  if (real.getValue().convertToInteger(value, APFloat::rmTowardZero,
                                       &isExact) != APFloat::opOK)
    return std::nullopt;
  return value.getExtValue();
}

SmallVector<int64_t>
mlir::roofline::getLargestExtents(ArrayRef<int64_t> shape) {
  return llvm::map_to_vector(shape, [](int64_t extent) {
    return ShapedType::isDynamic(extent)
               ? int64_t(std::numeric_limits<int32_t>::max())
               : extent;
  });
}

/// Whether a few indices are added up, or taken off each other, and a number
/// that is small beside what 32 bits hold.
static bool isSmallSum(const IndexFunction &function) {
  const llvm::DynamicAPInt end(int64_t(1) << 30);
  if (function.constant >= end || function.constant <= -end)
    return false;
  return llvm::all_of(
      llvm::zip_equal(function.coefficients, function.tables), [](auto each) {
        const auto &[step, table] = each;
        return step == 0 || (table.isIndex() && step <= 1 && step >= -1);
      });
}

bool mlir::roofline::holdsAll(Type type, bool isSum,
                              const IndexFunction &function,
                              ArrayRef<int64_t> extents) {
  auto [least, most] = function.getRange(extents);
  if (auto real = dyn_cast<FloatType>(type)) {
    llvm::DynamicAPInt end(APInt::getOneBitSet(
        128, APFloat::semanticsPrecision(real.getFloatSemantics())));
    return -end <= least && most <= end;
  }
  unsigned width = *getIntegerWidth(type);
  if (type.isUnsignedInteger())
    return least >= 0 &&
           most < llvm::DynamicAPInt(APInt::getOneBitSet(width + 2, width));
  if (width >= 32 && isSum && isSmallSum(function))
    return true;
  llvm::DynamicAPInt end(APInt::getOneBitSet(width + 1, width - 1));
  return -end <= least && most < end;
}
