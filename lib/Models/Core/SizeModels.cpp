//===- SizeModels.cpp - What models of sizes share ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"

#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
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
  auto type = dyn_cast<ShapedType>(source.getType());
  if (!type || !type.hasRank() || dim >= type.getRank())
    return std::nullopt;
  return sizes.getDim(source, dim);
}

Size size_models::getConstantElement(Attribute elements, int64_t index) {
  auto integers = dyn_cast_if_present<DenseIntElementsAttr>(elements);
  if (!integers || index < 0 || index >= integers.getNumElements())
    return std::nullopt;
  return getConstant(integers.getValues<APInt>()[static_cast<size_t>(index)],
                     integers.getElementType());
}

bool size_models::holdsElement(Value value, int64_t index) {
  auto type = dyn_cast<ShapedType>(value.getType());
  return type && type.hasStaticShape() && type.getRank() == 1 && index >= 0 &&
         index < type.getDimSize(0);
}

void size_models::addEqualDims(SizeProvider &sizes, Value a, unsigned dimOfA,
                               Value b, unsigned dimOfB,
                               SmallVectorImpl<EqualSizes> &equal) {
  equal.emplace_back(sizes.getDim(a, dimOfA), sizes.getDim(b, dimOfB));
}

void size_models::addEqualShapes(SizeProvider &sizes, Value a, Value b,
                                 SmallVectorImpl<EqualSizes> &equal) {
  auto type = dyn_cast<ShapedType>(a.getType());
  auto other = dyn_cast<ShapedType>(b.getType());
  if (!type || !other || !type.hasRank() || !other.hasRank() ||
      type.getRank() != other.getRank())
    return;
  for (int64_t dim = 0; dim < type.getRank(); ++dim)
    addEqualDims(sizes, a, dim, b, dim, equal);
}

Quantity size_models::getConcatDim(SizeProvider &sizes, ValueRange inputs,
                                   unsigned axis, unsigned dim) {
  if (dim != axis)
    return sizes.getDim(inputs.front(), dim);
  Quantity sum;
  for (Value input : inputs)
    sum += sizes.getDim(input, dim);
  return sum;
}

void size_models::addConcatSizes(SizeProvider &sizes, ValueRange inputs,
                                 unsigned axis,
                                 SmallVectorImpl<EqualSizes> &equal) {
  unsigned rank = cast<ShapedType>(inputs.front().getType()).getRank();
  for (Value input : inputs.drop_front())
    for (unsigned dim = 0; dim < rank; ++dim)
      if (dim != axis)
        addEqualDims(sizes, inputs.front(), dim, input, dim, equal);
}
