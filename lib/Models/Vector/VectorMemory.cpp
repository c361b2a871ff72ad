//===- VectorMemory.cpp - Vector ops that touch memory --------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Vector/VectorMemory.h"

#include "Core/DataMovement.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::roofline;

bool mlir::roofline::isMasked(Operation *op) {
  return isa_and_nonnull<vector::MaskOp>(op->getParentOp());
}

static void setMaskedTraffic(CostBuilder &builder) {
  builder.limitTraffic(CountStatus::upper, "a mask may switch lanes off");
}

namespace {

/// The elements that a transfer touches, and whether that is certain.
struct TransferExtent {
  Quantity elements = 1;
  bool isExact = true;
};

} // namespace

/// A broadcast dimension touches one element however long the vector is. Out of
/// bounds nothing is touched: exactly known where the position is, and else
/// bounded by the extent of the memory.
static TransferExtent getTransferExtent(VectorTransferOpInterface transfer,
                                        SizeProvider &sizes) {
  TransferExtent extent;
  VectorType vector = transfer.getVectorType();
  AffineMap map = transfer.getPermutationMap();
  ShapedType memory = transfer.getShapedType();
  for (unsigned i = 0, e = transfer.getTransferRank(); i < e; ++i) {
    if (transfer.isBroadcastDim(i))
      continue;
    Quantity length = vector.getDimSize(i);
    if (vector.getScalableDims()[i])
      length *= vscale;
    if (!transfer.isDimInBounds(i)) {
      unsigned dim = map.getDimPosition(i);
      Quantity size = memory.isDynamicDim(dim)
                          ? sizes.getDim(transfer.getBase(), dim)
                          : Quantity(memory.getDimSize(dim));
      Quantity rest = size - sizes.getValue(transfer.getIndices()[dim]);
      if (rest.isConstant() && length.isConstant()) {
        length = Quantity::max(0, Quantity::min(length, rest));
      } else {
        length = Quantity::min(length, size);
        extent.isExact = false;
      }
    }
    extent.elements *= length;
  }
  return extent;
}

static void setTransferStatus(CostBuilder &builder, bool hasMask,
                              const TransferExtent &extent) {
  if (hasMask || isMasked(builder.getOperation()))
    setMaskedTraffic(builder);
  else if (!extent.isExact)
    builder.limitTraffic(CountStatus::upper, "lanes may lie out of bounds");
}

namespace {

struct TransferReadModel
    : CostModelOpInterface::ExternalModel<TransferReadModel,
                                          vector::TransferReadOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto read = cast<vector::TransferReadOp>(op);
    CostBuilder builder(op, sizes);
    if (isSplat(read.getBase()))
      return builder.take();
    TransferExtent extent = getTransferExtent(read, sizes);
    builder.readOperand(0, extent.elements);
    setTransferStatus(builder, read.getMask() != nullptr, extent);
    return builder.take();
  }
};

struct TransferWriteModel
    : CostModelOpInterface::ExternalModel<TransferWriteModel,
                                          vector::TransferWriteOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto write = cast<vector::TransferWriteOp>(op);
    CostBuilder builder(op, sizes);
    TransferExtent extent = getTransferExtent(write, sizes);
    writePart(builder, /*dest=*/1, extent.elements);
    setTransferStatus(builder, write.getMask() != nullptr, extent);
    return builder.take();
  }
};

/// A masked, expanding or gathering load, from operand 0: at most one element
/// per lane, and no more than there are.
template <typename OpTy>
struct PartialLoadModel
    : CostModelOpInterface::ExternalModel<PartialLoadModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Value base = op->getOperand(0);
    if (isSplat(base))
      return builder.take();
    builder.readOperand(
        0, Quantity::min(getMemoryElements(builder, op->getResult(0), base),
                         builder.getNumElements(base)));
    setMaskedTraffic(builder);
    return builder.take();
  }
};

/// A masked, compressing or scattering store into operand 0; the last operand
/// is what is stored.
template <typename OpTy>
struct PartialStoreModel
    : CostModelOpInterface::ExternalModel<PartialStoreModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Value base = op->getOperand(0);
    writePart(builder, /*dest=*/0,
              Quantity::min(
                  getMemoryElements(builder, op->getOperands().back(), base),
                  builder.getNumElements(base)));
    setMaskedTraffic(builder);
    return builder.take();
  }
};

} // namespace

void mlir::roofline::attachVectorMemoryModels(MLIRContext *ctx) {
  using namespace vector;
  TransferReadOp::attachInterface<TransferReadModel>(*ctx);
  TransferWriteOp::attachInterface<TransferWriteModel>(*ctx);
  LoadOp::attachInterface<roofline::LoadModel<LoadOp, 0>>(*ctx);
  StoreOp::attachInterface<roofline::StoreModel<StoreOp, 0, 1>>(*ctx);
  MaskedLoadOp::attachInterface<PartialLoadModel<MaskedLoadOp>>(*ctx);
  ExpandLoadOp::attachInterface<PartialLoadModel<ExpandLoadOp>>(*ctx);
  GatherOp::attachInterface<PartialLoadModel<GatherOp>>(*ctx);
  MaskedStoreOp::attachInterface<PartialStoreModel<MaskedStoreOp>>(*ctx);
  CompressStoreOp::attachInterface<PartialStoreModel<CompressStoreOp>>(*ctx);
  ScatterOp::attachInterface<PartialStoreModel<ScatterOp>>(*ctx);
}
