//===- ShapeSizes.cpp - Values of the shape dialect -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

//
// A shape is a list of sizes, whether it has the dialect's own type or that of
// a tensor of extents.
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Shape/IR/Shape.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

/// How many extents a shape has, where its making says so.
static std::optional<int64_t> getLength(Value shape) {
  if (auto type = dyn_cast<ShapedType>(shape.getType());
      type && type.hasStaticShape())
    return type.getDimSize(0);
  Operation *op = shape.getDefiningOp();
  if (auto of = dyn_cast_if_present<shape::ShapeOfOp>(op)) {
    auto type = dyn_cast<ShapedType>(of.getArg().getType());
    return type && type.hasRank() ? std::optional<int64_t>(type.getRank())
                                  : std::nullopt;
  }
  if (auto extents = dyn_cast_if_present<shape::FromExtentsOp>(op))
    return extents.getExtents().size();
  if (auto constant = dyn_cast_if_present<shape::ConstShapeOp>(op))
    return constant.getShape().getNumElements();
  return std::nullopt;
}

namespace {
struct ShapeOfSizes
    : SizeOpInterface::ExternalModel<ShapeOfSizes, shape::ShapeOfOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    Value shaped = op->getOperand(0);
    auto type = dyn_cast<ShapedType>(shaped.getType());
    if (!type || !type.hasRank() || index < 0 || index >= type.getRank())
      return std::nullopt;
    return sizes.getDim(shaped, index);
  }
};

struct ConstShapeSizes
    : SizeOpInterface::ExternalModel<ConstShapeSizes, shape::ConstShapeOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &) const {
    return getConstantElement(cast<shape::ConstShapeOp>(op).getShape(), index);
  }
};

struct FromExtentsSizes
    : SizeOpInterface::ExternalModel<FromExtentsSizes, shape::FromExtentsOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    if (index < 0 || index >= op->getNumOperands())
      return std::nullopt;
    return sizes.getValue(op->getOperand(index));
  }
};

/// The same shape under another type.
template <typename OpTy>
struct SameShapeSizes
    : SizeOpInterface::ExternalModel<SameShapeSizes<OpTy>, OpTy> {
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    return sizes.getElement(op->getOperand(0), index, reader);
  }
};

struct ConcatSizes
    : SizeOpInterface::ExternalModel<ConcatSizes, shape::ConcatOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    std::optional<int64_t> length = getLength(op->getOperand(0));
    if (!length)
      return std::nullopt;
    return index < *length
               ? sizes.getElement(op->getOperand(0), index, reader)
               : sizes.getElement(op->getOperand(1), index - *length, reader);
  }
};

/// The extents in front of an index, and the others.
struct SplitSizes
    : SizeOpInterface::ExternalModel<SplitSizes, shape::SplitAtOp> {
  Size getResultElement(Operation *op, unsigned number, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    std::optional<int64_t> at = sizes.getValue(op->getOperand(1)).getInt64();
    if (!at || *at < 0 || index < 0 || (number == 0 && index >= *at))
      return std::nullopt;
    return sizes.getElement(op->getOperand(0),
                            number == 0 ? index : *at + index, reader);
  }
};
} // namespace

static Size getExtent(shape::GetExtentOp op, SizeProvider &sizes) {
  std::optional<int64_t> dim = sizes.getValue(op.getDim()).getInt64();
  return dim ? sizes.getElement(op.getShape(), *dim, op) : std::nullopt;
}

static Size getDimOf(shape::DimOp op, SizeProvider &sizes) {
  std::optional<int64_t> dim = sizes.getValue(op.getIndex()).getInt64();
  auto type = dyn_cast<ShapedType>(op.getValue().getType());
  if (!dim || !type || !type.hasRank() || *dim < 0 || *dim >= type.getRank())
    return std::nullopt;
  return sizes.getDim(op.getValue(), *dim);
}

static Size getNumElements(shape::NumElementsOp op, SizeProvider &sizes) {
  std::optional<int64_t> length = getLength(op.getShape());
  if (!length)
    return std::nullopt;
  Quantity product = 1;
  for (int64_t index = 0; index < *length; ++index) {
    Size extent = sizes.getElement(op.getShape(), index, op);
    if (!extent)
      return std::nullopt;
    product *= *extent;
  }
  return product;
}

static Size getRank(shape::RankOp op, SizeProvider &) {
  std::optional<int64_t> length = getLength(op.getShape());
  return length ? Size(*length) : std::nullopt;
}

static Size getConstant(shape::ConstSizeOp op, SizeProvider &) {
  return Quantity::get(llvm::DynamicAPInt(op.getValue()));
}

static Size getOperand(Operation *op, SizeProvider &sizes) {
  return sizes.getValue(op->getOperand(0));
}

/// Sizes are not negative and do not wrap.
template <integer_rules::Rule rule>
static Size getComputed(Operation *op, SizeProvider &sizes) {
  return rule(sizes.getValue(op->getOperand(0)),
              sizes.getValue(op->getOperand(1)),
              IndexType::get(op->getContext()));
}

static void attachShapeSizes(MLIRContext *ctx, shape::ShapeDialect *) {
  using namespace shape;
  using namespace integer_rules;
  attachValueRule<getExtent, GetExtentOp>(ctx);
  attachValueRule<getDimOf, DimOp>(ctx);
  attachValueRule<getNumElements, NumElementsOp>(ctx);
  attachValueRule<getRank, RankOp>(ctx);
  attachValueRule<getConstant, ConstSizeOp>(ctx);
  attachValueRule<getOperand, IndexToSizeOp, SizeToIndexOp>(ctx);
  attachValueRule<getComputed<add>, AddOp>(ctx);
  attachValueRule<getComputed<mul>, MulOp>(ctx);
  attachValueRule<getComputed<floorDivSigned>, DivOp>(ctx);
  attachValueRule<getComputed<maxSigned>, MaxOp>(ctx);
  attachValueRule<getComputed<minSigned>, MinOp>(ctx);
  ShapeOfOp::attachInterface<ShapeOfSizes>(*ctx);
  ConstShapeOp::attachInterface<ConstShapeSizes>(*ctx);
  FromExtentsOp::attachInterface<FromExtentsSizes>(*ctx);
  FromExtentTensorOp::attachInterface<SameShapeSizes<FromExtentTensorOp>>(*ctx);
  ToExtentTensorOp::attachInterface<SameShapeSizes<ToExtentTensorOp>>(*ctx);
  ConcatOp::attachInterface<ConcatSizes>(*ctx);
  SplitAtOp::attachInterface<SplitSizes>(*ctx);
}

void mlir::roofline::registerShapeSizes(DialectRegistry &registry) {
  registry.addExtension(attachShapeSizes);
}
