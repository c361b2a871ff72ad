//===- BuiltinCostModels.cpp - Costs of the builtin and ub dialects -------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/CostBuilder.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/UB/IR/UBOps.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

static void attachBuiltin(MLIRContext *ctx, BuiltinDialect *) {
  // A container, and a change of type that no value notices.
  attachFreeModels<ModuleOp, UnrealizedConversionCastOp>(ctx);
}

static void attachUB(MLIRContext *ctx, ub::UBDialect *) {
  // No value, and no execution.
  attachFreeModels<ub::PoisonOp, ub::UnreachableOp>(ctx);
}

void mlir::roofline::registerBuiltinCostModels(DialectRegistry &registry) {
  registry.addExtension(attachBuiltin);
}

void mlir::roofline::registerUBCostModels(DialectRegistry &registry) {
  registry.addExtension(attachUB);
}
