//===- TosaWindowSizes.cpp - What windows leave of an image ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// Convolutions, pooling, resizing and transforms; the formulas are those of the
// specification.
//
//===----------------------------------------------------------------------===//

#include "Tosa/Sizes/TosaSizeRules.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

/// (in + before + after - dilation * (kernel - 1) - 1) floordiv stride + 1
static Quantity getWindowedDim(const Quantity &in, int64_t before,
                               int64_t after, const Quantity &kernel,
                               int64_t stride, int64_t dilation) {
  Quantity free = in + Quantity(before) + Quantity(after) - Quantity(1) -
                  Quantity(dilation) * (kernel - Quantity(1));
  return Quantity::floorDiv(free, stride) + Quantity(1);
}

/// Convolutions with layout N, spatial…, C; `kernelDim` is the position of the
/// first spatial dimension in the weights.
template <typename OpTy, unsigned kernelDim>
static Size getConvolutionDim(OpTy op, unsigned dim, SizeProvider &sizes) {
  if (dim == 0)
    return sizes.getDim(op.getInput(), 0);
  unsigned spatial = dim - 1;
  if (spatial < op.getStride().size())
    return getWindowedDim(sizes.getDim(op.getInput(), dim),
                          op.getPad()[2 * spatial],
                          op.getPad()[2 * spatial + 1],
                          sizes.getDim(op.getWeight(), kernelDim + spatial),
                          op.getStride()[spatial], op.getDilation()[spatial]);
  // The channels that it makes.
  if (isa<tosa::DepthwiseConv2DOp>(op))
    return sizes.getDim(op.getWeight(), 2) * sizes.getDim(op.getWeight(), 3);
  return sizes.getDim(op.getWeight(), 0);
}

/// Each input spreads over a kernel of outputs, a stride apart.
static Size getScatteredWindowDim(tosa::TransposeConv2DOp op, unsigned dim,
                                  SizeProvider &sizes) {
  if (dim == 0)
    return sizes.getDim(op.getInput(), 0);
  if (dim == 3)
    return sizes.getDim(op.getWeight(), 0);
  unsigned spatial = dim - 1;
  ArrayRef<int64_t> pad = op.getOutPad();
  return (sizes.getDim(op.getInput(), dim) - Quantity(1)) *
             Quantity(op.getStride()[spatial]) +
         sizes.getDim(op.getWeight(), dim) + Quantity(pad[2 * spatial]) +
         Quantity(pad[2 * spatial + 1]);
}

template <typename OpTy>
static Size getPooledDim(OpTy op, unsigned dim, SizeProvider &sizes) {
  Quantity in = sizes.getDim(op.getInput(), dim);
  if (dim == 0 || dim == 3)
    return in;
  unsigned spatial = dim - 1;
  return getWindowedDim(in, op.getPad()[2 * spatial],
                        op.getPad()[2 * spatial + 1], op.getKernel()[spatial],
                        op.getStride()[spatial], /*dilation=*/1);
}

/// ((in - 1) * numerator - offset + border) floordiv denominator + 1
static Size getResizedDim(tosa::ResizeOp op, unsigned dim,
                          SizeProvider &sizes) {
  Quantity in = sizes.getDim(op.getInput(), dim);
  if (dim == 0 || dim == 3)
    return in;
  unsigned spatial = dim - 1;
  Size numerator = sizes.getElement(op.getScale(), 2 * spatial, op);
  Size denominator = sizes.getElement(op.getScale(), 2 * spatial + 1, op);
  Size offset = sizes.getElement(op.getOffset(), spatial, op);
  Size border = sizes.getElement(op.getBorder(), spatial, op);
  if (!numerator || !denominator || !offset || !border)
    return std::nullopt;
  return Quantity::floorDiv((in - Quantity(1)) * *numerator - *offset + *border,
                            *denominator) +
         Quantity(1);
}

/// The second half of the last dimension mirrors the first.
static Size getHalvedDim(tosa::RFFT2dOp op, unsigned dim, SizeProvider &sizes) {
  Quantity in = sizes.getDim(op.getInputReal(), dim);
  return dim == 2 ? Quantity::floorDiv(in, 2) + Quantity(1) : in;
}

void tosa_sizes::attachWindowSizes(MLIRContext *ctx) {
  using namespace tosa;
  attachDimRule<getConvolutionDim<Conv2DOp, 1>, Conv2DOp>(ctx);
  attachDimRule<getConvolutionDim<Conv3DOp, 1>, Conv3DOp>(ctx);
  attachDimRule<getConvolutionDim<DepthwiseConv2DOp, 0>, DepthwiseConv2DOp>(
      ctx);
  attachDimRule<getScatteredWindowDim, TransposeConv2DOp>(ctx);
  attachDimRule<getPooledDim<AvgPool2dOp>, AvgPool2dOp>(ctx);
  attachDimRule<getPooledDim<MaxPool2dOp>, MaxPool2dOp>(ctx);
  attachDimRule<getResizedDim, ResizeOp>(ctx);
  attachDimRule<getHalvedDim, RFFT2dOp>(ctx);
}
