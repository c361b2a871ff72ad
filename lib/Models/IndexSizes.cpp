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

static void attach(MLIRContext *ctx, index::IndexDialect *) {
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
  attachValueRule<castSigned, CastSOp>(ctx);
  attachValueRule<castUnsigned, CastUOp>(ctx);
}

void mlir::roofline::registerIndexSizes(DialectRegistry &registry) {
  registry.addExtension(attach);
}
