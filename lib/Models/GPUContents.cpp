//===- GPUContents.cpp - What buffers of gpu hold -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/ContentsModels.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"

using namespace mlir;
using namespace mlir::roofline;

void mlir::roofline::attachGPUContents(MLIRContext *ctx) {
  using namespace gpu;
  DynamicSharedMemoryOp::attachInterface<
      AllocationContents<DynamicSharedMemoryOp>>(*ctx);
}
