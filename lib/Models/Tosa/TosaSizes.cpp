//===- TosaSizes.cpp - Sizes of the tosa dialect --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Elementwise operations, contractions and data movement, by the shape rules of
// the specification.
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaSizeRules.h"

#include "mlir-roofline/Models/SizeModelRegistration.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// Operands broadcast: the extent of any that is not 1 at this dimension.
static Size getBroadcastDim(Operation *op, unsigned dim, SizeProvider &sizes) {
  int64_t rank = cast<ShapedType>(op->getResult(0).getType()).getRank();
  Size extent;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type || !type.hasRank() || type.getRank() != rank)
      continue;
    if (!type.isDynamicDim(dim) && type.getDimSize(dim) == 1)
      continue;
    Quantity candidate = sizes.getDim(operand, dim);
    if (!extent || candidate.isConstant())
      extent = candidate;
  }
  return extent;
}

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

static Size getMatMulDim(tosa::MatMulOp op, unsigned dim, SizeProvider &sizes) {
  return dim == 2 ? sizes.getDim(op.getB(), 2) : sizes.getDim(op.getA(), dim);
}

static Size getTransposedDim(tosa::TransposeOp op, unsigned dim,
                             SizeProvider &sizes) {
  return sizes.getDim(op.getInput1(), op.getPerms()[dim]);
}

/// One dimension at most is -1 and takes what the others leave.
static Size getReshapedDim(tosa::ReshapeOp op, unsigned dim,
                           SizeProvider &sizes) {
  auto type = cast<ShapedType>(op.getType());
  Size extent = sizes.getElement(op.getShape(), dim, op);
  if (!extent || *extent != Quantity(-1))
    return extent;
  Quantity others = 1;
  for (int64_t other = 0; other < type.getRank(); ++other) {
    if (other == dim)
      continue;
    Size size = sizes.getElement(op.getShape(), other, op);
    if (!size || *size == Quantity(-1))
      return std::nullopt;
    others *= *size;
  }
  return Quantity::floorDiv(sizes.getNumElements(op.getInput1()), others);
}

static Size getConcatenatedDim(tosa::ConcatOp op, unsigned dim,
                               SizeProvider &sizes) {
  if (dim != op.getAxis())
    return sizes.getDim(op.getInput1().front(), dim);
  Quantity sum;
  for (Value input : op.getInput1())
    sum += sizes.getDim(input, dim);
  return sum;
}

/// Negative numbers are only known when it runs.
static Size getPaddedDim(tosa::PadOp op, unsigned dim, SizeProvider &sizes) {
  Size before = sizes.getElement(op.getPadding(), 2 * dim, op);
  Size after = sizes.getElement(op.getPadding(), 2 * dim + 1, op);
  if (!before || !after || !before->isKnownNonNegative() ||
      !after->isKnownNonNegative())
    return std::nullopt;
  return sizes.getDim(op.getInput1(), dim) + *before + *after;
}

static Size getTiledDim(tosa::TileOp op, unsigned dim, SizeProvider &sizes) {
  Size multiple = sizes.getElement(op.getMultiples(), dim, op);
  if (!multiple || !multiple->isKnownNonNegative())
    return std::nullopt;
  return sizes.getDim(op.getInput1(), dim) * *multiple;
}

/// A size of -1 stands for all there is from the start on.
static Size getSlicedDim(tosa::SliceOp op, unsigned dim, SizeProvider &sizes) {
  Size start = sizes.getElement(op.getStart(), dim, op);
  Size size = sizes.getElement(op.getSize(), dim, op);
  if (size && size->isKnownNonNegative())
    return size;
  if (!size || !size->isConstant() || !start || !start->isKnownNonNegative())
    return std::nullopt;
  return sizes.getDim(op.getInput1(), dim) - *start;
}

static Size getGatheredDim(tosa::GatherOp op, unsigned dim,
                           SizeProvider &sizes) {
  return dim == 1 ? sizes.getDim(op.getIndices(), 1)
                  : sizes.getDim(op.getValues(), dim);
}

static Size getScatteredDim(tosa::ScatterOp op, unsigned dim,
                            SizeProvider &sizes) {
  return sizes.getDim(op.getValuesIn(), dim);
}

/// The dimension of the input that survives a reduction without keeping it.
static Size getArgMaxDim(tosa::ArgMaxOp op, unsigned dim, SizeProvider &sizes) {
  return sizes.getDim(op.getInput(), dim < op.getAxis() ? dim : dim + 1);
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

static void attach(MLIRContext *ctx, tosa::TosaDialect *) {
  using namespace tosa;
  attachDimRule<getBroadcastDim, AbsOp, AddOp, ArithmeticRightShiftOp,
                BitwiseAndOp, BitwiseNotOp, BitwiseOrOp, BitwiseXorOp, CastOp,
                CeilOp, ClampOp, ClzOp, CosOp, EqualOp, ErfOp, ExpOp, FloorOp,
                GreaterEqualOp, GreaterOp, IdentityOp, IntDivOp, LogOp,
                LogicalAndOp, LogicalLeftShiftOp, LogicalNotOp, LogicalOrOp,
                LogicalRightShiftOp, LogicalXorOp, MaximumOp, MinimumOp, MulOp,
                NegateOp, PowOp, ReciprocalOp, RescaleOp, RsqrtOp, SelectOp,
                SigmoidOp, SinOp, SubOp, TableOp, TanhOp>(ctx);
  // The dimension that they reduce is static.
  attachDimRule<getBroadcastDim, FFT2dOp, ReduceAllOp, ReduceAnyOp, ReduceMaxOp,
                ReduceMinOp, ReduceProductOp, ReduceSumOp, ReverseOp>(ctx);
  attachDimRule<getMatMulDim, MatMulOp>(ctx);
  attachDimRule<getTransposedDim, TransposeOp>(ctx);
  attachDimRule<getReshapedDim, ReshapeOp>(ctx);
  attachDimRule<getConcatenatedDim, ConcatOp>(ctx);
  attachDimRule<getPaddedDim, PadOp>(ctx);
  attachDimRule<getTiledDim, TileOp>(ctx);
  attachDimRule<getSlicedDim, SliceOp>(ctx);
  attachDimRule<getGatheredDim, GatherOp>(ctx);
  attachDimRule<getScatteredDim, ScatterOp>(ctx);
  attachDimRule<getArgMaxDim, ArgMaxOp>(ctx);
  tosa_sizes::attachWindowSizes(ctx);
  tosa_sizes::attachShapeSizes(ctx);
}

void mlir::roofline::registerTosaSizes(DialectRegistry &registry) {
  registry.addExtension(attach);
}
