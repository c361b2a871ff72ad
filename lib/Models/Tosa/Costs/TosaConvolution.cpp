//===- TosaConvolution.cpp - Costs of TOSA convolutions -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One rule for all convolutions: multiply-accumulates over batch x positions x
// kernel window x channel pairs. The positions are those of the output, or of
// the input for a transposed convolution, which is the adjoint.
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"
#include "Windows/EffectiveTaps.h"
#include "Windows/Window.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

namespace {
/// The loop nest of a convolution.
struct ConvDomain {
  SmallVector<Window, 3> windows;
  Quantity batch;
  /// Pairs of an input and an output channel that meet.
  Quantity channelPairs;
  Quantity inputChannels, outputChannels;
};
} // namespace

//===----------------------------------------------------------------------===//
// Domains
//===----------------------------------------------------------------------===//

/// The windows of a direct convolution or of a pooling over N x spatial x C
/// are laid out alike; `kernelDim` is where the weights' window starts.
template <typename OpTy>
static SmallVector<Window, 3> getDirectWindows(OpTy op, unsigned kernelDim,
                                               SizeProvider &sizes) {
  SmallVector<Window, 3> windows;
  for (auto [i, stride] : llvm::enumerate(op.getStride())) {
    Window &window = windows.emplace_back();
    unsigned dim = i + 1;
    window.in = getExtent(sizes, {{op.getInput(), dim}});
    window.out = getExtent(sizes, {{op.getOutput(), dim}});
    unsigned tapDim = kernelDim + i;
    window.kernel = getExtent(sizes, {{op.getWeight(), tapDim}});
    window.stride = stride;
    window.dilation = op.getDilation()[i];
    window.padBefore = op.getPad()[2 * i];
    window.padAfter = op.getPad()[2 * i + 1];
  }
  return windows;
}

/// Weights of OC x window x IC.
template <typename OpTy>
static void addDenseChannels(ConvDomain &domain, OpTy op, SizeProvider &sizes) {
  unsigned last = op.getInput().getType().getRank() - 1;
  domain.inputChannels =
      getExtent(sizes, {{op.getWeight(), last}, {op.getInput(), last}});
  domain.outputChannels =
      getExtent(sizes, {{op.getWeight(), 0}, {op.getOutput(), last}});
  domain.channelPairs = domain.inputChannels * domain.outputChannels;
}

template <typename OpTy>
static ConvDomain getDomain(OpTy op, SizeProvider &sizes) {
  ConvDomain domain;
  domain.windows = getDirectWindows(op, /*kernelDim=*/1, sizes);
  addDenseChannels(domain, op, sizes);
  return domain;
}

/// Weights of window x C x multiplier: each input channel has its own outputs.
static ConvDomain getDomain(tosa::DepthwiseConv2DOp op, SizeProvider &sizes) {
  ConvDomain domain;
  domain.windows = getDirectWindows(op, /*kernelDim=*/0, sizes);
  domain.inputChannels =
      getExtent(sizes, {{op.getWeight(), 2}, {op.getInput(), 3}});
  domain.channelPairs =
      domain.inputChannels * getExtent(sizes, {{op.getWeight(), 3}});
  domain.outputChannels = domain.channelPairs;
  return domain;
}

/// Input i scatters its taps to `i * stride + k + out_pad`: the same window
/// with input and output exchanged.
static ConvDomain getDomain(tosa::TransposeConv2DOp op, SizeProvider &sizes) {
  ConvDomain domain;
  for (auto [i, stride] : llvm::enumerate(op.getStride())) {
    Window &window = domain.windows.emplace_back();
    unsigned dim = i + 1;
    window.in = getExtent(sizes, {{op.getOutput(), dim}});
    window.out = getExtent(sizes, {{op.getInput(), dim}});
    window.kernel = getExtent(sizes, {{op.getWeight(), dim}});
    window.stride = stride;
    window.padBefore = -op.getOutPad()[2 * i];
    window.padAfter = -op.getOutPad()[2 * i + 1];
  }
  addDenseChannels(domain, op, sizes);
  return domain;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

/// Adds one multiply-accumulate per element of the domain, the casts and zero
/// points that lead to it, and per output the bias and the cast of the result.
template <typename OpTy>
static void addConvWork(CostBuilder &builder, OpTy op, const Quantity &macs,
                        const Quantity &outputs) {
  Type accumulator = op.getAccType();
  Type input = getScalarType(op.getInput());
  Type weight = getScalarType(op.getWeight());
  builder.addMacs(getWiderType(input, weight), accumulator, macs);
  bool hasZeroPoints =
      isa<IntegerType>(accumulator) &&
      !(isKnownZero(op.getInputZp()) && isKnownZero(op.getWeightZp()));
  addFactorWork(builder, input, accumulator, hasZeroPoints, macs,
                builder.getNumElements(op.getInput()));
  addFactorWork(builder, weight, accumulator, hasZeroPoints, macs,
                builder.getNumElements(op.getWeight()));

  addConvert(builder, getScalarType(op.getBias()), accumulator, outputs);
  builder.addWork(WorkClass::add, accumulator, outputs);
  addConvert(builder, accumulator, getScalarType(op.getOutput()), outputs);
}

/// Of one multiply-accumulate, what both factors have a part in.
template <typename OpTy>
static Work getProductWork(OpTy op) {
  Work work;
  work.add(WorkClass::mul, op.getAccType(), 1);
  work.add(WorkClass::add, op.getAccType(), 1);
  return work;
}

/// Leaves out the taps out of bounds, where padding makes some.
template <typename OpTy>
static void dropPadding(CostBuilder &builder, OpTy op, const ConvDomain &domain,
                        ArrayRef<Window> windows, const Quantity &macs) {
  std::optional<Quantity> taps = getTapsInBounds(windows, builder.getSizes());
  if (!taps)
    return;
  CostBuilder tap(op, builder.getSizes());
  addConvWork(tap, op, /*macs=*/1, /*outputs=*/0);
  // What is done to the factors is necessary as often as there are any.
  Work factors = tap.getCost().work;
  factors.addScaled(getProductWork(op), -1);
  setEffectiveWork(builder, tap.getCost(),
                   macs - domain.batch * domain.channelPairs * *taps, factors);
}

template <typename OpTy>
static OpCost getConvCost(OpTy op, SizeProvider &sizes) {
  if (!haveRank({op.getInput(), op.getWeight(), op.getOutput()}))
    return getUnrankedCost(op, sizes);
  ConvDomain domain = getDomain(op, sizes);
  domain.batch = getExtent(sizes, {{op.getInput(), 0}, {op.getOutput(), 0}});
  Quantity macs = domain.batch * domain.channelPairs;
  for (const Window &window : domain.windows)
    macs *= window.out * window.kernel;

  constexpr bool isTransposed = std::is_same_v<OpTy, tosa::TransposeConv2DOp>;
  Quantity outputs = domain.batch * domain.outputChannels;
  for (const Window &window : domain.windows)
    outputs *= isTransposed ? window.in : window.out;

  CostBuilder builder(op, sizes);
  addConvWork(builder, op, macs, outputs);
  // A transposed convolution scatters into its padding, not from it.
  SmallVector<Window, 3> windows =
      isTransposed
          ? domain.windows
          : getUnpaddedWindows(op.getInput(), op.getInputZp(), domain.windows);
  dropPadding(builder, op, domain, windows, macs);

  // A transposed convolution uses every input; a direct one those that a tap
  // lands on.
  if (isTransposed) {
    builder.readOperand(0);
  } else {
    Footprint touched = getTouched(domain.windows);
    builder.readOperand(0,
                        domain.batch * domain.inputChannels * touched.elements);
    if (!touched.isExact)
      builder.limitLastTraffic(CountStatus::upper,
                               "no closed form for the elements touched");
  }
  builder.readOperand(1);
  for (unsigned i = 2, e = op->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i); // bias, zero points
  builder.writeResult(0, outputs);
  return builder.take();
}

void tosa_models::attachConvolutions(MLIRContext *ctx) {
  using namespace tosa;
  attachFunctionModel<Conv2DOp, getConvCost<Conv2DOp>>(ctx);
  attachFunctionModel<Conv3DOp, getConvCost<Conv3DOp>>(ctx);
  attachFunctionModel<DepthwiseConv2DOp, getConvCost<DepthwiseConv2DOp>>(ctx);
  attachFunctionModel<TransposeConv2DOp, getConvCost<TransposeConv2DOp>>(ctx);
}
