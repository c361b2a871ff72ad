//===- ShapeRules.cpp - How operations shape their results ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ShapeRules.h"
#include "ShapeElements.h"

#include "mlir/Dialect/Bufferization/IR/Bufferization.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/Interfaces/DestinationStyleOpInterface.h"
#include "mlir/Interfaces/LoopLikeInterface.h"
#include "mlir/Interfaces/ViewLikeInterface.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;
using Result = std::optional<Quantity>;

/// The operand that gives the extent of the `dim`-th dimension, where there is
/// one index operand per dynamic dimension.
static Quantity getDynamicSize(SizeAnalysis &sizes, ShapedType type,
                               ValueRange dynamicSizes, unsigned dim) {
  return sizes.getValue(dynamicSizes[type.getDynamicDimIndex(dim)]);
}

/// A slice or subview may drop unit dimensions: finds the size that result
/// dimension `dim` comes from.
static Quantity getSliceDim(SizeAnalysis &sizes, ArrayRef<OpFoldResult> mixed,
                            const llvm::SmallBitVector &dropped, unsigned dim) {
  unsigned kept = 0;
  for (auto [source, size] : llvm::enumerate(mixed)) {
    if (dropped.test(source))
      continue;
    if (kept++ == dim)
      return sizes.SizeProvider::getValue(size);
  }
  llvm_unreachable("a result dimension comes from a source dimension");
}

template <typename OpTy>
static Quantity getCollapsedDim(SizeAnalysis &sizes, OpTy collapse,
                                unsigned dim) {
  Quantity product = 1;
  for (int64_t source : collapse.getReassociationIndices()[dim])
    product *= sizes.getDim(collapse.getSrc(), source);
  return product;
}

static Quantity getPaddedDim(SizeAnalysis &sizes, tensor::PadOp pad,
                             unsigned dim) {
  return sizes.getDim(pad.getSource(), dim) +
         sizes.SizeProvider::getValue(pad.getMixedLowPad()[dim]) +
         sizes.SizeProvider::getValue(pad.getMixedHighPad()[dim]);
}

static Quantity getConcatDim(SizeAnalysis &sizes, tensor::ConcatOp concat,
                             unsigned dim) {
  if (dim != concat.getDim())
    return sizes.getDim(concat.getInputs().front(), dim);
  Quantity sum;
  for (Value input : concat.getInputs())
    sum += sizes.getDim(input, dim);
  return sum;
}

/// Both sides of a branch yield: the extent is known if they agree.
static Result getBranchDim(SizeAnalysis &sizes, scf::IfOp ifOp, unsigned result,
                           unsigned dim) {
  if (ifOp.getElseRegion().empty())
    return std::nullopt;
  Quantity a = sizes.getDim(ifOp.thenYield().getOperand(result), dim);
  Quantity b = sizes.getDim(ifOp.elseYield().getOperand(result), dim);
  return a == b ? Result(a) : std::nullopt;
}

/// Whether the results are shaped as every shaped operand is.
static bool keepsShape(Operation *op) {
  return op->hasTrait<OpTrait::SameOperandsAndResultShape>() ||
         op->hasTrait<OpTrait::SameOperandsAndResultType>() ||
         op->hasTrait<OpTrait::Elementwise>();
}

Result mlir::roofline::getUnrankedSize(SizeAnalysis &sizes, OpResult result) {
  Operation *op = result.getOwner();
  bool keepsSize = keepsShape(op) ||
                   isa<tensor::CastOp, memref::CastOp, tensor::ReshapeOp>(op);
  if (!keepsSize)
    return std::nullopt;
  for (Value operand : op->getOperands())
    if (isa<TensorType, BaseMemRefType>(operand.getType()))
      return sizes.getNumElements(operand);
  return std::nullopt;
}

/// What interfaces and traits say, whatever the operation.
static Result getDimByInterface(SizeAnalysis &sizes, OpResult result,
                                unsigned dim) {
  Operation *op = result.getOwner();
  if (auto destination = dyn_cast<DestinationStyleOpInterface>(op))
    return sizes.getDim(destination.getTiedOpOperand(result)->get(), dim);
  if (auto loop = dyn_cast<LoopLikeOpInterface>(op)) {
    // After the loop the value is what the iterations carried.
    OpOperand *init = loop.getTiedLoopInit(result);
    if (!init)
      return std::nullopt;
    if (loop.getTiedLoopYieldedValue(loop.getTiedLoopRegionIterArg(result)))
      return sizes.getDim(loop.getTiedLoopRegionIterArg(result), dim);
    return sizes.getDim(init->get(), dim);
  }
  if (keepsShape(op))
    for (Value operand : op->getOperands())
      if (auto type = dyn_cast<ShapedType>(operand.getType());
          type && type.hasRank() &&
          type.getRank() == cast<ShapedType>(result.getType()).getRank())
        return sizes.getDim(operand, dim);
  return std::nullopt;
}

Result mlir::roofline::getResultDim(SizeAnalysis &sizes, OpResult result,
                                    unsigned dim) {
  Operation *op = result.getOwner();
  if (isa_and_nonnull<tosa::TosaDialect>(op->getDialect()))
    return getTosaResultDim(sizes, result, dim);
  auto type = cast<ShapedType>(result.getType());
  return llvm::TypeSwitch<Operation *, Result>(op)
      .Case<tensor::CastOp, memref::CastOp, bufferization::ToTensorOp,
            bufferization::ToBufferOp, bufferization::CloneOp>(
          [&](Operation *view) -> Result {
            auto source = cast<ShapedType>(view->getOperand(0).getType());
            if (!source.hasRank())
              return std::nullopt;
            return sizes.getDim(view->getOperand(0), dim);
          })
      .Case<bufferization::AllocTensorOp>(
          [&](bufferization::AllocTensorOp alloc) -> Result {
            if (Value copied = alloc.getCopy())
              return sizes.getDim(copied, dim);
            return getDynamicSize(sizes, type, alloc.getDynamicSizes(), dim);
          })
      .Case<tensor::EmptyOp, memref::AllocOp, memref::AllocaOp>(
          [&](auto alloc) -> Result {
            ValueRange dynamic = alloc->getOperands();
            return getDynamicSize(sizes, type, dynamic, dim);
          })
      .Case<tensor::GenerateOp>([&](tensor::GenerateOp generate) -> Result {
        return getDynamicSize(sizes, type, generate.getDynamicExtents(), dim);
      })
      .Case<tensor::SplatOp>([&](tensor::SplatOp splat) -> Result {
        return getDynamicSize(sizes, type, splat.getDynamicSizes(), dim);
      })
      .Case<tensor::ExtractSliceOp, memref::SubViewOp>(
          [&](auto slice) -> Result {
            return getSliceDim(sizes, slice.getMixedSizes(),
                               slice.getDroppedDims(), dim);
          })
      .Case<memref::ReinterpretCastOp>(
          [&](memref::ReinterpretCastOp view) -> Result {
            return sizes.SizeProvider::getValue(view.getMixedSizes()[dim]);
          })
      .Case<tensor::CollapseShapeOp, memref::CollapseShapeOp>(
          [&](auto collapse) -> Result {
            return getCollapsedDim(sizes, collapse, dim);
          })
      .Case<tensor::ExpandShapeOp, memref::ExpandShapeOp>(
          [&](auto expand) -> Result {
            return sizes.SizeProvider::getValue(
                expand.getMixedOutputShape()[dim]);
          })
      .Case<tensor::PadOp>([&](tensor::PadOp pad) -> Result {
        return getPaddedDim(sizes, pad, dim);
      })
      .Case<tensor::ConcatOp>([&](tensor::ConcatOp concat) -> Result {
        return getConcatDim(sizes, concat, dim);
      })
      .Case<tensor::ReshapeOp, memref::ReshapeOp>([&](auto reshape) -> Result {
        return getShapeElement(sizes, reshape.getShape(), dim, reshape);
      })
      .Case<tensor::InsertSliceOp, tensor::InsertOp>(
          [&](auto insert) -> Result {
            return sizes.getDim(insert.getDest(), dim);
          })
      .Case<scf::IfOp>([&](scf::IfOp ifOp) -> Result {
        return getBranchDim(sizes, ifOp, result.getResultNumber(), dim);
      })
      .Default([&](Operation *) -> Result {
        return getDimByInterface(sizes, result, dim);
      });
}
