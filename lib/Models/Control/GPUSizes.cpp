//===- GPUSizes.cpp - Sizes of the gpu dialect ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/GPU/IR/GPUDialect.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getSubgroupSize(gpu::SubgroupSizeOp, SizeProvider &) {
  return subgroupSize;
}

static Size getAllocatedDim(gpu::AllocOp op, unsigned dim,
                            SizeProvider &sizes) {
  return getDynamicSize(sizes, op.getType(), op.getDynamicSizes(), dim);
}

static void attachGPUSizes(MLIRContext *ctx, gpu::GPUDialect *) {
  attachDimRule<getAllocatedDim, gpu::AllocOp>(ctx);
  attachValueRule<getSubgroupSize, gpu::SubgroupSizeOp>(ctx);
}

void mlir::roofline::registerGPUSizes(DialectRegistry &registry) {
  registry.addExtension(attachGPUSizes);
}
