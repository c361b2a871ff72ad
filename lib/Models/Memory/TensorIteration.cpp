//===- TensorIteration.cpp - Loops of tensor ops --------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IterationBuilder.h"
#include "Memory/TensorModels.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::roofline;

static std::optional<IterationSpace> getConcatSpace(tensor::ConcatOp op,
                                                    SizeProvider &sizes) {
  return getConcatenationSpace(op, op.getInputs(), op.getResult(), op.getDim(),
                               sizes);
}

static std::optional<IterationSpace> getPadSpace(tensor::PadOp op,
                                                 SizeProvider &sizes) {
  SmallVector<Quantity> low;
  for (OpFoldResult each : op.getMixedLowPad())
    low.push_back(sizes.getValue(each));
  return getPaddedSpace(op, op.getSource(), op.getResult(), low, sizes);
}

/// Which slices are gathered depends on data.
static std::optional<IterationSpace> getGatherSpace(tensor::GatherOp op,
                                                    SizeProvider &sizes) {
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getResult());
  builder.readAnywhere(op.getSource());
  builder.readAnywhere(op.getIndices());
  builder.write(op.getResult(), loops);
  return builder.take();
}

void mlir::roofline::attachTensorIterations(MLIRContext *ctx) {
  using namespace tensor;
  attachIteration<ConcatOp, getConcatSpace>(ctx);
  attachIteration<PadOp, getPadSpace>(ctx);
  attachIteration<GatherOp, getGatherSpace>(ctx);
}
