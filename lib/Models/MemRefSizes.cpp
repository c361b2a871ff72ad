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

static Size getCollapsedDim(memref::CollapseShapeOp op, unsigned dim,
                            SizeProvider &sizes) {
  Quantity product = 1;
  // A value of its own: a reference into a temporary would dangle.
  ReassociationIndices group = op.getReassociationIndices()[dim];
  for (int64_t source : group)
    product *= sizes.getDim(op.getSrc(), source);
  return product;
}

static Size getExpandedDim(memref::ExpandShapeOp op, unsigned dim,
                           SizeProvider &sizes) {
  return sizes.getValue(op.getMixedOutputShape()[dim]);
}

static Size getReshapedDim(memref::ReshapeOp op, unsigned dim,
                           SizeProvider &sizes) {
  return sizes.getElement(op.getShape(), dim, op);
}

//===----------------------------------------------------------------------===//
// Unranked results, elements
//===----------------------------------------------------------------------===//

/// The scalar that a freshly allocated buffer holds at `index` when `reader`
/// reads it: stored once, beside the allocation and before. Null if the buffer
/// may be written in any other way.
static Value getStoredScalar(Value buffer, int64_t index, Operation *reader) {
  Block *block = buffer.getParentBlock();
  Operation *position = block->findAncestorOpInBlock(*reader);
  Value stored;
  for (OpOperand &use : buffer.getUses()) {
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
struct AllocModel : SizeOpInterface::ExternalModel<AllocModel<OpTy>, OpTy> {
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

struct CastModel : SizeOpInterface::ExternalModel<CastModel, memref::CastOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return getSourceDim(op, dim, sizes);
  }
  Size getResultNumElements(Operation *op, unsigned,
                            SizeProvider &sizes) const {
    return sizes.getNumElements(op->getOperand(0));
  }
};

struct GlobalModel
    : SizeOpInterface::ExternalModel<GlobalModel, memref::GetGlobalOp> {
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

static void attach(MLIRContext *ctx, memref::MemRefDialect *) {
  using namespace memref;
  AllocOp::attachInterface<AllocModel<AllocOp>>(*ctx);
  AllocaOp::attachInterface<AllocModel<AllocaOp>>(*ctx);
  CastOp::attachInterface<CastModel>(*ctx);
  GetGlobalOp::attachInterface<GlobalModel>(*ctx);
  attachDimRule<getSubViewDim, SubViewOp>(ctx);
  attachDimRule<getReinterpretedDim, ReinterpretCastOp>(ctx);
  attachDimRule<getCollapsedDim, CollapseShapeOp>(ctx);
  attachDimRule<getExpandedDim, ExpandShapeOp>(ctx);
  attachDimRule<getReshapedDim, ReshapeOp>(ctx);
  attachValueRule<getLoaded, LoadOp>(ctx);
}

void mlir::roofline::registerMemRefSizes(DialectRegistry &registry) {
  registry.addExtension(attach);
}
