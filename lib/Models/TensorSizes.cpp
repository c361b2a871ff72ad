//===- TensorSizes.cpp - Sizes of the tensor dialect ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

//===----------------------------------------------------------------------===//
// Extents
//===----------------------------------------------------------------------===//

static Size getEmptyDim(tensor::EmptyOp op, unsigned dim, SizeProvider &sizes) {
  return getDynamicSize(sizes, op.getType(), op.getDynamicSizes(), dim);
}

static Size getGeneratedDim(tensor::GenerateOp op, unsigned dim,
                            SizeProvider &sizes) {
  return getDynamicSize(sizes, op.getType(), op.getDynamicExtents(), dim);
}

static Size getSplatDim(tensor::SplatOp op, unsigned dim, SizeProvider &sizes) {
  return getDynamicSize(sizes, op.getType(), op.getDynamicSizes(), dim);
}

static Size getExtractedDim(tensor::ExtractSliceOp op, unsigned dim,
                            SizeProvider &sizes) {
  return getSliceSize(sizes, op.getMixedSizes(), op.getDroppedDims(), dim);
}

static Size getCollapsedDim(tensor::CollapseShapeOp op, unsigned dim,
                            SizeProvider &sizes) {
  Quantity product = 1;
  // A value of its own: a reference into a temporary would dangle.
  ReassociationIndices group = op.getReassociationIndices()[dim];
  for (int64_t source : group)
    product *= sizes.getDim(op.getSrc(), source);
  return product;
}

static Size getExpandedDim(tensor::ExpandShapeOp op, unsigned dim,
                           SizeProvider &sizes) {
  return sizes.getValue(op.getMixedOutputShape()[dim]);
}

static Size getPaddedDim(tensor::PadOp op, unsigned dim, SizeProvider &sizes) {
  return sizes.getDim(op.getSource(), dim) +
         sizes.getValue(op.getMixedLowPad()[dim]) +
         sizes.getValue(op.getMixedHighPad()[dim]);
}

static Size getConcatenatedDim(tensor::ConcatOp op, unsigned dim,
                               SizeProvider &sizes) {
  if (dim != op.getDim())
    return sizes.getDim(op.getInputs().front(), dim);
  Quantity sum;
  for (Value input : op.getInputs())
    sum += sizes.getDim(input, dim);
  return sum;
}

template <typename OpTy>
static Size getDestinationDim(OpTy op, unsigned dim, SizeProvider &sizes) {
  return sizes.getDim(op.getDest(), dim);
}

//===----------------------------------------------------------------------===//
// Unranked results, elements
//===----------------------------------------------------------------------===//

namespace {
struct CastModel : SizeOpInterface::ExternalModel<CastModel, tensor::CastOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return getSourceDim(op, dim, sizes);
  }
  Size getResultNumElements(Operation *op, unsigned,
                            SizeProvider &sizes) const {
    return sizes.getNumElements(op->getOperand(0));
  }
};

struct ReshapeModel
    : SizeOpInterface::ExternalModel<ReshapeModel, tensor::ReshapeOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getElement(cast<tensor::ReshapeOp>(op).getShape(), dim, op);
  }
  Size getResultNumElements(Operation *op, unsigned,
                            SizeProvider &sizes) const {
    return sizes.getNumElements(op->getOperand(0));
  }
};

struct FromElementsModel
    : SizeOpInterface::ExternalModel<FromElementsModel,
                                     tensor::FromElementsOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    if (!holdsElement(op->getResult(0), index))
      return std::nullopt;
    return sizes.getValue(op->getOperand(index));
  }
};
} // namespace

static Size getExtracted(tensor::ExtractOp op, SizeProvider &sizes) {
  if (op.getIndices().size() != 1)
    return std::nullopt;
  std::optional<int64_t> index =
      sizes.getValue(op.getIndices().front()).getInt64();
  return index ? sizes.getElement(op.getTensor(), *index, op) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

static void attach(MLIRContext *ctx, tensor::TensorDialect *) {
  using namespace tensor;
  attachDimRule<getEmptyDim, EmptyOp>(ctx);
  attachDimRule<getGeneratedDim, GenerateOp>(ctx);
  attachDimRule<getSplatDim, SplatOp>(ctx);
  attachDimRule<getExtractedDim, ExtractSliceOp>(ctx);
  attachDimRule<getCollapsedDim, CollapseShapeOp>(ctx);
  attachDimRule<getExpandedDim, ExpandShapeOp>(ctx);
  attachDimRule<getPaddedDim, PadOp>(ctx);
  attachDimRule<getConcatenatedDim, ConcatOp>(ctx);
  attachDimRule<getDestinationDim<InsertOp>, InsertOp>(ctx);
  attachDimRule<getDestinationDim<InsertSliceOp>, InsertSliceOp>(ctx);
  CastOp::attachInterface<CastModel>(*ctx);
  ReshapeOp::attachInterface<ReshapeModel>(*ctx);
  FromElementsOp::attachInterface<FromElementsModel>(*ctx);
  attachValueRule<getExtracted, ExtractOp>(ctx);
}

void mlir::roofline::registerTensorSizes(DialectRegistry &registry) {
  registry.addExtension(attach);
}
