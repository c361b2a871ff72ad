//===- TensorCostModels.cpp - Costs of the tensor dialect -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "Core/DataMovement.h"
#include "Core/RegionWork.h"
#include "Memory/TensorModels.h"
#include "Storage/ContentsModels.h"
#include "Storage/InPlace.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

struct ExtractAccess
    : AccumulationOpInterface::ExternalModel<ExtractAccess, tensor::ExtractOp> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto extract = cast<tensor::ExtractOp>(op);
    return ElementAccess{extract.getTensor(), /*map=*/{}, extract.getIndices(),
                         /*stored=*/{}};
  }
};

/// The result is the tensor behind it.
struct InsertAccess
    : AccumulationOpInterface::ExternalModel<InsertAccess, tensor::InsertOp> {
  std::optional<ElementAccess> getElementAccess(Operation *op) const {
    auto insert = cast<tensor::InsertOp>(op);
    return ElementAccess{insert.getDest(), /*map=*/{}, insert.getIndices(),
                         insert.getScalar()};
  }
};

/// Reads one element. Its position is no work of the op: the index arithmetic
/// stands in the IR, and the address is the machine's business.
struct ExtractModel
    : CostModelOpInterface::ExternalModel<ExtractModel, tensor::ExtractOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (!isSplat(op->getOperand(0)))
      builder.readOperand(0, 1);
    return builder.take();
  }
};

struct FromElementsModel
    : CostModelOpInterface::ExternalModel<FromElementsModel,
                                          tensor::FromElementsOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.writeResult(0);
    return builder.take();
  }
};

/// Moves operand 0, a scalar or a tensor, into a part of the destination,
/// operand 1, unless it is there already.
template <typename OpTy>
struct InsertModel
    : CostModelOpInterface::ExternalModel<InsertModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Quantity elements = builder.getNumElements(op->getOperand(0));
    if (isInsertedInPlace(op)) {
      keepPart(builder, /*dest=*/1, elements);
      return builder.take();
    }
    builder.readOperandUnlessSplat(0);
    writePart(builder, /*dest=*/1, elements);
    return builder.take();
  }
};

/// Reads all its tensors and writes a new one.
struct ConcatModel
    : CostModelOpInterface::ExternalModel<ConcatModel, tensor::ConcatOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
      builder.readOperandUnlessSplat(i);
    builder.writeResult(0);
    return builder.take();
  }
};

/// Writes a tensor whose elements a body computes. The body counts once per
/// element of the result; for a pad that includes the elements that then come
/// from the source, as upstream's lowering executes it. The usual body yields a
/// constant and costs nothing either way.
template <typename OpTy>
struct GenerateModel
    : CostModelOpInterface::ExternalModel<GenerateModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (std::is_same_v<OpTy, tensor::PadOp>)
      builder.readOperandUnlessSplat(0);
    builder.writeResult(0);
    addBodyCost(builder, op->getRegion(0).front(),
                builder.getNumElements(op->getResult(0)));
    return builder.take();
  }
};

/// Reads the indices and the slices they name, never the whole source. Slices
/// may repeat, unless the op promises that they do not. Of a splat they are
/// one.
struct GatherModel
    : CostModelOpInterface::ExternalModel<GatherModel, tensor::GatherOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    if (isSplat(op->getResult(0)))
      return builder.take();
    builder.readOperand(0, builder.getNumElements(op->getResult(0)));
    if (!cast<tensor::GatherOp>(op).getUnique())
      builder.limitLastTraffic(CountStatus::upper,
                               "gathered slices may repeat");
    builder.readOperand(1);
    builder.writeResult(0);
    return builder.take();
  }
};

/// Reads the source and the indices, writes the slices they name: each once,
/// since the op requires them to be unique.
struct ScatterModel
    : CostModelOpInterface::ExternalModel<ScatterModel, tensor::ScatterOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    builder.readOperandUnlessSplat(0);
    builder.readOperand(2);
    writePart(builder, /*dest=*/1, builder.getNumElements(op->getOperand(0)));
    return builder.take();
  }
};

} // namespace

static void attachTensorCostModels(MLIRContext *ctx, tensor::TensorDialect *) {
  using namespace tensor;
  attachTensorContents(ctx);
  attachTensorIterations(ctx);
  // Other views of the same elements: casts, reshapes, and slices, which alias
  // what they are taken from. Whoever reads a slice reads only its elements.
  attachFreeModels<BitcastOp, CastOp, CollapseShapeOp, ExpandShapeOp,
                   ExtractSliceOp, ReshapeOp>(ctx);
  // Sizes, which come with the tensor.
  attachFreeModels<DimOp, RankOp>(ctx);
  // No contents, or one scalar everywhere, which its users take as an
  // immediate.
  attachFreeModels<EmptyOp, SplatOp>(ctx);
  // The terminator of a body.
  attachFreeModels<YieldOp>(ctx);

  ExtractOp::attachInterface<ExtractModel>(*ctx);
  ExtractOp::attachInterface<ExtractAccess>(*ctx);
  FromElementsOp::attachInterface<FromElementsModel>(*ctx);
  InsertOp::attachInterface<InsertModel<InsertOp>>(*ctx);
  InsertOp::attachInterface<InsertAccess>(*ctx);
  InsertSliceOp::attachInterface<InsertModel<InsertSliceOp>>(*ctx);
  ParallelInsertSliceOp::attachInterface<InsertModel<ParallelInsertSliceOp>>(
      *ctx);
  ConcatOp::attachInterface<ConcatModel>(*ctx);
  GenerateOp::attachInterface<GenerateModel<GenerateOp>>(*ctx);
  PadOp::attachInterface<GenerateModel<PadOp>>(*ctx);
  GatherOp::attachInterface<GatherModel>(*ctx);
  ScatterOp::attachInterface<ScatterModel>(*ctx);
}

void mlir::roofline::registerTensorCostModels(DialectRegistry &registry) {
  registry.addExtension(attachTensorCostModels);
}
