//===- TosaShapeSizes.cpp - Values of TOSA shapes -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaSizeRules.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

namespace {
struct ConstShapeModel
    : SizeOpInterface::ExternalModel<ConstShapeModel, tosa::ConstShapeOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &) const {
    return getConstantElement(cast<tosa::ConstShapeOp>(op).getValues(), index);
  }
};
} // namespace

void tosa_sizes::attachShapeSizes(MLIRContext *ctx) {
  tosa::ConstShapeOp::attachInterface<ConstShapeModel>(*ctx);
}
