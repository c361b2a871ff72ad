//===- VectorAccumulation.cpp - Sums of vectors ---------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Accumulation/AccumulationModels.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Adds up the elements of a vector, and an accumulator. Other kinds clamp at
/// best.
template <typename OpTy>
struct ReductionRoles
    : AccumulationOpInterface::ExternalModel<ReductionRoles<OpTy>, OpTy> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    if (cast<OpTy>(op).getKind() != vector::CombiningKind::ADD)
      return SumRole::none;
    return operand == 0 ? SumRole::summed : SumRole::term;
  }
};

/// The products of a contraction are its own affair; its accumulator is one of
/// a longer chain.
struct ContractionRoles
    : AccumulationOpInterface::ExternalModel<ContractionRoles,
                                             vector::ContractionOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    auto contract = cast<vector::ContractionOp>(op);
    bool isAccumulator = operand == contract.getAccMutable().getOperandNumber();
    return isAccumulator && contract.getKind() == vector::CombiningKind::ADD
               ? SumRole::term
               : SumRole::none;
  }
};

struct OuterProductRoles
    : AccumulationOpInterface::ExternalModel<OuterProductRoles,
                                             vector::OuterProductOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    if (operand < 2)
      return SumRole::factor;
    auto product = cast<vector::OuterProductOp>(op);
    return product.getKind() == vector::CombiningKind::ADD ? SumRole::term
                                                           : SumRole::none;
  }
};

template <typename OpTy>
struct LoadAccess
    : AccumulationOpInterface::ExternalModel<LoadAccess<OpTy>, OpTy> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto load = cast<OpTy>(op);
    return ElementAccess{load.getBase(), /*map=*/{}, load.getIndices(),
                         /*stored=*/{}};
  }
};

template <typename OpTy>
struct StoreAccess
    : AccumulationOpInterface::ExternalModel<StoreAccess<OpTy>, OpTy> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto store = cast<OpTy>(op);
    return ElementAccess{store.getBase(), /*map=*/{}, store.getIndices(),
                         store.getValueToStore()};
  }
};

template <typename OpTy>
struct TransferAccess
    : AccumulationOpInterface::ExternalModel<TransferAccess<OpTy>, OpTy> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto transfer = cast<OpTy>(op);
    Value stored;
    if constexpr (std::is_same_v<OpTy, vector::TransferWriteOp>)
      stored = transfer.getVector();
    return ElementAccess{transfer.getBase(), transfer.getPermutationMap(),
                         transfer.getIndices(), stored};
  }
};
} // namespace

void mlir::roofline::attachVectorAccumulation(MLIRContext *ctx) {
  using namespace vector;
  // An element, a part, the whole: rearranged.
  Roles<SumRole::moved>::attachTo<
      BroadcastOp, DeinterleaveOp, ExtractOp, ExtractStridedSliceOp,
      FromElementsOp, InsertOp, InsertStridedSliceOp, InterleaveOp,
      ScalableExtractOp, ScalableInsertOp, ShapeCastOp, ShuffleOp, ToElementsOp,
      TransposeOp>(ctx);
  Roles<SumRole::factor, SumRole::factor, SumRole::term>::attachTo<FMAOp>(ctx);
  ReductionOp::attachInterface<ReductionRoles<ReductionOp>>(*ctx);
  MultiDimReductionOp::attachInterface<ReductionRoles<MultiDimReductionOp>>(
      *ctx);
  ContractionOp::attachInterface<ContractionRoles>(*ctx);
  OuterProductOp::attachInterface<OuterProductRoles>(*ctx);
  LoadOp::attachInterface<LoadAccess<LoadOp>>(*ctx);
  StoreOp::attachInterface<StoreAccess<StoreOp>>(*ctx);
  TransferReadOp::attachInterface<TransferAccess<TransferReadOp>>(*ctx);
  TransferWriteOp::attachInterface<TransferAccess<TransferWriteOp>>(*ctx);
}
