//===- PlacedTensors.cpp - Tensors put into others ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/Padding/PlacedTensors.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/Matchers.h"

using namespace mlir;
using namespace mlir::roofline;

/// How many tensors may have been put into each other.
static constexpr unsigned maxDepth = 8;

/// Whether sums and products of a few such numbers do not wrap.
static bool isSmall(int64_t number) {
  constexpr int64_t limit = int64_t(1) << 24;
  return -limit <= number && number <= limit;
}

static Value skipCasts(Value value) {
  while (auto cast = value.getDefiningOp<tensor::CastOp>())
    value = cast.getSource();
  return value;
}

/// A scalar as a constant if it is one.
static OpFoldResult getScalar(Value value) {
  Attribute constant;
  if (matchPattern(value, m_Constant(&constant)))
    return constant;
  return value;
}

/// The scalar that a tensor is everywhere; null if none is seen.
static OpFoldResult getSplatScalar(Value value) {
  value = skipCasts(value);
  if (auto fill = value.getDefiningOp<linalg::FillOp>())
    return getScalar(fill.getInputs().front());
  if (auto splat = value.getDefiningOp<tensor::SplatOp>())
    return getScalar(splat.getInput());
  SplatElementsAttr elements;
  if (matchPattern(value, m_Constant(&elements)))
    return elements.getSplatValue<Attribute>();
  return {};
}

namespace {
/// One step of putting a tensor into another.
struct Step {
  Value source;
  OpFoldResult background;
  SmallVector<Placement, 4> dims;
};
} // namespace

static std::optional<Step> getPadStep(tensor::PadOp pad, SizeProvider &sizes) {
  Value scalar = pad.getConstantPaddingValue();
  if (!scalar)
    return std::nullopt;
  Step step{pad.getSource(), getScalar(scalar), {}};
  for (auto [dim, low, high] :
       llvm::enumerate(pad.getMixedLowPad(), pad.getMixedHighPad())) {
    Placement &placement = step.dims.emplace_back();
    placement.extent = sizes.getDim(pad.getSource(), dim);
    placement.isAll = isZeroInteger(low) && isZeroInteger(high);
    std::optional<int64_t> before = sizes.getValue(low).getInt64();
    if (!before || !isSmall(*before))
      return std::nullopt;
    placement.low = *before;
  }
  return step;
}

static std::optional<Step> getInsertStep(tensor::InsertSliceOp insert,
                                         SizeProvider &sizes) {
  Step step{insert.getSource(), getSplatScalar(insert.getDest()), {}};
  if (!step.background)
    return std::nullopt;
  auto offsets = insert.getMixedOffsets(), extents = insert.getMixedSizes(),
       strides = insert.getMixedStrides();
  for (unsigned dim = 0, rank = offsets.size(); dim < rank; ++dim) {
    Placement &placement = step.dims.emplace_back();
    std::optional<int64_t> low = sizes.getValue(offsets[dim]).getInt64();
    std::optional<int64_t> stride = sizes.getValue(strides[dim]).getInt64();
    if (!low || !stride || *low < 0 || *stride < 1 || !isSmall(*low) ||
        !isSmall(*stride))
      return std::nullopt;
    placement = {*low, *stride, sizes.getValue(extents[dim]), /*isAll=*/false,
                 /*tiles=*/std::nullopt};
    placement.isAll = *low == 0 && *stride == 1 &&
                      placement.extent == sizes.getDim(insert.getDest(), dim);
  }
  return step;
}

static std::optional<Step> getPackStep(linalg::PackOp pack,
                                       SizeProvider &sizes) {
  Step step{pack.getSource(), OpFoldResult(), {}};
  if (Value padding = pack.getPaddingValue())
    step.background = getScalar(padding);
  unsigned rank = pack.getSourceRank();
  SmallVector<int64_t> outer(pack.getOuterDimsPerm());
  if (outer.empty())
    outer = llvm::to_vector(llvm::seq<int64_t>(0, rank));
  for (int64_t dim : outer) {
    Placement &placement = step.dims.emplace_back();
    placement.extent = sizes.getDim(pack.getSource(), dim);
    placement.isAll = true;
  }
  for (int64_t dim : pack.getInnerDimsPos()) {
    Placement &placement = step.dims.emplace_back();
    placement.extent = sizes.getDim(pack.getSource(), dim);
    placement.tiles = llvm::find(outer, dim) - outer.begin();
    step.dims[*placement.tiles].extent = 0;
  }
  return step;
}

static std::optional<Step> getStep(Value value, SizeProvider &sizes) {
  if (auto pad = value.getDefiningOp<tensor::PadOp>())
    return getPadStep(pad, sizes);
  if (auto insert = value.getDefiningOp<tensor::InsertSliceOp>())
    return getInsertStep(insert, sizes);
  if (auto pack = value.getDefiningOp<linalg::PackOp>())
    return getPackStep(pack, sizes);
  return std::nullopt;
}

bool mlir::roofline::isPlaced(Value value) {
  return isa_and_present<tensor::PadOp, tensor::InsertSliceOp, linalg::PackOp>(
      skipCasts(value).getDefiningOp());
}

std::optional<PlacedTensor>
mlir::roofline::getPlacedTensor(Value value, SizeProvider &sizes) {
  std::optional<PlacedTensor> placed;
  for (unsigned depth = 0; depth < maxDepth; ++depth) {
    value = skipCasts(value);
    std::optional<Step> step = getStep(value, sizes);
    if (!step)
      break;
    if (!placed) {
      placed.emplace();
      placed->dims = step->dims;
    } else {
      // Inside of tiles, positions are no sum of a loop or two.
      bool isTiled = llvm::any_of(placed->dims, [](const Placement &dim) {
        return dim.tiles.has_value();
      });
      if (isTiled || step->dims.size() != placed->dims.size() ||
          llvm::any_of(step->dims,
                       [](const Placement &dim) { return dim.tiles; }))
        break;
      for (auto [outer, inner] : llvm::zip_equal(placed->dims, step->dims)) {
        outer.low += outer.step * inner.low;
        outer.step *= inner.step;
        outer.extent = inner.extent;
        outer.isAll &= inner.isAll;
        if (!isSmall(outer.low) || !isSmall(outer.step))
          return std::nullopt;
      }
    }
    if (step->background)
      placed->backgrounds.push_back(step->background);
    if (cast<ShapedType>(step->source.getType()).getRank() !=
        static_cast<int64_t>(placed->dims.size()))
      break;
    value = step->source;
  }
  return placed;
}
