//===- TosaModels.h - What the TOSA model families share --------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The TOSA models are grouped by op family, one file each. What they count is
// the specification's pseudocode; docs/CostModel-Tosa.md lists it.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_LIB_MODELS_TOSA_TOSAMODELS_H
#define MLIR_ROOFLINE_LIB_MODELS_TOSA_TOSAMODELS_H

#include "Windows/Window.h"

#include "mlir-roofline/Models/CostBuilder.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

namespace mlir::roofline::tosa_models {

/// A model that is one function of the op.
template <typename OpTy, OpCost (*Function)(OpTy, SizeProvider &)>
struct FunctionModel
    : CostModelOpInterface::ExternalModel<FunctionModel<OpTy, Function>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    return Function(cast<OpTy>(op), sizes);
  }
};

template <typename OpTy, OpCost (*Function)(OpTy, SizeProvider &)>
void attachFunctionModel(MLIRContext *ctx) {
  OpTy::template attachInterface<FunctionModel<OpTy, Function>>(*ctx);
}

/// A model of an elementwise op: `AddWork` adds the work of all elements of the
/// result, the operands are read unless they are splats.
template <typename OpTy, void (*AddWork)(OpTy, CostBuilder &, const Quantity &)>
struct PerElementModel
    : CostModelOpInterface::ExternalModel<PerElementModel<OpTy, AddWork>,
                                          OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    AddWork(cast<OpTy>(op), builder, builder.getNumElements(op->getResult(0)));
    for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
      builder.readOperandUnlessSplat(i);
    for (unsigned i = 0, e = op->getNumResults(); i < e; ++i)
      builder.writeResult(i);
    return builder.take();
  }
};

template <typename OpTy, void (*AddWork)(OpTy, CostBuilder &, const Quantity &)>
void attachPerElementModel(MLIRContext *ctx) {
  OpTy::template attachInterface<PerElementModel<OpTy, AddWork>>(*ctx);
}

/// The type in which elements of `value` are computed with: the element type,
/// or what stores it if it is quantised.
Type getScalarType(Value value);

/// Whether `value` is a constant that is zero everywhere. A zero point that is
/// one is not subtracted; any other, also an unknown one, is.
bool isKnownZero(Value value);

/// Adds `count` casts to `to`, unless the elements have that type already.
void addConvert(CostBuilder &builder, Type from, Type to,
                const Quantity &count);

/// Adds what `macs` do to a factor of `elements` elements before they multiply
/// it, in every one of them: a cast to the accumulator's type and, with a zero
/// point, a subtraction. Once per element would do.
void addFactorWork(CostBuilder &builder, Type factor, Type accumulator,
                   bool hasZeroPoint, const Quantity &macs,
                   const Quantity &elements);

/// Adds `count` executions of the scaling that integer ops share: multiply in
/// 64 bits, add half of the last place kept, shift right, narrow to 32 bits.
/// `value` is the type of what is scaled.
void addScaling(CostBuilder &builder, Type value, bool isDoubleRounding,
                const Quantity &count);

/// One extent that several ranked values share, each named as (value, dim):
/// from the first whose type gives it, else that of the first of them.
using DimRef = std::pair<Value, unsigned>;
Quantity getExtent(SizeProvider &sizes, ArrayRef<DimRef> sameExtent);

/// The windows of an op on `input`, dimensions 1 and on, as they lie on what a
/// `tosa.pad` has padded, if one made it, with constants >= 0, around these
/// dimensions alone, and with what adds nothing to a sum: the zero point, which
/// of floats is 0.
SmallVector<Window, 3> getUnpaddedWindows(Value input, Value zeroPoint,
                                          ArrayRef<Window> windows);

/// Whether all have a rank, without which no extent has a name.
bool haveRank(ValueRange values);

/// The cost of an op whose extents have no names: all operands and results
/// move, the work is unknown.
OpCost getUnrankedCost(Operation *op, SizeProvider &sizes);

/// One family each.
void attachAccumulation(MLIRContext *ctx);
void attachElementwise(MLIRContext *ctx);
void attachIntegerScaling(MLIRContext *ctx);
void attachReductions(MLIRContext *ctx);
void attachConvolutions(MLIRContext *ctx);
void attachContractions(MLIRContext *ctx);
void attachPooling(MLIRContext *ctx);
void attachDataMovement(MLIRContext *ctx);
/// Which loops ops run as.
void attachIterations(MLIRContext *ctx);
/// What masks do in them.
void attachMasks(MLIRContext *ctx);

} // namespace mlir::roofline::tosa_models

#endif // MLIR_ROOFLINE_LIB_MODELS_TOSA_TOSAMODELS_H
