//===- TosaExecution.cpp - How regions of the tosa dialect run ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/Tosa/IR/TosaOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Runs one of its two regions.
struct ConditionalModel
    : ExecutionOpInterface::ExternalModel<ConditionalModel, tosa::IfOp> {
  bool runsOneRegion(Operation *) const { return true; }
};
} // namespace

void mlir::roofline::registerTosaExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, tosa::TosaDialect *) {
    tosa::IfOp::attachInterface<ConditionalModel>(*ctx);
  });
}
