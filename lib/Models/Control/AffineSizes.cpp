//===- AffineSizes.cpp - Values of the affine dialect ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Interfaces/IntegerValues.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getApplied(affine::AffineApplyOp op, SizeProvider &sizes) {
  AffineMap map = op.getAffineMap();
  return evaluate(sizes, map.getResult(0), map.getNumDims(),
                  op.getMapOperands());
}

static Size getMin(affine::AffineMinOp op, SizeProvider &sizes) {
  return evaluateExtremum(sizes, op.getAffineMap(), op.getOperands(),
                          /*isMax=*/false);
}

static Size getMax(affine::AffineMaxOp op, SizeProvider &sizes) {
  return evaluateExtremum(sizes, op.getAffineMap(), op.getOperands(),
                          /*isMax=*/true);
}

static void attach(MLIRContext *ctx, affine::AffineDialect *) {
  using namespace affine;
  attachValueRule<getApplied, AffineApplyOp>(ctx);
  attachValueRule<getMin, AffineMinOp>(ctx);
  attachValueRule<getMax, AffineMaxOp>(ctx);
}

void mlir::roofline::registerAffineSizes(DialectRegistry &registry) {
  registry.addExtension(attach);
}
