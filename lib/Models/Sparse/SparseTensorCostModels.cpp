//===- SparseTensorCostModels.cpp - Costs of the sparse_tensor dialect ----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The operations that look at storage without touching it, and those that say
// in the body of a structured op what happens to stored and missing elements.
// What converts, sorts, packs or walks storage depends on data that no type
// tells, and has no model.
//
//===----------------------------------------------------------------------===//

#include "Core/RegionWork.h"
#include "Storage/ContentsModels.h"
#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/SparseTensor/IR/SparseTensor.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::sparse_tensor;
using namespace mlir::roofline;

namespace {
/// At most one of the regions runs for an element: all of the element-wise
/// largest work, which is what all elements together do at most.
template <typename OpTy>
struct SemiRingModel
    : CostModelOpInterface::ExternalModel<SemiRingModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Work largest;
    for (Region &region : op->getRegions()) {
      if (region.empty())
        continue;
      CostBuilder alternative(op, sizes);
      addBodyCost(alternative, region.front(), 1);
      OpCost cost = alternative.take();
      largest = Work::max(largest, cost.work);
      if (cost.workStatus != CountStatus::exact)
        builder.setWorkStatus(cost.workStatus, cost.reason);
    }
    builder.getCost().work = std::move(largest);
    builder.setWorkStatus(
        combine(builder.getCost().workStatus, CountStatus::upper),
        "depends on which elements are stored");
    return builder.take();
  }
};
} // namespace

static void attachSparseTensorCostModels(MLIRContext *ctx,
                                         SparseTensorDialect *) {
  attachSparseTensorContents(ctx);
  // Storage under another type, parts of it, and what is known of its levels.
  attachFreeModels<GetStorageSpecifierOp, LvlOp, NumberOfEntriesOp,
                   ReinterpretMapOp, SetStorageSpecifierOp,
                   StorageSpecifierInitOp, ToCoordinatesBufferOp,
                   ToCoordinatesOp, ToPositionsOp, ToSliceOffsetOp,
                   ToSliceStrideOp, ToValuesOp, YieldOp>(ctx);
  // The end of a series of insertions, and a set of positions to walk.
  attachFreeModels<ExtractIterSpaceOp, LoadOp>(ctx);
  BinaryOp::attachInterface<SemiRingModel<BinaryOp>>(*ctx);
  ReduceOp::attachInterface<SemiRingModel<ReduceOp>>(*ctx);
  SelectOp::attachInterface<SemiRingModel<SelectOp>>(*ctx);
  UnaryOp::attachInterface<SemiRingModel<UnaryOp>>(*ctx);
}

void mlir::roofline::registerSparseTensorCostModels(DialectRegistry &registry) {
  registry.addExtension(attachSparseTensorCostModels);
}
