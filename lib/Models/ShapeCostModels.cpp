//===- ShapeCostModels.cpp - Costs of the shape dialect -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Shapes are metadata: a handful of `index` values beside the tensors they
// describe. Arithmetic on one size counts as one operation on `index`;
// everything whose count depends on the rank of an unknown shape, and all
// traffic, is left out as bookkeeping.
//
//===----------------------------------------------------------------------===//

#include "Core/RegionWork.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Shape/IR/Shape.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// Arithmetic on two sizes.
template <typename OpTy>
struct SizeModel : CostModelOpInterface::ExternalModel<SizeModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &) const {
    OpCost cost;
    cost.work.add(WorkClass::index, IndexType::get(op->getContext()), 1);
    return cost;
  }
};

/// The body runs once per extent. Only a tensor of extents says how many there
/// are.
struct ReduceModel
    : CostModelOpInterface::ExternalModel<ReduceModel, shape::ReduceOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    auto reduce = cast<shape::ReduceOp>(op);
    if (isa<TensorType>(reduce.getShape().getType()))
      addBodyCost(builder, reduce.getRegion().front(),
                  builder.getNumElements(reduce.getShape()));
    else
      builder.setWorkStatus(CountStatus::lower,
                            "the rank of the shape is not known");
    return builder.take();
  }
};

} // namespace

template <typename... Ops>
static void attachSizeModels(MLIRContext *ctx) {
  (Ops::template attachInterface<SizeModel<Ops>>(*ctx), ...);
}

static void attachShapeCostModels(MLIRContext *ctx, shape::ShapeDialect *) {
  using namespace shape;
  attachSizeModels<AddOp, DivOp, MaxOp, MinOp, MulOp>(ctx);
  ReduceOp::attachInterface<ReduceModel>(*ctx);

  // Shapes and sizes under another type, taken from a tensor or put together.
  attachFreeModels<ConcatOp, ConstShapeOp, ConstSizeOp, DimOp,
                   FromExtentTensorOp, FromExtentsOp, GetExtentOp,
                   IndexToSizeOp, RankOp, ShapeOfOp, SizeToIndexOp, SplitAtOp,
                   ToExtentTensorOp, ValueAsShapeOp, ValueOfOp, WithOp>(ctx);
  // Functions of whole shapes: a few operations per dimension.
  attachFreeModels<AnyOp, BroadcastOp, IsBroadcastableOp, MeetOp, NumElementsOp,
                   ShapeEqOp>(ctx);
  // Checks, which are to hold, and what they guard.
  attachFreeModels<AssumingAllOp, AssumingOp, AssumingYieldOp, ConstWitnessOp,
                   CstrBroadcastableOp, CstrEqOp, CstrRequireOp>(ctx);
  // Printing for debugging.
  attachFreeModels<DebugPrintOp>(ctx);
  // Containers and terminators.
  attachFreeModels<FuncOp, FunctionLibraryOp, ReturnOp, YieldOp>(ctx);
}

void mlir::roofline::registerShapeCostModels(DialectRegistry &registry) {
  registry.addExtension(attachShapeCostModels);
}
