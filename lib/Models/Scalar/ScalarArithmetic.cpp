//===- ScalarArithmetic.cpp - What scalar ops do with numbers -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Scalar/Known/KnownValues.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

using Found = std::optional<Arithmetic>;

static Found getExtreme(Operation *op) {
  return llvm::TypeSwitch<Operation *, Found>(op)
      .Case<arith::MaximumFOp, arith::MaxNumFOp>(
          [](auto) { return Arithmetic::largestFloat; })
      .Case<arith::MinimumFOp, arith::MinNumFOp>(
          [](auto) { return Arithmetic::smallestFloat; })
      .Case([](arith::MaxSIOp) { return Arithmetic::largestSigned; })
      .Case([](arith::MinSIOp) { return Arithmetic::smallestSigned; })
      .Case([](arith::MaxUIOp) { return Arithmetic::largestUnsigned; })
      .Case([](arith::MinUIOp) { return Arithmetic::smallestUnsigned; })
      .Default([](Operation *) { return std::nullopt; });
}

static Found getCast(Operation *op) {
  return llvm::TypeSwitch<Operation *, Found>(op)
      .Case<arith::ExtSIOp, arith::SIToFPOp>(
          [](auto) { return Arithmetic::signedCast; })
      .Case<arith::ExtUIOp, arith::UIToFPOp>(
          [](auto) { return Arithmetic::unsignedCast; })
      .Case<arith::ExtFOp, arith::TruncFOp, arith::TruncIOp, arith::FPToSIOp,
            arith::FPToUIOp>([](auto) { return Arithmetic::cast; })
      .Default([](Operation *) { return std::nullopt; });
}

static Found getArithmetic(Operation *op) {
  return llvm::TypeSwitch<Operation *, Found>(op)
      .Case<arith::AddFOp, arith::AddIOp, complex::AddOp>(
          [](auto) { return Arithmetic::sum; })
      .Case<arith::SubFOp, arith::SubIOp, complex::SubOp>(
          [](auto) { return Arithmetic::difference; })
      .Case<arith::MulFOp, arith::MulIOp, complex::MulOp>(
          [](auto) { return Arithmetic::product; })
      .Case([](arith::DivFOp) { return Arithmetic::quotient; })
      .Case([](arith::AndIOp) { return Arithmetic::conjunction; })
      .Case([](arith::OrIOp) { return Arithmetic::disjunction; })
      .Case([](arith::XOrIOp) { return Arithmetic::exclusive; })
      .Case([](arith::SelectOp) { return Arithmetic::choice; })
      .Case([](arith::NegFOp) { return Arithmetic::negation; })
      .Case<math::ExpOp, math::Exp2Op>(
          [](auto) { return Arithmetic::exponential; })
      .Case<math::AbsFOp, math::CeilOp, math::ErfOp, math::FloorOp,
            math::RoundOp, math::SinOp, math::SqrtOp, math::TanhOp,
            math::TruncOp>([](auto) { return Arithmetic::keepingZero; })
      .Case<math::LogOp, math::Log2Op>(
          [](auto) { return Arithmetic::logarithm; })
      .Case([](math::FmaOp) { return Arithmetic::fma; })
      .Default([](Operation *other) {
        Found extreme = getExtreme(other);
        return extreme ? extreme : getCast(other);
      });
}

KnownValue mlir::roofline::evaluateKnown(Operation *op,
                                         ArrayRef<KnownValue> operands) {
  if (op->getNumResults() != 1)
    return {};
  Attribute constant;
  if (matchPattern(op, m_Constant(&constant)))
    return constant;
  Found arithmetic = getArithmetic(op);
  return arithmetic ? evaluateKnown(op, *arithmetic, operands)
                    : KnownValue(op->getResult(0));
}
