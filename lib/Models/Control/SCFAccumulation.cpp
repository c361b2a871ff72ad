//===- SCFAccumulation.cpp - Sums of parallel loops -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Accumulation/AccumulationModels.h"

#include "mlir-roofline/Interfaces/AccumulationOpInterface.h"
#include "mlir/Dialect/SCF/IR/SCF.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// Adds up what its body adds.
struct ReduceRoles
    : AccumulationOpInterface::ExternalModel<ReduceRoles, scf::ReduceOp> {
  SumRole getSumRole(Operation *op, unsigned operand) const {
    Block &body = cast<scf::ReduceOp>(op).getReductions()[operand].front();
    Operation *sum = body.getTerminator()->getOperand(0).getDefiningOp();
    return sum && isSum(sum) ? SumRole::summed : SumRole::none;
  }
};
} // namespace

void mlir::roofline::attachSCFAccumulation(MLIRContext *ctx) {
  scf::ReduceOp::attachInterface<ReduceRoles>(*ctx);
}
