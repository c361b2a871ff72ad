//===- VectorSizes.cpp - Sizes of the vector dialect ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getScale(vector::VectorScaleOp, SizeProvider &) { return vscale; }

static Size getWrittenDim(vector::TransferWriteOp op, unsigned dim,
                          SizeProvider &sizes) {
  return sizes.getDim(op.getBase(), dim);
}

static void attachVectorSizes(MLIRContext *ctx, vector::VectorDialect *) {
  attachDimRule<getWrittenDim, vector::TransferWriteOp>(ctx);
  attachValueRule<getScale, vector::VectorScaleOp>(ctx);
}

void mlir::roofline::registerVectorSizes(DialectRegistry &registry) {
  registry.addExtension(attachVectorSizes);
}
