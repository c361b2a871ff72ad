//===- ElementPositions.cpp - Where accesses of elements are --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/ElementPositions.h"

#include "mlir-roofline/Interfaces/Access/LinearImage.h"

using namespace mlir;
using namespace mlir::roofline;

std::optional<Quantity>
mlir::roofline::evaluateResult(AffineExpr result, AffineMap map,
                               ArrayRef<Quantity> operands) {
  SmallVector<AffineExpr> symbols;
  for (unsigned i = 0; i < map.getNumSymbols(); ++i)
    symbols.push_back(getAffineDimExpr(map.getNumDims() + i, map.getContext()));
  std::optional<LinearFunction> function =
      getLinearFunction(result.replaceSymbols(symbols), operands.size());
  if (!function)
    return std::nullopt;
  Quantity sum = Quantity::get(function->constant);
  for (auto [operand, c] : llvm::zip(operands, function->coefficients))
    sum += operand * Quantity::get(c);
  return sum;
}

std::optional<SmallVector<Quantity>>
mlir::roofline::getElementPositions(const ElementAccess &access,
                                    SizeProvider &sizes) {
  SmallVector<Quantity> operands;
  for (Value index : access.indices)
    operands.push_back(sizes.getValue(index));
  if (!access.map)
    return operands;
  SmallVector<Quantity> positions;
  for (AffineExpr result : access.map.getResults()) {
    std::optional<Quantity> position =
        evaluateResult(result, access.map, operands);
    if (!position)
      return std::nullopt;
    positions.push_back(*position);
  }
  return positions;
}
