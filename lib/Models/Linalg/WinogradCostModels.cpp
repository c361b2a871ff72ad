//===- WinogradCostModels.cpp - Costs of linalg's Winograd transforms -----===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// F(m x m, r x r) turns each tile t into L t R with constant matrices L and R.
// Their elements are constants, so the products are no macs. An extent of 1 on
// both sides is not transformed: a convolution of one dimension.
//
//===----------------------------------------------------------------------===//

#include "Linalg/LinalgModels.h"
#include "mlir-roofline/Models/CostBuilder.h"

#include "mlir/Dialect/Linalg/IR/Linalg.h"

using namespace mlir;
using namespace mlir::linalg;
using namespace mlir::roofline;

namespace {
/// The height and width of a tile.
struct Tile {
  Quantity height, width;
};
} // namespace

/// Adds `tiles` times the two matrix products that turn tiles of size `from`
/// into tiles of size `to`.
static void addTransforms(CostBuilder &builder, const Tile &from,
                          const Tile &to, const Quantity &tiles) {
  Type type = builder.getOperation()->getOperand(0).getType();
  Quantity products;
  if (!from.height.isOne() || !to.height.isOne())
    products += to.height * from.height * from.width;
  if (!from.width.isOne() || !to.width.isOne())
    products += to.height * from.width * to.width;
  builder.addWork(WorkClass::mul, type, products * tiles);
  builder.addWork(WorkClass::add, type, products * tiles);
}

namespace {
struct FilterTransformModel
    : CostModelOpInterface::ExternalModel<FilterTransformModel,
                                          WinogradFilterTransformOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto transform = cast<WinogradFilterTransformOp>(op);
    CostBuilder builder(op, sizes);
    Value filter = transform.getFilter(), output = transform.getOutput();
    Tile from = {sizes.getDim(filter, transform.getFilterHDim()),
                 sizes.getDim(filter, transform.getFilterWDim())};
    Tile to = {sizes.getDim(output, 0), sizes.getDim(output, 1)};
    addTransforms(builder, from, to,
                  sizes.getDim(filter, transform.getFilterFDim()) *
                      sizes.getDim(filter, transform.getFilterCDim()));
    builder.readOperand(0);
    builder.writeResult(0);
    return builder.take();
  }
};

struct InputTransformModel
    : CostModelOpInterface::ExternalModel<InputTransformModel,
                                          WinogradInputTransformOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Value output = cast<WinogradInputTransformOp>(op).getOutput();
    Tile tile = {sizes.getDim(output, 0), sizes.getDim(output, 1)};
    Quantity tiles = 1;
    for (unsigned dim = 2; dim < 6; ++dim)
      tiles *= sizes.getDim(output, dim);
    addTransforms(builder, tile, tile, tiles);
    builder.readOperand(0);
    builder.writeResult(0);
    return builder.take();
  }
};

/// The result is added to the output. With m or r above the smallest, the
/// matrices are scaled to keep their elements small, and the result scaled back
/// with a product per element; without, the last matrix product starts from the
/// output and adds nothing of its own.
struct OutputTransformModel
    : CostModelOpInterface::ExternalModel<OutputTransformModel,
                                          WinogradOutputTransformOp> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    auto transform = cast<WinogradOutputTransformOp>(op);
    CostBuilder builder(op, sizes);
    Value value = transform.getValue();
    WinogradConv2DFmr algorithm = transform.getFmr();
    Quantity m = algorithm == WinogradConv2DFmr::F_4_3 ? 4 : 2;
    Tile from = {sizes.getDim(value, 0), sizes.getDim(value, 1)};
    Tile to = {from.height.isOne() ? Quantity(1) : m,
               from.width.isOne() ? Quantity(1) : m};
    Quantity tiles = 1;
    for (unsigned dim = 2; dim < 6; ++dim)
      tiles *= sizes.getDim(value, dim);
    addTransforms(builder, from, to, tiles);
    if (algorithm != WinogradConv2DFmr::F_2_3) {
      Quantity outputs = to.height * to.width * tiles;
      builder.addWork(WorkClass::mul, value.getType(), outputs);
      builder.addWork(WorkClass::add, value.getType(), outputs);
    }
    builder.readOperand(0);
    builder.readOperandUnlessSplat(1);
    builder.writeResult(0);
    return builder.take();
  }
};
} // namespace

void mlir::roofline::attachWinogradModels(MLIRContext *ctx) {
  WinogradFilterTransformOp::attachInterface<FilterTransformModel>(*ctx);
  WinogradInputTransformOp::attachInterface<InputTransformModel>(*ctx);
  WinogradOutputTransformOp::attachInterface<OutputTransformModel>(*ctx);
}
