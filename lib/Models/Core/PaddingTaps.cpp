//===- PaddingTaps.cpp - Iterations that hit padding ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/PaddingTaps.h"

#include "Core/Window.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace mlir::roofline;

/// The `tensor.pad` that made `value`, seen through type casts.
static tensor::PadOp getPad(Value value) {
  while (auto cast = value.getDefiningOp<tensor::CastOp>())
    value = cast.getSource();
  return value.getDefiningOp<tensor::PadOp>();
}

namespace {
/// `coefficient * loop`, one part of an index.
struct Stride {
  unsigned loop;
  int64_t coefficient;
};
} // namespace

/// The parts of a sum of at most two loops with positive coefficients.
static std::optional<SmallVector<Stride, 2>> getStrides(AffineExpr index) {
  SmallVector<Stride, 2> strides;
  SmallVector<AffineExpr, 4> terms = {index};
  while (!terms.empty()) {
    AffineExpr term = terms.pop_back_val();
    if (auto dim = dyn_cast<AffineDimExpr>(term)) {
      strides.push_back({dim.getPosition(), 1});
      continue;
    }
    auto binary = dyn_cast<AffineBinaryOpExpr>(term);
    if (!binary)
      return std::nullopt;
    if (binary.getKind() == AffineExprKind::Add) {
      terms.push_back(binary.getRHS());
      terms.push_back(binary.getLHS());
      continue;
    }
    auto dim = dyn_cast<AffineDimExpr>(binary.getLHS());
    auto factor = dyn_cast<AffineConstantExpr>(binary.getRHS());
    if (binary.getKind() != AffineExprKind::Mul || !dim || !factor ||
        factor.getValue() <= 0)
      return std::nullopt;
    strides.push_back({dim.getPosition(), factor.getValue()});
  }
  if (strides.empty() || strides.size() > 2)
    return std::nullopt;
  return strides;
}

/// The in-bounds combinations of the loops of one padded dimension.
static std::optional<Quantity> getTapsOfDim(tensor::PadOp pad, unsigned dim,
                                            ArrayRef<Stride> strides,
                                            ArrayRef<Quantity> extents,
                                            SizeProvider &sizes) {
  std::optional<int64_t> low =
      sizes.getValue(pad.getMixedLowPad()[dim]).getInt64();
  std::optional<int64_t> high =
      sizes.getValue(pad.getMixedHighPad()[dim]).getInt64();
  if (!low || !high)
    return std::nullopt;
  Stride outer = strides.front();
  Stride inner = strides.size() == 2 ? strides.back() : Stride{0, 1};
  Quantity innerExtent = strides.size() == 2 ? extents[inner.loop] : 1;
  // The shorter loop is the kernel, whose taps are summed one by one.
  Quantity outerExtent = extents[outer.loop];
  std::optional<int64_t> a = outerExtent.getInt64(), b = innerExtent.getInt64();
  if (!b || (a && *a < *b)) {
    std::swap(outer, inner);
    std::swap(outerExtent, innerExtent);
  }
  Window window;
  window.in = sizes.getDim(pad.getSource(), dim);
  window.out = outerExtent;
  window.kernel = innerExtent;
  window.stride = outer.coefficient;
  window.dilation = inner.coefficient;
  window.padBefore = *low;
  window.padAfter = *high;
  return getTapsInBounds(window);
}

std::optional<Quantity> mlir::roofline::getInBoundsIterations(
    linalg::LinalgOp op, ArrayRef<Quantity> extents, SizeProvider &sizes) {
  llvm::SmallBitVector isCounted(extents.size());
  Quantity product = 1;
  for (OpOperand *input : op.getDpsInputOperands()) {
    tensor::PadOp pad = getPad(input->get());
    if (!pad || pad.getSourceType().getRank() == 0)
      continue;
    AffineMap map = op.getMatchingIndexingMap(input);
    for (auto [dim, index] : llvm::enumerate(map.getResults())) {
      if (isZeroInteger(pad.getMixedLowPad()[dim]) &&
          isZeroInteger(pad.getMixedHighPad()[dim]))
        continue;
      auto strides = getStrides(index);
      if (!strides)
        return std::nullopt;
      for (const Stride &stride : *strides) {
        if (isCounted.test(stride.loop))
          return std::nullopt; // two paddings on one loop
        isCounted.set(stride.loop);
      }
      auto taps = getTapsOfDim(pad, dim, *strides, extents, sizes);
      if (!taps)
        return std::nullopt;
      product *= *taps;
    }
  }
  if (isCounted.none())
    return std::nullopt;
  for (auto [loop, extent] : llvm::enumerate(extents))
    if (!isCounted.test(loop))
      product *= extent;
  return product;
}
