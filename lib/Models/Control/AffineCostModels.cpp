//===- AffineCostModels.cpp - Costs of the affine dialect -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Loops and branches cost nothing by themselves: whoever walks the program
// multiplies what is inside. Bounds, conditions and the address maps of loads
// and stores are not counted; index arithmetic that stands in the IR as an op
// of its own is.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"
#include "Core/DataMovement.h"
#include "Scalar/ArithKinds.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

/// The cost of `count` operations on `index`.
static OpCost getIndexCost(Operation *op, int64_t count) {
  OpCost cost;
  cost.work.add(WorkClass::index, IndexType::get(op->getContext()), count);
  return cost;
}

namespace {

/// One operation per arithmetic node of the map as it is written (d0 - d1 is
/// d0 + d1 * -1 and so has two), and one comparison for each result but the
/// first of a minimum or maximum.
template <typename OpTy>
struct MapModel : CostModelOpInterface::ExternalModel<MapModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &) const {
    AffineMap map = cast<OpTy>(op).getMap();
    int64_t count = int64_t(map.getNumResults()) - 1;
    map.walkExprs(
        [&](AffineExpr expr) { count += isa<AffineBinaryOpExpr>(expr); });
    return getIndexCost(op, std::max<int64_t>(count, 0));
  }
};

/// Between each two neighbouring digits of an index one division and one
/// remainder; the way back takes a product and a sum.
struct DelinearizeModel
    : CostModelOpInterface::ExternalModel<DelinearizeModel,
                                          affine::AffineDelinearizeIndexOp> {
  OpCost getOpCost(Operation *op, SizeProvider &) const {
    return getIndexCost(op, 2 * std::max<int64_t>(op->getNumResults() - 1, 0));
  }
};

struct LinearizeModel
    : CostModelOpInterface::ExternalModel<LinearizeModel,
                                          affine::AffineLinearizeIndexOp> {
  OpCost getOpCost(Operation *op, SizeProvider &) const {
    auto linearize = cast<affine::AffineLinearizeIndexOp>(op);
    int64_t digits = linearize.getMultiIndex().size();
    return getIndexCost(op, 2 * std::max<int64_t>(digits - 1, 0));
  }
};

/// Ends one iteration. Where the loop reduces what is yielded, that is where
/// its values are combined.
struct YieldModel
    : CostModelOpInterface::ExternalModel<YieldModel, affine::AffineYieldOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    auto parallel = dyn_cast<affine::AffineParallelOp>(op->getParentOp());
    if (!parallel) {
      for (unsigned i = 0, e = op->getNumOperands(); i != e; ++i)
        materializeOperand(builder, i);
      return builder.take();
    }
    for (auto [value, kind] :
         llvm::zip_equal(op->getOperands(), parallel.getReductions())) {
      auto reduction =
          static_cast<arith::AtomicRMWKind>(cast<IntegerAttr>(kind).getInt());
      if (std::optional<WorkClass> workClass = getCombiningClass(reduction))
        builder.addWork(*workClass, value.getType(),
                        builder.getNumElements(value));
    }
    return builder.take();
  }
};

struct DmaStartModel
    : CostModelOpInterface::ExternalModel<DmaStartModel,
                                          affine::AffineDmaStartOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto dma = cast<affine::AffineDmaStartOp>(op);
    CostBuilder builder(op, sizes);
    // A number that is computed may be negative; nothing is moved then.
    Quantity elements = Quantity::max(sizes.getValue(dma.getNumElements()), 0);
    builder.readOperand(dma.getSrcMemRefOperandIndex(), elements);
    builder.writeOperand(dma.getDstMemRefOperandIndex(), elements);
    return builder.take();
  }
};

} // namespace

static void attachAffineCostModels(MLIRContext *ctx, affine::AffineDialect *) {
  using namespace affine;
  attachFreeModels<AffineIfOp, AffineParallelOp>(ctx);
  // A hint, and a wait: the bytes are those of the load that the hint is for
  // and of the transfer that is waited for.
  attachFreeModels<AffineDmaWaitOp, AffinePrefetchOp>(ctx);

  AffineForOp::attachInterface<LoopModel<AffineForOp>>(*ctx);
  AffineApplyOp::attachInterface<MapModel<AffineApplyOp>>(*ctx);
  AffineMaxOp::attachInterface<MapModel<AffineMaxOp>>(*ctx);
  AffineMinOp::attachInterface<MapModel<AffineMinOp>>(*ctx);
  AffineDelinearizeIndexOp::attachInterface<DelinearizeModel>(*ctx);
  AffineLinearizeIndexOp::attachInterface<LinearizeModel>(*ctx);
  AffineLoadOp::attachInterface<LoadModel<AffineLoadOp, 0>>(*ctx);
  AffineStoreOp::attachInterface<StoreModel<AffineStoreOp, 0, 1>>(*ctx);
  AffineVectorLoadOp::attachInterface<LoadModel<AffineVectorLoadOp, 0>>(*ctx);
  AffineVectorStoreOp::attachInterface<StoreModel<AffineVectorStoreOp, 0, 1>>(
      *ctx);
  AffineYieldOp::attachInterface<YieldModel>(*ctx);
  attachAffineAccumulation(ctx);
  AffineDmaStartOp::attachInterface<DmaStartModel>(*ctx);
}

void mlir::roofline::registerAffineCostModels(DialectRegistry &registry) {
  registry.addExtension(attachAffineCostModels);
}
