//===- ArithCostModels.cpp - Costs of the arith dialect -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Core/DataMovement.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/DialectRegistry.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// A select on a scalar condition picks one tensor or buffer as a whole: one
/// choice between two aliases, and nothing moves, but a splat must exist to be
/// one of them. Elsewhere it is elementwise.
struct SelectModel
    : CostModelOpInterface::ExternalModel<SelectModel, arith::SelectOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto select = cast<arith::SelectOp>(op);
    Type condition = select.getCondition().getType();
    bool picksWhole = isInMemory(select) && !isa<ShapedType>(condition);
    Type element = getElementTypeOrSelf(select.getType());
    bool isNumber = element.isIntOrIndexOrFloat() || isa<ComplexType>(element);
    if (isNumber && !picksWhole)
      return getElementwiseCost(op, sizes, WorkClass::compare, /*count=*/1);
    // What is no number is filed under the condition.
    CostBuilder builder(op, sizes);
    builder.addWork(WorkClass::compare, condition, 1);
    if (picksWhole)
      for (unsigned i = 1, e = op->getNumOperands(); i != e; ++i)
        materializeOperand(builder, i);
    return builder.take();
  }
};

/// Conversions with a block scale convert the element and its scale and do one
/// more operation, all in the wider type: a multiplication on the way up, a
/// division on the way down.
template <typename OpTy, WorkClass Class>
struct ScalingModel
    : CostModelOpInterface::ExternalModel<ScalingModel<OpTy, Class>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    Type in = getElementTypeOrSelf(op->getOperand(0).getType());
    Type out = getElementTypeOrSelf(op->getResult(0).getType());
    Type wide =
        in.getIntOrFloatBitWidth() > out.getIntOrFloatBitWidth() ? in : out;
    CostBuilder builder(op, sizes);
    Quantity elements = builder.getNumElements(op->getResult(0));
    builder.addWork(WorkClass::convert, out, elements);
    builder.addWork(WorkClass::convert, wide, elements);
    builder.addWork(Class, wide, elements);
    builder.readOperandUnlessSplat(0);
    builder.readOperandUnlessSplat(1);
    builder.writeResult(0);
    return builder.take();
  }
};

} // namespace

/// What the operations do with the numbers of a sum of products. Casts and
/// selects say so themselves.
static void attachRoles(MLIRContext *ctx) {
  using namespace arith;
  Roles<SumRole::term>::attachTo<AddFOp, AddIOp, AddUIExtendedOp, SubFOp,
                                 SubIOp>(ctx);
  Roles<SumRole::factor>::attachTo<MulFOp, MulIOp, MulSIExtendedOp,
                                   MulUIExtendedOp>(ctx);
  Roles<SumRole::converted>::attachTo<NegFOp>(ctx);
  // Clamped, and scaled by a division or a shift.
  Roles<SumRole::moved>::attachTo<MaximumFOp, MaxNumFOp, MaxSIOp, MaxUIOp,
                                  MinimumFOp, MinNumFOp, MinSIOp, MinUIOp>(ctx);
  Roles<SumRole::moved, SumRole::none>::attachTo<
      CeilDivSIOp, CeilDivUIOp, DivFOp, DivSIOp, DivUIOp, FloorDivSIOp,
      ScalingExtFOp, ScalingTruncFOp, ShLIOp, ShRSIOp, ShRUIOp>(ctx);
}

static void attachArithCostModels(MLIRContext *ctx, arith::ArithDialect *) {
  using namespace arith;
  attachArithContents(ctx);
  attachRoles(ctx);
  // The bytes of a constant are read by its users; a bitcast is another view of
  // the same bits.
  attachFreeModels<ConstantOp, BitcastOp>(ctx);

  attachElementwiseModels<WorkClass::add, AddFOp, AddIOp, AddUIExtendedOp,
                          SubFOp, SubIOp>(ctx);
  // The extended products are one instruction with two result words.
  MulSIExtendedOp::attachInterface<
      MultiplyModel<MulSIExtendedOp, WorkClass::mul>>(*ctx);
  MulUIExtendedOp::attachInterface<
      MultiplyModel<MulUIExtendedOp, WorkClass::mul>>(*ctx);
  MulFOp::attachInterface<MultiplyModel<MulFOp, WorkClass::mul>>(*ctx);
  MulIOp::attachInterface<MultiplyModel<MulIOp, WorkClass::mul>>(*ctx);
  attachElementwiseModels<WorkClass::div, CeilDivSIOp, CeilDivUIOp, DivFOp,
                          DivSIOp, DivUIOp, FloorDivSIOp, RemFOp, RemSIOp,
                          RemUIOp>(ctx);
  attachElementwiseModels<WorkClass::compare, CmpFOp, CmpIOp, MaximumFOp,
                          MaxNumFOp, MaxSIOp, MaxUIOp, MinimumFOp, MinNumFOp,
                          MinSIOp, MinUIOp>(ctx);
  attachElementwiseModels<WorkClass::convert, ExtFOp, ExtSIOp, ExtUIOp,
                          FPToSIOp, FPToUIOp, IndexCastOp, IndexCastUIOp,
                          SIToFPOp, TruncFOp, TruncIOp, UIToFPOp>(ctx);
  attachElementwiseModels<WorkClass::bit, AndIOp, NegFOp, OrIOp, ShLIOp,
                          ShRSIOp, ShRUIOp, XOrIOp>(ctx);

  SelectOp::attachInterface<SelectModel>(*ctx);
  ScalingExtFOp::attachInterface<ScalingModel<ScalingExtFOp, WorkClass::mul>>(
      *ctx);
  ScalingTruncFOp::attachInterface<
      ScalingModel<ScalingTruncFOp, WorkClass::div>>(*ctx);
}

void mlir::roofline::registerArithCostModels(DialectRegistry &registry) {
  registry.addExtension(attachArithCostModels);
}
