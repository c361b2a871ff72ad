//===- SCFExecution.cpp - How regions of the scf dialect run --------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Interfaces/ExecutionOpInterface.h"
#include "mlir-roofline/Interfaces/IntegerValues.h"
#include "mlir-roofline/Models/ExecutionModels.h"

#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
/// LoopLikeOpInterface does not say whether bounds are unsigned.
struct ForModel : ExecutionOpInterface::ExternalModel<ForModel, scf::ForOp> {
  std::optional<SmallVector<LoopLevel>>
  getRegionLoops(Operation *op, SizeProvider &sizes) const {
    auto loop = cast<scf::ForOp>(op);
    if (!loop.getUnsignedCmp())
      return std::nullopt;
    Type type = loop.getInductionVar().getType();
    LoopLevel level;
    level.lower = asUnsigned(sizes.getValue(loop.getLowerBound()), type);
    level.step = sizes.getValue(loop.getStep());
    level.counter = loop.getInductionVar();
    Quantity upper = asUnsigned(sizes.getValue(loop.getUpperBound()), type);
    std::optional<Quantity> trips =
        getTripCount(level.lower, upper, level.step);
    if (!trips)
      return std::nullopt;
    level.trips = *trips;
    return SmallVector<LoopLevel>{level};
  }
};
} // namespace

void mlir::roofline::registerSCFExecutionModels(DialectRegistry &registry) {
  registry.addExtension(+[](MLIRContext *ctx, scf::SCFDialect *) {
    scf::ForOp::attachInterface<ForModel>(*ctx);
  });
}
