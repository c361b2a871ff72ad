//===- ArithSizes.cpp - Values of the arith dialect -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/IntegerRules.h"
#include "mlir-roofline/Interfaces/Values/IntegerValues.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

using namespace mlir::roofline::integer_rules;

static std::pair<Order, bool> getOrder(arith::CmpIPredicate predicate) {
  switch (predicate) {
  case arith::CmpIPredicate::eq:
    return {Order::eq, false};
  case arith::CmpIPredicate::ne:
    return {Order::ne, false};
  case arith::CmpIPredicate::slt:
    return {Order::lt, false};
  case arith::CmpIPredicate::sle:
    return {Order::le, false};
  case arith::CmpIPredicate::sgt:
    return {Order::gt, false};
  case arith::CmpIPredicate::sge:
    return {Order::ge, false};
  case arith::CmpIPredicate::ult:
    return {Order::lt, true};
  case arith::CmpIPredicate::ule:
    return {Order::le, true};
  case arith::CmpIPredicate::ugt:
    return {Order::gt, true};
  case arith::CmpIPredicate::uge:
    return {Order::ge, true};
  }
  llvm_unreachable("covered switch");
}

namespace {
struct CompareSizes
    : SizeOpInterface::ExternalModel<CompareSizes, arith::CmpIOp> {
  std::optional<Comparison> getResultComparison(Operation *op, unsigned,
                                                SizeProvider &sizes) const {
    auto compare = cast<arith::CmpIOp>(op);
    auto [order, isUnsigned] = getOrder(compare.getPredicate());
    Quantity a = sizes.getValue(compare.getLhs());
    Quantity b = sizes.getValue(compare.getRhs());
    Type type = compare.getLhs().getType();
    if (isUnsigned && type.isIntOrIndex())
      return integer_rules::compare(order, isUnsigned, asUnsigned(a, type),
                                    asUnsigned(b, type));
    return integer_rules::compare(order, isUnsigned, a, b);
  }
};
} // namespace

static Size getSelected(arith::SelectOp op, SizeProvider &sizes) {
  return integer_rules::select(op.getCondition(),
                               sizes.getValue(op.getTrueValue()),
                               sizes.getValue(op.getFalseValue()), sizes);
}

static void attachArithSizes(MLIRContext *ctx, arith::ArithDialect *) {
  using namespace arith;
  attachBinary<add, AddIOp>(ctx);
  attachBinary<sub, SubIOp>(ctx);
  attachBinary<mul, MulIOp>(ctx);
  attachBinary<floorDivSigned, FloorDivSIOp>(ctx);
  attachBinary<ceilDivSigned, CeilDivSIOp>(ctx);
  attachBinary<ceilDivUnsigned, CeilDivUIOp>(ctx);
  attachBinary<divSigned, DivSIOp>(ctx);
  attachBinary<divUnsigned, DivUIOp>(ctx);
  attachBinary<remSigned, RemSIOp>(ctx);
  attachBinary<remUnsigned, RemUIOp>(ctx);
  attachBinary<maxSigned, MaxSIOp>(ctx);
  attachBinary<maxUnsigned, MaxUIOp>(ctx);
  attachBinary<minSigned, MinSIOp>(ctx);
  attachBinary<minUnsigned, MinUIOp>(ctx);
  attachBinary<bitAnd, AndIOp>(ctx);
  attachBinary<bitOr, OrIOp>(ctx);
  attachBinary<bitXor, XOrIOp>(ctx);
  attachBinary<shiftLeft, ShLIOp>(ctx);
  attachBinary<shiftRightSigned, ShRSIOp>(ctx);
  attachBinary<shiftRightUnsigned, ShRUIOp>(ctx);
  attachValueRule<castSigned, ExtSIOp, IndexCastOp, TruncIOp>(ctx);
  attachValueRule<castUnsigned, ExtUIOp, IndexCastUIOp>(ctx);
  attachValueRule<getSelected, SelectOp>(ctx);
  CmpIOp::attachInterface<CompareSizes>(*ctx);
}

void mlir::roofline::registerArithSizes(DialectRegistry &registry) {
  registry.addExtension(attachArithSizes);
}
