//===- ReshapedParts.cpp - Parts of tensors in another shape --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "KnownParts.h"

#include "mlir/IR/TypeUtilities.h"
#include "mlir/Interfaces/CastInterfaces.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::DynamicAPInt;

/// Pairs of dimensions, of one type and another with as many elements in the
/// same order, that are the same.
static SmallVector<std::pair<unsigned, unsigned>> pairDims(ShapedType from,
                                                           ShapedType to) {
  SmallVector<std::pair<unsigned, unsigned>> pairs;
  SmallVector<unsigned> fromDims = getLongDims(from.getShape());
  SmallVector<unsigned> toDims = getLongDims(to.getShape());
  size_t i = 0, j = 0;
  while (i < fromDims.size() && j < toDims.size()) {
    DynamicAPInt a(from.getDimSize(fromDims[i])), b(to.getDimSize(toDims[j]));
    if (a == b) {
      pairs.emplace_back(fromDims[i++], toDims[j++]);
      continue;
    }
    // As many of both as have the same number of elements.
    while (a != b) {
      if (a < b && ++i < fromDims.size())
        a *= from.getDimSize(fromDims[i]);
      else if (b < a && ++j < toDims.size())
        b *= to.getDimSize(toDims[j]);
      else
        return pairs;
    }
    ++i;
    ++j;
  }
  return pairs;
}

std::optional<HalfSpace> mlir::roofline::moveThroughView(const HalfSpace &part,
                                                         Operation *view,
                                                         Type from, Type to) {
  auto fromType = dyn_cast<ShapedType>(from);
  auto toType = dyn_cast<ShapedType>(to);
  if (!fromType || !toType || !fromType.hasRank() || !toType.hasRank())
    return std::nullopt;
  // A cast keeps the shape, also one that is open.
  if (isa<CastOpInterface>(view) &&
      succeeded(verifyCompatibleShape(fromType.getShape(), toType.getShape())))
    return part;
  if (!fromType.hasStaticShape() || !toType.hasStaticShape() ||
      fromType.getNumElements() == 0)
    return std::nullopt;
  HalfSpace moved = HalfSpace::getEverywhere(toType.getRank());
  moved.function.constant = part.function.constant;
  llvm::DenseMap<unsigned, unsigned> target;
  for (auto [fromDim, toDim] : pairDims(fromType, toType))
    target[fromDim] = toDim;
  moved.function.points = part.function.points;
  if (!moved.function.points.relabel([&](unsigned dim) {
        auto found = target.find(dim);
        return found == target.end() ? std::nullopt
                                     : std::optional(found->second);
      }))
    return std::nullopt;
  for (auto [dim, step] : llvm::enumerate(part.function.coefficients)) {
    if (step == 0 || fromType.getDimSize(dim) == 1)
      continue;
    auto found = target.find(dim);
    if (found == target.end())
      return std::nullopt;
    moved.function.coefficients[found->second] = step;
    moved.function.tables[found->second] = part.function.tables[dim];
  }
  return moved;
}

AffineMap mlir::roofline::getSliceMap(
    OffsetSizeAndStrideOpInterface slice, Type sliced,
    llvm::function_ref<std::optional<int64_t>(OpFoldResult)> getInteger) {
  auto type = dyn_cast<ShapedType>(sliced);
  if (!type || !type.hasRank())
    return {};
  SmallVector<int64_t> offsets, sizes, strides;
  for (auto [all, mixed] : {std::pair(&offsets, slice.getMixedOffsets()),
                            std::pair(&sizes, slice.getMixedSizes()),
                            std::pair(&strides, slice.getMixedStrides())})
    for (OpFoldResult integer : mixed)
      all->push_back(getInteger(integer).value_or(ShapedType::kDynamic));
  auto isOpen = [](ArrayRef<int64_t> numbers) {
    return llvm::any_of(numbers, ShapedType::isDynamic);
  };
  if (isOpen(offsets) || isOpen(strides))
    return {};
  std::optional<llvm::SmallDenseSet<unsigned>> dropped =
      computeRankReductionMask(sizes, type.getShape());
  if (!dropped)
    return {};
  MLIRContext *ctx = slice->getContext();
  SmallVector<AffineExpr> positions;
  unsigned dim = 0;
  for (auto [number, offset, stride] : llvm::enumerate(offsets, strides))
    positions.push_back(dropped->contains(number)
                            ? getAffineConstantExpr(offset, ctx)
                            : getAffineDimExpr(dim++, ctx) * stride + offset);
  return AffineMap::get(dim, /*symbolCount=*/0, positions, ctx);
}
