//===- SizeModels.h - What models of sizes share ----------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A rule is a function of the operation; these templates make models of
// `SizeOpInterface` from rules.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_CORE_SIZEMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_CORE_SIZEMODELS_H

#include "mlir-roofline/Interfaces/SizeOpInterface.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/MLIRContext.h"
#include "llvm/ADT/SmallBitVector.h"

namespace mlir::roofline::size_models {

using Size = std::optional<Quantity>;

/// A model that knows the extents of an operation with one result:
/// `Rule(op, dim, sizes)`.
template <typename OpTy, auto Rule>
struct DimModel : SizeOpInterface::ExternalModel<DimModel<OpTy, Rule>, OpTy> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return Rule(cast<OpTy>(op), dim, sizes);
  }
};
template <auto Rule, typename... Ops>
void attachDimRule(MLIRContext *ctx) {
  (Ops::template attachInterface<DimModel<Ops, Rule>>(*ctx), ...);
}

/// A model that knows the value of an operation with one result:
/// `Rule(op, sizes)`.
template <typename OpTy, auto Rule>
struct ValueModel
    : SizeOpInterface::ExternalModel<ValueModel<OpTy, Rule>, OpTy> {
  Size getResultValue(Operation *op, unsigned, SizeProvider &sizes) const {
    return Rule(cast<OpTy>(op), sizes);
  }
};
template <auto Rule, typename... Ops>
void attachValueRule(MLIRContext *ctx) {
  (Ops::template attachInterface<ValueModel<Ops, Rule>>(*ctx), ...);
}

/// The extent of a result with one index operand per dynamic dimension.
Quantity getDynamicSize(SizeProvider &sizes, Type result,
                        ValueRange dynamicSizes, unsigned dim);

/// The extent of a slice that may drop unit dimensions: finds the size that
/// result dimension `dim` comes from.
Quantity getSliceSize(SizeProvider &sizes, ArrayRef<OpFoldResult> mixedSizes,
                      const llvm::SmallBitVector &dropped, unsigned dim);

/// The extent of operand 0, which has the result's shape if it has a rank.
Size getSourceDim(Operation *op, unsigned dim, SizeProvider &sizes);

/// Element `index` of a constant that holds integers in one dimension.
Size getConstantElement(Attribute elements, int64_t index);

/// Adds that two values with a rank have the same extents, or those at one
/// dimension of each.
void addEqualShapes(SizeProvider &sizes, Value a, Value b,
                    SmallVectorImpl<EqualSizes> &equal);
void addEqualDims(SizeProvider &sizes, Value a, unsigned dimOfA, Value b,
                  unsigned dimOfB, SmallVectorImpl<EqualSizes> &equal);

/// The extent of values with a rank put together along `axis`, and that they
/// agree on all others.
Quantity getConcatDim(SizeProvider &sizes, ValueRange inputs, unsigned axis,
                      unsigned dim);
void addConcatSizes(SizeProvider &sizes, ValueRange inputs, unsigned axis,
                    SmallVectorImpl<EqualSizes> &equal);

/// A reshape to the shape that the last operand holds.
template <typename OpTy>
struct ReshapeToOperandModel
    : SizeOpInterface::ExternalModel<ReshapeToOperandModel<OpTy>, OpTy> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getElement(cast<OpTy>(op).getShape(), dim, op);
  }
  Size getResultNumElements(Operation *op, unsigned,
                            SizeProvider &sizes) const {
    return sizes.getNumElements(op->getOperand(0));
  }
};

/// The value that a chain of casts of one kind to and from unranked types
/// starts from, if it has a rank; null otherwise.
template <typename CastOpTy>
Value getRankedSource(CastOpTy op) {
  Value source = op.getSource();
  while (!cast<ShapedType>(source.getType()).hasRank()) {
    auto before = source.getDefiningOp<CastOpTy>();
    if (!before)
      return {};
    source = before.getSource();
  }
  return source;
}

/// A cast between shapes of which one may say more than the other. What is
/// known of one is true of the other, or the cast is undefined.
template <typename CastOpTy>
struct ShapeCastModel
    : SizeOpInterface::ExternalModel<ShapeCastModel<CastOpTy>, CastOpTy> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    Value source = getRankedSource(cast<CastOpTy>(op));
    auto type = cast<ShapedType>(op->getResult(0).getType());
    if (source &&
        cast<ShapedType>(source.getType()).getRank() == type.getRank())
      return sizes.getDim(source, dim);
    // The only open dimension takes what the others leave.
    if (type.getNumDynamicDims() != 1)
      return std::nullopt;
    Quantity others = 1;
    for (int64_t extent : type.getShape())
      if (!ShapedType::isDynamic(extent))
        others *= Quantity(extent);
    if (others.isZero())
      return std::nullopt;
    return Quantity::floorDiv(sizes.getNumElements(op->getOperand(0)), others);
  }
  Size getResultNumElements(Operation *op, unsigned,
                            SizeProvider &sizes) const {
    return sizes.getNumElements(op->getOperand(0));
  }
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    return sizes.getElement(op->getOperand(0), index, reader);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    Value source = getRankedSource(cast<CastOpTy>(op));
    auto type = cast<ShapedType>(op->getResult(0).getType());
    if (!source || !type.hasRank() ||
        cast<ShapedType>(source.getType()).getRank() != type.getRank())
      return;
    for (auto [dim, extent] : llvm::enumerate(type.getShape()))
      if (!ShapedType::isDynamic(extent))
        equal.emplace_back(sizes.getDim(source, dim), extent);
  }
};

/// Whether `value` holds integers in one dimension, `index` among them.
bool holdsElement(Value value, int64_t index);

} // namespace mlir::roofline::size_models

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_SIZEMODELS_H
