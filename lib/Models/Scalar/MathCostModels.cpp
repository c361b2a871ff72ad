//===- MathCostModels.cpp - Costs of the math dialect ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

static void attachMathCostModels(MLIRContext *ctx, math::MathDialect *) {
  using namespace math;
  FmaOp::attachInterface<MultiplyModel<FmaOp, WorkClass::fma>>(*ctx);
  Roles<SumRole::factor, SumRole::factor, SumRole::term>::attachTo<FmaOp>(ctx);
  // Saturated and rounded, a number is still the same number.
  Roles<SumRole::moved, SumRole::none>::attachTo<ClampFOp>(ctx);
  Roles<SumRole::moved>::attachTo<CeilOp, FloorOp, RoundOp, RoundEvenOp,
                                  TruncOp>(ctx);
  // An integer power is `special` over an integer type, and so counts neither
  // as int_ops nor as transcendentals.
  attachElementwiseModels<WorkClass::special, AcosOp, AcoshOp, AsinOp, AsinhOp,
                          AtanOp, Atan2Op, AtanhOp, CbrtOp, CosOp, CoshOp,
                          ErfOp, ErfcOp, ExpOp, Exp2Op, ExpM1Op, FPowIOp,
                          IPowIOp, LogOp, Log10Op, Log1pOp, Log2Op, PowFOp,
                          RsqrtOp, SinOp, SinhOp, SqrtOp, TanOp, TanhOp>(ctx);
  attachElementwiseModels<WorkClass::compare, IsFiniteOp, IsInfOp, IsNaNOp,
                          IsNormalOp>(ctx);
  // Rounding to an integral value is what a cast does.
  attachElementwiseModels<WorkClass::convert, CeilOp, FloorOp, RoundOp,
                          RoundEvenOp, TruncOp>(ctx);
  attachElementwiseModels<WorkClass::bit, AbsFOp, AbsIOp, CopySignOp,
                          CountLeadingZerosOp, CountTrailingZerosOp, CtPopOp>(
      ctx);

  // Both a sine and a cosine; both a minimum and a maximum.
  SincosOp::attachInterface<ElementwiseModel<SincosOp, WorkClass::special, 2>>(
      *ctx);
  ClampFOp::attachInterface<ElementwiseModel<ClampFOp, WorkClass::compare, 2>>(
      *ctx);
}

void mlir::roofline::registerMathCostModels(DialectRegistry &registry) {
  registry.addExtension(attachMathCostModels);
}
