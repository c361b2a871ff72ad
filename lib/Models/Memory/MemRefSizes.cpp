//===- MemRefSizes.cpp - Sizes of the memref dialect ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Utils/StaticValueUtils.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

//===----------------------------------------------------------------------===//
// Extents
//===----------------------------------------------------------------------===//

static Size getSubViewDim(memref::SubViewOp op, unsigned dim,
                          SizeProvider &sizes) {
  return getSliceSize(sizes, op.getMixedSizes(), op.getDroppedDims(), dim);
}

static Size getReinterpretedDim(memref::ReinterpretCastOp op, unsigned dim,
                                SizeProvider &sizes) {
  return sizes.getValue(op.getMixedSizes()[dim]);
}

static Size getCollapsedBufferDim(memref::CollapseShapeOp op, unsigned dim,
                                  SizeProvider &sizes) {
  Quantity product = 1;
  // A value of its own: a reference into a temporary would dangle.
  ReassociationIndices group = op.getReassociationIndices()[dim];
  for (int64_t source : group)
    product *= sizes.getDim(op.getSrc(), source);
  return product;
}

static Size getTransposedDim(memref::TransposeOp op, unsigned dim,
                             SizeProvider &sizes) {
  return sizes.getDim(op.getIn(), op.getPermutation().getDimPosition(dim));
}

static Size getViewDim(memref::ViewOp op, unsigned dim, SizeProvider &sizes) {
  return getDynamicSize(sizes, op.getType(), op.getSizes(), dim);
}

static Size getReallocatedDim(memref::ReallocOp op, unsigned,
                              SizeProvider &sizes) {
  Value size = op.getDynamicResultSize();
  return size ? Size(sizes.getValue(size)) : std::nullopt;
}

static Size getExpandedDim(memref::ExpandShapeOp op, unsigned dim,
                           SizeProvider &sizes) {
  return sizes.getValue(op.getMixedOutputShape()[dim]);
}

namespace {
struct CopySizes : SizeOpInterface::ExternalModel<CopySizes, memref::CopyOp> {
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    addEqualShapes(sizes, op->getOperand(0), op->getOperand(1), equal);
  }
};
} // namespace

//===----------------------------------------------------------------------===//
// Unranked results, elements
//===----------------------------------------------------------------------===//

/// A buffer that holds a shape has few uses; every read looks at all of them.
static constexpr unsigned maxUses = 256;

/// The scalar that a freshly allocated buffer holds at `index` when `reader`
/// reads it: stored once, beside the allocation and before. Null if the buffer
/// may be written in any other way.
static Value getStoredScalar(Value buffer, int64_t index, Operation *reader) {
  Block *block = buffer.getParentBlock();
  Operation *position = block->findAncestorOpInBlock(*reader);
  Value stored;
  unsigned numUses = 0;
  for (OpOperand &use : buffer.getUses()) {
    if (++numUses > maxUses)
      return {};
    Operation *user = use.getOwner();
    if (isa<memref::LoadOp, memref::DimOp, memref::DeallocOp>(user) ||
        (isa<memref::ReshapeOp>(user) && use.getOperandNumber() == 1))
      continue;
    auto store = dyn_cast<memref::StoreOp>(user);
    if (!store || store.getMemRef() != buffer || store.getIndices().size() != 1)
      return {};
    std::optional<int64_t> target = getConstantIntValue(store.getIndices()[0]);
    if (!target)
      return {};
    if (*target != index)
      continue;
    if (stored || store->getBlock() != block || !position ||
        !store->isBeforeInBlock(position))
      return {};
    stored = store.getValueToStore();
  }
  return stored;
}

namespace {
template <typename OpTy>
struct AllocSizes : SizeOpInterface::ExternalModel<AllocSizes<OpTy>, OpTy> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return getDynamicSize(sizes, op->getResult(0).getType(),
                          cast<OpTy>(op).getDynamicSizes(), dim);
  }
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    if (!holdsElement(op->getResult(0), index))
      return std::nullopt;
    Value stored = getStoredScalar(op->getResult(0), index, reader);
    return stored ? Size(sizes.getValue(stored)) : std::nullopt;
  }
};

/// The sizes among its results; offsets and strides only where the layout is
/// the plain one.
struct MetadataSizes
    : SizeOpInterface::ExternalModel<MetadataSizes,
                                     memref::ExtractStridedMetadataOp> {
  Size getResultValue(Operation *op, unsigned number,
                      SizeProvider &sizes) const {
    auto metadata = cast<memref::ExtractStridedMetadataOp>(op);
    Value source = metadata.getSource();
    auto type = cast<MemRefType>(source.getType());
    unsigned rank = type.getRank();
    if (number >= 2 && number < 2 + rank)
      return sizes.getDim(source, number - 2);
    if (number == 0 || !type.getLayout().isIdentity())
      return std::nullopt;
    if (number == 1)
      return Quantity(0);
    Quantity stride = 1;
    for (unsigned dim = number - 2 - rank + 1; dim < rank; ++dim)
      stride *= sizes.getDim(source, dim);
    return stride;
  }
};

struct DistinctSizes
    : SizeOpInterface::ExternalModel<DistinctSizes, memref::DistinctObjectsOp> {
  Size getResultDim(Operation *op, unsigned number, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getDim(op->getOperand(number), dim);
  }
};

struct GlobalSizes
    : SizeOpInterface::ExternalModel<GlobalSizes, memref::GetGlobalOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    auto global = dyn_cast_if_present<memref::GlobalOp>(
        sizes.lookupSymbol(op, cast<memref::GetGlobalOp>(op).getNameAttr()));
    if (!global || !global.getConstant() ||
        !holdsElement(op->getResult(0), index))
      return std::nullopt;
    return getConstantElement(global.getInitialValueAttr(), index);
  }
};
} // namespace

static Size getBufferRank(memref::RankOp op, SizeProvider &) {
  auto type = cast<ShapedType>(op.getMemref().getType());
  return type.hasRank() ? Size(type.getRank()) : std::nullopt;
}

static Size getLoaded(memref::LoadOp op, SizeProvider &sizes) {
  if (op.getIndices().size() != 1)
    return std::nullopt;
  std::optional<int64_t> index =
      sizes.getValue(op.getIndices().front()).getInt64();
  return index ? sizes.getElement(op.getMemRef(), *index, op) : std::nullopt;
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

static void attachMemRefSizes(MLIRContext *ctx, memref::MemRefDialect *) {
  using namespace memref;
  AllocOp::attachInterface<AllocSizes<AllocOp>>(*ctx);
  AllocaOp::attachInterface<AllocSizes<AllocaOp>>(*ctx);
  CastOp::attachInterface<ShapeCastModel<CastOp>>(*ctx);
  CopyOp::attachInterface<CopySizes>(*ctx);
  ExtractStridedMetadataOp::attachInterface<MetadataSizes>(*ctx);
  ReshapeOp::attachInterface<ReshapeToOperandModel<memref::ReshapeOp>>(*ctx);
  GetGlobalOp::attachInterface<GlobalSizes>(*ctx);
  attachDimRule<getSubViewDim, SubViewOp>(ctx);
  attachDimRule<getReinterpretedDim, ReinterpretCastOp>(ctx);
  attachDimRule<getCollapsedBufferDim, CollapseShapeOp>(ctx);
  attachDimRule<getExpandedDim, ExpandShapeOp>(ctx);
  attachDimRule<getTransposedDim, TransposeOp>(ctx);
  attachDimRule<getViewDim, ViewOp>(ctx);
  attachDimRule<getReallocatedDim, ReallocOp>(ctx);
  attachDimRule<getSourceDim, AssumeAlignmentOp, MemorySpaceCastOp>(ctx);
  DistinctObjectsOp::attachInterface<DistinctSizes>(*ctx);
  attachValueRule<getBufferRank, RankOp>(ctx);
  attachValueRule<getLoaded, LoadOp>(ctx);
}

void mlir::roofline::registerMemRefSizes(DialectRegistry &registry) {
  registry.addExtension(attachMemRefSizes);
}
