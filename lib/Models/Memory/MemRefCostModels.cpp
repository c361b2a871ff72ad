//===- MemRefCostModels.cpp - Costs of the memref dialect -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Only the ops that touch elements cost anything. The arithmetic that turns
// indices into an address depends on layout and machine and is not counted.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"
#include "Core/DataMovement.h"
#include "Core/IterationBuilder.h"
#include "Scalar/ArithKinds.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Interfaces/Access/SameStorage.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// A copy to where it comes from moves nothing: what is left of putting a tile
/// back.
struct CopyModel
    : CostModelOpInterface::ExternalModel<CopyModel, memref::CopyOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (isSameStorage(stripWholeViews(op->getOperand(0)),
                      stripWholeViews(op->getOperand(1))))
      return builder.take();
    builder.readOperand(0);
    builder.writeOperand(1);
    return builder.take();
  }
};

} // namespace

static std::optional<IterationSpace> getCopySpace(memref::CopyOp op,
                                                  SizeProvider &sizes) {
  if (!isa<MemRefType>(op.getSource().getType()) ||
      !isa<MemRefType>(op.getTarget().getType()))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getSource());
  builder.read(op.getSource(), loops);
  builder.write(op.getTarget(), loops);
  return builder.take();
}

namespace {
struct AtomicRMWModel
    : CostModelOpInterface::ExternalModel<AtomicRMWModel, memref::AtomicRMWOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto atomic = cast<memref::AtomicRMWOp>(op);
    CostBuilder builder(op, sizes);
    std::optional<WorkClass> workClass = getCombiningClass(atomic.getKind());
    if (workClass)
      builder.addWork(*workClass, atomic.getValue().getType(), 1);
    // Even an exchange returns what was there.
    builder.readOperand(1, 1);
    builder.writeOperand(1, 1);
    return builder.take();
  }
};

/// The update itself is the region, which runs once (retries after a lost race
/// are not counted) and is counted by whoever walks the program.
struct GenericAtomicRMWModel
    : CostModelOpInterface::ExternalModel<GenericAtomicRMWModel,
                                          memref::GenericAtomicRMWOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperand(0, 1);
    builder.writeOperand(0, 1);
    return builder.take();
  }
  bool ownsRegions(Operation *) const { return false; }
};

/// Copies what fits, unless the allocation can grow in place.
struct ReallocModel
    : CostModelOpInterface::ExternalModel<ReallocModel, memref::ReallocOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Quantity copied = Quantity::min(builder.getNumElements(op->getOperand(0)),
                                    builder.getNumElements(op->getResult(0)));
    builder.readOperand(0, copied);
    builder.writeResult(0, copied);
    builder.limitTraffic(CountStatus::upper,
                         "a reallocation in place copies nothing");
    return builder.take();
  }
};

/// Transfers a number of elements that is an operand.
struct DmaStartModel
    : CostModelOpInterface::ExternalModel<DmaStartModel, memref::DmaStartOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto dma = cast<memref::DmaStartOp>(op);
    CostBuilder builder(op, sizes);
    // A number that is computed may be negative; nothing is moved then.
    Quantity elements = Quantity::max(sizes.getValue(dma.getNumElements()), 0);
    builder.readOperand(0, elements);
    builder.writeOperand(1 + dma.getSrcMemRefRank(), elements);
    return builder.take();
  }
};

} // namespace

static void attachMemRefCostModels(MLIRContext *ctx, memref::MemRefDialect *) {
  using namespace memref;
  attachMemRefContents(ctx);
  // Memory comes and goes; nothing is in it yet, or any more.
  attachFreeModels<AllocOp, AllocaOp, AllocaScopeOp, AllocaScopeReturnOp,
                   DeallocOp>(ctx);
  // Other views of the same memory.
  attachFreeModels<CastOp, CollapseShapeOp, ExpandShapeOp, MemorySpaceCastOp,
                   ReinterpretCastOp, ReshapeOp, SubViewOp, TransposeOp,
                   ViewOp>(ctx);
  // What a memref is described by: sizes, strides, pointers, promises.
  attachFreeModels<AssumeAlignmentOp, DimOp, DistinctObjectsOp,
                   ExtractAlignedPointerAsIndexOp, ExtractStridedMetadataOp,
                   RankOp>(ctx);
  // A parameter, and its address; its bytes are read by its users.
  attachFreeModels<GlobalOp, GetGlobalOp>(ctx);
  // A hint, and a wait: the bytes are those of the load that the hint is for
  // and of the transfer that is waited for.
  attachFreeModels<DmaWaitOp, PrefetchOp>(ctx);
  // The terminator of a body.
  attachFreeModels<AtomicYieldOp>(ctx);

  LoadOp::attachInterface<LoadModel<LoadOp, 0>>(*ctx);
  StoreOp::attachInterface<StoreModel<StoreOp, 0, 1>>(*ctx);
  CopyOp::attachInterface<CopyModel>(*ctx);
  attachIteration<CopyOp, getCopySpace>(ctx);
  AtomicRMWOp::attachInterface<AtomicRMWModel>(*ctx);
  GenericAtomicRMWOp::attachInterface<GenericAtomicRMWModel>(*ctx);
  ReallocOp::attachInterface<ReallocModel>(*ctx);
  DmaStartOp::attachInterface<DmaStartModel>(*ctx);
  attachMemRefAccumulation(ctx);
}

void mlir::roofline::registerMemRefCostModels(DialectRegistry &registry) {
  registry.addExtension(attachMemRefCostModels);
}
