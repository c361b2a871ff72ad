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

#include "Tosa/Sizes/TosaSizeRules.h"

#include "mlir-roofline/Models/SizeModelRegistration.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

/// Without a rank no extent has a name.
static bool haveRanks(ValueRange values) {
  return llvm::all_of(values, [](Value value) {
    auto type = dyn_cast<ShapedType>(value.getType());
    return !type || type.hasRank();
  });
}

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// Operands broadcast: all that are not 1 at this dimension agree. One that is
/// open may turn out to be 1, so that of several the largest counts; with an
/// extent of 0 there is none that is larger than 1.
static Size getBroadcastDim(Operation *op, unsigned dim, SizeProvider &sizes) {
  int64_t rank = cast<ShapedType>(op->getResult(0).getType()).getRank();
  Size extent;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type || !type.hasRank() || type.getRank() != rank)
      continue;
    Quantity candidate = sizes.getDim(operand, dim);
    if (candidate.isOne() && extent)
      continue;
    // The others are equal to a constant one, or 1.
    if (!extent || extent->isOne() || *extent == candidate ||
        candidate.isConstant())
      extent = candidate;
    else if (!extent->isConstant())
      extent = Quantity::max(*extent, candidate);
  }
  return extent;
}

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

namespace {
/// [N, H, C] times [N, C, W].
struct MatMulSizes
    : SizeOpInterface::ExternalModel<MatMulSizes, tosa::MatMulOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto matmul = cast<tosa::MatMulOp>(op);
    return dim == 2 ? sizes.getDim(matmul.getB(), 2)
                    : sizes.getDim(matmul.getA(), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto matmul = cast<tosa::MatMulOp>(op);
    if (!haveRanks(op->getOperands()))
      return;
    addEqualDims(sizes, matmul.getA(), 0, matmul.getB(), 0, equal);
    addEqualDims(sizes, matmul.getA(), 2, matmul.getB(), 1, equal);
  }
};

struct ConcatSizes
    : SizeOpInterface::ExternalModel<ConcatSizes, tosa::ConcatOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto concat = cast<tosa::ConcatOp>(op);
    return getConcatDim(sizes, concat.getInput1(), concat.getAxis(), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto concat = cast<tosa::ConcatOp>(op);
    if (haveRanks(op->getOperands()))
      addConcatSizes(sizes, concat.getInput1(), concat.getAxis(), equal);
  }
};

/// Every row of indices gathers from one part of the values.
struct GatherSizes
    : SizeOpInterface::ExternalModel<GatherSizes, tosa::GatherOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto gather = cast<tosa::GatherOp>(op);
    return dim == 1 ? sizes.getDim(gather.getIndices(), 1)
                    : sizes.getDim(gather.getValues(), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    if (haveRanks(op->getOperands()))
      addEqualDims(sizes, op->getOperand(0), 0, op->getOperand(1), 0, equal);
  }
};

/// All elements stay, whatever the shape that is asked for.
struct ReshapeSizes
    : SizeOpInterface::ExternalModel<ReshapeSizes, tosa::ReshapeOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const;
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto type = cast<ShapedType>(op->getResult(0).getType());
    if (type.hasStaticShape() && haveRanks(op->getOperand(0)))
      equal.emplace_back(sizes.getNumElements(op->getOperand(0)),
                         sizes.getNumElements(op->getResult(0)));
  }
};

/// [N, H, C] times [N, W, C], in blocks with a scale each.
struct BlockScaledMatMulSizes
    : SizeOpInterface::ExternalModel<BlockScaledMatMulSizes,
                                     tosa::MatmulTBlockScaledOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto matmul = cast<tosa::MatmulTBlockScaledOp>(op);
    return dim == 2 ? sizes.getDim(matmul.getBData(), 1)
                    : sizes.getDim(matmul.getAData(), dim);
  }
};

/// A block of the last dimension has one scale.
struct ToBlockScaledSizes
    : SizeOpInterface::ExternalModel<ToBlockScaledSizes,
                                     tosa::CastToBlockScaledOp> {
  Size getResultDim(Operation *op, unsigned number, unsigned dim,
                    SizeProvider &sizes) const {
    auto cast = llvm::cast<tosa::CastToBlockScaledOp>(op);
    Quantity extent = sizes.getDim(cast.getInputData(), dim);
    int64_t rank =
        llvm::cast<ShapedType>(op->getResult(number).getType()).getRank();
    if (number == 0 || dim + 1 != rank)
      return extent;
    return Quantity::floorDiv(
        extent, tosa::BlockSizeAttr::getBlockSizeValue(cast.getBlockSize()));
  }
};
} // namespace

static Size getTransposedDim(tosa::TransposeOp op, unsigned dim,
                             SizeProvider &sizes) {
  return sizes.getDim(op.getInput1(), op.getPerms()[dim]);
}

/// One dimension at most is -1 and takes what the others leave.
Size ReshapeSizes::getResultDim(Operation *reshape, unsigned, unsigned dim,
                                SizeProvider &sizes) const {
  auto op = cast<tosa::ReshapeOp>(reshape);
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

static void attachTosaSizes(MLIRContext *ctx, tosa::TosaDialect *) {
  using namespace tosa;
  attachDimRule<getBroadcastDim, AddOp, ArithmeticRightShiftOp, BitwiseAndOp,
                BitwiseOrOp, BitwiseXorOp, EqualOp, GreaterEqualOp, GreaterOp,
                IntDivOp, LogicalAndOp, LogicalLeftShiftOp, LogicalOrOp,
                LogicalRightShiftOp, LogicalXorOp, MaximumOp, MinimumOp, MulOp,
                PowOp, SelectOp, SubOp>(ctx);
  // The other operands are tables, scales and zero points.
  attachDimRule<getSourceDim, AbsOp, BitwiseNotOp, CastFromBlockScaledOp,
                CastOp, CeilOp, ClampOp, ClzOp, CosOp, ErfOp, ExpOp, FloorOp,
                IdentityOp, LogOp, LogicalNotOp, NegateOp, ReciprocalOp,
                RescaleOp, RsqrtOp, SigmoidOp, SinOp, TableOp, TanhOp>(ctx);
  // The dimension that they reduce is static.
  attachDimRule<getSourceDim, FFT2dOp, ReduceAllOp, ReduceAnyOp, ReduceMaxOp,
                ReduceMinOp, ReduceProductOp, ReduceSumOp, ReverseOp>(ctx);
  CastToBlockScaledOp::attachInterface<ToBlockScaledSizes>(*ctx);
  ConcatOp::attachInterface<ConcatSizes>(*ctx);
  GatherOp::attachInterface<GatherSizes>(*ctx);
  MatMulOp::attachInterface<MatMulSizes>(*ctx);
  MatmulTBlockScaledOp::attachInterface<BlockScaledMatMulSizes>(*ctx);
  ReshapeOp::attachInterface<ReshapeSizes>(*ctx);
  attachDimRule<getTransposedDim, TransposeOp>(ctx);
  attachDimRule<getPaddedDim, PadOp>(ctx);
  attachDimRule<getTiledDim, TileOp>(ctx);
  attachDimRule<getSlicedDim, SliceOp>(ctx);
  attachDimRule<getScatteredDim, ScatterOp>(ctx);
  attachDimRule<getArgMaxDim, ArgMaxOp>(ctx);
  tosa_sizes::attachWindowSizes(ctx);
  tosa_sizes::attachShapeSizes(ctx);
}

void mlir::roofline::registerTosaSizes(DialectRegistry &registry) {
  registry.addExtension(attachTosaSizes);
}
