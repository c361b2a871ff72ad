//===- PaddingTaps.cpp - Iterations that hit padding ----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Linalg/Padding/PaddingTaps.h"

#include "Linalg/Body/KnownBody.h"
#include "Linalg/Padding/PlacedTensors.h"
#include "Windows/Window.h"

#include <numeric>

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// `coefficient * loop`, one part of an index.
struct Stride {
  unsigned loop;
  int64_t coefficient;

  bool operator==(const Stride &other) const {
    return loop == other.loop && coefficient == other.coefficient;
  }
};

/// The loops that decide whether an element is one of a smaller tensor.
struct Taps {
  SmallVector<Stride, 2> strides;
  Placement placement;
  /// How many combinations of them meet one.
  Quantity inBounds;
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

//===----------------------------------------------------------------------===//
// One dimension
//===----------------------------------------------------------------------===//

/// The iterations o < `out` and k < `kernel` whose index
/// `outer * o + inner * k` is that of an element that is placed with a step:
/// `low + step * i`, i < `extent`. For each k, the solutions of a congruence
/// between two bounds.
static std::optional<Quantity> countStepped(const Quantity &out, int64_t outer,
                                            int64_t kernel, int64_t inner,
                                            const Placement &placement) {
  // Bounds time: kernels and steps are small. So that nothing wraps, so are
  // coefficients.
  constexpr int64_t limit = 1 << 12;
  if (outer > limit || inner > limit)
    return std::nullopt;
  int64_t step = placement.step;
  int64_t period = step / std::gcd(outer, step);
  if (kernel > limit || period > limit)
    return std::nullopt;
  Quantity taps;
  for (int64_t k = 0; k < kernel; ++k) {
    int64_t first = placement.low - inner * k;
    int64_t solution = 0;
    while (solution < period && (outer * solution - first) % step != 0)
      ++solution;
    if (solution == period)
      continue;
    Quantity from = Quantity::max(0, Quantity::ceilDiv(first, outer));
    Quantity last = Quantity(first) + (placement.extent - 1) * Quantity(step);
    Quantity to =
        Quantity::min(out, Quantity::floorDiv(last, outer) + Quantity(1));
    taps += Quantity::max(
        0, Quantity::ceilDiv(to - Quantity(solution), period) -
               Quantity::ceilDiv(from - Quantity(solution), period));
  }
  return taps;
}

/// The combinations of the loops of an index that meet an element.
static std::optional<Quantity> countInBounds(ArrayRef<Stride> strides,
                                             const Placement &placement,
                                             ArrayRef<Quantity> extents) {
  Stride outer = strides.front();
  Stride inner = strides.size() == 2 ? strides.back() : Stride{0, 1};
  Quantity innerExtent = strides.size() == 2 ? extents[inner.loop] : 1;
  // The shorter loop is the kernel, whose taps are summed one by one.
  Quantity outerExtent = extents[outer.loop];
  std::optional<int64_t> a = outerExtent.getInt64(), b = innerExtent.getInt64();
  if (!b || (a && *a < *b)) {
    std::swap(outer, inner);
    std::swap(outerExtent, innerExtent);
    std::swap(a, b);
  }
  if (placement.step != 1) {
    if (!b)
      return std::nullopt;
    return countStepped(outerExtent, outer.coefficient, *b, inner.coefficient,
                        placement);
  }
  Window window;
  window.in = placement.extent;
  window.out = outerExtent;
  window.kernel = innerExtent;
  window.stride = outer.coefficient;
  window.dilation = inner.coefficient;
  window.padBefore = placement.low;
  // How much it is does not matter: positions behind are none of `in`.
  window.padAfter = 1;
  return getTapsInBounds(window);
}

static std::optional<Taps> getTaps(AffineMap map, unsigned dim,
                                   const Placement &placement,
                                   ArrayRef<Quantity> extents) {
  Taps taps;
  taps.placement = placement;
  if (placement.tiles) {
    auto tiles = dyn_cast<AffineDimExpr>(map.getResult(*placement.tiles));
    auto inTile = dyn_cast<AffineDimExpr>(map.getResult(dim));
    if (!tiles || !inTile)
      return std::nullopt;
    taps.strides = {{tiles.getPosition(), 0}, {inTile.getPosition(), 1}};
    taps.inBounds =
        Quantity::min(placement.extent, extents[tiles.getPosition()] *
                                            extents[inTile.getPosition()]);
    return taps;
  }
  auto strides = getStrides(map.getResult(dim));
  if (!strides)
    return std::nullopt;
  auto inBounds = countInBounds(*strides, placement, extents);
  if (!inBounds)
    return std::nullopt;
  taps.strides = std::move(*strides);
  taps.inBounds = std::move(*inBounds);
  return taps;
}

//===----------------------------------------------------------------------===//
// All dimensions
//===----------------------------------------------------------------------===//

/// Adds the taps of one operand. False if there is no closed form: loops decide
/// for two dimensions.
static bool addTaps(ArrayRef<Placement> dims, AffineMap map,
                    ArrayRef<Quantity> extents, SmallVectorImpl<Taps> &all) {
  for (auto [dim, placement] : llvm::enumerate(dims)) {
    if (placement.isAll)
      continue;
    std::optional<Taps> taps = getTaps(map, dim, placement, extents);
    if (!taps)
      return false;
    auto isShared = [&](const Taps &other) {
      return llvm::any_of(taps->strides, [&](const Stride &stride) {
        return llvm::any_of(other.strides, [&](const Stride &otherStride) {
          return otherStride.loop == stride.loop;
        });
      });
    };
    auto *other = llvm::find_if(all, isShared);
    if (other == all.end())
      all.push_back(std::move(*taps));
    else if (other->strides != taps->strides ||
             !(other->placement == taps->placement))
      return false;
  }
  return true;
}

std::optional<Quantity> mlir::roofline::getInBoundsIterations(
    linalg::LinalgOp op, ArrayRef<Quantity> extents, SizeProvider &sizes) {
  SmallVector<Taps, 2> all;
  for (OpOperand *input : op.getDpsInputOperands()) {
    std::optional<PlacedTensor> placed = getPlacedTensor(input->get(), sizes);
    if (!placed)
      continue;
    size_t before = all.size();
    if (!addTaps(placed->dims, op.getMatchingIndexingMap(input), extents, all))
      return std::nullopt;
    bool isPadded = all.size() != before;
    if (isPadded && !llvm::all_of(placed->backgrounds, [&](OpFoldResult value) {
          return isNeutral(op, *input, value);
        }))
      return std::nullopt;
  }
  if (all.empty())
    return std::nullopt;
  Quantity product = 1;
  llvm::SmallBitVector isCounted(extents.size());
  for (const Taps &taps : all) {
    product *= taps.inBounds;
    for (const Stride &stride : taps.strides)
      isCounted.set(stride.loop);
  }
  for (auto [loop, extent] : llvm::enumerate(extents))
    if (!isCounted.test(loop))
      product *= extent;
  return product;
}
