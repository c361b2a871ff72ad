//===- TosaReduction.cpp - Costs of TOSA reductions -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Every element is combined with an accumulator that starts as the neutral
// element: as many operations as the input has elements.
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"

#include "mlir/IR/Builders.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

template <typename OpTy, WorkClass Class>
static OpCost getReductionCost(OpTy op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  builder.addWork(Class, getScalarType(op.getInput()),
                  builder.getNumElements(op.getInput()));
  builder.readOperand(0);
  builder.writeResult(0);
  return builder.take();
}

/// bf16 is summed in f32.
static OpCost getSumCost(tosa::ReduceSumOp op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Type type = getScalarType(op.getInput());
  Type accumulator = type.isBF16() ? Float32Type::get(op.getContext()) : type;
  Quantity elements = builder.getNumElements(op.getInput());
  addConvert(builder, type, accumulator, elements);
  builder.addWork(WorkClass::add, accumulator, elements);
  addConvert(builder, accumulator, type,
             builder.getNumElements(op.getOutput()));
  builder.readOperand(0);
  builder.writeResult(0);
  return builder.take();
}

/// Where NaNs lose, each element is tested, and a flag says whether all of them
/// were; it picks between the extremum and NaN in the end.
template <typename OpTy>
static OpCost getExtremumCost(OpTy op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Type type = getScalarType(op.getInput());
  Quantity elements = builder.getNumElements(op.getInput());
  bool ignoresNaN = op.getNanMode() == tosa::NanPropagationMode::IGNORE &&
                    isa<FloatType>(type);
  builder.addWork(WorkClass::compare, type,
                  elements * Quantity(ignoresNaN ? 3 : 1));
  if (ignoresNaN) {
    builder.addWork(WorkClass::bit, IntegerType::get(op.getContext(), 1),
                    elements);
    builder.addWork(WorkClass::compare, type,
                    builder.getNumElements(op.getOutput()));
  }
  builder.readOperand(0);
  builder.writeResult(0);
  return builder.take();
}

/// Compares with the largest value so far and selects value and index. A float
/// that lets NaNs win also tests whether the largest so far is one.
static OpCost getArgMaxCost(tosa::ArgMaxOp op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Type type = getScalarType(op.getInput());
  Quantity elements = builder.getNumElements(op.getInput());
  bool testsNaN = op.getNanMode() == tosa::NanPropagationMode::PROPAGATE &&
                  isa<FloatType>(type);
  builder.addWork(WorkClass::compare, type,
                  elements * Quantity(testsNaN ? 3 : 2));
  if (testsNaN)
    builder.addWork(WorkClass::bit, IntegerType::get(op.getContext(), 1),
                    elements);
  builder.addWork(WorkClass::compare, getScalarType(op.getOutput()), elements);
  builder.addWork(WorkClass::index, IndexType::get(op.getContext()), elements);
  builder.readOperand(0);
  builder.writeResult(0);
  return builder.take();
}

void tosa_models::attachReductions(MLIRContext *ctx) {
  using namespace tosa;
  attachFunctionModel<ReduceAllOp,
                      getReductionCost<ReduceAllOp, WorkClass::bit>>(ctx);
  attachFunctionModel<ReduceAnyOp,
                      getReductionCost<ReduceAnyOp, WorkClass::bit>>(ctx);
  attachFunctionModel<ReduceProductOp,
                      getReductionCost<ReduceProductOp, WorkClass::mul>>(ctx);
  attachFunctionModel<ReduceSumOp, getSumCost>(ctx);
  attachFunctionModel<ReduceMaxOp, getExtremumCost<ReduceMaxOp>>(ctx);
  attachFunctionModel<ReduceMinOp, getExtremumCost<ReduceMinOp>>(ctx);
  attachFunctionModel<ArgMaxOp, getArgMaxCost>(ctx);
}
