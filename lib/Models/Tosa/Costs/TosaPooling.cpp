//===- TosaPooling.cpp - Costs of TOSA pooling ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"
#include "Windows/EffectiveTaps.h"
#include "Windows/Window.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

namespace {
/// The loop nest of a pooling over N x H x W x C.
struct PoolDomain {
  SmallVector<Window, 2> windows;
  /// Batch times channels.
  Quantity planes;
  Quantity outputs, taps;
};
} // namespace

template <typename OpTy>
static PoolDomain getPoolDomain(OpTy op, SizeProvider &sizes) {
  PoolDomain domain;
  domain.planes = getExtent(sizes, {{op.getInput(), 0}, {op.getOutput(), 0}}) *
                  getExtent(sizes, {{op.getInput(), 3}, {op.getOutput(), 3}});
  domain.outputs = domain.taps = domain.planes;
  for (auto [i, kernel] : llvm::enumerate(op.getKernel())) {
    unsigned dim = i + 1;
    Window &window = domain.windows.emplace_back();
    window.in = getExtent(sizes, {{op.getInput(), dim}});
    window.out = getExtent(sizes, {{op.getOutput(), dim}});
    window.kernel = kernel;
    window.stride = op.getStride()[i];
    window.padBefore = op.getPad()[2 * i];
    window.padAfter = op.getPad()[2 * i + 1];
    domain.outputs *= window.out;
    domain.taps *= window.out * window.kernel;
  }
  return domain;
}

static void addTraffic(CostBuilder &builder, const PoolDomain &domain) {
  Footprint touched = getTouched(domain.windows);
  builder.readOperand(0, domain.planes * touched.elements);
  if (!touched.isExact)
    builder.limitLastTraffic(CountStatus::upper,
                             "no closed form for the elements touched");
  for (unsigned i = 1, e = builder.getOperation()->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i); // zero points
  builder.writeResult(0, domain.outputs);
}

//===----------------------------------------------------------------------===//
// max_pool2d
//===----------------------------------------------------------------------===//

/// One comparison per tap; where NaNs lose, also a test and a select.
static OpCost getMaxPoolCost(tosa::MaxPool2dOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput(), op.getOutput()}))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  PoolDomain domain = getPoolDomain(op, sizes);
  Type type = getScalarType(op.getInput());
  bool ignoresNaN = op.getNanMode() == tosa::NanPropagationMode::IGNORE &&
                    isa<FloatType>(type);
  builder.addWork(WorkClass::compare, type,
                  domain.taps * Quantity(ignoresNaN ? 3 : 1));
  addTraffic(builder, domain);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// avg_pool2d
//===----------------------------------------------------------------------===//

/// Per tap: cast to the accumulator, subtract the zero point, add.
static void addSum(CostBuilder &builder, tosa::AvgPool2dOp op,
                   const Quantity &taps) {
  Type accumulator = op.getAccType();
  addConvert(builder, getScalarType(op.getInput()), accumulator, taps);
  if (isa<IntegerType>(accumulator) && !isKnownZero(op.getInputZp()))
    builder.addWork(WorkClass::add, accumulator, taps);
  builder.addWork(WorkClass::add, accumulator, taps);
}

/// Per output: a float divides; an integer scales by a reciprocal, adds the
/// zero point and clamps. The divisor depends on the position only and is not
/// counted. Then the cast to the result.
static void addMean(CostBuilder &builder, tosa::AvgPool2dOp op,
                    const Quantity &outputs) {
  Type accumulator = op.getAccType();
  if (isa<FloatType>(accumulator)) {
    builder.addWork(WorkClass::div, accumulator, outputs);
  } else {
    addScaling(builder, accumulator, /*isDoubleRounding=*/false, outputs);
    if (!isKnownZero(op.getOutputZp()))
      builder.addWork(WorkClass::add, accumulator, outputs);
    builder.addWork(WorkClass::compare, accumulator, outputs * Quantity(2));
  }
  addConvert(builder, accumulator, getScalarType(op.getOutput()), outputs);
}

static OpCost getAvgPoolCost(tosa::AvgPool2dOp op, SizeProvider &sizes) {
  if (!haveRank({op.getInput(), op.getOutput()}))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  PoolDomain domain = getPoolDomain(op, sizes);
  addSum(builder, op, domain.taps);
  addMean(builder, op, domain.outputs);
  if (std::optional<Quantity> taps = getTapsInBounds(
          getUnpaddedWindows(op.getInput(), op.getInputZp(), domain.windows),
          sizes)) {
    CostBuilder tap(op, sizes);
    addSum(tap, op, /*taps=*/1);
    setEffectiveWork(builder, tap.getCost(),
                     domain.taps - domain.planes * *taps);
  }
  addTraffic(builder, domain);
  return builder.take();
}

void tosa_models::attachPooling(MLIRContext *ctx) {
  attachFunctionModel<tosa::MaxPool2dOp, getMaxPoolCost>(ctx);
  attachFunctionModel<tosa::AvgPool2dOp, getAvgPoolCost>(ctx);
}
