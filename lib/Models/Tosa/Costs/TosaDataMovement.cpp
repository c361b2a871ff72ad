//===- TosaDataMovement.cpp - Costs of TOSA data movement -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Nothing is computed but the interpolation of resize.
//
//===----------------------------------------------------------------------===//

#include "Core/DataMovement.h"
#include "Tosa/TosaModels.h"
#include "mlir-roofline/Interfaces/Access/Footprint.h"

#include "mlir/Dialect/Tosa/Utils/ConversionUtils.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

//===----------------------------------------------------------------------===//
// Permutations, copies, parts
//===----------------------------------------------------------------------===//

/// Every operand in, the result out. A rearranged splat is a splat: nothing
/// moves.
template <typename OpTy>
static OpCost getCopyCost(OpTy op, SizeProvider &sizes) {
  if (isSplat(op.getOutput()))
    return {};
  CostBuilder builder(op, sizes);
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i);
  builder.writeResult(0);
  return builder.take();
}

/// Reads what it keeps.
static OpCost getSliceCost(tosa::SliceOp op, SizeProvider &sizes) {
  if (isSplat(op.getOutput()))
    return {};
  CostBuilder builder(op, sizes);
  builder.readOperand(0, builder.getNumElements(op.getOutput()));
  builder.writeResult(0);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Gather and scatter
//===----------------------------------------------------------------------===//

/// The rows that the indices pick, if they pick each once; never more than all.
static OpCost getGatherCost(tosa::GatherOp op, SizeProvider &sizes) {
  if (isSplat(op.getOutput()))
    return {};
  CostBuilder builder(op, sizes);
  builder.readOperand(0, builder.getNumElements(op.getOutput()));
  builder.limitLastTraffic(CountStatus::upper,
                           "which rows are gathered depends on data");
  builder.readOperandUnlessSplat(1);
  builder.writeResult(0);
  return builder.take();
}

/// The rows that are replaced, each at most once by specification; the others
/// alias the destination.
static OpCost getScatterCost(tosa::ScatterOp op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  builder.readOperandUnlessSplat(1);
  builder.readOperandUnlessSplat(2);
  writePart(builder, /*dest=*/0, builder.getNumElements(op.getInput()));
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Resize
//===----------------------------------------------------------------------===//

namespace {
/// One dimension of a resize: output o samples the input around
/// `(o * denominator + offset) / numerator`.
struct Sampling {
  Quantity in, out;
  int64_t numerator, denominator, offset;
  bool isBilinear;
};
} // namespace

/// The number of input positions that are sampled. Upsampling leaves none out
/// between the first and the last; downsampling bounds it by the samples.
static Footprint getSampled(const Sampling &s) {
  Footprint bound{Quantity::min(s.in, s.out * Quantity(s.isBilinear ? 2 : 1)),
                  false};
  if (s.numerator < s.denominator || !s.in.isConstant() || !s.out.isConstant())
    return bound;
  // Nearest rounds halves up; bilinear takes both neighbours.
  auto position = [&](const Quantity &o) {
    Quantity scaled = o * Quantity(s.denominator) + Quantity(s.offset);
    if (s.isBilinear)
      return Quantity::floorDiv(scaled, s.numerator);
    return Quantity::floorDiv(scaled * Quantity(2) + Quantity(s.numerator),
                              Quantity(s.numerator) * Quantity(2));
  };
  auto clamp = [&](const Quantity &i) {
    return Quantity::max(0, Quantity::min(i, s.in - Quantity(1)));
  };
  Quantity last =
      position(s.out - Quantity(1)) + Quantity(s.isBilinear ? 1 : 0);
  return {clamp(last) - clamp(position(0)) + Quantity(1), true};
}

/// The elements of the input that the samples are taken from.
static Footprint getSampled(tosa::ResizeOp op, SizeProvider &sizes) {
  Value input = op.getInput(), output = op.getOutput();
  SmallVector<int64_t> scale, offset;
  bool isKnown =
      tosa::getConstShapeValues(op.getScale().getDefiningOp(), scale) &&
      tosa::getConstShapeValues(op.getOffset().getDefiningOp(), offset);
  Footprint product{getExtent(sizes, {{input, 0}, {output, 0}}) *
                        getExtent(sizes, {{input, 3}, {output, 3}}),
                    true};
  for (unsigned i = 0; i < 2; ++i) {
    unsigned dim = i + 1;
    Sampling sampling{getExtent(sizes, {{input, dim}}),
                      getExtent(sizes, {{output, dim}}),
                      /*numerator=*/0,
                      /*denominator=*/1,
                      /*offset=*/0,
                      op.getMode() == tosa::ResizeMode::BILINEAR};
    if (isKnown) {
      sampling.numerator = scale[2 * i];
      sampling.denominator = scale[2 * i + 1];
      sampling.offset = offset[i];
    }
    Footprint sampled = getSampled(sampling);
    product.elements *= sampled.elements;
    product.isExact &= sampled.isExact;
  }
  return product;
}

/// Bilinear: two linear interpolations along x and one along y, each
/// `a * (unit - t) + b * t`. Positions and weights depend on the position only
/// and are not counted.
static OpCost getResizeCost(tosa::ResizeOp op, SizeProvider &sizes) {
  Value input = op.getInput(), output = op.getOutput();
  if (!haveRank({input, output}))
    return getUnrankedCost(op, sizes);
  CostBuilder builder(op, sizes);
  if (op.getMode() == tosa::ResizeMode::BILINEAR) {
    Type in = getScalarType(input), out = getScalarType(output);
    Quantity elements = builder.getNumElements(output);
    addConvert(builder, in, out, elements * Quantity(4));
    builder.addWork(WorkClass::mul, out, elements * Quantity(6));
    builder.addWork(WorkClass::add, out, elements * Quantity(6));
  }
  Footprint sampled = getSampled(op, sizes);
  builder.readOperand(0, sampled.elements);
  if (!sampled.isExact)
    builder.limitLastTraffic(CountStatus::upper,
                             "no closed form for the elements sampled");
  builder.writeResult(0);
  return builder.take();
}

void tosa_models::attachDataMovement(MLIRContext *ctx) {
  using namespace tosa;
  attachFunctionModel<ConcatOp, getCopyCost<ConcatOp>>(ctx);
  attachFunctionModel<PadOp, getCopyCost<PadOp>>(ctx);
  attachFunctionModel<ReverseOp, getCopyCost<ReverseOp>>(ctx);
  attachFunctionModel<TileOp, getCopyCost<TileOp>>(ctx);
  attachFunctionModel<TransposeOp, getCopyCost<TransposeOp>>(ctx);
  attachFunctionModel<SliceOp, getSliceCost>(ctx);
  attachFunctionModel<GatherOp, getGatherCost>(ctx);
  attachFunctionModel<ScatterOp, getScatterCost>(ctx);
  attachFunctionModel<ResizeOp, getResizeCost>(ctx);
}
