//===- DescribingDialects.cpp - Dialects that never run -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/IRDL/IR/IRDL.h"
#include "mlir/Dialect/PDL/IR/PDL.h"
#include "mlir/Dialect/PDLInterp/IR/PDLInterp.h"
#include "mlir/Dialect/SMT/IR/SMTDialect.h"
#include "mlir/Dialect/Transform/IR/TransformDialect.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct Description : ExecutionDialectInterface {
  using ExecutionDialectInterface::ExecutionDialectInterface;
  bool onlyDescribes() const override { return true; }
};
} // namespace

template <typename DialectTy>
static void attachDescription(MLIRContext *, DialectTy *dialect) {
  dialect->template addInterfaces<Description>();
}

void mlir::roofline::registerDescribingDialects(DialectRegistry &registry) {
  registry.addExtension(attachDescription<irdl::IRDLDialect>);
  registry.addExtension(attachDescription<pdl::PDLDialect>);
  registry.addExtension(attachDescription<pdl_interp::PDLInterpDialect>);
  registry.addExtension(attachDescription<smt::SMTDialect>);
  registry.addExtension(attachDescription<transform::TransformDialect>);
}

void mlir::roofline::registerAllExecutionModels(DialectRegistry &registry) {
  registerAffineExecutionModels(registry);
  registerControlFlowExecutionModels(registry);
  registerDescribingDialects(registry);
  registerGPUExecutionModels(registry);
  registerSCFExecutionModels(registry);
  registerTosaExecutionModels(registry);
}
