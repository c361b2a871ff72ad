//===- TosaShapeSizes.cpp - Values of TOSA shapes -------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"
#include "Tosa/Sizes/TosaSizeRules.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static int64_t getLength(Value shape) {
  return cast<tosa::shapeType>(shape.getType()).getRank();
}

namespace {
struct ConstShapeSizes
    : SizeOpInterface::ExternalModel<ConstShapeSizes, tosa::ConstShapeOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &) const {
    return getConstantElement(cast<tosa::ConstShapeOp>(op).getValues(), index);
  }
};

struct ExtentSizes : SizeOpInterface::ExternalModel<ExtentSizes, tosa::DimOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index, Operation *,
                        SizeProvider &sizes) const {
    auto dim = cast<tosa::DimOp>(op);
    auto type = dyn_cast<ShapedType>(dim.getInput1().getType());
    int64_t axis = dim.getAxis();
    if (index != 0 || !type || !type.hasRank() || axis < 0 ||
        axis >= type.getRank())
      return std::nullopt;
    return sizes.getDim(dim.getInput1(), axis);
  }
};

struct ConcatShapeSizes
    : SizeOpInterface::ExternalModel<ConcatShapeSizes, tosa::ConcatShapeOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    for (Value part : op->getOperands()) {
      int64_t length = getLength(part);
      if (index < length)
        return sizes.getElement(part, index, reader);
      index -= length;
    }
    return std::nullopt;
  }
};

/// The part of a shape from a constant start on.
struct SliceShapeSizes
    : SizeOpInterface::ExternalModel<SliceShapeSizes, tosa::SliceShapeOp> {
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    auto slice = cast<tosa::SliceShapeOp>(op);
    Size start = sizes.getElement(slice.getStart(), 0, reader);
    std::optional<int64_t> first = start ? start->getInt64() : std::nullopt;
    if (!first || *first < 0 || index >= getLength(slice.getOutput()))
      return std::nullopt;
    return sizes.getElement(slice.getInput(), *first + index, reader);
  }
};

/// Element by element, on sizes.
template <typename OpTy, integer_rules::Rule rule>
struct ArithmeticSizes
    : SizeOpInterface::ExternalModel<ArithmeticSizes<OpTy, rule>, OpTy> {
  Size getResultElement(Operation *op, unsigned, int64_t index,
                        Operation *reader, SizeProvider &sizes) const {
    Size a = sizes.getElement(op->getOperand(0), index, reader);
    Size b = sizes.getElement(op->getOperand(1), index, reader);
    if (!a || !b)
      return std::nullopt;
    return rule(*a, *b, IndexType::get(op->getContext()));
  }
};
} // namespace

template <typename OpTy, integer_rules::Rule rule>
static void attachArithmetic(MLIRContext *ctx) {
  OpTy::template attachInterface<ArithmeticSizes<OpTy, rule>>(*ctx);
}

void tosa_sizes::attachShapeSizes(MLIRContext *ctx) {
  using namespace tosa;
  using namespace integer_rules;
  ConstShapeOp::attachInterface<ConstShapeSizes>(*ctx);
  tosa::DimOp::attachInterface<ExtentSizes>(*ctx);
  ConcatShapeOp::attachInterface<ConcatShapeSizes>(*ctx);
  SliceShapeOp::attachInterface<SliceShapeSizes>(*ctx);
  attachArithmetic<AddShapeOp, integer_rules::add>(ctx);
  attachArithmetic<SubShapeOp, integer_rules::sub>(ctx);
  attachArithmetic<MulShapeOp, integer_rules::mul>(ctx);
  attachArithmetic<DivCeilShapeOp, ceilDivSigned>(ctx);
  attachArithmetic<DivFloorShapeOp, floorDivSigned>(ctx);
  attachArithmetic<ModShapeOp, remUnsigned>(ctx);
  attachArithmetic<MaxShapeOp, maxSigned>(ctx);
  attachArithmetic<MinShapeOp, minSigned>(ctx);
}
