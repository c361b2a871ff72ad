//===- TensorContents.cpp - What tensors of tensor hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachTensorContents(MLIRContext *ctx) {
  using namespace tensor;
  attachSourceModels<ContentsKind::whole, BitcastOp, CastOp, CollapseShapeOp,
                     ExpandShapeOp, ReshapeOp>(ctx);
  attachSourceModels<ContentsKind::part, ExtractSliceOp>(ctx);
  EmptyOp::attachInterface<AllocationContents<EmptyOp>>(*ctx);
  SplatOp::attachInterface<SplatContents<SplatOp>>(*ctx);
  InsertOp::attachInterface<PartWriteContents<InsertOp, 1>>(*ctx);
  InsertSliceOp::attachInterface<PartWriteContents<InsertSliceOp, 1>>(*ctx);
  ParallelInsertSliceOp::attachInterface<
      PartWriteContents<ParallelInsertSliceOp, 1>>(*ctx);
  ScatterOp::attachInterface<PartWriteContents<ScatterOp, 1, 2>>(*ctx);
  GatherOp::attachInterface<GatherContents<GatherOp, 1>>(*ctx);
}
