//===- IntegerValues.cpp - Integers and affine maps as quantities ---------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Values/IntegerValues.h"

#include "mlir/IR/BuiltinTypes.h"

using namespace mlir;
using namespace mlir::roofline;

Quantity mlir::roofline::evaluate(SizeProvider &sizes, AffineExpr expr,
                                  unsigned numDims, ValueRange operands) {
  if (auto constant = dyn_cast<AffineConstantExpr>(expr))
    return constant.getValue();
  if (auto dim = dyn_cast<AffineDimExpr>(expr))
    return sizes.getValue(operands[dim.getPosition()]);
  if (auto symbol = dyn_cast<AffineSymbolExpr>(expr))
    return sizes.getValue(operands[numDims + symbol.getPosition()]);
  auto binary = cast<AffineBinaryOpExpr>(expr);
  Quantity a = evaluate(sizes, binary.getLHS(), numDims, operands);
  Quantity b = evaluate(sizes, binary.getRHS(), numDims, operands);
  switch (expr.getKind()) {
  case AffineExprKind::Add:
    return a + b;
  case AffineExprKind::Mul:
    return a * b;
  case AffineExprKind::Mod:
    return Quantity::mod(a, b);
  case AffineExprKind::FloorDiv:
    return Quantity::floorDiv(a, b);
  case AffineExprKind::CeilDiv:
    return Quantity::ceilDiv(a, b);
  default:
    llvm_unreachable("leaves are handled above");
  }
}

Quantity mlir::roofline::evaluateExtremum(SizeProvider &sizes, AffineMap map,
                                          ValueRange operands, bool isMax) {
  std::optional<Quantity> extremum;
  for (AffineExpr result : map.getResults()) {
    Quantity value = evaluate(sizes, result, map.getNumDims(), operands);
    extremum = !extremum ? value
               : isMax   ? Quantity::max(*extremum, value)
                         : Quantity::min(*extremum, value);
  }
  return *extremum;
}

Quantity mlir::roofline::getConstant(const llvm::APInt &bits, Type type) {
  bool isUnsigned = type.isInteger(1) || type.isUnsignedInteger();
  return Quantity::get(llvm::DynamicAPInt(
      isUnsigned ? bits.zext(bits.getBitWidth() + 1) : bits));
}

Quantity mlir::roofline::asUnsigned(const Quantity &value, Type type) {
  if (!value.isConstant() || value.isKnownNonNegative())
    return value;
  unsigned width = type.isIndex() ? IndexType::kInternalStorageBitWidth
                                  : type.getIntOrFloatBitWidth();
  return value + Quantity::get(llvm::DynamicAPInt(
                     llvm::APInt::getOneBitSet(width + 2, width)));
}
