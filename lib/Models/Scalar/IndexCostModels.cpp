//===- IndexCostModels.cpp - Costs of the index dialect -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// One operation on `index`, whatever the result type is (a comparison yields
/// i1, a cast any integer).
template <typename OpTy>
struct IndexModel
    : CostModelOpInterface::ExternalModel<IndexModel<OpTy>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &) const {
    OpCost cost;
    cost.work.add(WorkClass::index, IndexType::get(op->getContext()), 1);
    return cost;
  }
};
} // namespace

template <typename... Ops>
static void attachIndexModels(MLIRContext *ctx) {
  (Ops::template attachInterface<IndexModel<Ops>>(*ctx), ...);
}

static void attachIndexCostModels(MLIRContext *ctx, index::IndexDialect *) {
  using namespace index;
  // Constants, and the width of `index`, are known to the compiler.
  attachFreeModels<BoolConstantOp, ConstantOp, SizeOfOp>(ctx);
  attachIndexModels<AddOp, AndOp, CastSOp, CastUOp, CeilDivSOp, CeilDivUOp,
                    CmpOp, DivSOp, DivUOp, FloorDivSOp, MaxSOp, MaxUOp, MinSOp,
                    MinUOp, MulOp, OrOp, RemSOp, RemUOp, ShlOp, ShrSOp, ShrUOp,
                    SubOp, XOrOp>(ctx);
}

void mlir::roofline::registerIndexCostModels(DialectRegistry &registry) {
  registry.addExtension(attachIndexCostModels);
}
