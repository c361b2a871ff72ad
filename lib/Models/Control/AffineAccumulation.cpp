//===- AffineAccumulation.cpp - Sums in affine ----------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"
#include "Scalar/ArithKinds.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
template <typename OpTy>
struct LoadAccess
    : AccumulationOpInterface::ExternalModel<LoadAccess<OpTy>, OpTy> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto load = cast<OpTy>(op);
    return ElementAccess{load.getMemRef(), load.getAffineMap(),
                         load.getMapOperands(), /*stored=*/{}};
  }
};

template <typename OpTy>
struct StoreAccess
    : AccumulationOpInterface::ExternalModel<StoreAccess<OpTy>, OpTy> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto store = cast<OpTy>(op);
    return ElementAccess{store.getMemRef(), store.getAffineMap(),
                         store.getMapOperands(), store.getValueToStore()};
  }
};

/// What a parallel loop reduces is combined where it is yielded.
struct YieldRoles
    : AccumulationOpInterface::ExternalModel<YieldRoles,
                                             affine::AffineYieldOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    auto parallel =
        dyn_cast_if_present<affine::AffineParallelOp>(op->getParentOp());
    if (!parallel)
      return SumRole::none;
    auto kind = static_cast<arith::AtomicRMWKind>(
        cast<IntegerAttr>(parallel.getReductions()[operand]).getInt());
    return isAddition(kind) ? SumRole::summed : SumRole::none;
  }
};
} // namespace

void mlir::roofline::attachAffineAccumulation(MLIRContext *ctx) {
  using namespace affine;
  AffineLoadOp::attachInterface<LoadAccess<AffineLoadOp>>(*ctx);
  AffineVectorLoadOp::attachInterface<LoadAccess<AffineVectorLoadOp>>(*ctx);
  AffineStoreOp::attachInterface<StoreAccess<AffineStoreOp>>(*ctx);
  AffineVectorStoreOp::attachInterface<StoreAccess<AffineVectorStoreOp>>(*ctx);
  AffineYieldOp::attachInterface<YieldRoles>(*ctx);
}
