//===- VectorCostModels.cpp - Costs of the vector dialect -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Vectors live in registers: computing with them moves no bytes, and
// rearranging them costs nothing. Lengths of scalable vectors are multiples of
// the symbol `vscale`.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Accumulation/AccumulationModels.h"
#include "Storage/ContentsModels.h"
#include "Vector/VectorMemory.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

static WorkClass getCombiningClass(vector::CombiningKind kind) {
  switch (kind) {
  case vector::CombiningKind::ADD:
    return WorkClass::add;
  case vector::CombiningKind::MUL:
    return WorkClass::mul;
  case vector::CombiningKind::AND:
  case vector::CombiningKind::OR:
  case vector::CombiningKind::XOR:
    return WorkClass::bit;
  case vector::CombiningKind::MINUI:
  case vector::CombiningKind::MINSI:
  case vector::CombiningKind::MINNUMF:
  case vector::CombiningKind::MAXUI:
  case vector::CombiningKind::MAXSI:
  case vector::CombiningKind::MAXNUMF:
  case vector::CombiningKind::MAXIMUMF:
  case vector::CombiningKind::MINIMUMF:
    return WorkClass::compare;
  }
  llvm_unreachable("covered switch");
}

static Quantity getExtent(VectorType type, unsigned dim) {
  Quantity extent = type.getDimSize(dim);
  return type.getScalableDims()[dim] ? extent * Quantity(vscale) : extent;
}

/// All lanes count, also those that a mask switches off.
static OpCost takeLanes(CostBuilder &builder) {
  if (isMasked(builder.getOperation()))
    builder.setWorkStatus(CountStatus::upper, "a mask may switch lanes off");
  return builder.take();
}

/// Adds `count` products of `operandType`, each combined with an accumulator.
/// Those that are added are multiply-accumulates, unless they are squares. The
/// implicit widening of operands is part of the multiplication.
static void addProducts(CostBuilder &builder, vector::CombiningKind kind,
                        Type operandType, Type accumulatorType, bool isSquare,
                        const Quantity &count) {
  if (kind == vector::CombiningKind::ADD && !isSquare) {
    builder.addMacs(operandType, accumulatorType, count);
    return;
  }
  builder.addWork(WorkClass::mul, accumulatorType, count);
  builder.addWork(getCombiningClass(kind), accumulatorType, count);
}

namespace {

/// One product per point of the iteration domain.
struct ContractionModel
    : CostModelOpInterface::ExternalModel<ContractionModel,
                                          vector::ContractionOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto contract = cast<vector::ContractionOp>(op);
    CostBuilder builder(op, sizes);
    SmallVector<AffineMap> maps = contract.getIndexingMapsArray();
    SmallVector<Quantity> extents(maps[0].getNumDims(), 1);
    auto addExtents = [&](AffineMap map, VectorType type) {
      for (unsigned i = 0, e = map.getNumResults(); i < e; ++i)
        extents[map.getDimPosition(i)] = getExtent(type, i);
    };
    addExtents(maps[0], contract.getLhsType());
    addExtents(maps[1], contract.getRhsType());
    Quantity domain = 1;
    for (const Quantity &extent : extents)
      domain *= extent;

    bool isSquare =
        contract.getLhs() == contract.getRhs() && maps[0] == maps[1];
    Type lhs = contract.getLhsType().getElementType();
    Type rhs = contract.getRhsType().getElementType();
    addProducts(builder, contract.getKind(), getWiderType(lhs, rhs),
                contract.getResultType(), isSquare, domain);
    return takeLanes(builder);
  }
};

/// One product per element of the result, combined with an accumulator if there
/// is one.
struct OuterProductModel
    : CostModelOpInterface::ExternalModel<OuterProductModel,
                                          vector::OuterProductOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto product = cast<vector::OuterProductOp>(op);
    CostBuilder builder(op, sizes);
    Quantity elements = builder.getNumElements(product.getResult());
    Type type = product.getResult().getType();
    // The sum is part of the op, so a matrix unit can take both.
    bool adds =
        product.getAcc() && product.getKind() == vector::CombiningKind::ADD;
    if (adds && isMultiplyAccumulate(op, sizes)) {
      builder.addMacs(product.getLhs().getType(), type, elements);
      return takeLanes(builder);
    }
    builder.addWork(WorkClass::mul, type, elements);
    if (product.getAcc())
      builder.addWork(getCombiningClass(product.getKind()), type, elements);
    markMultiplyAccumulate(op, builder.getCost(), sizes);
    return takeLanes(builder);
  }
};

/// n elements and an accumulator take n operations; without one, n - 1.
struct ReductionModel
    : CostModelOpInterface::ExternalModel<ReductionModel, vector::ReductionOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto reduction = cast<vector::ReductionOp>(op);
    CostBuilder builder(op, sizes);
    Quantity count = builder.getNumElements(reduction.getVector());
    if (!reduction.getAcc())
      count -= 1;
    builder.addWork(getCombiningClass(reduction.getKind()),
                    reduction.getVector().getType(), count);
    return takeLanes(builder);
  }
};

/// Always has an accumulator, so each element is combined once.
struct MultiReductionModel
    : CostModelOpInterface::ExternalModel<MultiReductionModel,
                                          vector::MultiDimReductionOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto reduction = cast<vector::MultiDimReductionOp>(op);
    CostBuilder builder(op, sizes);
    builder.addWork(getCombiningClass(reduction.getKind()),
                    reduction.getSource().getType(),
                    builder.getNumElements(reduction.getSource()));
    return takeLanes(builder);
  }
};

/// Along the scanned dimension the first value is given (the first element, or
/// the initial value if exclusive); each of the others takes one operation.
struct ScanModel
    : CostModelOpInterface::ExternalModel<ScanModel, vector::ScanOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto scan = cast<vector::ScanOp>(op);
    CostBuilder builder(op, sizes);
    auto type = cast<VectorType>(scan.getSource().getType());
    Quantity count = 1;
    for (unsigned dim = 0, e = type.getRank(); dim < e; ++dim)
      count *= dim == scan.getReductionDim() ? getExtent(type, dim) - 1
                                             : getExtent(type, dim);
    builder.addWork(getCombiningClass(scan.getKind()), type, count);
    return takeLanes(builder);
  }
};

} // namespace

static void attachVectorCostModels(MLIRContext *ctx, vector::VectorDialect *) {
  using namespace vector;
  attachVectorContents(ctx);
  attachVectorAccumulation(ctx);
  // Values move between registers and lanes.
  attachFreeModels<BitCastOp, BroadcastOp, DeinterleaveOp, ExtractOp,
                   ExtractStridedSliceOp, FromElementsOp, InsertOp,
                   InsertStridedSliceOp, InterleaveOp, ScalableExtractOp,
                   ScalableInsertOp, ShapeCastOp, ShuffleOp, ToElementsOp,
                   TransposeOp>(ctx);
  // Lane numbers and masks: the machine's own bookkeeping of its lanes.
  attachFreeModels<ConstantMaskOp, CreateMaskOp, StepOp, VectorScaleOp>(ctx);
  // A container for one masked op, which counts by itself.
  attachFreeModels<MaskOp, YieldOp>(ctx);
  // Another view of the same memory; printing for debugging.
  attachFreeModels<TypeCastOp, PrintOp>(ctx);

  FMAOp::attachInterface<MultiplyModel<FMAOp, WorkClass::fma>>(*ctx);
  ContractionOp::attachInterface<ContractionModel>(*ctx);
  OuterProductOp::attachInterface<OuterProductModel>(*ctx);
  ReductionOp::attachInterface<ReductionModel>(*ctx);
  MultiDimReductionOp::attachInterface<MultiReductionModel>(*ctx);
  ScanOp::attachInterface<ScanModel>(*ctx);
  attachVectorMemoryModels(ctx);
}

void mlir::roofline::registerVectorCostModels(DialectRegistry &registry) {
  registry.addExtension(attachVectorCostModels);
}
