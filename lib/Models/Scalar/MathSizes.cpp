//===- MathSizes.cpp - Values of the math dialect -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getAbsolute(math::AbsIOp op, SizeProvider &sizes) {
  Quantity value = sizes.getValue(op.getOperand());
  return Quantity::max(value, Quantity(0) - value);
}

static void attachMathSizes(MLIRContext *ctx, math::MathDialect *) {
  attachValueRule<getAbsolute, math::AbsIOp>(ctx);
}

void mlir::roofline::registerMathSizes(DialectRegistry &registry) {
  registry.addExtension(attachMathSizes);
}
