//===- QuantCostModels.cpp - Costs of the quant dialect -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Storage/ContentsModels.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Quant/IR/Quant.h"
#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/TypeUtilities.h"
#include "llvm/ADT/TypeSwitch.h"

using namespace mlir;
using namespace mlir::roofline;

/// Whether some zero point of `type` is not 0, so that one must be added.
static bool hasZeroPoint(quant::QuantizedType type) {
  return llvm::TypeSwitch<Type, bool>(type)
      .Case([](quant::UniformQuantizedType uniform) {
        return uniform.getZeroPoint() != 0;
      })
      .Case([](quant::UniformQuantizedPerAxisType uniform) {
        return llvm::any_of(uniform.getZeroPoints(),
                            [](int64_t point) { return point != 0; });
      })
      .Case([](quant::UniformQuantizedSubChannelType uniform) {
        return llvm::any_of(uniform.getZeroPoints().getValues<APInt>(),
                            [](const APInt &point) { return !point.isZero(); });
      })
      .Default([](Type) { return true; });
}

/// What quantising and dequantising share: one conversion per element, one step
/// by the scale, and one by the zero point unless that is 0, all in the
/// expressed type.
static OpCost getScalingCost(Operation *op, SizeProvider &sizes,
                             quant::QuantizedType type, Type expressed,
                             WorkClass scaling) {
  CostBuilder builder(op, sizes);
  Quantity elements = builder.getNumElements(op->getResult(0));
  builder.addWork(scaling, expressed, elements);
  if (hasZeroPoint(type))
    builder.addWork(WorkClass::add, expressed, elements);
  builder.addWork(WorkClass::convert,
                  scaling == WorkClass::div ? type.getStorageType() : expressed,
                  elements);
  builder.readOperandUnlessSplat(0);
  builder.writeResult(0);
  return builder.take();
}

namespace {

/// clamp(round(x / scale + zero_point)); the clamp only where the storage range
/// is narrower than the storage type.
struct QuantizeModel
    : CostModelOpInterface::ExternalModel<QuantizeModel,
                                          quant::QuantizeCastOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto type = cast<quant::QuantizedType>(
        getElementTypeOrSelf(op->getResult(0).getType()));
    Type expressed = getElementTypeOrSelf(op->getOperand(0).getType());
    OpCost cost = getScalingCost(op, sizes, type, expressed, WorkClass::div);
    if (type.hasStorageTypeBounds())
      cost.work.add(WorkClass::compare, type.getStorageType(),
                    sizes.getNumElements(op->getResult(0)) * Quantity(2));
    return cost;
  }
};

/// (x - zero_point) * scale
struct DequantizeModel
    : CostModelOpInterface::ExternalModel<DequantizeModel,
                                          quant::DequantizeCastOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto type = cast<quant::QuantizedType>(
        getElementTypeOrSelf(op->getOperand(0).getType()));
    Type expressed = getElementTypeOrSelf(op->getResult(0).getType());
    return getScalingCost(op, sizes, type, expressed, WorkClass::mul);
  }
};

} // namespace

static void attachQuantCostModels(MLIRContext *ctx, quant::QuantDialect *) {
  attachQuantContents(ctx);
  // The same bits under another type.
  attachFreeModels<quant::StorageCastOp>(ctx);
  quant::QuantizeCastOp::attachInterface<QuantizeModel>(*ctx);
  quant::DequantizeCastOp::attachInterface<DequantizeModel>(*ctx);
}

void mlir::roofline::registerQuantCostModels(DialectRegistry &registry) {
  registry.addExtension(attachQuantCostModels);
}
