//===- VectorContents.cpp - What tensors of vector hold -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachVectorContents(MLIRContext *ctx) {
  using namespace vector;
  TransferWriteOp::attachInterface<PartWriteContents<TransferWriteOp, 1>>(*ctx);
  ScatterOp::attachInterface<PartWriteContents<ScatterOp, 0>>(*ctx);
  MaskOp::attachInterface<RegionContents<MaskOp, 1>>(*ctx);
}
