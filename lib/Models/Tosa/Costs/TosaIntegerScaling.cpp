//===- TosaIntegerScaling.cpp - Costs of quantised TOSA arithmetic --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The ops that are defined by the specification's scaling of integers: mul,
// rescale, apply_scale; and table, which interpolates.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Tosa/TosaModels.h"

#include "mlir/IR/Builders.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

//===----------------------------------------------------------------------===//
// Scaling
//===----------------------------------------------------------------------===//

void tosa_models::addScaling(CostBuilder &builder, Type value,
                             bool isDoubleRounding, const Quantity &count) {
  MLIRContext *ctx = value.getContext();
  Type i32 = IntegerType::get(ctx, 32), i64 = IntegerType::get(ctx, 64);
  // The value, the multiplier and the shift (8 -> 32 -> 64 bits) are widened.
  builder.addWork(WorkClass::convert, i32, count);
  addConvert(builder, value, i64, count);
  builder.addWork(WorkClass::convert, i64, count * Quantity(2));
  builder.addWork(WorkClass::mul, i64, count);
  builder.addWork(WorkClass::bit, i64, count * Quantity(2)); // 1 << shift >> 1
  builder.addWork(WorkClass::add, i64, count);
  if (isDoubleRounding) {
    // Away from zero by 2^30, by the sign of the value, if shifted by over 31.
    builder.addWork(WorkClass::compare, value, count);
    builder.addWork(WorkClass::compare, i32, count);
    builder.addWork(WorkClass::compare, i64, count * Quantity(2));
    builder.addWork(WorkClass::add, i64, count);
  }
  builder.addWork(WorkClass::bit, i64, count);
  builder.addWork(WorkClass::convert, i32, count);
}

static void addApplyScale(tosa::ApplyScaleOp op, CostBuilder &builder,
                          const Quantity &elements) {
  addScaling(builder, getScalarType(op.getValue()),
             op.getRoundingMode() == tosa::RoundingMode::DOUBLE_ROUND,
             elements);
}

//===----------------------------------------------------------------------===//
// Rescale
//===----------------------------------------------------------------------===//

static bool isConstant(Value value) {
  return matchPattern(value, m_Constant());
}

/// Whether all shifts are known to be at most 31, where rounding twice is
/// rounding once.
static bool areShiftsSmall(Value shift) {
  DenseIntElementsAttr values;
  return matchPattern(shift, m_Constant(&values)) &&
         llvm::all_of(values.getValues<APInt>(), [](const APInt &value) {
           return value.getSExtValue() <= 31;
         });
}

/// Per element: widen to 32 bits, subtract the input zero point, scale, add the
/// output zero point, clamp, narrow. Zero points and multipliers that are
/// constants are widened once and for all.
static void addRescale(tosa::RescaleOp op, CostBuilder &builder,
                       const Quantity &elements) {
  Type i32 = IntegerType::get(op.getContext(), 32);
  Type in = getScalarType(op.getInput()), out = getScalarType(op.getOutput());
  Type value = in.getIntOrFloatBitWidth() < 32 ? i32 : in;
  addConvert(builder, in, value, elements);
  if (!isConstant(op.getInputZp()))
    addConvert(builder, in, value, elements);
  if (!isConstant(op.getMultiplier()))
    addConvert(builder, getScalarType(op.getMultiplier()), i32, elements);
  builder.addWork(WorkClass::add, value, elements);

  bool isDoubleRounding =
      op.getRoundingMode() == tosa::RoundingMode::DOUBLE_ROUND &&
      !areShiftsSmall(op.getShift());
  addScaling(builder, value, isDoubleRounding, elements);

  if (!isConstant(op.getOutputZp()))
    addConvert(builder, out, i32, elements);
  builder.addWork(WorkClass::add, i32, elements);
  builder.addWork(WorkClass::compare, i32, elements * Quantity(2));
  addConvert(builder, i32, out, elements);
}

//===----------------------------------------------------------------------===//
// Mul
//===----------------------------------------------------------------------===//

/// Products of 32-bit integers are shifted if the shift is not known to be
/// zero; other integers are widened to the result first.
static void addMul(tosa::MulOp op, CostBuilder &builder,
                   const Quantity &elements) {
  Type in = getScalarType(op.getInput1()), out = getScalarType(op.getOutput());
  if (in.isInteger(32) && !isKnownZero(op.getShift()))
    return addScaling(builder, in, /*isDoubleRounding=*/false, elements);
  addConvert(builder, in, out, elements);
  addConvert(builder, getScalarType(op.getInput2()), out, elements);
  builder.addWork(WorkClass::mul, out, elements);
  markMultiplyAccumulate(op, builder.getCost(), builder.getSizes());
}

//===----------------------------------------------------------------------===//
// Table
//===----------------------------------------------------------------------===//

/// 8 bits: the value is the index. 16 bits: the upper 9 bits are, and the lower
/// 7 interpolate linearly to the next entry.
static OpCost getTableCost(tosa::TableOp op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Quantity elements = builder.getNumElements(op.getOutput());
  Builder types(op.getContext());
  bool interpolates = getScalarType(op.getInput1()).isInteger(16);
  builder.addWork(WorkClass::index, types.getIndexType(),
                  elements * Quantity(2));
  if (interpolates) {
    Type i32 = types.getI32Type();
    builder.addWork(WorkClass::convert, i32, elements * Quantity(3));
    builder.addWork(WorkClass::add, i32, elements * Quantity(4));
    builder.addWork(WorkClass::mul, i32, elements);
    builder.addWork(WorkClass::bit, i32, elements * Quantity(3));
  }
  builder.readOperandUnlessSplat(0);
  builder.readOperand(1,
                      Quantity::min(builder.getNumElements(op.getTable()),
                                    elements * Quantity(interpolates ? 2 : 1)));
  builder.limitLastTraffic(CountStatus::upper,
                           "which entries are looked up depends on data");
  builder.writeResult(0);
  return builder.take();
}

void tosa_models::attachIntegerScaling(MLIRContext *ctx) {
  using namespace tosa;
  attachPerElementModel<ApplyScaleOp, addApplyScale>(ctx);
  attachPerElementModel<RescaleOp, addRescale>(ctx);
  attachPerElementModel<MulOp, addMul>(ctx);
  attachFunctionModel<TableOp, getTableCost>(ctx);
}
