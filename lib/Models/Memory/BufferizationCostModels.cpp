//===- BufferizationCostModels.cpp - Costs of bufferization ops -----------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"
#include "Storage/ContentsModels.h"
#include "Storage/InPlace.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// Where a tensor becomes a buffer, a splat must be written; anything else is
/// in memory already.
struct ToBufferModel
    : CostModelOpInterface::ExternalModel<ToBufferModel,
                                          bufferization::ToBufferOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (isUnmaterializedSplat(op->getOperand(0)))
      builder.writeResult(0);
    return builder.take();
  }
};

/// Memory without contents, unless it starts as a copy.
struct AllocTensorModel
    : CostModelOpInterface::ExternalModel<AllocTensorModel,
                                          bufferization::AllocTensorOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto alloc = cast<bufferization::AllocTensorOp>(op);
    CostBuilder builder(op, sizes);
    if (!alloc.getCopy())
      return builder.take();
    builder.readOperandUnlessSplat(alloc.getDynamicSizes().size());
    builder.writeResult(0);
    return builder.take();
  }
};

struct CloneModel
    : CostModelOpInterface::ExternalModel<CloneModel, bufferization::CloneOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperand(0);
    builder.writeResult(0);
    return builder.take();
  }
};

/// A copy, unless the source is computed in the destination.
struct MaterializeModel
    : CostModelOpInterface::ExternalModel<
          MaterializeModel, bufferization::MaterializeInDestinationOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (isComputedIn(op->getOperand(0), op->getOperand(1))) {
      keepPart(builder, /*dest=*/1, builder.getNumElements(op->getOperand(0)));
      return builder.take();
    }
    builder.readOperandUnlessSplat(0);
    if (op->getNumResults() != 0)
      builder.writeResult(0);
    else
      builder.writeOperand(1);
    return builder.take();
  }
};

} // namespace

static void
attachBufferizationCostModels(MLIRContext *ctx,
                              bufferization::BufferizationDialect *) {
  using namespace bufferization;
  attachBufferizationContents(ctx);
  // Another view of the same memory.
  attachFreeModels<ToTensorOp>(ctx);
  // Memory goes; who owns it is bookkeeping.
  attachFreeModels<DeallocOp, DeallocTensorOp>(ctx);

  ToBufferOp::attachInterface<ToBufferModel>(*ctx);
  AllocTensorOp::attachInterface<AllocTensorModel>(*ctx);
  CloneOp::attachInterface<CloneModel>(*ctx);
  MaterializeInDestinationOp::attachInterface<MaterializeModel>(*ctx);
}

void mlir::roofline::registerBufferizationCostModels(
    DialectRegistry &registry) {
  registry.addExtension(attachBufferizationCostModels);
}
