//===- TosaShapeRules.cpp - How TOSA operations shape their results -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeRules.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using Result = std::optional<Quantity>;

/// The constant value of a `!tosa.shape` operand.
static std::optional<SmallVector<int64_t>> getShapeConstant(Value shape) {
  auto constant = shape.getDefiningOp<tosa::ConstShapeOp>();
  if (!constant)
    return std::nullopt;
  return llvm::to_vector(constant.getValues().getValues<int64_t>());
}

/// Operands broadcast: the extent of any that is not 1 at this dimension.
static Result getBroadcastDim(SizeAnalysis &sizes, Operation *op, int64_t rank,
                              unsigned dim) {
  Result extent;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type || !type.hasRank() || type.getRank() != rank)
      continue;
    if (!type.isDynamicDim(dim) && type.getDimSize(dim) == 1)
      continue;
    Quantity candidate = sizes.getDim(operand, dim);
    if (!extent || candidate.isConstant())
      extent = candidate;
  }
  return extent;
}

/// (in + before + after - dilation * (kernel - 1) - 1) floordiv stride + 1
static Quantity getWindowedDim(const Quantity &in, int64_t before,
                               int64_t after, const Quantity &kernel,
                               int64_t stride, int64_t dilation) {
  Quantity free = in + Quantity(before) + Quantity(after) - Quantity(1) -
                  Quantity(dilation) * (kernel - Quantity(1));
  return Quantity::floorDiv(free, stride) + Quantity(1);
}

/// The channels that a convolution makes.
static Quantity getOutputChannels(SizeAnalysis &sizes, Operation *op,
                                  Value weight) {
  if (isa<tosa::DepthwiseConv2DOp>(op))
    return sizes.getDim(weight, 2) * sizes.getDim(weight, 3);
  return sizes.getDim(weight, 0);
}

/// Convolutions with layout N, spatial…, C; `kernelDim` is the position of the
/// first spatial dimension in the weights.
template <typename OpTy>
static Result getConvolutionDim(SizeAnalysis &sizes, OpTy op, unsigned dim,
                                unsigned kernelDim) {
  if (dim == 0)
    return sizes.getDim(op.getInput(), 0);
  unsigned spatial = dim - 1;
  if (spatial >= op.getStride().size())
    return getOutputChannels(sizes, op, op.getWeight());
  return getWindowedDim(sizes.getDim(op.getInput(), dim),
                        op.getPad()[2 * spatial], op.getPad()[2 * spatial + 1],
                        sizes.getDim(op.getWeight(), kernelDim + spatial),
                        op.getStride()[spatial], op.getDilation()[spatial]);
}

/// Each input spreads over a kernel of outputs, a stride apart.
static Quantity getTransposedConvolutionDim(SizeAnalysis &sizes,
                                            tosa::TransposeConv2DOp op,
                                            unsigned dim) {
  if (dim == 0)
    return sizes.getDim(op.getInput(), 0);
  if (dim == 3)
    return getOutputChannels(sizes, op, op.getWeight());
  unsigned spatial = dim - 1;
  ArrayRef<int64_t> pad = op.getOutPad();
  return (sizes.getDim(op.getInput(), dim) - Quantity(1)) *
             Quantity(op.getStride()[spatial]) +
         sizes.getDim(op.getWeight(), dim) + Quantity(pad[2 * spatial]) +
         Quantity(pad[2 * spatial + 1]);
}

/// ((in - 1) * numerator - offset + border) floordiv denominator + 1
static Result getResizeDim(SizeAnalysis &sizes, tosa::ResizeOp op,
                           unsigned dim) {
  if (dim == 0 || dim == 3)
    return sizes.getDim(op.getInput(), dim);
  std::optional<SmallVector<int64_t>> scale = getShapeConstant(op.getScale());
  std::optional<SmallVector<int64_t>> offset = getShapeConstant(op.getOffset());
  std::optional<SmallVector<int64_t>> border = getShapeConstant(op.getBorder());
  if (!scale || !offset || !border)
    return std::nullopt;
  unsigned spatial = dim - 1;
  Quantity last = (sizes.getDim(op.getInput(), dim) - Quantity(1)) *
                      Quantity((*scale)[2 * spatial]) -
                  Quantity((*offset)[spatial]) + Quantity((*border)[spatial]);
  return Quantity::floorDiv(last, (*scale)[2 * spatial + 1]) + Quantity(1);
}

static Result getPoolDim(SizeAnalysis &sizes, Value input, unsigned dim,
                         ArrayRef<int64_t> kernel, ArrayRef<int64_t> stride,
                         ArrayRef<int64_t> pad) {
  if (dim == 0 || dim == 3)
    return sizes.getDim(input, dim);
  unsigned spatial = dim - 1;
  return getWindowedDim(sizes.getDim(input, dim), pad[2 * spatial],
                        pad[2 * spatial + 1], kernel[spatial], stride[spatial],
                        1);
}

/// One dimension at most is dynamic and takes what the others leave.
static Result getReshapeDim(SizeAnalysis &sizes, tosa::ReshapeOp reshape,
                            unsigned dim) {
  std::optional<SmallVector<int64_t>> shape =
      getShapeConstant(reshape.getShape());
  if (!shape)
    return std::nullopt;
  Quantity others = 1;
  for (auto [other, extent] : llvm::enumerate(*shape)) {
    if (other == dim)
      continue;
    if (extent < 0)
      return std::nullopt;
    others *= Quantity(extent);
  }
  return Quantity::floorDiv(sizes.getNumElements(reshape.getInput1()), others);
}

static Result getConcatDim(SizeAnalysis &sizes, tosa::ConcatOp concat,
                           unsigned dim) {
  if (dim != concat.getAxis())
    return sizes.getDim(concat.getInput1().front(), dim);
  Quantity sum;
  for (Value input : concat.getInput1())
    sum += sizes.getDim(input, dim);
  return sum;
}

/// A size of -1 stands for all there is from the start on.
static Result getSliceDim(SizeAnalysis &sizes, tosa::SliceOp slice,
                          unsigned dim) {
  std::optional<SmallVector<int64_t>> start =
      getShapeConstant(slice.getStart());
  std::optional<SmallVector<int64_t>> size = getShapeConstant(slice.getSize());
  if (size && (*size)[dim] >= 0)
    return Quantity((*size)[dim]);
  if (!size || !start || (*start)[dim] < 0)
    return std::nullopt;
  return sizes.getDim(slice.getInput1(), dim) - Quantity((*start)[dim]);
}

/// The dimension of the input that survives a reduction without keeping it.
static Result getArgMaxDim(SizeAnalysis &sizes, tosa::ArgMaxOp argMax,
                           unsigned dim) {
  return sizes.getDim(argMax.getInput(),
                      dim < argMax.getAxis() ? dim : dim + 1);
}

Result mlir::roofline::getTosaResultDim(SizeAnalysis &sizes, OpResult result,
                                        unsigned dim) {
  Operation *op = result.getOwner();
  int64_t rank = cast<ShapedType>(result.getType()).getRank();
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<tosa::Conv2DOp, tosa::Conv3DOp>([&](auto conv) {
        return getConvolutionDim(sizes, conv, dim, /*kernelDim=*/1);
      })
      .Case<tosa::DepthwiseConv2DOp>([&](tosa::DepthwiseConv2DOp conv) {
        return getConvolutionDim(sizes, conv, dim, /*kernelDim=*/0);
      })
      .Case<tosa::AvgPool2dOp, tosa::MaxPool2dOp>([&](auto pool) {
        return getPoolDim(sizes, pool.getInput(), dim, pool.getKernel(),
                          pool.getStride(), pool.getPad());
      })
      .Case<tosa::MatMulOp>([&](tosa::MatMulOp matmul) -> Result {
        return dim == 2 ? sizes.getDim(matmul.getB(), 2)
                        : sizes.getDim(matmul.getA(), dim);
      })
      .Case<tosa::TransposeOp>([&](tosa::TransposeOp transpose) -> Result {
        return sizes.getDim(transpose.getInput1(), transpose.getPerms()[dim]);
      })
      .Case<tosa::ReshapeOp>([&](tosa::ReshapeOp reshape) {
        return getReshapeDim(sizes, reshape, dim);
      })
      .Case<tosa::ConcatOp>([&](tosa::ConcatOp concat) {
        return getConcatDim(sizes, concat, dim);
      })
      .Case<tosa::PadOp>([&](tosa::PadOp pad) -> Result {
        std::optional<SmallVector<int64_t>> padding =
            getShapeConstant(pad.getPadding());
        if (!padding)
          return std::nullopt;
        int64_t before = (*padding)[2 * dim], after = (*padding)[2 * dim + 1];
        if (before < 0 || after < 0)
          return std::nullopt; // only known when it runs
        return sizes.getDim(pad.getInput1(), dim) + Quantity(before) +
               Quantity(after);
      })
      .Case<tosa::TileOp>([&](tosa::TileOp tile) -> Result {
        std::optional<SmallVector<int64_t>> multiples =
            getShapeConstant(tile.getMultiples());
        if (!multiples || (*multiples)[dim] < 0)
          return std::nullopt;
        return sizes.getDim(tile.getInput1(), dim) *
               Quantity((*multiples)[dim]);
      })
      .Case<tosa::GatherOp>([&](tosa::GatherOp gather) -> Result {
        return dim == 1 ? sizes.getDim(gather.getIndices(), 1)
                        : sizes.getDim(gather.getValues(), dim);
      })
      .Case<tosa::ScatterOp>([&](tosa::ScatterOp scatter) -> Result {
        return sizes.getDim(scatter.getValuesIn(), dim);
      })
      .Case<tosa::ArgMaxOp>([&](tosa::ArgMaxOp argMax) {
        return getArgMaxDim(sizes, argMax, dim);
      })
      .Case<tosa::TransposeConv2DOp>([&](tosa::TransposeConv2DOp conv) {
        return getTransposedConvolutionDim(sizes, conv, dim);
      })
      .Case<tosa::ResizeOp>([&](tosa::ResizeOp resize) {
        return getResizeDim(sizes, resize, dim);
      })
      .Case<tosa::RFFT2dOp>([&](tosa::RFFT2dOp transform) -> Result {
        // The second half of the last dimension mirrors the first.
        Quantity extent = sizes.getDim(transform.getInputReal(), dim);
        return dim == 2 ? Quantity::floorDiv(extent, 2) + Quantity(1) : extent;
      })
      .Case<tosa::SliceOp>(
          [&](tosa::SliceOp slice) { return getSliceDim(sizes, slice, dim); })
      .Case<tosa::CustomOp, tosa::IfOp, tosa::WhileOp>(
          [](Operation *) -> Result { return std::nullopt; })
      // Elementwise operations, reductions that keep the dimension, reverse.
      .Default(
          [&](Operation *) { return getBroadcastDim(sizes, op, rank, dim); });
}
