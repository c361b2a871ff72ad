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

/// Whether `value` holds integers in one dimension, `index` among them.
bool holdsElement(Value value, int64_t index);

} // namespace mlir::roofline::size_models

#endif // MLIR_ROOFLINE_LIB_MODELS_CORE_SIZEMODELS_H
