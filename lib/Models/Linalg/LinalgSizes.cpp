//===- LinalgSizes.cpp - Sizes that linalg operations share ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Structured operations say it by their indexing maps, which MLIR's own
// interface gives; these are the others.
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

namespace {
struct SoftmaxSizes
    : SizeOpInterface::ExternalModel<SoftmaxSizes, linalg::SoftmaxOp> {
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    addEqualShapes(sizes, op->getOperand(0), op->getOperand(1), equal);
  }
};
} // namespace

static void attachLinalgSizes(MLIRContext *ctx, linalg::LinalgDialect *) {
  linalg::SoftmaxOp::attachInterface<SoftmaxSizes>(*ctx);
}

void mlir::roofline::registerLinalgSizes(DialectRegistry &registry) {
  registry.addExtension(attachLinalgSizes);
}
