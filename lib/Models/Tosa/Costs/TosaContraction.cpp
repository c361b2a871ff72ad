//===- TosaContraction.cpp - Costs of TOSA matmuls and FFTs ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"

#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

//===----------------------------------------------------------------------===//
// matmul
//===----------------------------------------------------------------------===//

/// N x H x C by N x C x W, accumulated in the type of the result.
static OpCost getMatMulCost(tosa::MatMulOp op, SizeProvider &sizes) {
  if (!haveRank({op.getA(), op.getB(), op.getOutput()}))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  Value a = op.getA(), b = op.getB(), output = op.getOutput();
  Quantity macs = getExtent(sizes, {{a, 0}, {b, 0}, {output, 0}}) *
                  getExtent(sizes, {{a, 1}, {output, 1}}) *
                  getExtent(sizes, {{a, 2}, {b, 1}}) *
                  getExtent(sizes, {{b, 2}, {output, 2}});
  Type accumulator = getScalarType(output);
  Type left = getScalarType(a), right = getScalarType(b);
  builder.addMacs(getWiderType(left, right), accumulator, macs);
  bool hasZeroPoints = isa<IntegerType>(accumulator) &&
                       !(isKnownZero(op.getAZp()) && isKnownZero(op.getBZp()));
  addFactorWork(builder, left, accumulator, hasZeroPoints, macs,
                builder.getNumElements(a));
  addFactorWork(builder, right, accumulator, hasZeroPoints, macs,
                builder.getNumElements(b));
  builder.readOperand(0);
  builder.readOperand(1);
  builder.readOperandUnlessSplat(2); // zero points
  builder.readOperandUnlessSplat(3);
  builder.writeResult(0);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Block-scaled formats
//===----------------------------------------------------------------------===//

/// A by the transpose of B. Elements are cast to the result's type; each block
/// of products is summed, multiplied by the product of both scales, and added.
static OpCost getBlockScaledMatMulCost(tosa::MatmulTBlockScaledOp op,
                                       SizeProvider &sizes) {
  Value a = op.getAData(), b = op.getBData(), output = op.getOutputData();
  if (!haveRank({a, b, output}))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  Quantity outputs = getExtent(sizes, {{a, 0}, {output, 0}}) *
                     getExtent(sizes, {{a, 1}, {output, 1}}) *
                     getExtent(sizes, {{b, 1}, {output, 2}});
  Quantity depth = getExtent(sizes, {{a, 2}, {b, 2}});
  Quantity blocks =
      outputs *
      Quantity::ceilDiv(depth, static_cast<int64_t>(op.getBlockSize()));
  Type type = getScalarType(output);
  builder.addMacs(getScalarType(a), type, outputs * depth);
  addConvert(builder, getScalarType(a), type, outputs * depth);
  addConvert(builder, getScalarType(b), type, outputs * depth);
  builder.addWork(WorkClass::convert, type, blocks * Quantity(2));
  builder.addWork(WorkClass::mul, type, blocks * Quantity(2));
  builder.addWork(WorkClass::add, type, blocks);
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    builder.readOperand(i);
  builder.writeResult(0);
  return builder.take();
}

/// Per element a cast and a multiplication by the scale, per block a cast of
/// the scale.
static OpCost getCastFromBlockScaledCost(tosa::CastFromBlockScaledOp op,
                                         SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Type type = getScalarType(op.getOutputData());
  Quantity elements = builder.getNumElements(op.getInputData());
  builder.addWork(WorkClass::convert, type, elements);
  builder.addWork(WorkClass::mul, type, elements);
  builder.addWork(WorkClass::convert, type,
                  builder.getNumElements(op.getInputScale()));
  builder.readOperandUnlessSplat(0);
  builder.readOperandUnlessSplat(1);
  builder.writeResult(0);
  return builder.take();
}

/// Per element: the absolute value, the largest of the block, the division by
/// the scale, the cast; per block the logarithm of the largest and the cast to
/// the scale's type.
static OpCost getCastToBlockScaledCost(tosa::CastToBlockScaledOp op,
                                       SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  Type type = getScalarType(op.getInputData());
  Quantity elements = builder.getNumElements(op.getInputData());
  Quantity blocks = builder.getNumElements(op.getOutputScale());
  builder.addWork(WorkClass::bit, type, elements);
  builder.addWork(WorkClass::compare, type, elements);
  builder.addWork(WorkClass::div, type, elements);
  builder.addWork(WorkClass::convert, getScalarType(op.getOutputData()),
                  elements);
  builder.addWork(WorkClass::special, type, blocks);
  builder.addWork(WorkClass::convert, getScalarType(op.getOutputScale()),
                  blocks);
  builder.setWorkStatus(CountStatus::estimate,
                        "how a block's scale is found is implementation "
                        "defined");
  builder.readOperandUnlessSplat(0);
  builder.writeResult(0);
  builder.writeResult(1);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// FFT
//===----------------------------------------------------------------------===//

/// The smallest number of bits that count up to an extent below 2^31: one for
/// each power of two that it exceeds.
static Quantity getLog2Ceil(const Quantity &extent) {
  if (std::optional<int64_t> constant = extent.getInt64())
    return *constant > 1 ? llvm::Log2_64_Ceil(*constant) : 0;
  Quantity bits;
  for (unsigned bit = 0; bit < 31; ++bit)
    bits += Quantity::indicator(extent - Quantity((int64_t(1) << bit) + 1));
  return bits;
}

/// A radix-2 stage on P complex points has P/2 butterflies, each a complex
/// product (4 mul, 2 add) and two complex sums (4 add): 2 mul and 3 add per
/// point, the customary 5 P log2 P flops. A real transform does half of it.
template <typename OpTy>
static OpCost getFFTCost(OpTy op, SizeProvider &sizes) {
  Value input = op.getInputReal();
  if (!haveRank(input))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  constexpr bool isReal = std::is_same_v<OpTy, tosa::RFFT2dOp>;
  Quantity points = builder.getNumElements(input);
  // The stages of a transform over both extents.
  Quantity stages = getLog2Ceil(getExtent(sizes, {{input, 1}})) +
                    getLog2Ceil(getExtent(sizes, {{input, 2}}));
  Type type = getScalarType(input);
  Quantity products = points * Quantity(2) * stages;
  Quantity sums = points * Quantity(3) * stages;
  builder.addWork(WorkClass::mul, type,
                  isReal ? Quantity::floorDiv(products, 2) : products);
  builder.addWork(WorkClass::add, type,
                  isReal ? Quantity::floorDiv(sums, 2) : sums);
  builder.setWorkStatus(CountStatus::estimate,
                        "counted as a radix-2 fast Fourier transform");
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i);
  builder.writeResult(0);
  builder.writeResult(1);
  return builder.take();
}

void tosa_models::attachContractions(MLIRContext *ctx) {
  using namespace tosa;
  attachFunctionModel<MatMulOp, getMatMulCost>(ctx);
  attachFunctionModel<MatmulTBlockScaledOp, getBlockScaledMatMulCost>(ctx);
  attachFunctionModel<CastFromBlockScaledOp, getCastFromBlockScaledCost>(ctx);
  attachFunctionModel<CastToBlockScaledOp, getCastToBlockScaledCost>(ctx);
  attachFunctionModel<FFT2dOp, getFFTCost<FFT2dOp>>(ctx);
  attachFunctionModel<RFFT2dOp, getFFTCost<RFFT2dOp>>(ctx);
}
