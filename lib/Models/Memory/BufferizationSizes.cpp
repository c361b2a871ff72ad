//===- BufferizationSizes.cpp - Sizes of the bufferization dialect --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getAllocatedDim(bufferization::AllocTensorOp op, unsigned dim,
                            SizeProvider &sizes) {
  if (Value copied = op.getCopy())
    return sizes.getDim(copied, dim);
  return getDynamicSize(sizes, op.getType(), op.getDynamicSizes(), dim);
}

namespace {
/// What it copies has the shape of what it copies into.
struct MaterializeSizes
    : SizeOpInterface::ExternalModel<
          MaterializeSizes, bufferization::MaterializeInDestinationOp> {
  Size getResultDim(Operation *op, unsigned, unsigned dim,
                    SizeProvider &sizes) const {
    return sizes.getDim(op->getOperand(0), dim);
  }
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    addEqualShapes(sizes, op->getOperand(0), op->getOperand(1), equal);
  }
};
} // namespace

static void attachBufferizationSizes(MLIRContext *ctx,
                                     bufferization::BufferizationDialect *) {
  using namespace bufferization;
  attachDimRule<getSourceDim, CloneOp, ToBufferOp, ToTensorOp>(ctx);
  MaterializeInDestinationOp::attachInterface<MaterializeSizes>(*ctx);
  attachDimRule<getAllocatedDim, AllocTensorOp>(ctx);
}

void mlir::roofline::registerBufferizationSizes(DialectRegistry &registry) {
  registry.addExtension(attachBufferizationSizes);
}
