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

static Size getCollapsedDim(tensor::CollapseShapeOp op, unsigned dim,
                            SizeProvider &sizes) {
  Quantity product = 1;
  // A value of its own: a reference into a temporary would dangle.
  ReassociationIndices group = op.getReassociationIndices()[dim];
  for (int64_t source : group)
    product *= sizes.getDim(op.getSrc(), source);
  return product;
}

static Size getPaddedDim(tensor::PadOp op, unsigned dim, SizeProvider &sizes) {
  return sizes.getDim(op.getSource(), dim) +
         sizes.getValue(op.getMixedLowPad()[dim]) +
         sizes.getValue(op.getMixedHighPad()[dim]);
}

static Size getScatteredDim(tensor::ScatterOp op, unsigned dim,
                            SizeProvider &sizes) {
  return sizes.getDim(op.getDest(), dim);
}

/// The dimensions of the indices but for the last, then those of the source
/// that are not gathered; gathered ones stay as 1 if the rank says so.
static Size getGatheredDim(tensor::GatherOp op, unsigned dim,
                           SizeProvider &sizes) {
  unsigned numBatch = op.getIndicesType().getRank() - 1;
  if (dim < numBatch)
    return sizes.getDim(op.getIndices(), dim);
  unsigned sourceDim = dim - numBatch;
  bool keepsRank =
      op.getResultType().getRank() == numBatch + op.getSourceType().getRank();
  if (!keepsRank) {
    SmallVector<int64_t> kept;
    for (int64_t source = 0; source < op.getSourceType().getRank(); ++source)
      if (!llvm::is_contained(op.getGatherDims(), source))
        kept.push_back(source);
    if (sourceDim >= kept.size())
      return std::nullopt;
    sourceDim = kept[sourceDim];
  }
  return sizes.getDim(op.getSource(), sourceDim);
}

//===----------------------------------------------------------------------===//
// Unranked results, elements
//===----------------------------------------------------------------------===//

namespace {
struct ConcatSizes
    : SizeOpInterface::ExternalModel<ConcatSizes, tensor::ConcatOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto concat = cast<tensor::ConcatOp>(op);
    return getConcatDim(sizes, concat.getInputs(), concat.getDim(), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto concat = cast<tensor::ConcatOp>(op);
    addConcatSizes(sizes, concat.getInputs(), concat.getDim(), equal);
  }
};

/// What is inserted has the sizes of the slice that it replaces.
template <typename OpTy>
struct InsertSliceSizes
    : SizeOpInterface::ExternalModel<InsertSliceSizes<OpTy>, OpTy> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getDim(cast<OpTy>(op).getDest(), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto insert = cast<OpTy>(op);
    llvm::SmallBitVector dropped = insert.getDroppedDims();
    unsigned source = 0;
    for (auto [dim, size] : llvm::enumerate(insert.getMixedSizes()))
      if (!dropped.test(dim))
        equal.emplace_back(sizes.getDim(insert.getSource(), source++),
                           sizes.getValue(size));
  }
};

/// All elements stay: the extents that a dimension is parted into multiply.
struct ExpandSizes
    : SizeOpInterface::ExternalModel<ExpandSizes, tensor::ExpandShapeOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getValue(
        cast<tensor::ExpandShapeOp>(op).getMixedOutputShape()[dim]);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    auto expand = cast<tensor::ExpandShapeOp>(op);
    SmallVector<OpFoldResult> shape = expand.getMixedOutputShape();
    SmallVector<ReassociationIndices> groups = expand.getReassociationIndices();
    for (auto [dim, group] : llvm::enumerate(groups)) {
      Quantity product = 1;
      for (int64_t part : group)
        product *= sizes.getValue(shape[part]);
      equal.emplace_back(sizes.getDim(expand.getSrc(), dim), product);
    }
  }
};

struct InsertSizes
    : SizeOpInterface::ExternalModel<InsertSizes, tensor::InsertOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getDim(cast<tensor::InsertOp>(op).getDest(), dim);
  }
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    auto insert = cast<tensor::InsertOp>(op);
    if (insert.getIndices().size() != 1)
      return std::nullopt;
    std::optional<int64_t> position =
        sizes.getValue(insert.getIndices().front()).getInt64();
    if (!position)
      return std::nullopt;
    return *position == index
               ? Size(sizes.getValue(insert.getScalar()))
               : sizes.getElement(insert.getDest(), index, reader);
  }
};

struct SplatSizes
    : SizeOpInterface::ExternalModel<SplatSizes, tensor::SplatOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto splat = cast<tensor::SplatOp>(op);
    return getDynamicSize(sizes, splat.getType(), splat.getDynamicSizes(), dim);
  }
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    Value input = cast<tensor::SplatOp>(op).getInput();
    if (!holdsElement(op->getResult(0), index) ||
        !input.getType().isIntOrIndex())
      return std::nullopt;
    return sizes.getValue(input);
  }
};

/// A slice of numbers in one dimension, at a constant place.
struct ExtractSliceSizes
    : SizeOpInterface::ExternalModel<ExtractSliceSizes,
                                     tensor::ExtractSliceOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    return getSliceSize(sizes, slice.getMixedSizes(), slice.getDroppedDims(),
                        dim);
  }
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    auto slice = cast<tensor::ExtractSliceOp>(op);
    if (slice.getSourceType().getRank() != 1 ||
        !holdsElement(slice.getResult(), index))
      return std::nullopt;
    std::optional<int64_t> offset =
        sizes.getValue(slice.getMixedOffsets().front()).getInt64();
    std::optional<int64_t> stride =
        sizes.getValue(slice.getMixedStrides().front()).getInt64();
    if (!offset || !stride)
      return std::nullopt;
    return sizes.getElement(slice.getSource(), *offset + index * *stride,
                            reader);
  }
};

struct FromElementsSizes
    : SizeOpInterface::ExternalModel<FromElementsSizes,
                                     tensor::FromElementsOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    if (!holdsElement(op->getResult(0), index))
      return std::nullopt;
    return sizes.getValue(op->getOperand(index));
  }
};
} // namespace

/// Of an integer; a rank is an integer, too.
static Size getExtracted(tensor::ExtractOp op, SizeProvider &sizes) {
  if (op.getIndices().size() != 1)
    return std::nullopt;
  std::optional<int64_t> index =
      sizes.getValue(op.getIndices().front()).getInt64();
  return index ? sizes.getElement(op.getTensor(), *index, op) : std::nullopt;
}

static Size getRank(tensor::RankOp op, SizeProvider &) {
  auto type = cast<ShapedType>(op.getTensor().getType());
  return type.hasRank() ? Size(type.getRank()) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

static void attachTensorSizes(MLIRContext *ctx, tensor::TensorDialect *) {
  using namespace tensor;
  attachDimRule<getEmptyDim, EmptyOp>(ctx);
  attachDimRule<getGeneratedDim, GenerateOp>(ctx);
  attachDimRule<getCollapsedDim, CollapseShapeOp>(ctx);
  attachDimRule<getPaddedDim, PadOp>(ctx);
  attachDimRule<getGatheredDim, GatherOp>(ctx);
  attachDimRule<getSourceDim, BitcastOp>(ctx);
  attachDimRule<getScatteredDim, ScatterOp>(ctx);
  attachValueRule<getExtracted, ExtractOp>(ctx);
  attachValueRule<getRank, RankOp>(ctx);
  CastOp::attachInterface<ShapeCastModel<CastOp>>(*ctx);
  ConcatOp::attachInterface<ConcatSizes>(*ctx);
  ExpandShapeOp::attachInterface<ExpandSizes>(*ctx);
  ExtractSliceOp::attachInterface<ExtractSliceSizes>(*ctx);
  FromElementsOp::attachInterface<FromElementsSizes>(*ctx);
  InsertOp::attachInterface<InsertSizes>(*ctx);
  InsertSliceOp::attachInterface<InsertSliceSizes<InsertSliceOp>>(*ctx);
  ReshapeOp::attachInterface<ReshapeToOperandModel<tensor::ReshapeOp>>(*ctx);
  SplatOp::attachInterface<SplatSizes>(*ctx);
}

void mlir::roofline::registerTensorSizes(DialectRegistry &registry) {
  registry.addExtension(attachTensorSizes);
}
