//===- TosaIteration.cpp - Loops of TOSA ops ------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The loops of the specification's pseudocode.
//
//===----------------------------------------------------------------------===//

#include "Core/IterationBuilder.h"
#include "Tosa/TosaModels.h"

#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

using Space = std::optional<IterationSpace>;

//===----------------------------------------------------------------------===//
// Elementwise
//===----------------------------------------------------------------------===//

/// Scales and zero points have a rank of their own: one element, or one per
/// channel, which is the last dimension. The others (a table) are looked up.
static void readParameter(IterationBuilder &builder, Value value,
                          ArrayRef<AffineExpr> loops, int64_t numChannels) {
  auto type = cast<ShapedType>(value.getType());
  if (type.getRank() == 0)
    builder.read(value, {});
  else if (type.getRank() == 1 && type.getDimSize(0) == 1)
    builder.read(value, {builder.getConstant(0)});
  else if (type.getRank() == 1 && type.getDimSize(0) == numChannels)
    builder.read(value, {loops.back()});
  else
    builder.readAnywhere(value);
}

template <typename OpTy>
static Space getElementwiseSpace(OpTy elementwise, SizeProvider &sizes) {
  Operation *op = elementwise;
  Value result = op->getResult(0);
  if (!haveRank(op->getOperands()) || !haveRank(result))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(result);
  auto type = cast<ShapedType>(result.getType());
  for (auto [number, operand] : llvm::enumerate(op->getOperands())) {
    bool isData =
        number == 0 ||
        (!isa<tosa::RescaleOp, tosa::TableOp>(op) &&
         cast<ShapedType>(operand.getType()).getRank() == type.getRank());
    if (isData)
      builder.readBroadcast(operand, loops);
    else
      readParameter(builder, operand, loops,
                    loops.empty() ? 1 : type.getShape().back());
  }
  builder.write(result, loops);
  return builder.take();
}

template <typename... Ops>
static void attachElementwiseSpaces(MLIRContext *ctx) {
  (attachIteration<Ops, getElementwiseSpace<Ops>>(ctx), ...);
}

//===----------------------------------------------------------------------===//
// Reductions
//===----------------------------------------------------------------------===//

/// `keepsAxis`: the result has an extent of 1 there.
static Space getReductionSpace(Operation *op, int64_t axis, bool keepsAxis,
                               SizeProvider &sizes) {
  Value input = op->getOperand(0), result = op->getResult(0);
  if (!haveRank({input, result}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> read, written;
  for (int64_t dim = 0, rank = cast<ShapedType>(input.getType()).getRank();
       dim < rank; ++dim) {
    read.push_back(builder.addLoop(input, dim, dim != axis));
    if (dim != axis)
      written.push_back(read.back());
    else if (keepsAxis)
      written.push_back(builder.getConstant(0));
  }
  builder.read(input, read);
  builder.write(result, written);
  return builder.take();
}

template <typename OpTy>
static Space getReductionSpace(OpTy op, SizeProvider &sizes) {
  return getReductionSpace(op, op.getAxis(),
                           /*keepsAxis=*/!std::is_same_v<OpTy, tosa::ArgMaxOp>,
                           sizes);
}

//===----------------------------------------------------------------------===//
// Products
//===----------------------------------------------------------------------===//

static Space getMatMulSpace(tosa::MatMulOp op, SizeProvider &sizes) {
  Value a = op.getA(), b = op.getB(), output = op.getOutput();
  if (!haveRank({a, b, output}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  AffineExpr batch = builder.addLoop(getExtent(sizes, {{a, 0}, {b, 0}}));
  AffineExpr row = builder.addLoop(getExtent(sizes, {{a, 1}, {output, 1}}));
  AffineExpr column = builder.addLoop(getExtent(sizes, {{b, 2}, {output, 2}}));
  AffineExpr depth = builder.addLoop(getExtent(sizes, {{a, 2}, {b, 1}}),
                                     /*isParallel=*/false);
  builder.read(a, {batch, row, depth});
  builder.read(b, {batch, depth, column});
  builder.write(output, {batch, row, column});
  return builder.take();
}

/// What convolutions and poolings share: N, the positions of the output, C, and
/// then the window. Padding moves the window, which changes nothing of what
/// else there is to say.
namespace {
struct WindowLoops {
  AffineExpr batch, channel;
  SmallVector<AffineExpr, 3> positions, taps;
  /// Where the taps meet the input.
  SmallVector<AffineExpr, 3> touched;
};
} // namespace

template <typename OpTy>
static WindowLoops addWindowLoops(IterationBuilder &builder, OpTy op,
                                  ArrayRef<Quantity> kernel,
                                  ArrayRef<int64_t> dilation) {
  WindowLoops loops;
  Value output = op.getOutput();
  loops.batch = builder.addLoop(output, 0);
  unsigned numDims = kernel.size();
  for (unsigned i = 0; i < numDims; ++i)
    loops.positions.push_back(builder.addLoop(output, i + 1));
  loops.channel = builder.addLoop(output, numDims + 1);
  for (unsigned i = 0; i < numDims; ++i) {
    loops.taps.push_back(builder.addLoop(kernel[i], /*isParallel=*/false));
    loops.touched.push_back(loops.positions[i] * op.getStride()[i] +
                            loops.taps[i] * dilation[i] - op.getPad()[2 * i]);
  }
  return loops;
}

static SmallVector<AffineExpr>
join(AffineExpr first, ArrayRef<AffineExpr> middle, AffineExpr last) {
  SmallVector<AffineExpr> all = {first};
  llvm::append_range(all, middle);
  all.push_back(last);
  return all;
}

static void readBias(IterationBuilder &builder, Value bias,
                     AffineExpr channel) {
  bool isOne = cast<ShapedType>(bias.getType()).getDimSize(0) == 1;
  builder.read(bias, {isOne ? builder.getConstant(0) : channel});
}

template <typename OpTy>
static Space getConvSpace(OpTy op, SizeProvider &sizes) {
  Value input = op.getInput(), weight = op.getWeight();
  if (!haveRank({input, weight, op.getOutput(), op.getBias()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<Quantity> kernel;
  for (unsigned i = 0, e = op.getStride().size(); i < e; ++i)
    kernel.push_back(getExtent(sizes, {{weight, i + 1}}));
  WindowLoops loops = addWindowLoops(builder, op, kernel, op.getDilation());
  unsigned last = kernel.size() + 1;
  AffineExpr depth = builder.addLoop(
      getExtent(sizes, {{weight, last}, {input, last}}), /*isParallel=*/false);
  builder.read(input, join(loops.batch, loops.touched, depth));
  builder.read(weight, join(loops.channel, loops.taps, depth));
  readBias(builder, op.getBias(), loops.channel);
  builder.write(op.getOutput(),
                join(loops.batch, loops.positions, loops.channel));
  return builder.take();
}

/// Outputs of one input channel lie side by side: with a multiplier of m,
/// channel c of the output belongs to channel c floordiv m of the input.
static Space getDepthwiseSpace(tosa::DepthwiseConv2DOp op,
                               SizeProvider &sizes) {
  Value input = op.getInput(), weight = op.getWeight();
  if (!haveRank({input, weight, op.getOutput(), op.getBias()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<Quantity> kernel = {getExtent(sizes, {{weight, 0}}),
                                  getExtent(sizes, {{weight, 1}})};
  WindowLoops loops = addWindowLoops(builder, op, kernel, op.getDilation());
  int64_t multiplier = cast<ShapedType>(weight.getType()).getDimSize(3);
  if (ShapedType::isDynamic(multiplier))
    return std::nullopt;
  AffineExpr channel = loops.channel.floorDiv(multiplier);
  builder.read(input, join(loops.batch, loops.touched, channel));
  builder.read(weight, {loops.taps[0], loops.taps[1], channel,
                        loops.channel % multiplier});
  readBias(builder, op.getBias(), loops.channel);
  builder.write(op.getOutput(),
                join(loops.batch, loops.positions, loops.channel));
  return builder.take();
}

template <typename OpTy>
static Space getPoolSpace(OpTy op, SizeProvider &sizes) {
  if (!haveRank({op.getInput(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<Quantity> kernel(op.getKernel());
  WindowLoops loops = addWindowLoops(builder, op, kernel, {1, 1});
  builder.read(op.getInput(), join(loops.batch, loops.touched, loops.channel));
  builder.write(op.getOutput(),
                join(loops.batch, loops.positions, loops.channel));
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Data movement
//===----------------------------------------------------------------------===//

static Space getTransposeSpace(tosa::TransposeOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput1(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getOutput());
  SmallVector<AffineExpr> read(loops.size());
  for (auto [dim, source] : llvm::enumerate(op.getPerms()))
    read[source] = loops[dim];
  builder.read(op.getInput1(), read);
  builder.write(op.getOutput(), loops);
  return builder.take();
}

static Space getReverseSpace(tosa::ReverseOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput1(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getOutput());
  SmallVector<AffineExpr> read(loops);
  SmallVector<Quantity> shifts(loops.size(), 0);
  read[op.getAxis()] = -loops[op.getAxis()];
  shifts[op.getAxis()] =
      sizes.getDim(op.getInput1(), op.getAxis()) - Quantity(1);
  builder.readMoved(op.getInput1(), read, shifts);
  builder.write(op.getOutput(), loops);
  return builder.take();
}

static Space getTileSpace(tosa::TileOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput1(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getOutput());
  SmallVector<AffineExpr> read;
  auto in = cast<ShapedType>(op.getInput1().getType());
  auto out = cast<ShapedType>(op.getOutput().getType());
  for (auto [dim, extent] : llvm::enumerate(in.getShape())) {
    bool isOpen = ShapedType::isDynamic(extent);
    bool isWhole = isOpen || extent == out.getDimSize(dim);
    read.push_back(isWhole ? loops[dim] : loops[dim] % extent);
  }
  builder.read(op.getInput1(), read);
  builder.write(op.getOutput(), loops);
  return builder.take();
}

static Space getConcatSpace(tosa::ConcatOp op, SizeProvider &sizes) {
  return getConcatenationSpace(op, op.getInput1(), op.getOutput(), op.getAxis(),
                               sizes);
}

static Space getPadSpace(tosa::PadOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput1(), op.getOutput()}))
    return std::nullopt;
  unsigned rank = cast<ShapedType>(op.getInput1().getType()).getRank();
  SmallVector<Quantity> low;
  SmallVector<int64_t> padding;
  if (tosa::getConstShapeValues(op.getPadding().getDefiningOp(), padding) &&
      padding.size() == 2 * rank)
    for (unsigned dim = 0; dim < rank; ++dim)
      low.push_back(padding[2 * dim]);
  return getPaddedSpace(op, op.getInput1(), op.getOutput(), low, sizes);
}

/// What is kept; a start that is no constant moves all of it alike.
static Space getSliceSpace(tosa::SliceOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput1(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getOutput());
  SmallVector<int64_t> start;
  if (tosa::getConstShapeValues(op.getStart().getDefiningOp(), start) &&
      start.size() == loops.size()) {
    SmallVector<AffineExpr> read;
    for (auto [loop, begin] : llvm::zip_equal(loops, start))
      read.push_back(loop + begin);
    builder.read(op.getInput1(), read);
  } else {
    builder.readAnywhere(op.getInput1());
  }
  builder.write(op.getOutput(), loops);
  return builder.take();
}

static Space getGatherSpace(tosa::GatherOp op, SizeProvider &sizes) {
  if (!haveRank({op.getIndices(), op.getOutput()}))
    return std::nullopt;
  IterationBuilder builder(op, sizes);
  SmallVector<AffineExpr> loops = builder.addLoops(op.getOutput());
  builder.readPartly(op.getValues(), {loops[0], std::nullopt, loops[2]});
  builder.read(op.getIndices(), {loops[0], loops[1]});
  builder.write(op.getOutput(), loops);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

void tosa_models::attachIterations(MLIRContext *ctx) {
  using namespace tosa;
  attachElementwiseSpaces<
      AbsOp, AddOp, ApplyScaleOp, ArithmeticRightShiftOp, BitwiseAndOp,
      BitwiseNotOp, BitwiseOrOp, BitwiseXorOp, CastOp, CeilOp, ClampOp, ClzOp,
      CosOp, EqualOp, ErfOp, ExpOp, FloorOp, GreaterEqualOp, GreaterOp,
      IntDivOp, LogOp, LogicalAndOp, LogicalLeftShiftOp, LogicalNotOp,
      LogicalOrOp, LogicalRightShiftOp, LogicalXorOp, MaximumOp, MinimumOp,
      MulOp, NegateOp, PowOp, ReciprocalOp, RescaleOp, RsqrtOp, SelectOp,
      SigmoidOp, SinOp, SubOp, TableOp, TanhOp>(ctx);
  attachIteration<ArgMaxOp, getReductionSpace<ArgMaxOp>>(ctx);
  attachIteration<ReduceAllOp, getReductionSpace<ReduceAllOp>>(ctx);
  attachIteration<ReduceAnyOp, getReductionSpace<ReduceAnyOp>>(ctx);
  attachIteration<ReduceMaxOp, getReductionSpace<ReduceMaxOp>>(ctx);
  attachIteration<ReduceMinOp, getReductionSpace<ReduceMinOp>>(ctx);
  attachIteration<ReduceProductOp, getReductionSpace<ReduceProductOp>>(ctx);
  attachIteration<ReduceSumOp, getReductionSpace<ReduceSumOp>>(ctx);
  attachIteration<MatMulOp, getMatMulSpace>(ctx);
  attachIteration<Conv2DOp, getConvSpace<Conv2DOp>>(ctx);
  attachIteration<Conv3DOp, getConvSpace<Conv3DOp>>(ctx);
  attachIteration<DepthwiseConv2DOp, getDepthwiseSpace>(ctx);
  attachIteration<MaxPool2dOp, getPoolSpace<MaxPool2dOp>>(ctx);
  attachIteration<AvgPool2dOp, getPoolSpace<AvgPool2dOp>>(ctx);
  attachIteration<TransposeOp, getTransposeSpace>(ctx);
  attachIteration<ReverseOp, getReverseSpace>(ctx);
  attachIteration<TileOp, getTileSpace>(ctx);
  attachIteration<ConcatOp, getConcatSpace>(ctx);
  attachIteration<PadOp, getPadSpace>(ctx);
  attachIteration<SliceOp, getSliceSpace>(ctx);
  attachIteration<GatherOp, getGatherSpace>(ctx);
}
