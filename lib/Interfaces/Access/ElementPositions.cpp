//===- ElementPositions.cpp - Where accesses of elements are --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/Access/ElementPositions.h"

#include "mlir-roofline/Interfaces/Access/LinearImage.h"
#include "mlir/IR/BuiltinTypes.h"

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

std::optional<ArrayRef<int64_t>>
mlir::roofline::getElementShape(const ElementAccess &access, Operation *op) {
  Type type =
      access.stored ? access.stored.getType() : op->getResult(0).getType();
  auto vector = dyn_cast<VectorType>(type);
  if (!vector)
    return ArrayRef<int64_t>();
  auto memory = cast<ShapedType>(access.memory.getType());
  auto element = dyn_cast<VectorType>(memory.getElementType());
  int64_t ofElement = element ? element.getRank() : 0;
  int64_t rank = vector.getRank() - ofElement;
  if (vector.isScalable() || rank < 0 || rank > memory.getRank())
    return std::nullopt;
  return vector.getShape().drop_back(ofElement);
}
