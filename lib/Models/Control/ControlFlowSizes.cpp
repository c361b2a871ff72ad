//===- ControlFlowSizes.cpp - What assertions say of sizes ----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Core/SizeModels.h"
#include "mlir-roofline/Models/SizeModelRegistration.h"

#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::size_models;

namespace {
/// Whatever runs behind it may rely on it.
struct AssertSizes : SizeOpInterface::ExternalModel<AssertSizes, cf::AssertOp> {
  void getEqualSizes(Operation *op, SizeProvider &sizes,
                     SmallVectorImpl<EqualSizes> &equal) const {
    std::optional<Comparison> test =
        sizes.getComparison(cast<cf::AssertOp>(op).getArg());
    if (test && test->kind == Comparison::Kind::zero)
      equal.emplace_back(test->difference, 0);
  }
};
} // namespace

static void attachControlFlowSizes(MLIRContext *ctx, cf::ControlFlowDialect *) {
  cf::AssertOp::attachInterface<AssertSizes>(*ctx);
}

void mlir::roofline::registerControlFlowSizes(DialectRegistry &registry) {
  registry.addExtension(attachControlFlowSizes);
}
