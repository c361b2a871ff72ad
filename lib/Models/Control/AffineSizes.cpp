//===- AffineSizes.cpp - Values of the affine dialect ---------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

static Size getApplied(affine::AffineApplyOp op, SizeProvider &sizes) {
  AffineMap map = op.getAffineMap();
  return evaluate(sizes, map.getResult(0), map.getNumDims(),
                  op.getMapOperands());
}

static Size getMin(affine::AffineMinOp op, SizeProvider &sizes) {
  return evaluateExtremum(sizes, op.getAffineMap(), op.getOperands(),
                          /*isMax=*/false);
}

static Size getMax(affine::AffineMaxOp op, SizeProvider &sizes) {
  return evaluateExtremum(sizes, op.getAffineMap(), op.getOperands(),
                          /*isMax=*/true);
}

namespace {
/// The digits of an index, from the last one, each the remainder of what those
/// behind it leave. The first takes all that is left: its extent, if there is
/// one, is no part of the computation.
struct DelinearizeSizes
    : SizeOpInterface::ExternalModel<DelinearizeSizes,
                                     affine::AffineDelinearizeIndexOp> {
  Size getResultValue(Operation *op, unsigned digit,
                      SizeProvider &sizes) const {
    auto delinearize = cast<affine::AffineDelinearizeIndexOp>(op);
    SmallVector<OpFoldResult> base = delinearize.getPaddedBasis();
    Quantity left = sizes.getValue(delinearize.getLinearIndex());
    for (OpFoldResult extent :
         llvm::reverse(ArrayRef(base).drop_front(digit + 1)))
      left = Quantity::floorDiv(left, sizes.getValue(extent));
    return digit == 0 ? left : Quantity::mod(left, sizes.getValue(base[digit]));
  }
};
} // namespace

static Size getLinearized(affine::AffineLinearizeIndexOp op,
                          SizeProvider &sizes) {
  Quantity index = 0;
  // The first extent, too, is there to be known only.
  for (auto [digit, extent] :
       llvm::zip_equal(op.getMultiIndex(), op.getPaddedBasis())) {
    if (!index.isZero())
      index *= sizes.getValue(extent);
    index += sizes.getValue(digit);
  }
  return index;
}

static void attachAffineSizes(MLIRContext *ctx, affine::AffineDialect *) {
  using namespace affine;
  attachValueRule<getApplied, AffineApplyOp>(ctx);
  attachValueRule<getMin, AffineMinOp>(ctx);
  attachValueRule<getMax, AffineMaxOp>(ctx);
  AffineDelinearizeIndexOp::attachInterface<DelinearizeSizes>(*ctx);
  attachValueRule<getLinearized, AffineLinearizeIndexOp>(ctx);
}

void mlir::roofline::registerAffineSizes(DialectRegistry &registry) {
  registry.addExtension(attachAffineSizes);
}
