//===- ModelMeasurements.cpp - Measured operations of a model -------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ModelMeasurements.h"

#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;

FailureOr<std::vector<Measurement>> mlir::roofline::readModelMeasurements(
    ModuleOp module, const ReportRequest &request, Location loc) {
  FailureOr<ReportInput> input = analyse(module, request, loc);
  if (failed(input))
    return failure();
  Report report = buildReport(input->cost, Parameters(input->cost),
                              input->targets, input->options);
  // The costs at the sizes that the times are of.
  ModuleCost cost = input->options.bindings.empty()
                        ? std::move(input->cost)
                        : input->cost.bind(input->options.bindings);
  std::vector<Measurement> measurements;
  for (auto [op, costed] : llvm::zip_equal(report.ops, cost.getOps())) {
    const std::optional<MeasuredPart> &part = op.times.front().measured;
    if (part && part->seconds > 0)
      measurements.push_back({costed.cost, std::nullopt, part->seconds});
  }
  if (measurements.empty())
    return emitError(loc) << "expected times of operations of '" << request.file
                          << "' in '" << request.measured
                          << "', found none; report --measured says why";
  return measurements;
}
