//===- SizeModels.cpp - What models of sizes share ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"

#include "mlir/IR/BuiltinAttributes.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

Quantity size_models::getDynamicSize(SizeProvider &sizes, Type result,
                                     ValueRange dynamicSizes, unsigned dim) {
  return sizes.getValue(
      dynamicSizes[cast<ShapedType>(result).getDynamicDimIndex(dim)]);
}

Quantity size_models::getSliceSize(SizeProvider &sizes,
                                   ArrayRef<OpFoldResult> mixedSizes,
                                   const llvm::SmallBitVector &dropped,
                                   unsigned dim) {
  unsigned kept = 0;
  for (auto [source, size] : llvm::enumerate(mixedSizes)) {
    if (dropped.test(source))
      continue;
    if (kept++ == dim)
      return sizes.getValue(size);
  }
  llvm_unreachable("a result dimension comes from a source dimension");
}

Size size_models::getSourceDim(Operation *op, unsigned dim,
                               SizeProvider &sizes) {
  Value source = op->getOperand(0);
  if (!cast<ShapedType>(source.getType()).hasRank())
    return std::nullopt;
  return sizes.getDim(source, dim);
}

Size size_models::getConstantElement(Attribute elements, int64_t index) {
  auto integers = dyn_cast_if_present<DenseIntElementsAttr>(elements);
  if (!integers || index < 0 || index >= integers.getNumElements())
    return std::nullopt;
  return Quantity::get(llvm::DynamicAPInt(
      integers.getValues<APInt>()[static_cast<size_t>(index)]));
}

bool size_models::holdsElement(Value value, int64_t index) {
  auto type = dyn_cast<ShapedType>(value.getType());
  return type && type.hasStaticShape() && type.getRank() == 1 && index >= 0 &&
         index < type.getDimSize(0);
}
