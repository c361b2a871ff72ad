//===- BufferizationContents.cpp - What buffers hold ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Memory without contents, unless a tensor is copied into it.
struct AllocTensorContents
    : ContentsOpInterface::ExternalModel<AllocTensorContents,
                                         bufferization::AllocTensorOp> {
  bool isAllocation(Operation *op, unsigned) const {
    return !cast<bufferization::AllocTensorOp>(op).getCopy();
  }
};
} // namespace

void mlir::roofline::attachBufferizationContents(MLIRContext *ctx) {
  using namespace bufferization;
  AllocTensorOp::attachInterface<AllocTensorContents>(*ctx);
  CloneOp::attachInterface<CopyContents<CloneOp>>(*ctx);
  // Another view of the same memory, in the other world.
  attachSourceModels<ContentsKind::whole, ToBufferOp, ToTensorOp>(ctx);
}
