//===- IndexSizes.cpp - Values of the index dialect -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Index/IR/IndexDialect.h"
#include "mlir/Dialect/Index/IR/IndexOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

using namespace mlir::roofline::integer_rules;

static std::pair<Order, bool> getOrder(index::IndexCmpPredicate predicate) {
  switch (predicate) {
  case index::IndexCmpPredicate::EQ:
    return {Order::eq, false};
  case index::IndexCmpPredicate::NE:
    return {Order::ne, false};
  case index::IndexCmpPredicate::SLT:
    return {Order::lt, false};
  case index::IndexCmpPredicate::SLE:
    return {Order::le, false};
  case index::IndexCmpPredicate::SGT:
    return {Order::gt, false};
  case index::IndexCmpPredicate::SGE:
    return {Order::ge, false};
  case index::IndexCmpPredicate::ULT:
    return {Order::lt, true};
  case index::IndexCmpPredicate::ULE:
    return {Order::le, true};
  case index::IndexCmpPredicate::UGT:
    return {Order::gt, true};
  case index::IndexCmpPredicate::UGE:
    return {Order::ge, true};
  }
  llvm_unreachable("covered switch");
}

namespace {
struct IndexCompareSizes
    : SizeOpInterface::ExternalModel<IndexCompareSizes, index::CmpOp> {
  std::optional<Comparison> getResultComparison(Operation *op, unsigned,
                                                SizeProvider &sizes) const {
    auto compare = cast<index::CmpOp>(op);
    auto [order, isUnsigned] = getOrder(compare.getPred());
    return integer_rules::compare(order, isUnsigned,
                                  sizes.getValue(compare.getLhs()),
                                  sizes.getValue(compare.getRhs()));
  }
};
} // namespace

static void attachIndexSizes(MLIRContext *ctx, index::IndexDialect *) {
  using namespace index;
  attachBinary<add, AddOp>(ctx);
  attachBinary<sub, SubOp>(ctx);
  attachBinary<mul, MulOp>(ctx);
  attachBinary<floorDivSigned, FloorDivSOp>(ctx);
  attachBinary<ceilDivSigned, CeilDivSOp>(ctx);
  attachBinary<ceilDivUnsigned, CeilDivUOp>(ctx);
  attachBinary<divSigned, DivSOp>(ctx);
  attachBinary<divUnsigned, DivUOp>(ctx);
  attachBinary<remSigned, RemSOp>(ctx);
  attachBinary<remUnsigned, RemUOp>(ctx);
  attachBinary<maxSigned, MaxSOp>(ctx);
  attachBinary<maxUnsigned, MaxUOp>(ctx);
  attachBinary<minSigned, MinSOp>(ctx);
  attachBinary<minUnsigned, MinUOp>(ctx);
  attachBinary<bitAnd, AndOp>(ctx);
  attachBinary<bitOr, OrOp>(ctx);
  attachBinary<bitXor, XOrOp>(ctx);
  attachBinary<shiftLeft, ShlOp>(ctx);
  attachBinary<shiftRightSigned, ShrSOp>(ctx);
  attachBinary<shiftRightUnsigned, ShrUOp>(ctx);
  CmpOp::attachInterface<IndexCompareSizes>(*ctx);
  attachValueRule<castSigned, CastSOp>(ctx);
  attachValueRule<castUnsigned, CastUOp>(ctx);
}

void mlir::roofline::registerIndexSizes(DialectRegistry &registry) {
  registry.addExtension(attachIndexSizes);
}
