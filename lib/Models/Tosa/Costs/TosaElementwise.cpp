//===- TosaElementwise.cpp - Costs of elementwise TOSA ops ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

//===----------------------------------------------------------------------===//
// Minimum, maximum, clamp
//===----------------------------------------------------------------------===//

/// Whether NaNs lose against numbers, which takes a test and a select for each
/// operand that may be one.
template <typename OpTy>
static bool ignoresNaN(OpTy op) {
  return op.getNanMode() == tosa::NanPropagationMode::IGNORE &&
         isa<FloatType>(getScalarType(op->getOperand(0)));
}

template <typename OpTy>
static void addMinMax(OpTy op, CostBuilder &builder, const Quantity &elements) {
  builder.addWork(WorkClass::compare, getScalarType(op.getOutput()),
                  elements * Quantity(ignoresNaN(op) ? 5 : 1));
}

static void addClamp(tosa::ClampOp op, CostBuilder &builder,
                     const Quantity &elements) {
  builder.addWork(WorkClass::compare, getScalarType(op.getOutput()),
                  elements * Quantity(ignoresNaN(op) ? 4 : 2));
}

//===----------------------------------------------------------------------===//
// Arithmetic that integers and floats do differently
//===----------------------------------------------------------------------===//

/// A float drops its sign; an integer is subtracted from zero and compared.
static void addAbs(tosa::AbsOp op, CostBuilder &builder,
                   const Quantity &elements) {
  Type type = getScalarType(op.getOutput());
  if (isa<FloatType>(type))
    return builder.addWork(WorkClass::bit, type, elements);
  builder.addWork(WorkClass::add, type, elements);
  builder.addWork(WorkClass::compare, type, elements);
}

/// The type wide enough to negate `type` around both zero points: the narrowest
/// of 16, 32 and 64 bits if they are known, else 64.
static Type getNegationType(tosa::NegateOp op, Type type) {
  FailureOr<int64_t> in = op.getInput1ZeroPoint();
  FailureOr<int64_t> out = op.getOutputZeroPoint();
  unsigned width = 64;
  if (succeeded(in) && succeeded(out) && type.getIntOrFloatBitWidth() < 64) {
    int64_t largest =
        llvm::maxIntN(type.getIntOrFloatBitWidth()) + std::abs(*in + *out) + 1;
    width = llvm::isInt<16>(largest) ? 16 : llvm::isInt<32>(largest) ? 32 : 64;
  }
  return IntegerType::get(op.getContext(), width);
}

/// A float flips its sign; an integer is widened, subtracted from the sum of
/// the zero points, clamped and narrowed. Zero points that are not known are
/// widened and added first.
static void addNegate(tosa::NegateOp op, CostBuilder &builder,
                      const Quantity &elements) {
  Type type = getScalarType(op.getOutput());
  if (isa<FloatType>(type))
    return builder.addWork(WorkClass::bit, type, elements);
  Type wide = getNegationType(op, type);
  bool areZeroPointsKnown =
      succeeded(op.getInput1ZeroPoint()) && succeeded(op.getOutputZeroPoint());
  if (!areZeroPointsKnown) {
    addConvert(builder, type, wide, elements * Quantity(2));
    builder.addWork(WorkClass::add, wide, elements);
  }
  addConvert(builder, type, wide, elements);
  builder.addWork(WorkClass::add, wide, elements);
  builder.addWork(WorkClass::compare, wide, elements * Quantity(2));
  addConvert(builder, wide, type, elements);
}

static void addSigmoid(tosa::SigmoidOp op, CostBuilder &builder,
                       const Quantity &elements) {
  Type type = getScalarType(op.getOutput());
  builder.addWork(WorkClass::bit, type, elements); // negate
  builder.addWork(WorkClass::special, type, elements);
  builder.addWork(WorkClass::add, type, elements);
  builder.addWork(WorkClass::div, type, elements);
}

/// Rounding looks at the last bit shifted out, if the shift is not zero, and
/// adds it.
static void addArithmeticRightShift(tosa::ArithmeticRightShiftOp op,
                                    CostBuilder &builder,
                                    const Quantity &elements) {
  Type type = getScalarType(op.getOutput());
  builder.addWork(WorkClass::bit, type, elements);
  if (!op.getRound())
    return;
  Type flag = IntegerType::get(op.getContext(), 1);
  builder.addWork(WorkClass::compare, type, elements);
  builder.addWork(WorkClass::add, type, elements * Quantity(2));
  builder.addWork(WorkClass::bit, type, elements);
  builder.addWork(WorkClass::convert, flag, elements);
  builder.addWork(WorkClass::bit, flag, elements);
  builder.addWork(WorkClass::compare, flag, elements);
  builder.addWork(WorkClass::convert, type, elements);
}

//===----------------------------------------------------------------------===//
// Cast
//===----------------------------------------------------------------------===//

/// Rounds to even, saturates, converts. How it saturates depends on which of
/// both ranges contains the other, and whether the float can hold the largest
/// integer.
static void addFloatToInteger(CostBuilder &builder, FloatType from, Type to,
                              const Quantity &elements) {
  unsigned width = to.getIntOrFloatBitWidth();
  builder.addWork(WorkClass::convert, from, elements); // round to even
  builder.addWork(WorkClass::convert, to, elements);
  if (llvm::APFloat::semanticsMaxExponent(from.getFloatSemantics()) <
      static_cast<int>(width) - 1) {
    // Only infinities are out of range: two tests, two selects.
    builder.addWork(WorkClass::compare, from, elements * Quantity(2));
    builder.addWork(WorkClass::compare, to, elements * Quantity(2));
    return;
  }
  builder.addWork(WorkClass::compare, from, elements * Quantity(2));
  // A bound that the float cannot hold is put in after the conversion.
  if (from.getFPMantissaWidth() < width - 1)
    builder.addWork(WorkClass::compare, to, elements);
}

static void addCast(tosa::CastOp op, CostBuilder &builder,
                    const Quantity &elements) {
  Type from = getScalarType(op.getInput());
  Type to = getScalarType(op.getOutput());
  if (from == to)
    return;
  if (to.isInteger(1))
    return builder.addWork(WorkClass::compare, from, elements);
  auto floating = dyn_cast<FloatType>(from);
  if (floating && isa<IntegerType>(to))
    return addFloatToInteger(builder, floating, to, elements);
  builder.addWork(WorkClass::convert, to, elements);
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

void tosa_models::attachElementwise(MLIRContext *ctx) {
  using namespace tosa;
  attachElementwiseModels<WorkClass::add, AddOp, SubOp>(ctx);
  attachElementwiseModels<WorkClass::div, IntDivOp, ReciprocalOp>(ctx);
  attachElementwiseModels<WorkClass::special, CosOp, ErfOp, ExpOp, LogOp, PowOp,
                          RsqrtOp, SinOp, TanhOp>(ctx);
  attachElementwiseModels<WorkClass::compare, EqualOp, GreaterEqualOp,
                          GreaterOp, SelectOp>(ctx);
  // Rounding to an integral value is what a cast does.
  attachElementwiseModels<WorkClass::convert, CeilOp, FloorOp>(ctx);
  attachElementwiseModels<WorkClass::bit, BitwiseAndOp, BitwiseNotOp,
                          BitwiseOrOp, BitwiseXorOp, ClzOp, LogicalAndOp,
                          LogicalLeftShiftOp, LogicalNotOp, LogicalOrOp,
                          LogicalRightShiftOp, LogicalXorOp>(ctx);

  attachPerElementModel<MaximumOp, addMinMax<MaximumOp>>(ctx);
  attachPerElementModel<MinimumOp, addMinMax<MinimumOp>>(ctx);
  attachPerElementModel<ClampOp, addClamp>(ctx);
  attachPerElementModel<AbsOp, addAbs>(ctx);
  attachPerElementModel<NegateOp, addNegate>(ctx);
  attachPerElementModel<SigmoidOp, addSigmoid>(ctx);
  attachPerElementModel<ArithmeticRightShiftOp, addArithmeticRightShift>(ctx);
  attachPerElementModel<CastOp, addCast>(ctx);
}
