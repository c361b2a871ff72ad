//===- UpstreamSizes.cpp - Sizes by MLIR's own interfaces -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UpstreamSizes.h"

#include "mlir-roofline/Interfaces/ContentsOpInterface.h"
#include "mlir/IR/OpDefinition.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/IndexingMapOpInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"

using namespace mlir;
using namespace mlir::roofline;
using Result = std::optional<Quantity>;

/// Whether the results are shaped as every shaped operand is. An elementwise
/// operation with a scalar among its operands may be a choice between whole
/// tensors, which need not agree.
static bool keepsShape(Operation *op) {
  if (op->hasTrait<OpTrait::SameOperandsAndResultShape>() ||
      op->hasTrait<OpTrait::SameOperandsAndResultType>())
    return true;
  return op->hasTrait<OpTrait::Elementwise>() &&
         llvm::all_of(op->getOperandTypes(),
                      [](Type type) { return isa<ShapedType>(type); });
}

/// A choice between tensors whose extents are known to be the same.
static Result getChosenDim(SizeProvider &sizes, Operation *op, int64_t rank,
                           unsigned dim) {
  Result extent;
  if (!op->hasTrait<OpTrait::Elementwise>())
    return std::nullopt;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type)
      continue;
    if (!type.hasRank() || type.getRank() != rank)
      return std::nullopt;
    Quantity own = sizes.getDim(operand, dim);
    if (extent && *extent != own)
      return std::nullopt;
    extent = own;
  }
  return extent;
}

Result mlir::roofline::getUpstreamNumElements(SizeProvider &sizes,
                                              OpResult result) {
  Operation *op = result.getOwner();
  if (!keepsShape(op))
    return std::nullopt;
  for (Value operand : op->getOperands())
    if (isInMemory(operand))
      return sizes.getNumElements(operand);
  return std::nullopt;
}

/// What a view says of itself.
static Result getViewDim(SizeProvider &sizes, ViewLikeOpInterface view,
                         OpResult result, unsigned dim) {
  int64_t rank = cast<ShapedType>(result.getType()).getRank();
  // One that may drop dimensions does not say which.
  if (auto slice = dyn_cast<OffsetSizeAndStrideOpInterface>(*view))
    if (SmallVector<OpFoldResult> extents = slice.getMixedSizes();
        static_cast<int64_t>(extents.size()) == rank)
      return sizes.getValue(extents[dim]);
  Value source = view.getViewSource();
  if (source.getType() == result.getType() && view->getNumOperands() == 1)
    return sizes.getDim(source, dim);
  return std::nullopt;
}

Result mlir::roofline::getUpstreamDim(SizeProvider &sizes, OpResult result,
                                      unsigned dim) {
  Operation *op = result.getOwner();
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    if (OpOperand *tied = destination.getTiedOpOperand(result))
      return sizes.getDim(tied->get(), dim);
  if (keepsShape(op))
    for (Value operand : op->getOperands())
      if (auto type = dyn_cast<ShapedType>(operand.getType());
          type && type.hasRank() &&
          type.getRank() == cast<ShapedType>(result.getType()).getRank())
        return sizes.getDim(operand, dim);
  if (Result chosen = getChosenDim(
          sizes, op, cast<ShapedType>(result.getType()).getRank(), dim))
    return chosen;
  if (auto view = dyn_cast<ViewLikeOpInterface>(op))
    return getViewDim(sizes, view, result, dim);
  return std::nullopt;
}

//===----------------------------------------------------------------------===//
// Equal sizes
//===----------------------------------------------------------------------===//

/// Operands of a loop nest: a dimension that one loop indexes alone has as many
/// elements as the loop has iterations.
static void addLoopSizes(SizeProvider &sizes, IndexingMapOpInterface nest,
                         SmallVectorImpl<EqualSizes> &equal) {
  SmallVector<AffineMap> maps = nest.getIndexingMapsArray();
  if (maps.empty())
    return;
  SmallVector<Result> extents(maps.front().getNumDims());
  for (auto [operand, map] : llvm::zip(nest->getOperands(), maps)) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type || !type.hasRank() ||
        static_cast<int64_t>(map.getNumResults()) != type.getRank() ||
        map.getNumDims() != extents.size())
      continue;
    for (auto [dim, expr] : llvm::enumerate(map.getResults())) {
      auto loop = dyn_cast<AffineDimExpr>(expr);
      if (!loop)
        continue;
      Quantity extent = sizes.getDim(operand, dim);
      Result &known = extents[loop.getPosition()];
      if (known)
        equal.emplace_back(*known, extent);
      else
        known = extent;
    }
  }
}

void mlir::roofline::addUpstreamEqualSizes(SizeProvider &sizes, Operation *op,
                                           SmallVectorImpl<EqualSizes> &equal) {
  if (auto nest = dyn_cast<IndexingMapOpInterface>(op))
    return addLoopSizes(sizes, nest, equal);
  if (!keepsShape(op))
    return;
  Value first;
  for (Value operand : op->getOperands()) {
    auto type = dyn_cast<ShapedType>(operand.getType());
    if (!type || !type.hasRank())
      continue;
    if (!first) {
      first = operand;
      continue;
    }
    if (type.getRank() != cast<ShapedType>(first.getType()).getRank())
      return;
    for (int64_t dim = 0; dim < type.getRank(); ++dim)
      equal.emplace_back(sizes.getDim(first, dim), sizes.getDim(operand, dim));
  }
}
