//===- TosaCostModels.cpp - Costs of the tosa dialect ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Registration, what the families share, and the ops that compute nothing.
//
//===----------------------------------------------------------------------===//

#include "Tosa/TosaModels.h"

#include "Core/DataMovement.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Interfaces/Values/ValueForwarding.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Quant/IR/QuantTypes.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/Matchers.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::tosa_models;

//===----------------------------------------------------------------------===//
// Shared rules
//===----------------------------------------------------------------------===//

Type tosa_models::getScalarType(Value value) {
  Type type = getElementTypeOrSelf(value.getType());
  if (auto quantized = dyn_cast<quant::QuantizedType>(type))
    return quantized.getStorageType();
  return type;
}

bool tosa_models::isKnownZero(Value value) {
  return matchPattern(value, m_Zero()) || matchPattern(value, m_AnyZeroFloat());
}

void tosa_models::addConvert(CostBuilder &builder, Type from, Type to,
                             const Quantity &count) {
  if (from != to)
    builder.addWork(WorkClass::convert, to, count);
}

void tosa_models::addFactorWork(CostBuilder &builder, Type factor,
                                Type accumulator, bool hasZeroPoint,
                                const Quantity &macs,
                                const Quantity &elements) {
  CostBuilder each(builder.getOperation(), builder.getSizes());
  addConvert(each, factor, accumulator, 1);
  if (hasZeroPoint)
    each.addWork(WorkClass::add, accumulator, 1);
  OpCost &cost = builder.getCost();
  cost.work.addScaled(each.getCost().work, macs);
  Work avoidable;
  avoidable.addScaled(each.getCost().work, Quantity::max(macs - elements, 0));
  cost.addAvoidable(avoidable);
}

Quantity tosa_models::getExtent(SizeProvider &sizes,
                                ArrayRef<DimRef> sameExtent) {
  for (auto [value, dim] : sameExtent)
    if (int64_t extent = cast<ShapedType>(value.getType()).getDimSize(dim);
        !ShapedType::isDynamic(extent))
      return extent;
  return sizes.getDim(sameExtent.front().first, sameExtent.front().second);
}

bool tosa_models::haveRank(ValueRange values) {
  return llvm::all_of(values, [](Value value) {
    return cast<ShapedType>(value.getType()).hasRank();
  });
}

/// Reads all operands and writes all results.
static void moveEverything(CostBuilder &builder) {
  Operation *op = builder.getOperation();
  for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
    builder.readOperandUnlessSplat(i);
  for (unsigned i = 0, e = op->getNumResults(); i < e; ++i)
    builder.writeResult(i);
}

OpCost tosa_models::getUnrankedCost(Operation *op, SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  builder.setWorkStatus(CountStatus::unknown,
                        "the extents of an unranked tensor are not known");
  moveEverything(builder);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Custom ops and variables
//===----------------------------------------------------------------------===//

static OpCost getCustomCost(tosa::CustomOp op, SizeProvider &sizes) {
  return getUnknownCost(op, sizes,
                        "what a custom operator computes is not specified");
}

/// Adds the traffic of the variable itself, which is no operand; it has the
/// type of `value`, which is read from it or assigned to it.
static void addVariableTraffic(CostBuilder &builder, Value value,
                               bool isWritten) {
  OperandTraffic traffic;
  traffic.role = OperandRole::captured;
  traffic.elementType = getElementTypeOrSelf(value.getType());
  traffic.footprint = builder.getNumElements(value);
  std::optional<Quantity> bytes =
      getStorageBytes(traffic.elementType, traffic.footprint);
  if (bytes)
    (isWritten ? traffic.bytesWritten : traffic.bytesRead) = *bytes;
  builder.getCost().traffic.push_back(std::move(traffic));
  if (!bytes)
    builder.limitLastTraffic(CountStatus::unknown,
                             "element type without a storage size");
}

/// A read copies: the tensor keeps its value when the variable is assigned.
static OpCost getVariableReadCost(tosa::VariableReadOp op,
                                  SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  addVariableTraffic(builder, op.getOutput1(), /*isWritten=*/false);
  builder.writeResult(0);
  return builder.take();
}

static OpCost getVariableWriteCost(tosa::VariableWriteOp op,
                                   SizeProvider &sizes) {
  CostBuilder builder(op, sizes);
  builder.readOperandUnlessSplat(0);
  addVariableTraffic(builder, op.getInput1(), /*isWritten=*/true);
  return builder.take();
}

//===----------------------------------------------------------------------===//
// Registration
//===----------------------------------------------------------------------===//

namespace {
/// What is inside is counted by whoever walks the regions; a splat that is
/// carried must exist, since it is something else later.
struct WhileModel
    : CostModelOpInterface::ExternalModel<WhileModel, tosa::WhileOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    for (OpOperand &operand : op->getOpOperands())
      if (isUnmaterializedSplat(operand.get()) &&
          llvm::any_of(getForwardedArguments(operand), isLookedAt))
        builder.writeOperand(operand.getOperandNumber());
    return builder.take();
  }
  bool ownsRegions(Operation *) const { return false; }
};
} // namespace

static void attachTosaCostModels(MLIRContext *ctx, tosa::TosaDialect *) {
  using namespace tosa;
  attachTosaContents(ctx);
  // Constants are read by their users; reshape and identity are views.
  attachFreeModels<ConstOp, IdentityOp, ReshapeOp, VariableOp>(ctx);
  // Shapes are no data: a compiler folds them or keeps them in registers.
  attachFreeModels<AddShapeOp, ConcatShapeOp, ConstShapeOp, DimOp,
                   DivCeilShapeOp, DivFloorShapeOp, Exp2ShapeOp,
                   Log2CeilShapeOp, Log2FloorShapeOp, MaxShapeOp, MinShapeOp,
                   ModShapeOp, MulShapeOp, SliceShapeOp, SubShapeOp>(ctx);
  // What is inside is counted by whoever walks the regions.
  attachFreeModels<IfOp>(ctx);
  WhileOp::attachInterface<WhileModel>(*ctx);
  YieldOp::attachInterface<MaterializingModel<YieldOp>>(*ctx);

  attachFunctionModel<CustomOp, getCustomCost>(ctx);
  attachFunctionModel<VariableReadOp, getVariableReadCost>(ctx);
  attachFunctionModel<VariableWriteOp, getVariableWriteCost>(ctx);

  attachAccumulation(ctx);
  attachElementwise(ctx);
  attachIntegerScaling(ctx);
  attachReductions(ctx);
  attachConvolutions(ctx);
  attachContractions(ctx);
  attachPooling(ctx);
  attachDataMovement(ctx);
  attachIterations(ctx);
  attachMasks(ctx);
}

void mlir::roofline::registerTosaCostModels(DialectRegistry &registry) {
  registry.addExtension(attachTosaCostModels);
}
